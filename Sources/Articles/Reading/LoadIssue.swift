/// Something that could not be read. What else there was is loaded all the same.
public struct LoadIssue: Error, Hashable, Sendable {
    /// What was wrong.
    public enum Reason: Hashable, Sendable {
        /// There is no such file or folder.
        case missing
        /// It may not be read, or reading failed.
        case unreadable
        /// The file has no text in it.
        case empty
        /// A folder has no article in it, nor has any folder within.
        case nothingToRead
        /// It has bytes that are no text: a NUL.
        case binary
        /// It is not UTF-8; the first bad byte, from 0.
        case notUTF8
        /// The ending of its name is none that a reader knows.
        case unknownEnding(String)
        /// A front matter that does not end, or a line of it that is no `key: value`.
        case frontMatter(String)
        /// A line of JSON that is none.
        case json(String)
        /// A record without a text.
        case noText
        /// A date that is none.
        case date(String)
        /// A line of a names list that is none.
        case names(String)
    }
    /// The file or folder.
    public let path: String
    /// The line, from 1.
    public let line: Int?
    /// What was wrong.
    public let reason: Reason

    /// Makes an issue.
    public init(_ path: String, line: Int? = nil, _ reason: Reason) {
        self.path = path
        self.line = line
        self.reason = reason
    }

    /// The issue in words, with the place in front.
    public var message: String {
        let place = line.map { "\(path):\($0)" } ?? path
        let words =
            switch reason {
            case .missing: "no such file or folder"
            case .unreadable: "cannot be read"
            case .empty: "is empty"
            case .nothingToRead: "has no article in it"
            case .binary: "is no text (it has a NUL byte)"
            case .notUTF8: "is not UTF-8"
            case .unknownEnding(let ending): "no reader for files that end in \"\(ending)\""
            case .frontMatter(let detail): "front matter: \(detail)"
            case .json(let detail): "not valid JSON: \(detail)"
            case .noText: "the record has no text (text, body, content or articleBody)"
            case .date(let text): "no date: \"\(text)\""
            case .names(let text): "no entry of a names list: \"\(text)\""
            }
        return "\(place): \(words)"
    }
}
