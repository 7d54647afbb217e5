/// The arguments of a command line: words between blanks; quotes keep blanks, a backslash keeps the next character.
enum ArgumentWords {
    static func split(_ text: String) throws -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in text {
            if isEscaped {
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if character == "\\" && quote != "'" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character.isWhitespace {
                if let whole = word { words.append(whole) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let quote { throw CommandError("the quote \(quote) is not closed") }
        if let whole = word { words.append(whole) }
        return words
    }

    /// A text that is one word in quotes is meant without them.
    static func unquoted(_ text: String) -> String {
        guard let quote = text.first, "'\"".contains(quote), text.count > 1, text.last == quote,
            let words = try? split(text), words.count == 1
        else { return text }
        return words[0]
    }
}
