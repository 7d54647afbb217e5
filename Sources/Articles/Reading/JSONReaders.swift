/// JSON Lines: an article a line. A bad line is an issue, the others are read.
public struct JSONLinesReader: ArticleReader {
    /// The endings that it reads.
    public var endings: [String] { ["jsonl", "ndjson"] }
    /// Makes a reader.
    public init() {}

    /// A record for each line.
    public func read(_ text: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        var records: [ArticleRecord] = []
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
            number += 1
            if line.allSatisfy(\.isWhitespace) { continue }
            var parser = JSONParser(line)
            do {
                let value = try parser.parse()
                if let record = ArticleRecord(value, id: "\(path)#\(number)", path: path, line: number, issues: &issues)
                {
                    records.append(record)
                }
            } catch {
                issues.append(LoadIssue(path, line: number, .json("\(error.detail) at byte \(error.offset + 1)")))
            }
        }
        if number <= 1, records.isEmpty, issues.isEmpty { issues.append(LoadIssue(path, .empty)) }
        return records
    }
}

/// A JSON file: one article, or a list of them.
public struct JSONReader: ArticleReader {
    /// The endings that it reads.
    public var endings: [String] { ["json"] }
    /// Makes a reader.
    public init() {}

    /// A record for the object, or for each of the list.
    public func read(_ text: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        var parser = JSONParser(text)
        do {
            let value = try parser.parse()
            guard case .array(let values) = value else {
                return ArticleRecord(value, id: path, path: path, line: nil, issues: &issues).map { [$0] } ?? []
            }
            var records: [ArticleRecord] = []
            for (index, value) in values.enumerated() {
                if let record = ArticleRecord(value, id: "\(path)#\(index + 1)", path: path, line: nil, issues: &issues)
                {
                    records.append(record)
                }
            }
            return records
        } catch {
            let line = text.utf8.prefix(error.offset).count { $0 == 0x0A } + 1
            issues.append(LoadIssue(path, line: line, .json(error.detail)))
            return []
        }
    }
}

extension ArticleRecord {
    private static let textKeys = ["text", "body", "content", "articleBody", "body_text"]

    /// The article that an object holds; nil, with an issue, where it has no text.
    init?(_ value: JSONValue, id: String, path: String, line: Int?, issues: inout [LoadIssue]) {
        guard case .object(let members) = value else {
            issues.append(LoadIssue(path, line: line, .json("an article must be an object")))
            return nil
        }
        guard let text = ArticleRecord.textKeys.lazy.compactMap({ value[$0]?.text }).first,
            text.unicodeScalars.contains(where: { !$0.properties.isWhitespace })
        else {
            issues.append(LoadIssue(path, line: line, .noText))
            return nil
        }
        self.init(id: id, path: path, text: text)
        for (key, member) in members {
            guard let text = member.text else { continue }
            take(key.lowercased(), text, issues: &issues, line: line)
        }
        if value["id"] == nil, let uri { self.id = uri }
    }
}
