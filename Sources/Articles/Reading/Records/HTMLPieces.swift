/// The text of pieces of HTML that stand in records: paragraphs apart, tags off, references to characters resolved.
enum HTMLPieces {
    private static let blocks: Set<String> = [
        "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "table", "figure",
        "figcaption", "section", "article", "hr", "pre", "td",
    ]
    private static let silent: Set<String> = ["script", "style", "figure", "iframe", "svg", "template"]

    static func text(of html: String) -> String {
        var lines: [String] = [""]
        var rest = Substring(html)
        while let open = rest.firstIndex(of: "<") {
            append(rest[..<open], to: &lines)
            let tag = rest[rest.index(after: open)...]
            guard let first = tag.first, first.isLetter || first == "/" || first == "!",
                let close = tag.firstIndex(of: ">")
            else {
                append("<", to: &lines)
                rest = tag
                continue
            }
            let isEnd = first == "/"
            let name = tag[..<close].drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
            rest = tag[tag.index(after: close)...]
            if tag.hasPrefix("!--") {
                rest = tag.firstRange(of: "-->").map { tag[$0.upperBound...] } ?? rest
            } else if silent.contains(name), !isEnd, let end = rest.firstRange(of: "</\(name)") {
                rest = rest[end.lowerBound...]
            }
            if blocks.contains(name), lines.last != "" { lines.append("") }
        }
        append(rest, to: &lines)
        return lines.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
            .joined(separator: "\n\n")
    }

    private static func append(_ text: Substring, to lines: inout [String]) {
        lines[lines.count - 1] += CharacterReferences.resolved(text)
    }
}
