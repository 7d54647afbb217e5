import Language

/// Texts in records that may have markup in them.
enum MarkedUpText {
    /// A text of several paragraphs, without its tags.
    static func body(_ text: String) -> String {
        guard isMarkup(text) else { return withoutCut(unescaped(text) ?? text) }
        return withoutCut(HTMLPieces.article(of: text))
    }

    /// A text of several paragraphs that stands where HTML is expected: its references to characters are no text.
    static func escapedBody(_ text: String) -> String {
        isMarkup(text) ? body(text) : withoutCut(unescaped(text) ?? CharacterReferences.resolved(text[...]))
    }

    /// The text of paragraphs whose tags were escaped once more than they should be: "&lt;p&gt;…&lt;/p&gt;"; nil for any other.
    private static func unescaped(_ text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return nil }
        var markup = text
        for _ in 0..<2 {
            markup = CharacterReferences.resolved(markup[...])
            if markup.first(where: { !$0.isWhitespace }) == "<", isMarkup(markup) {
                return HTMLPieces.article(of: markup)
            }
        }
        return nil
    }

    /// A line: a headline, a name.
    static func line(_ text: String) -> String {
        guard text.contains("<") || text.contains("&") else { return text }
        let words = HTMLPieces.text(of: text).split(whereSeparator: \.isWhitespace)
        return words.joined(separator: " ")
    }

    /// Whether a text has tags that paragraphs of articles have.
    private static func isMarkup(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "<")) else { return false }
        return [
            "</p>", "<br", "<p>", "<p ", "</div>", "</a>", "</strong>", "</em>", "</b>", "</i>", "<img ", "</li>",
            "</span>", "</script>", "</style>", "</iframe>", "</blockquote>", "</h1>", "</h2>", "</h3>", "</h4>",
            "</td>",
            "</font>", "</u>", "</small>", "</sup>", "</sub>", "</code>", "</pre>", "</figure>", "</del>", "</s>",
            "</q>",
            "<!--",
        ]
        .contains { text.contains($0) }
    }

    /// Services that give the beginning of a text mark where they cut it: "[+1234 chars]", "[1234 chars]".
    private static func withoutCut(_ text: String) -> String {
        guard text.hasSuffix(" chars]"), let start = text.lastIndex(of: "["),
            text[start...].dropFirst().drop(while: { $0 == "+" }).dropLast(" chars]".count).allSatisfy(\.isNumber)
        else { return text }
        return DataFile.trimmed(text[..<start])
    }
}
