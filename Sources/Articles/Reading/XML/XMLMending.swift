/// Mends XML as writers of feeds break it.
enum XMLMending {
    /// A text without what stands before its first mark, and without characters that XML cannot have.
    static func plain(_ text: String) -> String {
        let start = text.utf8.firstIndex(of: UInt8(ascii: "<")) ?? text.startIndex
        let rest = text[start...]
        guard rest.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }) else {
            return String(rest)
        }
        var scalars = String.UnicodeScalarView()
        for scalar in rest.unicodeScalars {
            scalars.append(scalar.value < 0x20 && ![0x09, 0x0A, 0x0D].contains(scalar.value) ? " " : scalar)
        }
        return String(scalars)
    }

    /// The same with references that XML does not know: those of HTML become their characters, any other `&` stands for itself.
    /// In CDATA nothing is a reference.
    static func mended(_ text: String) -> String { outsideCDATA(plain(text)[...], characters) }

    /// A text with what stands outside of CDATA changed.
    private static func outsideCDATA(_ text: Substring, _ change: (Substring) -> String) -> String {
        var result = ""
        var rest = text
        while let open = rest.firstRange(of: "<![CDATA[") {
            result += change(rest[..<open.lowerBound])
            let inside = rest[open.lowerBound...]
            let end = inside.firstRange(of: "]]>")?.upperBound ?? inside.endIndex
            result += inside[..<end]
            rest = inside[end...]
        }
        return result + change(rest)
    }

    /// Text and tags outside of CDATA, in which `]]>` ends nothing.
    private static func characters(_ text: Substring) -> String {
        let text = references(text)
        return text.contains("]]>") ? text.replacing("]]>", with: "]]&gt;") : text
    }

    /// The same with the markup of prose made text, for feeds that write pages' HTML into their items as it is: a `<br>` that
    /// nothing closes ends the item's XML.
    static func withProseAsText(_ text: String) -> String {
        var result = ""
        var rest = Substring(mended(text))
        while let element = nextProse(in: rest) {
            result += rest[..<element.lowerBound]
            result += outsideCDATA(rest[element]) { String($0.replacing("<", with: "&lt;")) }
            rest = rest[element.upperBound...]
        }
        return result + rest
    }

    private static let prose: Set<Substring> = ["description", "content:encoded", "content", "summary"]

    /// What stands between the tags of the next element that holds prose. XHTML is markup of the feed itself.
    private static func nextProse(in text: Substring) -> Range<Substring.Index>? {
        var rest = text
        while let open = rest.firstIndex(of: "<") {
            let after = rest[rest.index(after: open)...]
            let name = after.prefix { $0.isLetter || $0 == ":" }
            rest = after
            guard prose.contains(name), let close = after.firstIndex(of: ">"),
                after[..<close].last != "/", !after[..<close].contains("xhtml"),
                let end = after[close...].firstRange(of: "</\(name)>")
            else { continue }
            return after.index(after: close)..<end.lowerBound
        }
        return nil
    }

    private static let known: Set<Substring> = ["amp", "lt", "gt", "quot", "apos"]

    private static func references(_ text: Substring) -> String {
        CharacterReferences.replaced(in: text) { name in
            guard let name else { return .mark("&amp;") }
            if known.contains(name) { return .mark("&") }
            if let scalar = CharacterReferences.scalar(named: name), isAllowed(scalar) {
                return .reference(String(escaped(scalar)))
            }
            return name.first == "#" ? .reference(" ") : .mark("&amp;")
        }
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 || [0x09, 0x0A, 0x0D].contains(scalar.value)
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        switch scalar {
        case "&": "&amp;".unicodeScalars
        case "<": "&lt;".unicodeScalars
        default: String(scalar).unicodeScalars
        }
    }
}
