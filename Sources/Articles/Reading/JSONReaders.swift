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
        let texts = ArticleRecord.textKeys.compactMap { value[$0] }
        guard let text = texts.lazy.compactMap(ArticleRecord.text).first else {
            let other = texts.first { $0.text == nil && !$0.isNull }
            issues.append(LoadIssue(path, line: line, other.map { .textIsNone($0.kind) } ?? .noText))
            return nil
        }
        self.init(id: id, path: path, text: text)
        for (key, member) in members {
            let field = key.lowercased()
            if let text = member.text ?? member.numeral(for: field) {
                take(field, text, issues: &issues, line: line)
            } else if ArticleRecord.knows(field), !member.isNothing {
                issues.append(LoadIssue(path, line: line, .wrongType(key: key, found: member.kind)))
            }
        }
    }

    /// The text of an article: a string, or a list of them, which are its paragraphs; nil where there is nothing in it.
    private static func text(_ value: JSONValue) -> String? {
        let text: String
        switch value {
        case .string(let string): text = string
        case .array(let parts):
            let paragraphs = parts.compactMap { if case .string(let part) = $0 { part } else { nil } }
            guard paragraphs.count == parts.count else { return nil }
            text = paragraphs.joined(separator: "\n\n")
        default: return nil
        }
        return text.unicodeScalars.contains { !$0.properties.isWhitespace } ? text : nil
    }
}

extension JSONValue {
    fileprivate var isNull: Bool { if case .null = self { true } else { false } }

    /// Null or an empty list: a field that says nothing.
    fileprivate var isNothing: Bool {
        switch self {
        case .null: true
        case .array(let values): values.allSatisfy(\.isNothing)
        case .object(let members): members.allSatisfy(\.value.isNothing)
        default: false
        }
    }

    /// A number as text, where a field may be one: an id.
    fileprivate func numeral(for field: String) -> String? {
        if field == "id", case .number(let text) = self { text } else { nil }
    }
}
