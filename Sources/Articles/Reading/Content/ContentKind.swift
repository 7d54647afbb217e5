import Text

/// What a text is, whatever its name says: prose, records or markup.
enum ContentKind: Equatable {
    case text
    /// One value of JSON.
    case json
    /// A value of JSON a line.
    case jsonLines
    case html
    case xml
    case richText

    /// - Parameter isCut: whether the text goes on.
    init(of text: String, isCut: Bool = false) {
        let start = Self.start(of: text)
        switch start.first {
        case UInt8(ascii: "{"):
            if Self.starts(start, with: "{\\rtf") {
                self = .richText
            } else {
                self = Self.isObject(start) ? (Self.isOneLine(start) ? .jsonLines : .json) : .text
            }
        case UInt8(ascii: "["): self = Self.isListOfRecords(start) ? .json : .text
        case UInt8(ascii: "<"): self = Self.markup(start, isCut: isCut)
        default: self = Self.isPage(text) ? .html : .text
        }
    }

    /// What it is, and what would make a text of it.
    var words: String {
        switch self {
        case .text: "text"
        case .json, .jsonLines: "JSON"
        case .html: "a page of HTML"
        case .xml: "XML of a kind that is not known; save the article's text"
        case .richText: "rich text (RTF)"
        }
    }

    private typealias Bytes = Substring.UTF8View

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func start(of text: String) -> Bytes { text[...].utf8.drop(while: isSpace) }

    private static func skipSpace(_ bytes: Bytes) -> Bytes { bytes.drop(while: isSpace) }

    /// Whether the bytes begin so, small letters standing for capitals too.
    private static func starts(_ bytes: Bytes, with word: String) -> Bool {
        var at = bytes.startIndex
        for letter in word.utf8 {
            guard at < bytes.endIndex else { return false }
            let byte = bytes[at]
            guard byte == letter || (0x41...0x5A).contains(byte) && byte | 0x20 == letter else { return false }
            at = bytes.index(after: at)
        }
        return true
    }

    // MARK: JSON

    /// `{"key":` or `{}`. What goes wrong further on is for the reader to say.
    private static func isObject(_ bytes: Bytes) -> Bool {
        guard bytes.first == UInt8(ascii: "{") else { return false }
        let inside = skipSpace(bytes.dropFirst())
        if inside.first == UInt8(ascii: "}") { return true }
        guard inside.first == UInt8(ascii: "\"") else { return false }
        var isEscaped = false
        for index in inside.dropFirst().indices {
            if isEscaped {
                isEscaped = false
            } else if inside[index] == UInt8(ascii: "\\") {
                isEscaped = true
            } else if inside[index] == UInt8(ascii: "\"") {
                return skipSpace(inside[inside.index(after: index)...]).first == UInt8(ascii: ":")
            } else if inside[index] == 0x0A {
                return false
            }
        }
        return false
    }

    private static func isListOfRecords(_ bytes: Bytes) -> Bool {
        let inside = skipSpace(bytes.dropFirst())
        return isObject(inside) || inside.first == UInt8(ascii: "]") && skipSpace(inside.dropFirst()).isEmpty
    }

    /// Whether the first line is a whole value: then each line is one.
    private static func isOneLine(_ bytes: Bytes) -> Bool {
        var parser = JSONParser(Substring(bytes.prefix { $0 != 0x0A }))
        return (try? parser.parse()) != nil
    }

    // MARK: Markup

    /// Elements that pages and pieces of them begin with.
    private static let elements = [
        "!doctype html", "html", "head", "body", "meta", "title", "link", "script", "style", "div", "p", "span",
        "article",
        "section", "main", "header", "nav", "table", "ul", "ol", "h1", "h2", "h3", "h4", "a", "img", "br", "b", "i",
        "em",
        "strong", "font", "center", "figure", "blockquote", "iframe", "form",
    ]

    private static func markup(_ start: Bytes, isCut: Bool) -> ContentKind {
        var rest = start
        var isXML = false
        // Declarations and comments stand before the first element.
        while true {
            if starts(rest, with: "<!--") {
                guard let end = after("-->", in: rest) else { return .html }
                rest = skipSpace(end)
            } else if starts(rest, with: "<?") {
                isXML = true
                guard let end = after("?>", in: rest) else { return .xml }
                rest = skipSpace(end)
            } else {
                break
            }
        }
        guard rest.first == UInt8(ascii: "<") else { return isXML ? .xml : .text }
        let name = rest.dropFirst()
        for element in elements where starts(name, with: element) {
            let next = name.dropFirst(element.utf8.count).first
            if next == nil || isSpace(next!) || next == UInt8(ascii: ">") || next == UInt8(ascii: "/") { return .html }
        }
        if isXML || starts(name, with: "!doctype") { return .xml }
        // Any other element, if the text ends with one too: "<rss …> … </rss>".
        guard let first = name.first, (0x61...0x7A).contains(first | 0x20), contains("</", in: rest),
            isCut || start.last(where: { !isSpace($0) }) == UInt8(ascii: ">")
        else { return .text }
        return .xml
    }

    /// What comes behind the first place where `mark` stands.
    private static func after(_ mark: String, in bytes: Bytes) -> Bytes? {
        let mark = Array(mark.utf8)
        for index in bytes.indices where bytes[index] == mark[0] && bytes[index...].starts(with: mark) {
            return bytes[index...].dropFirst(mark.count)
        }
        return nil
    }

    /// Whether `mark` stands somewhere, small letters in it standing for capitals too.
    private static func contains(_ mark: String, in bytes: Bytes) -> Bool {
        bytes.indices.contains { bytes[$0] == mark.utf8.first && starts(bytes[$0...], with: mark) }
    }

    /// Whether a text is a whole page, though something may stand before it: the head of an answer, a comment.
    static func isPage(_ text: String) -> Bool {
        let hasTags = text.utf8.withContiguousStorageIfAvailable { $0.contains(UInt8(ascii: "<")) }
        guard hasTags ?? true else { return false }
        var isOpen = false
        // A tag in the midst of a line may be spoken of.
        for line in Substring(text.utf8.prefix(1 << 16)).utf8.split(separator: 0x0A) {
            let line = skipSpace(line)
            guard line.first == UInt8(ascii: "<") else { continue }
            let opens = ["!doctype html", "html>", "html "].contains { starts(line.dropFirst(), with: $0) }
            isOpen = isOpen || opens
            if isOpen, ["<head", "<body", "<title", "<meta "].contains(where: { contains($0, in: line) }) {
                return true
            }
        }
        return false
    }
}
