import Naql

/// Paths as people type them: in quotes or not, with blanks, with `~` for the home folder.
enum PathText {
    /// The one path that a text is. Blanks need no quotes, for nothing follows.
    ///
    /// - Throws: ``CommandError`` where a quote is open.
    static func path(_ text: String) throws -> String {
        let isQuoted = text.contains { $0 == "'" || $0 == "\"" || $0 == "\\" }
        guard isQuoted, !Files.exists(expanded(text)) else { return expanded(text) }
        return expanded(try ArgumentWords.split(text).joined(separator: " "))
    }

    /// The paths of a text, between blanks.
    ///
    /// - Throws: ``CommandError`` where a quote is open.
    static func paths(_ text: String) throws -> [String] {
        // One path with blanks that is there needs no quotes either.
        let whole = expanded(text)
        if text.contains(" "), Files.exists(whole) { return [whole] }
        return try ArgumentWords.split(text).map(expanded)
    }

    /// A path with `~` or `~/` at its beginning written out.
    static func expanded(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = TerminalFacts.variable("HOME"), !home.isEmpty else {
            return path
        }
        return home + path.dropFirst()
    }

    /// A path as it may be typed again: with a backslash before what splits words.
    static func quoted(_ path: String) -> String {
        var text = ""
        for character in path {
            if character.isWhitespace || "'\"\\".contains(character) { text.append("\\") }
            text.append(character)
        }
        return text
    }
}
