import Language

/// Texts in records that may have markup in them.
enum MarkedUpText {
    /// A text of several paragraphs, without its tags.
    static func body(_ text: String) -> String {
        guard isMarkup(text) else { return escapedMarkup(text).map(body) ?? withoutCut(text) }
        return withoutCut(HTMLPieces.text(of: text))
    }

    /// A text of several paragraphs that stands where HTML is expected: its references to characters are no text.
    static func escapedBody(_ text: String) -> String {
        if let markup = escapedMarkup(text) { return body(markup) }
        return isMarkup(text) ? body(text) : withoutCut(CharacterReferences.resolved(text[...]))
    }

    /// Markup that was written as text once too often, from its first tag to its last; nil where it is none.
    private static func escapedMarkup(_ text: String) -> String? {
        guard text.contains("&lt;/"), text.trimmed.hasPrefix("&lt;"), text.trimmed.hasSuffix("&gt;") else { return nil }
        let resolved = CharacterReferences.resolved(text[...])
        return isMarkup(resolved) ? resolved : nil
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

    /// Services that give the beginning of a text mark where they cut it: "[+1234 chars]".
    private static func withoutCut(_ text: String) -> String {
        guard text.hasSuffix(" chars]"), let start = text.lastIndex(of: "["), text[start...].hasPrefix("[+") else {
            return text
        }
        return DataFile.trimmed(text[..<start])
    }
}
