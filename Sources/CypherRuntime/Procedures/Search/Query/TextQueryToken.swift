import Text

/// A word, phrase or sign of a search query.
struct TextQueryToken {
    enum Kind: Equatable {
        /// One word, or several that the signs between them hold together (`Al-Marfa`).
        case words([String])
        case prefix(String)
        case phrase([String], slop: Int)
        /// `NEAR`, `NEAR/5`: with at most so many words between.
        case near(Int)
        /// `-` right before what is not wanted.
        case minus
        case and, or
        case open, close
    }

    var kind: Kind
    /// As written.
    var text: String
    /// In code points from 1.
    var place: Int

    /// The tokens of a query; what is punctuation and nothing else is none.
    static func all(of query: String) throws(TextQueryProblem) -> [TextQueryToken] {
        var scanner = Scanner(query)
        var tokens: [TextQueryToken] = []
        while let token = try scanner.next() { tokens.append(token) }
        return tokens
    }

    private struct Scanner {
        private let scalars: [Unicode.Scalar]
        private var index = 0

        init(_ query: String) { scalars = Array(query.unicodeScalars) }

        mutating func next() throws(TextQueryProblem) -> TextQueryToken? {
            while index < scalars.count {
                let start = index
                switch scalars[index] {
                case let blank where blank.properties.isWhitespace: index += 1
                case "(": return sign(.open)
                case ")":
                    let token = sign(.close)
                    try expectEnd(behind: "a parenthesis")
                    return token
                case "\"", "«", "“": return try phrase()
                case "»", "”":
                    throw problem(
                        start, "`\(scalars[start])` without a quote before it", "leave it out, or begin with `“`")
                case "-" where start + 1 < scalars.count && startsOperand(scalars[start + 1]): return sign(.minus)
                default: if let token = try word() { return token }
                }
            }
            return nil
        }

        private mutating func sign(_ kind: Kind) -> TextQueryToken {
            index += 1
            return TextQueryToken(kind: kind, text: String(scalars[index - 1]), place: index)
        }

        private mutating func phrase() throws(TextQueryProblem) -> TextQueryToken {
            let start = index
            let close: Unicode.Scalar = scalars[start] == "«" ? "»" : scalars[start] == "“" ? "”" : "\""
            guard let end = scalars[(start + 1)...].firstIndex(of: close) else {
                throw problem(start, "`\(scalars[start])` without `\(close)`", "close the quote, or leave it out")
            }
            index = end + 1
            let text = String(String.UnicodeScalarView(scalars[start..<index]))
            let words = Words.of(text).map(\.folded)
            guard !words.isEmpty else { throw problem(start, "quotes without a word", "write a word between them") }
            if let star = scalars[start..<end].firstIndex(of: "*") {
                throw problem(star, "`*` within quotes", "a beginning is searched without quotes: word*")
            }
            let slop = try self.slop(behind: words)
            try expectEnd(behind: "a phrase")
            let kind: Kind = words.count == 1 ? .words(words) : .phrase(words, slop: slop ?? 0)
            return TextQueryToken(kind: kind, text: text, place: start + 1)
        }

        /// `~5` right behind a phrase.
        private mutating func slop(behind words: [String]) throws(TextQueryProblem) -> Int? {
            guard index < scalars.count, scalars[index] == "~" else { return nil }
            let digits = scalars[(index + 1)...].prefix { TextDistance.isDigit($0) }
            let isWhole =
                digits.endIndex + 1 >= scalars.count || scalars[digits.endIndex] != "."
                || !TextDistance.isDigit(scalars[digits.endIndex + 1])
            guard !digits.isEmpty, isWhole else { return nil }
            let written = "~" + String(String.UnicodeScalarView(digits))
            guard words.count > 1 else {
                throw problem(
                    index, "`\(written)` behind a single word", "a distance is one between words: \"a b\"\(written)")
            }
            guard let slop = TextDistance.read(digits) else {
                throw problem(index, "`\(written)`", "the distance can be \(TextDistance.greatest) words at most")
            }
            index = digits.endIndex
            return slop
        }

        /// What follows a phrase or parenthesis without a blank is a sign of other search languages.
        private func expectEnd(behind what: String) throws(TextQueryProblem) {
            guard index < scalars.count, !scalars[index].properties.isWhitespace, scalars[index] != ")",
                !",.;:!…،؛؟".unicodeScalars.contains(scalars[index])
            else { return }
            let rest = scalars[index...].prefix { !$0.properties.isWhitespace && $0 != ")" }
            let written = String(String.UnicodeScalarView(rest))
            throw problem(index, "`\(written)` behind \(what)", TextQuerySigns.remedy(for: written))
        }

        private mutating func word() throws(TextQueryProblem) -> TextQueryToken? {
            let start = index
            while index < scalars.count, !endsWord(scalars[index]) { index += 1 }
            let text = String(String.UnicodeScalarView(scalars[start..<index]))
            func token(_ kind: Kind) -> TextQueryToken { TextQueryToken(kind: kind, text: text, place: start + 1) }
            if text == "AND" { return token(.and) }
            if text == "OR" { return token(.or) }
            if let written = TextDistance.near(text) {
                guard let between = written.between else {
                    throw problem(start, "`\(text)`", "the distance can be \(TextDistance.greatest) words at most")
                }
                return token(.near(between))
            }
            if text.last == ":", index < scalars.count, !scalars[index].properties.isWhitespace, scalars[index] != ")" {
                throw problem(start, "`\(text)`", TextQuerySigns.remedy(for: ":"))
            }
            if let (offset, sign, remedy) = TextQuerySigns.unknown(in: text) {
                throw problem(start + offset, "`\(sign)`", remedy)
            }
            let words = Words.of(text).map(\.folded)
            if text.last == "*" {
                guard words.count == 1 else {
                    throw problem(
                        index - 1, "`*` behind what is not one word", "write the beginning of one word: wait*")
                }
                return token(.prefix(words[0]))
            }
            return words.isEmpty ? nil : token(.words(words))
        }

        private func endsWord(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || "()\"«»“”".unicodeScalars.contains(scalar)
        }

        private func startsOperand(_ scalar: Unicode.Scalar) -> Bool {
            scalar == "(" || scalar == "\"" || scalar == "«" || scalar == "“" || scalar.properties.isAlphabetic
                || scalar.properties.numericType != nil
        }

        private func problem(_ index: Int, _ what: String, _ remedy: String) -> TextQueryProblem {
            TextQueryProblem(what: what, place: index + 1, remedy: remedy)
        }
    }
}
