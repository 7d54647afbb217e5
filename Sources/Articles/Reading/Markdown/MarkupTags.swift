import Pages

/// Tags of HTML inside a Markdown document.
enum MarkupTags {
    /// Elements whose text was struck out: a correction takes it back.
    static let struckOut: Set<String> = ["del", "s", "strike"]

    /// What a tag within a line does.
    enum Meaning {
        case lineBreak, beginOfQuotation, endOfQuotation, beginOfDeletion, endOfDeletion, beginOfRaised, endOfRaised
    }

    /// What a tag within a line does; nil for one that only changes how the line looks.
    static func meaning(of tag: String) -> Meaning? {
        let isClosing = tag.hasPrefix("</")
        switch tag.dropFirst(isClosing ? 2 : 1).prefix(while: { $0.isLetter }).lowercased() {
        case "br": return .lineBreak
        case "q": return isClosing ? .endOfQuotation : .beginOfQuotation
        case "sup": return isClosing ? .endOfRaised : .beginOfRaised
        case let name where struckOut.contains(name): return isClosing ? .endOfDeletion : .beginOfDeletion
        default: return nil
        }
    }

    /// A block without its tags, comments, scripts and styles; a tag that ends a line or a block becomes a line end.
    ///
    /// No tag is written back: a block that is read once more would hold it for ever.
    static func removed(from block: String) -> String {
        var result = ""
        var rest = block[...]
        // Where what is raised begins in the result.
        var raised: String.Index?
        var ends = ElementEnds()
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
                rest = ends.end(of: name, in: rest).map { rest[$0...] } ?? ""
            } else if !isClosing, struckOut.contains(name), let end = ends.end(of: name, in: rest) {
                rest = rest[end...].drop { $0 != ">" }.dropFirst()
                // The blank before what went and the one behind it are one.
                if result.last == " ", rest.first == " " { rest = rest.dropFirst() }
            } else if name == "q" {
                result += isClosing ? "”" : "“"
            } else if name == "sup" {
                if let start = raised { result.replaceSubrange(start..., with: RaisedDigits.written(result[start...])) }
                raised = isClosing ? nil : result.endIndex
            } else if name == "br" {
                result += "\\\n"
            } else if ![
                "a", "b", "i", "em", "strong", "span", "sup", "sub", "u", "cite", "small", "del", "s", "strike",
            ].contains(name) {
                result += "\n\n"
            }
        }
        return result + rest
    }
}
