import CCommonMark
import Language

/// The text of a Markdown document without its markup, as CommonMark reads it (spec.commonmark.org, by cmark). Paragraphs and
/// headings stand apart by an empty line; the lines of one paragraph are joined, for a line end is a stop in plain text.
struct PlainMarkdown {
    /// The text.
    private(set) var text = ""
    /// Where the headings stand in it, in code points.
    private(set) var headings: [Range<Int>] = []

    private var length = 0
    /// The paragraph or heading at work.
    private var block = ""

    /// Reads a document.
    init(_ source: String) {
        var source = source
        let document = source.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
            }
        }
        guard let document, let walk = cmark_iter_new(document) else { return }
        defer {
            cmark_iter_free(walk)
            cmark_node_free(document)
        }
        while true {
            let event = cmark_iter_next(walk)
            if event == CMARK_EVENT_DONE { break }
            add(cmark_iter_get_node(walk), isEntering: event == CMARK_EVENT_ENTER)
        }
    }

    private mutating func add(_ node: OpaquePointer?, isEntering: Bool) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: block += literal(node).replacing("~~", with: "")
        case CMARK_NODE_CODE: block += literal(node)
        case CMARK_NODE_SOFTBREAK: block += " "
        case CMARK_NODE_LINEBREAK: block += "\n"
        case CMARK_NODE_HTML_INLINE: if MarkupTags.isLineBreak(literal(node)) { block += "\n" }
        case CMARK_NODE_HTML_BLOCK:
            let inner = MarkupTags.removed(from: literal(node))
            // What is left may have references in it: it is read as a text of its own.
            if inner.contains(where: { !$0.isWhitespace }) { append(PlainMarkdown(inner)) }
        case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
            if isEntering { block = "" } else { end(isHeading: cmark_node_get_type(node) == CMARK_NODE_HEADING) }
        default: break
        }
    }

    private func literal(_ node: OpaquePointer?) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }

    private mutating func end(isHeading: Bool) {
        let plain = block.split(separator: "\n", omittingEmptySubsequences: false).map { DataFile.trimmed($0) }
            .joined(separator: "\n")
        let trimmed = DataFile.trimmed(plain[...])
        block = ""
        guard !trimmed.isEmpty else { return }
        let start = length
        append(trimmed)
        if isHeading { headings.append(start..<length) }
        append("\n\n")
    }

    private mutating func append(_ inner: PlainMarkdown) {
        headings += inner.headings.map { ($0.lowerBound + length)..<($0.upperBound + length) }
        append(inner.text)
    }

    private mutating func append(_ part: String) {
        text += part
        length += part.unicodeScalars.count
    }
}

/// Tags of HTML inside a Markdown document.
enum MarkupTags {
    /// Whether a tag breaks a line.
    static func isLineBreak(_ tag: String) -> Bool {
        let name = tag.dropFirst().prefix { $0.isLetter }.lowercased()
        return name == "br"
    }

    /// A block without its tags, comments, scripts and styles; a tag that ends a line or a block becomes a line end.
    static func removed(from block: String) -> String {
        var result = ""
        var rest = block[...]
        while let open = rest.firstIndex(of: "<") {
            result += rest[..<open]
            rest = rest[open...]
            if rest.hasPrefix("<!--") {
                rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
                continue
            }
            guard let close = rest.firstIndex(of: ">") else { break }
            let name = rest[..<close].dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
            let isClosing = rest.dropFirst().first == "/"
            rest = rest[rest.index(after: close)...]
            if !isClosing, name == "script" || name == "style" {
                rest = rest.firstRange(of: "</" + name).map { rest[$0.lowerBound...] } ?? ""
            } else if name == "br" {
                result += "\\\n"
            } else if !["a", "b", "i", "em", "strong", "span", "sup", "sub", "u", "q", "cite", "small"].contains(name) {
                result += "\n\n"
            }
        }
        return result + rest
    }
}
