import Text

/// JSON Lines: an article a line. A bad line is an issue, the others are read.
struct JSONLinesReader: ArticleReader {
    /// The endings that it reads.
    var endings: [String] { ["jsonl", "ndjson"] }
    var holdsMany: Bool { true }
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
            do {
                let value = try ForeignJSON.value(of: line)
                if let channel = TelegramExport(value) {
                    records += channel.records(path: path, issues: &issues)
                    continue
                }
                let list = RecordList(value)
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
    var holdsMany: Bool { true }
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
        do {
            let value = try ForeignJSON.value(of: Substring(text))
            if let channel = TelegramExport(value) { return channel.records(path: path, issues: &issues) }
            let items = RecordList(value).items
            if items.isEmpty { issues.append(LoadIssue(path, .note("has no record in it"))) }
            return items.enumerated().compactMap { index, item in
                let id = items.count == 1 && value.isObject ? path : "\(path)#\(index + 1)"
                return JSONRecord(item, line: nil, map: map).record(id: id, path: path, issues: &issues)
            }
        } catch {
            if Self.isLines(text, endOfFirst: error.offset) {
                return JSONLinesReader(map: map).read(text, path: path, issues: &issues)
            }
            let line = text.utf8.prefix(error.offset).count { $0 == 0x0A } + 1
            issues.append(LoadIssue(path, line: line, .json(error.words)))
            return []
        }
    }

    /// Whether each line is a value, whatever the file is called: the first one is, and what is wrong stands behind it.
    private static func isLines(_ text: String, endOfFirst offset: Int) -> Bool {
        var lines = JSONLines(text).makeIterator()
        guard let (_, line) = lines.next(), offset > line.utf8.count else { return false }
        return (try? ForeignJSON.value(of: line))?.isObject ?? false
    }
}
