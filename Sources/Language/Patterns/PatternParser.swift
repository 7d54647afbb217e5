/// Reads a pattern's text. Errors name the line and column.
struct PatternParser {
    private let file: String
    private let line: Int
    private let column: Int
    private let text: [Character]
    private var at = 0
    private let definitions: [String: Pattern]

    init(_ text: String, file: String, line: Int, column: Int, definitions: [String: Pattern]) {
        self.text = Array(text)
        self.file = file
        self.line = line
        self.column = column
        self.definitions = definitions
    }

    /// The pattern of the whole text.
    mutating func parse() throws(LanguageError) -> Pattern {
        let pattern = try choice()
        skipSpace()
        guard at == text.count else {
            throw failure("\"\(text[at])\" begins no element", "close what was opened before it")
        }
        return pattern
    }

    private func failure(_ message: String, _ remedy: String) -> LanguageError {
        LanguageError(file: file, line: line, column: column + at, message, remedy: remedy)
    }

    private mutating func skipSpace() {
        while at < text.count, text[at].isWhitespace { at += 1 }
    }

    private var next: Character? { at < text.count ? text[at] : nil }

    private mutating func choice() throws(LanguageError) -> Pattern {
        var parts = [try sequence()]
        while next == "|" {
            at += 1
            parts.append(try sequence())
        }
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() throws(LanguageError) -> Pattern {
        var parts: [Pattern] = []
        skipSpace()
        while let character = next, character != "|", character != ")" {
            parts.append(try element())
            skipSpace()
        }
        guard !parts.isEmpty else { throw failure("an empty pattern", "write at least one element") }
        return .sequence(parts)
    }

    private mutating func element() throws(LanguageError) -> Pattern {
        if let capture = capture() { return .capture(capture, try element()) }
        if next == "^" {
            at += 1
            return .cue(try element())
        }
        return try quantified(try atom())
    }

    /// `who:` before an element.
    private mutating func capture() -> PatternCapture? {
        var end = at
        while end < text.count, text[end].isLetter || text[end] == "-" { end += 1 }
        guard end > at, end < text.count, text[end] == ":" else { return nil }
        let name = String(text[at..<end])
        guard let capture = PatternCapture.allCases.first(where: { fileName($0) == name }) else { return nil }
        at = end + 1
        return capture
    }

    private mutating func quantified(_ atom: Pattern) throws(LanguageError) -> Pattern {
        switch next {
        case "?":
            at += 1
            let isLazy = next == "?"
            if isLazy { at += 1 }
            return .repeated(atom, least: 0, most: 1, isLazy: isLazy)
        case "*":
            at += 1
            return .repeated(atom, least: 0, most: 12, isLazy: false)
        case "+":
            at += 1
            return .repeated(atom, least: 1, most: 12, isLazy: false)
        case "{":
            at += 1
            let least = try number()
            guard next == "," else { throw failure("a count without its second number", "write {least,most}") }
            at += 1
            let most = try number()
            guard next == "}", most >= least, most <= 40 else {
                throw failure("a count that does not close or runs backwards", "write {least,most} with most up to 40")
            }
            at += 1
            let isLazy = next == "?"
            if isLazy { at += 1 }
            return .repeated(atom, least: least, most: most, isLazy: isLazy)
        default: return atom
        }
    }

    private mutating func number() throws(LanguageError) -> Int {
        var value: Int?
        while let digit = next?.wholeNumberValue, value ?? 0 < 1000 {
            value = (value ?? 0) * 10 + digit
            at += 1
        }
        guard let value else { throw failure("a number is missing", "write it in digits") }
        return value
    }

    private mutating func atom() throws(LanguageError) -> Pattern {
        switch next {
        case "[":
            at += 1
            return .item(try terms())
        case "\"": return try literal()
        case "$": return try reference()
        case "(":
            at += 1
            let inner = try choice()
            guard next == ")" else { throw failure("a ( that does not close", "close it with )") }
            at += 1
            return inner
        case "&", "!", "<":
            let isNegative = next == "!"
            if next != "<" { at += 1 }
            let isBehind = next == "<"
            if isBehind { at += 1 }
            return .look(isNegative: isNegative, isBehind: isBehind, try atom())
        case ".":
            guard at + 1 < text.count, text[at + 1] == "." else {
                throw failure("one point alone", "write .. and a number")
            }
            at += 2
            return .gap(try number())
        default: return try anchor()
        }
    }

    private mutating func anchor() throws(LanguageError) -> Pattern {
        let name = word()
        if name == "start" { return .start }
        if name == "end" { return .end }
        throw failure(
            name.isEmpty
                ? "no element begins with \"\(next.map(String.init) ?? "the end")\"" : "no element \"\(name)\"",
            "elements are [classes], \"words\", $Names, .. gaps, start and end; a capture is one of "
                + PatternCapture.allCases.map { fileName($0) }.joined(separator: " "))
    }

    private mutating func word() -> String {
        let first = at
        while at < text.count, text[at].isLetter || text[at].isNumber || text[at] == "-" { at += 1 }
        return String(text[first..<at])
    }

    private mutating func literal() throws(LanguageError) -> Pattern {
        let first = at + 1
        var end = first
        while end < text.count, text[end] != "\"" { end += 1 }
        guard end < text.count, end > first else {
            throw failure("a quoted word that does not close", "close it with \"")
        }
        at = end + 1
        let literal = String(text[first..<end])
        let scalars = Array(literal.unicodeScalars)
        if scalars.count == 1, !scalars[0].properties.isAlphabetic { return .mark(scalars[0].value) }
        let words = literal.split(separator: " ").map { Pattern.word(String($0)) }
        return words.count == 1 ? words[0] : .sequence(words)
    }

    private mutating func reference() throws(LanguageError) -> Pattern {
        let start = at
        at += 1
        let name = word()
        if let definition = definitions[name] { return definition }
        if let layer = PatternLayer.allCases.first(where: { "\($0)".capitalizedFirst == name }) {
            return .layer(layer)
        }
        at = start
        let known = Array(definitions.keys) + PatternLayer.allCases.map { "\($0)".capitalizedFirst }
        throw failure(
            "no definition or layer \"$\(name)\"", "did you mean \"$\(LanguageError.nearest(name, among: known))\"?")
    }

    // MARK: Terms

    private mutating func terms() throws(LanguageError) -> [[PatternTerm]] {
        var all: [[PatternTerm]] = [[]]
        while true {
            skipSpace()
            guard let character = next else { throw failure("a [ that does not close", "close it with ]") }
            if character == "]" {
                at += 1
                guard all.allSatisfy({ !$0.isEmpty }) else { throw failure("an empty [ ]", "name a class in it") }
                return all
            }
            if character == "|" {
                at += 1
                all.append([])
                continue
            }
            all[all.count - 1].append(try term())
        }
    }

    private mutating func term() throws(LanguageError) -> PatternTerm {
        var isNegative = false
        if next == "!" {
            isNegative = true
            at += 1
        }
        let start = at
        let sort = next
        if sort == ":" || sort == "+" || sort == "@" { at += 1 }
        let name = word()
        func found(_ subject: PatternTerm.Subject?, _ what: String, _ known: [String]) throws(LanguageError)
            -> PatternTerm
        {
            guard let subject else {
                at = start
                throw failure(
                    "no \(what) \"\(name)\"", "did you mean \"\(LanguageError.nearest(name, among: known))\"?")
            }
            return PatternTerm(isNegative: isNegative, subject: subject)
        }
        switch sort {
        case ":": return try found(WordTags.byFileName[name].map { .tag($0) }, "tag", Array(WordTags.byFileName.keys))
        case "+":
            return try found(VerbFrames.byFileName[name].map { .frame($0) }, "frame", Array(VerbFrames.byFileName.keys))
        case "@":
            let shape = PatternShape.allCases.first { fileName($0) == name }
            return try found(shape.map { .shape($0) }, "shape", PatternShape.allCases.map { fileName($0) })
        default:
            return try found(WordClass.byFileName[name].map { .kind($0) }, "class", Array(WordClass.byFileName.keys))
        }
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
