import Pages

/// The prose of elements that hold marked-up text: XHTML, NITF, and what comes near to them.
struct XMLProse {
    private(set) var paragraphs: [String] = []
    private(set) var captions: [String] = []
    private var line = ""

    private static let blocks: Set<String> = [
        "p", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "bq", "tr", "td", "th",
        "table",
        "hl1", "hl2", "block", "note", "dl", "dt", "dd", "section", "article", "hr", "pre", "body", "body.content",
        "tagline",
        "credit",
    ]
    private static let captionNames: Set<String> = ["figcaption", "media-caption", "caption"]
    private static let silent: Set<String> = [
        "script", "style", "media-reference", "media-producer", "media-metadata", "media-object", "head", "tobject",
        "docdata",
    ]

    init(_ node: XMLNode) {
        walk(node)
        flush()
    }

    /// The paragraphs with blank lines between them.
    var text: String { paragraphs.joined(separator: "\n\n") }

    private mutating func walk(_ node: XMLNode, isRaised: Bool = false) {
        for child in node.children {
            switch child {
            case .text(let text): line += isRaised ? RaisedDigits.written(text) : text
            case .element(let inner):
                if Self.silent.contains(inner.local) || MarkupTags.struckOut.contains(inner.local) { continue }
                if Self.captionNames.contains(inner.local) {
                    if let caption = inner.line { captions.append(caption) }
                    continue
                }
                let isBlock = Self.blocks.contains(inner.local)
                if isBlock { flush() }
                if inner.local == "q" { line += "“" }
                walk(inner, isRaised: isRaised || inner.local == "sup")
                if inner.local == "q" { line += "”" }
                if isBlock { flush() }
            }
        }
    }

    private mutating func flush() {
        let words = line.split(whereSeparator: \.isWhitespace)
        if !words.isEmpty { paragraphs.append(words.joined(separator: " ")) }
        line = ""
    }
}
