import Articles
public import Naql
import Text

/// The work of `naql annotate`, line by line.
public struct AnnotationFilter {
    private let maker: ArticlePartMaker
    private let path: String
    private var repeated = RepeatedWords()
    private var number = 0

    /// A filter for articles of which `options` says the rest.
    public init(options: LoadOptions, path: String) {
        maker = ArticlePartMaker(Session().articleOptions(options))
        self.path = path
    }

    /// What could not be read of names and languages.
    public var issues: [String] { maker.issues.map(\.message) }

    /// Appends what is found in the article of a line; what is wrong with the line.
    public mutating func annotate(_ line: [UInt8], into buffer: inout ByteBuffer) -> [String] {
        number += 1
        guard let text = String(validating: line, as: UTF8.self) else { return ["line \(number): this is no UTF-8"] }
        var issues: [LoadIssue] = []
        let records = maker.records(of: text, path: path, issues: &issues)
        var problems = issues.filter(\.isFailure).map { "line \(number): \($0.message)" }
        for record in records {
            guard record.ownID != nil || record.uri != nil else {
                problems.append(
                    "line \(number): the article has neither id nor url, by which others could be joined to it")
                continue
            }
            guard let part = maker.part(of: record) else {
                problems.append("line \(number): \(record.id): the search for names and statements took too long")
                continue
            }
            PartLines(part).append(to: &buffer)
        }
        return problems
    }

    /// Takes a line of kind `print`; what is wrong with it.
    public mutating func addPrint(_ line: [UInt8]) -> [String] {
        number += 1
        var parser = JSONParser(line, doubt: .refused)
        guard let members = (try? parser.parse())?.object, let key = members["key"]?.string,
            let kind = members["of"]?.string, let article = members["article"]?.string,
            let text = members["text"]?.string,
            let start = members["start"]?.integer, let words = members["words"]?.string.flatMap(Self.bytes),
            repeated.add(
                .init(
                    key: key, kind: kind, article: article, outlet: members["outlet"]?.string,
                    moment: members["moment"]?.integer.map(Int64.init), start: start, text: text, words: words))
        else { return ["line \(number): this is no print that naql annotate wrote"] }
        return []
    }

    /// Appends the relationships between what repeats and what it repeats.
    public func appendRepeats(to buffer: inout ByteBuffer) {
        for pair in repeated.pairs() {
            buffer.append(#"{"kind":"relationship","key":"#)
            JSONWriter.append(string: "\(pair.later)>", into: &buffer)
            buffer.append(#","type":"REPEATS","source":"#)
            JSONWriter.append(string: pair.later, into: &buffer)
            buffer.append(#","target":"#)
            JSONWriter.append(string: pair.first, into: &buffer)
            buffer.append(#","properties":{}}"# + "\n")
        }
    }

    private static func bytes(_ digits: String) -> [UInt8]? {
        let digits = Array(digits.utf8)
        guard digits.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}
