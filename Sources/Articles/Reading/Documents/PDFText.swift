/// Mends what pdftotext makes of Arabic, and joins the lines of paragraphs.
enum PDFText {
    static func repaired(_ text: String) -> String {
        let pages = text.split(separator: "\u{C}").map { page in
            page.split(separator: "\n", omittingEmptySubsequences: false).map { line(Array($0.unicodeScalars)) }
        }
        return paragraphs(Array(pages.joined(separator: [""]))).joined(separator: "\n\n")
    }

    /// A line without marks of direction. Within an embedded run what stands before its first letter or digit belongs behind
    /// its last one, in the other order: " ،2024" is "2024، ".
    static func line(_ scalars: [Unicode.Scalar]) -> String {
        var result = String.UnicodeScalarView()
        var run: [Unicode.Scalar]?
        for scalar in scalars {
            switch scalar.value {
            case 0x202A:
                if let open = run { result.append(contentsOf: turned(open)) }
                run = []
            case 0x202C:
                if let open = run { result.append(contentsOf: turned(open)) }
                run = nil
            case 0x200E, 0x200F, 0x202B, 0x202D, 0x202E, 0x2066...0x2069: continue
            default: if run == nil { append(scalar, to: &result) } else { run?.append(scalar) }
            }
        }
        if let open = run { result.append(contentsOf: turned(open)) }
        return String(result)
    }

    /// A vowel's mark that stands apart belongs to the letter before the blank.
    private static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
        if (0x064B...0x0652).contains(scalar.value), result.last == " " { result.removeLast() }
        result.append(scalar)
    }

    private static func turned(_ run: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let start = run.prefix { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
        return run[start.count...] + start.reversed()
    }

    /// Lines up to an empty one are one paragraph; a word that is parted at a line's end is joined.
    private static func paragraphs(_ lines: [String]) -> [String] {
        var paragraphs: [String] = []
        var open = ""
        for line in lines {
            let words = line.onOneLine
            if words.isEmpty {
                if !open.isEmpty { paragraphs.append(open) }
                open = ""
            } else if open.hasSuffix("-"), open.dropLast().last?.isLetter ?? false, words.first?.isLowercase ?? false {
                open = open.dropLast() + words
            } else {
                open += (open.isEmpty ? "" : " ") + words
            }
        }
        return open.isEmpty ? paragraphs : paragraphs + [open]
    }
}
