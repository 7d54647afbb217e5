import CCommonMark
import Language
import Pages

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
    /// Whether what comes is raised.
    private var isRaised = false
    /// What the next paragraph begins with.
    private var start: String?
    /// What stands before and behind what is struck out, however that was written.
    private static let deletion = "~~"
    /// Reads a document.
    init(_ source: String) {
        var source = MarkdownLines(source).text
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
        case CMARK_NODE_TEXT: block += raised(withoutMarks(literal(node)))
        case CMARK_NODE_CODE: block += literal(node)
        case CMARK_NODE_CODE_BLOCK: addIndented(literal(node))
        case CMARK_NODE_ITEM: if isEntering { start = Self.number(ofOnlyItem: node) }
        case CMARK_NODE_SOFTBREAK: block += " "
        case CMARK_NODE_LINEBREAK: block += "\n"
        case CMARK_NODE_HTML_INLINE: mark(MarkupTags.meaning(of: literal(node)))
        case CMARK_NODE_HTML_BLOCK:
            let whole = literal(node)
            let inner = MarkupTags.removed(from: whole)
            if inner == whole {
                // No tag in it ends: read once more it would be such a block again.
                addIndented(inner)
            } else if inner.contains(where: { !$0.isWhitespace }) {
                // What is left may have references in it: it is read as a text of its own.
                append(PlainMarkdown(inner))
            }
        case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
            if isEntering {
                block = start ?? ""
                start = nil
            } else {
                end(isHeading: cmark_node_get_type(node) == CMARK_NODE_HEADING)
            }
        default: break
        }
    }

    private mutating func mark(_ meaning: MarkupTags.Meaning?) {
        switch meaning {
        case .lineBreak: block += "\n"
        case .beginOfQuotation: block += "“"
        case .endOfQuotation: block += "”"
        // What stands between the two is left out once the paragraph is whole.
        case .beginOfDeletion, .endOfDeletion: block += Self.deletion
        case .beginOfRaised: isRaised = true
        case .endOfRaised: isRaised = false
        case nil: break
        }
    }

    private func raised(_ text: String) -> String { isRaised ? RaisedDigits.written(text) : text }

    /// A paragraph without what stands between two `~~`, which strike it out; a mark alone is left out by itself.
    private static func withoutDeletions(_ text: String) -> String {
        let parts = text.split(separator: deletion, omittingEmptySubsequences: false)
        // Of an odd number of marks the last strikes nothing out.
        let last = parts.count % 2 == 0 ? parts.count - 1 : parts.count
        var kept = String(parts[0])
        for (index, part) in parts.enumerated().dropFirst() where index % 2 == 0 || index >= last {
            // The blank before what went and the one behind it are one.
            kept += kept.last == " " && part.first == " " ? part.dropFirst() : part
        }
        return kept
    }

    /// What is left of marks that are none by the rules: a `**` between a colon and a letter, as interviews in Arabic have it, opens
    /// and closes nothing.
    private func withoutMarks(_ text: String) -> String {
        text.contains("**") ? text.replacing("**", with: "") : text
    }

    /// Lines that are set in by four blanks are code to Markdown; in news they are prose that somebody set in. So is what stands
    /// between fences.
    private mutating func addIndented(_ text: String) {
        block = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(DataFile.trimmed) + [""] {
            if line.isEmpty { end(isHeading: false) } else { block += block.isEmpty ? line : " " + line }
        }
    }

    /// "2024. It was a good year" is a list of one item to Markdown: a number that begins no list belongs to the text.
    private static func number(ofOnlyItem item: OpaquePointer?) -> String? {
        guard let list = cmark_node_parent(item), cmark_node_get_list_type(list) == CMARK_ORDERED_LIST,
            cmark_node_first_child(list) == cmark_node_last_child(list)
        else { return nil }
        let mark = cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? ")" : "."
        return "\(cmark_node_get_list_start(list))\(mark) "
    }

    private func literal(_ node: OpaquePointer?) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }

    private mutating func end(isHeading: Bool) {
        let plain = Self.withoutDeletions(block).split(separator: "\n", omittingEmptySubsequences: false).map {
            DataFile.trimmed($0)
        }
        .joined(separator: "\n")
        let trimmed = DataFile.trimmed(plain[...])
        (block, isRaised) = ("", false)
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
