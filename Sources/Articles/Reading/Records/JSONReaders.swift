import Text

/// JSON Lines: an article a line. A bad line is an issue, the others are read.
struct JSONLinesReader: ArticleReader {
    /// The endings that it reads.
    var endings: [String] { ["jsonl", "ndjson"] }
    /// The media types that it reads.
    var mediaTypes: [String] { ["application/x-ndjson", "application/jsonl"] }
    /// Members whose names do not tell what they are.
    var map: FieldMap
    /// Makes a reader.
    init(map: FieldMap = FieldMap()) { self.map = map }

    /// A value in the first line; whatever its name says, a broken line is for it to tell.
    func recognises(_ head: FileHead) -> Recognition {
        switch head.kind {
        case .jsonLines: .likely
        case .json, .text: .byName
        default: .no
        }
    }

    /// A record for each line.
    func read(_ text: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        var records: [ArticleRecord] = []
        let lines = JSONLines(text)
        for (number, line) in lines {
            var parser = JSONParser(line)
            do {
                let list = RecordList(try parser.parse())
                for (place, item) in list.items.enumerated() {
                    let id = list.items.count == 1 ? "\(path)#\(number)" : "\(path)#\(number).\(place + 1)"
                    let record = JSONRecord(item, line: number, map: map).record(id: id, path: path, issues: &issues)
                    if let record { records.append(record) }
                }
            } catch {
                issues.append(LoadIssue(path, line: number, .json("\(error.words) at byte \(error.offset + 1)")))
            }
        }
        if lines.count <= 1, records.isEmpty, issues.isEmpty { issues.append(LoadIssue(path, .empty)) }
        return records
    }
}

/// A JSON file: one article, a list of them, or the answer of a service with a list in it.
struct JSONReader: ArticleReader {
    /// The endings that it reads.
    var endings: [String] { ["json"] }
    /// The media types that it reads.
    var mediaTypes: [String] { ["application/json", "application/ld+json"] }
    /// Members whose names do not tell what they are.
    var map: FieldMap
    /// Makes a reader.
    init(map: FieldMap = FieldMap()) { self.map = map }

    /// A value that goes over several lines, or one that its name says is of JSON.
    func recognises(_ head: FileHead) -> Recognition {
        switch head.kind {
        case .json: .likely
        case .jsonLines, .text: .byName
        default: .no
        }
    }

    /// A record for the object, or for each of the list.
    func read(_ text: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        var parser = JSONParser(text)
        do {
            let value = try parser.parse()
            if let channel = TelegramExport(value) { return channel.records(path: path, issues: &issues) }
            let items = RecordList(value).items
            return items.enumerated().compactMap { index, item in
                let id = items.count == 1 && value.isObject ? path : "\(path)#\(index + 1)"
                return JSONRecord(item, line: nil, map: map).record(id: id, path: path, issues: &issues)
            }
        } catch {
            let line = text.utf8.prefix(error.offset).count { $0 == 0x0A } + 1
            issues.append(LoadIssue(path, line: line, .json(error.words)))
            return []
        }
    }
}
