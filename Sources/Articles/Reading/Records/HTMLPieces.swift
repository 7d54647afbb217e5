import Pages

/// The text of pieces of HTML that stand in records: paragraphs apart, tags off, references to characters resolved, and what stands
/// under pictures by itself.
struct HTMLPieces {
    private var lines: [String] = [""]
    private var captions: [String] = []
    /// The element that is a caption, while it is open: its name, and how many of that name are in it.
    private var caption: (name: String, depth: Int)?
    private var words = ""
    /// How many letters of each line lead elsewhere, and whether what is read does.
    private var linked = [0]
    private var isLink = false
    /// How many quotations are open, and whether what is read is raised.
    private var quotations = 0
    private var isRaised = false
    /// Whether who is quoted comes next, behind what was said.
    private var isAttribution = false
    /// How many figures are open: of what stands in one only the caption is read.
    private var figures = 0
    private var ends = ElementEnds()

    private static let blocks: Set<String> = [
        "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "table", "figure",
        "figcaption", "section", "article", "hr", "pre", "td", "dd", "dt", "aside", "footer",
    ]
    private static let containers: Set<String> = ["div", "ul", "section", "aside", "span", "p", "nav"]
    private static let silent: Set<String> = [
        "head", "title", "script", "style", "iframe", "svg", "template", "noscript",
    ]

    /// The paragraphs, with blank lines between them.
    static func text(of html: String) -> String {
        HTMLPieces(html).lines.map { $0.onOneLine }
            .filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// The same without the lines that lead to other articles or belong to the page.
    static func article(of html: String) -> String {
        let pieces = HTMLPieces(html)
        return zip(pieces.lines, pieces.linked).compactMap { line, linked in
            let line = line.onOneLine
            let share = line.isEmpty ? 0 : Double(linked) / Double(line.count { !$0.isWhitespace })
            return line.isEmpty || FurnitureLines.holds(line, share) ? nil : line
        }.joined(separator: "\n\n")
    }

    /// What stands under pictures, each once.
    static func captions(of html: String) -> [String] {
        guard html.contains("caption") else { return [] }
        return HTMLPieces(html).captions
    }

    private init(_ html: String) {
        var rest = Substring(html)
        while let open = rest.firstIndex(of: "<") {
            append(rest[..<open])
            let tag = rest[rest.index(after: open)...]
            guard let first = tag.first, first.isLetter || first == "/" || first == "!",
                let close = ends.endOfTag(in: tag)
            else {
                append("<")
                rest = tag
                continue
            }
            rest = tag[tag.index(after: close)...]
            if tag.hasPrefix("!--") {
                rest = ends.place(of: "-->", in: tag).map { tag[$0.upperBound...] } ?? rest
                continue
            }
            let isEnd = first == "/"
            let name = tag[..<close].drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
            if !isEnd, let end = endOfUnseen(name, tag[..<close], rest) { rest = rest[end...] }
            if name == "figure", isEnd || ends.place(of: "</figure", in: rest) != nil {
                figures = max(0, figures + (isEnd ? -1 : 1))
            }
            read(name, tag[..<close], isEnd: isEnd)
        }
        append(rest)
        endCaption()
    }

    /// Where an element ends of which nothing is shown; nil for any other.
    private mutating func endOfUnseen(_ name: String, _ tag: Substring, _ rest: Substring) -> String.Index? {
        if Self.silent.contains(name) || MarkupTags.struckOut.contains(name) { return ends.end(of: name, in: rest) }
        let isHidden = tag.contains("display") && tag.filter { $0 != " " }.lowercased().contains("display:none")
        let isForeign = Self.containers.contains(name) && Self.classes(of: tag).map(PartNames.areForeign) ?? false
        guard isHidden || isForeign else {
            return nil
        }
        return ends.end(around: name, in: rest)
    }

    private mutating func read(_ name: String, _ tag: Substring, isEnd: Bool) {
        if let open = caption {
            if name == open.name { caption?.depth += isEnd ? -1 : 1 }
            if Self.blocks.contains(name) { words += " " }
            if caption?.depth == 0 || isEnd && name == "figure" { endCaption() }
            return
        }
        // Who shows a quotation writes its marks.
        if name == "q" { append(isEnd ? "”" : "“") }
        if !isEnd, name == "figcaption" || Self.isCaption(tag) { caption = (name, 1) }
        if name == "sup" { isRaised = !isEnd }
        if name == "a" { isLink = !isEnd }
        if name == "blockquote" { quotations = max(0, quotations + (isEnd ? -1 : 1)) }
        if name == "cite" { isAttribution = !isEnd && quotations > 0 && endsSentence }
        if Self.blocks.contains(name) {
            isRaised = false
            endLine()
        }
    }

    private mutating func endLine() {
        guard lines.last != "" else { return }
        lines.append("")
        linked.append(0)
    }

    private var endsSentence: Bool {
        lines.last?.last { !$0.isWhitespace }.map(Attribution.mayFollow) ?? false
            || lines.last?.last?.isLetter ?? false
    }

    /// Whether an element's class is that of what stands under a picture, as programs of sites name it.
    private static func isCaption(_ tag: Substring) -> Bool {
        guard tag.contains("caption"), let classes = classes(of: tag) else { return false }
        return classes.split(separator: " ").contains { name in
            [
                "caption", "wp-caption-text", "tr-caption", "image-caption", "photo-caption", "media-caption",
                "img-caption",
            ].contains(
                name)
        }
    }

    private static func classes(of tag: Substring) -> String? {
        guard let start = tag.firstRange(of: "class=")?.upperBound else { return nil }
        let mark = tag[start...].first
        let isQuoted = mark == "\"" || mark == "'"
        return String(tag[start...].dropFirst(isQuoted ? 1 : 0).prefix { isQuoted ? $0 != mark : !$0.isWhitespace })
    }

    private mutating func endCaption() {
        guard caption != nil else { return }
        let line = words.onOneLine
        if !line.isEmpty, !captions.contains(line) { captions.append(line) }
        (caption, words) = (nil, "")
        endLine()
    }

    private mutating func append(_ text: Substring) {
        guard caption != nil || figures == 0 else { return }
        let plain = CharacterReferences.resolved(text)
        let resolved = isRaised ? RaisedDigits.written(plain) : plain
        if isAttribution, let first = resolved.first(where: { !$0.isWhitespace }) {
            isAttribution = false
            lines[lines.count - 1] += Attribution.isParted(first) ? " " : " \(Attribution.joint) "
        }
        if caption != nil {
            words += resolved
        } else {
            lines[lines.count - 1] += resolved
            if isLink { linked[linked.count - 1] += resolved.count { !$0.isWhitespace } }
        }
    }
}
