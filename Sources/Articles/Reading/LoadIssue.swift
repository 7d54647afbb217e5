public import Machine

/// Something that could not be read. What else there was is loaded all the same.
public struct LoadIssue: Error, Hashable, Sendable {
    /// What was wrong.
    public enum Reason: Hashable, Sendable {
        /// There is no such file or folder.
        case missing
        /// It may not be read, or reading failed; the words say why.
        case unreadable(String)
        /// It leads to nothing.
        case brokenLink
        /// A folder has a pipe, socket or device in it.
        case passedOver(FileStatus.Kind)
        /// The file has no text in it.
        case empty
        /// A folder has no article in it, nor has any folder within.
        case nothingToRead
        /// It holds something else than what is read: the words say what, and what would help.
        case content(String)
        /// It has bytes that are no text: a NUL.
        case binary
        /// It is UTF-16, and nothing says in which order.
        case utf16WithoutMark
        /// It does not keep to the encoding that its byte order mark names.
        case brokenEncoding(String)
        /// It is not UTF-8.
        case notUTF8
        /// The ending of its name is none that a reader knows.
        case unknownEnding(String)
        /// A front matter that does not end, or a line of it that is no `key: value`.
        case frontMatter(String)
        /// A line of JSON that is none.
        case json(String)
        /// A record without a text.
        case noText
        /// A record without the members that were named as its text, nor another.
        case mappedTextIsMissing(String)
        /// A page on which no article stands.
        case noProse
        /// A record whose text is something else: a number, an object, a list of them.
        case textIsNone(String)
        /// A member of a record that should be a text.
        case wrongType(key: String, found: String)
        /// A date that is none.
        case date(String)
        /// A date of numbers of which day and month could change places.
        case dateTwoWays(String)
        /// A date of a calendar that tables give to within a day or two.
        case approximateDate(String)
        /// Something else than an article: the words say what.
        case noArticle(String)
        /// A container, or something in it, that cannot be read: the words say why.
        case container(String)
        /// Something to be told, though nothing is left out that was asked for.
        case note(String)
        /// Names and statements were not looked for to the end, for that would have taken too long.
        case unsearched
        /// A line of a names list that is none.
        case names(String)
        /// What another process, or an earlier import, told of it, and whether something is left out by it.
        case told(String, isFailure: Bool)
        /// A folder of a language in which something is wrong, at a column of a line, with a remedy.
        case language(column: Int?, String)
    }
    /// The file or folder, as shown to people.
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

    /// Makes an issue about a file or folder.
    public init(_ path: FilePath, line: Int? = nil, _ reason: Reason) {
        self.init(path.description, line: line, reason)
    }

    /// Makes an issue of what the system said.
    public init(_ path: FilePath, _ error: FileError) {
        self.init(path, error.isMissing ? .missing : .unreadable(error.words))
    }

    /// Whether something that was asked for is left out; else it is only told.
    public var isFailure: Bool {
        switch reason {
        case .passedOver, .approximateDate, .noArticle, .note, .unsearched: false
        case .told(_, let isFailure): isFailure
        default: true
        }
    }

    /// The issue in words, with the place in front.
    public var message: String {
        var place = line.map { "\(path):\($0)" } ?? path
        if case .language(let column?, _) = reason { place += ":\(column)" }
        return "\(place): \(words)"
    }

    var words: String {
        switch reason {
        case .missing: "no such file or folder"
        case .unreadable(let why): why.hasPrefix("is ") ? why : "cannot be read: \(why)"
        case .brokenLink: "is a link that leads to nothing"
        case .passedOver(.pipe): "is a pipe; passed over"
        case .passedOver(.socket): "is a socket; passed over"
        case .passedOver: "is a device; passed over"
        case .empty: "is empty"
        case .nothingToRead: "has no article in it"
        case .content(let what): "is \(what)"
        case .binary: "is no text (it has a NUL byte)"
        case .utf16WithoutMark: "is UTF-16 without a byte order mark; save it as UTF-8"
        case .brokenEncoding(let name): "is not the \(name) that its byte order mark names"
        case .notUTF8: "is not UTF-8; iconv -f WINDOWS-1256 -t UTF-8 converts an Arabic one, WINDOWS-1252 a western one"
        case .unknownEnding(""): "has no ending that tells how to read it; naql - reads it from standard input"
        case .unknownEnding("naql"): "is an archive, not a file of articles; a query asks it (naql FILE -c …)"
        case .unknownEnding(let ending): "no reader for files that end in \"\(ending)\""
        case .frontMatter(let detail): "front matter: \(detail)"
        case .json(let detail): "not valid JSON: \(detail)"
        case .noText: "the record has no text (text, body, content or articleBody)"
        case .mappedTextIsMissing(let names): "the record has no text: neither what --map names (\(names)) nor another"
        case .noProse: "is an HTML page on which no article was found"
        case .textIsNone(let found): "the record's text is \(found), not a text or a list of texts"
        case .wrongType(let key, let found): "\"\(key)\" is \(found), not a text; left out"
        case .date(let text): "no date: \"\(text)\""
        case .dateTwoWays(let text):
            "day and month of \"\(text)\" could change places; left out: --dates dmy or --dates mdy tells"
        case .approximateDate(let text): "\"\(text)\" is a Hijri date: its day is right to within a day or two"
        case .noArticle(let what): "is \(what), no article; passed over"
        case .language(_, let text): text
        case .container(let words), .note(let words), .told(let words, _): words
        case .unsearched:
            "its text is in, but without names and statements: to look for them would take too long "
                + "(is it a list or a table?)"
        case .names(let text): "no entry of a names list: \"\(text)\""
        }
    }
}
