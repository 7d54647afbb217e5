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
