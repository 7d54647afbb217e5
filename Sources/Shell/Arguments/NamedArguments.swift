import Naql

/// `WORDS name=value…`: what a script or a saved question is run with. A value goes on to the next `name=`, so texts of
/// several words need no quotes.
struct NamedArguments {
    /// What stands before the first name.
    let head: String
    /// Names and the texts of their values, in order.
    let parameters: [(name: String, text: String)]

    /// Reads an argument.
    ///
    /// - Throws: ``CommandError`` where a name has no value.
    init(_ text: String) throws {
        let starts = Self.starts(in: text)
        head = String(text[..<(starts.first?.lowerBound ?? text.endIndex)]).trimmingSpaces()
        var parameters: [(String, String)] = []
        for (place, start) in starts.enumerated() {
            let end = place + 1 < starts.count ? starts[place + 1].lowerBound : text.endIndex
            var name = text[start]
            if name.first == "$" { name = name.dropFirst() }
            let equals = text[start.upperBound...].firstIndex(of: "=") ?? start.upperBound
            let value = String(text[text.index(after: equals)..<end]).trimmingSpaces()
            guard !value.isEmpty else {
                throw CommandError("`\(name)` has no value: write `\(name)=…`, or `\(name)=''` for an empty text")
            }
            parameters.append((String(name), value))
        }
        self.parameters = parameters
    }

    /// Where the names stand that an `=` follows, outside of quotes and brackets.
    private static func starts(in text: String) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        var word = text.startIndex
        /// The word before, where nothing but blanks stands behind it.
        var before: Range<String.Index>?
        var hasBlanks = true
        var quote: Character?
        var depth = 0
        var isEscaped = false
        for place in text.indices {
            let character = text[place]
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil }
            } else if "'\"".contains(character) {
                quote = character
            } else if "[{(".contains(character) {
                depth += 1
            } else if "]})".contains(character) {
                depth -= 1
            } else if character.isWhitespace, depth <= 0 {
                if word < place { before = word..<place }
                word = text.index(after: place)
            } else if character == "=", depth <= 0, isName(text[word..<place]) {
                found.append(word..<place)
                hasBlanks = false
            } else if character == "=", depth <= 0, word == place, hasBlanks, let name = before,
                name.lowerBound > text.startIndex, isName(text[name])
            {
                // `who = Haddad`: only where no name was written without blanks, for values may hold such signs.
                found.append(name)
            }
        }
        return found
    }

    private static func isName(_ text: Substring) -> Bool {
        let name = text.first == "$" ? text.dropFirst() : text
        guard let first = name.first, first.isLetter || first == "_" else { return false }
        return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
}

extension Console {
    /// Runs `body` with parameters that are forgotten after it.
    ///
    /// - Throws: ``CommandError`` where a text is no value, or what `body` throws.
    func withParameters(_ given: [(name: String, text: String)], _ body: () throws -> Void) throws {
        let kept = session.parameters
        defer {
            for (name, _) in given { session.parameters[name] = kept[name] }
        }
        for (name, text) in given {
            do { if let told = try session.setParameter(name, to: text) { note(told) } } catch {
                throw CommandError(error.message)
            }
        }
        try body()
    }
}
