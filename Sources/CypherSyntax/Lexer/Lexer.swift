/// Turns the bytes of a query into tokens, comments and white space left out.
///
/// The lexer never fails: what is no token becomes an ``Token/Kind/invalid`` one, whose diagnostic the parser reports
/// when it meets it, so that the first error in the text is the first reported.
public struct Lexer {
    /// Tokens in order, the last one ``Token/Kind/endOfText``.
    private(set) var tokens: [Token] = []
    /// What the invalid tokens are about. The words are made only for the one that is told.
    private var problems: [Problem] = []

    /// A problem and its place.
    struct Problem {
        let problem: SyntaxProblem
        let range: SourceRange

        var diagnostic: Diagnostic { problem.diagnostic(at: range) }
    }

    /// The tokens of a text.
    public struct Scan {
        /// Tokens in order, the last one ``Token/Kind/endOfText``.
        public let tokens: [Token]
        /// What the invalid ones are about, by their links.
        let problems: [Problem]
    }

    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    private let keywords = KeywordTable.standard
    private var openBrackets: [Int32] = []

    /// Scans a whole text.
    public static func scan(_ text: String) -> Scan { scan(Array(text.utf8), CompilationWatch()) }

    /// Scans a text given as UTF-8, or a part of it. Where the watch stops it the tokens end early.
    static func scan(_ utf8: [UInt8], _ watch: CompilationWatch, in part: SourceRange? = nil) -> Scan {
        utf8.withUnsafeBufferPointer { bytes in
            var lexer = Lexer(bytes: UnsafeBufferPointer(rebasing: bytes[..<(part?.upper ?? bytes.count)]))
            lexer.position = part?.lower ?? 0
            lexer.run(watch)
            return Scan(tokens: lexer.tokens, problems: lexer.problems)
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        tokens.reserveCapacity(bytes.count / 4 + 2)
    }

    private mutating func run(_ watch: CompilationWatch) {
        while skipTrivia() {
            scanToken()
            if watch.shouldStop(after: 30) { break }
        }
        if tokens.last?.kind != .endOfText { append(.endOfText, from: position) }
    }

    // MARK: Bytes

    /// The byte `ahead` of the position; 0 past the end (a NUL in the text is refused where it stands).
    @inline(__always)
    func byte(_ ahead: Int = 0) -> UInt8 {
        let index = position &+ ahead
        return index < bytes.count ? bytes[index] : 0
    }

    /// The character at an offset, with its length in bytes; the text is valid UTF-8.
    func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
        let first = UInt32(bytes[offset])
        func rest(_ index: Int) -> UInt32 {
            offset + index < bytes.count ? UInt32(bytes[offset + index] & 0x3F) : 0
        }
        let value: UInt32
        let length: Int
        switch first {
        case 0..<0x80: (value, length) = (first, 1)
        case 0x80..<0xE0: (value, length) = ((first & 0x1F) << 6 | rest(1), 2)
        case 0xE0..<0xF0: (value, length) = ((first & 0x0F) << 12 | rest(1) << 6 | rest(2), 3)
        default: (value, length) = ((first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", min(length, bytes.count - offset))
    }

    // MARK: Tokens

    mutating func append(_ kind: Token.Kind, from start: Int, keyword: Keyword = .none_) {
        tokens.append(Token(kind: kind, keyword: keyword, lower: Int32(start), upper: Int32(position)))
    }

    /// Appends an invalid token from `start` to the position.
    mutating func appendInvalid(_ problem: SyntaxProblem, from start: Int) {
        append(.invalid, from: start)
        tokens[tokens.count - 1].link = Int32(problems.count)
        problems.append(Problem(problem: problem, range: SourceRange(start, position)))
    }

    private mutating func sign(_ kind: Token.Kind, _ length: Int) {
        let start = position
        position += length
        append(kind, from: start)
    }

    private mutating func open(_ kind: Token.Kind) {
        openBrackets.append(Int32(tokens.count))
        sign(kind, 1)
    }

    /// Links a closing bracket to the one it closes, if that is the last one open.
    private mutating func close(_ kind: Token.Kind) {
        if let top = openBrackets.last, tokens[Int(top)].kind.closing == kind {
            tokens[Int(top)].link = Int32(tokens.count)
            openBrackets.removeLast()
        }
        sign(kind, 1)
    }

    private mutating func mistaken(_ length: Int, for intended: String) {
        let start = position
        position += length
        let written = String(decoding: bytes[start..<position], as: UTF8.self)
        appendInvalid(.mistakenSign(written: written, intended: intended), from: start)
    }

    private mutating func scanToken() {
        let first = byte()
        switch first {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
            scanIdentifier()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): scanNumber()
        case UInt8(ascii: "'"), UInt8(ascii: "\""): scanString(quote: first)
        case UInt8(ascii: "`"): scanQuotedIdentifier(from: position, as: .quotedIdentifier)
        case UInt8(ascii: "("): open(.leftParenthesis)
        case UInt8(ascii: ")"): close(.rightParenthesis)
        case UInt8(ascii: "["): open(.leftBracket)
        case UInt8(ascii: "]"): close(.rightBracket)
        case UInt8(ascii: "{"): open(.leftBrace)
        case UInt8(ascii: "}"): close(.rightBrace)
        case UInt8(ascii: ","): sign(.comma, 1)
        case UInt8(ascii: ";"):
            openBrackets.removeAll()
            sign(.semicolon, 1)
        case UInt8(ascii: ":"): byte(1) == UInt8(ascii: ":") ? sign(.doubleColon, 2) : sign(.colon, 1)
        case UInt8(ascii: "."): scanDot()
        case UInt8(ascii: "$"): scanParameter()
        case 0x80...: scanWide()
        default: scanOperator(first)
        }
    }

    private mutating func scanDot() {
        switch byte(1) {
        case UInt8(ascii: "."): sign(.doubleDot, 2)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            // `n.1` is no property, so a digit after a dot begins a fraction.
            scanNumber()
        default: sign(.dot, 1)
        }
    }

    private mutating func scanOperator(_ first: UInt8) {
        let second = byte(1)
        switch first {
        case UInt8(ascii: "+"): second == UInt8(ascii: "=") ? sign(.plusEqual, 2) : sign(.plus, 1)
        case UInt8(ascii: "-"): sign(.minus, 1)
        case UInt8(ascii: "*"): second == UInt8(ascii: "*") ? mistaken(2, for: "^") : sign(.star, 1)
        case UInt8(ascii: "/"): sign(.slash, 1)
        case UInt8(ascii: "%"): sign(.percent, 1)
        case UInt8(ascii: "^"): sign(.caret, 1)
        case UInt8(ascii: "="):
            switch second {
            case UInt8(ascii: "~"): sign(.matches, 2)
            case UInt8(ascii: "="): mistaken(2, for: "=")
            default: sign(.equal, 1)
            }
        case UInt8(ascii: "<"):
            switch second {
            case UInt8(ascii: "="): sign(.lessOrEqual, 2)
            case UInt8(ascii: ">"): sign(.notEqual, 2)
            default: sign(.less, 1)
            }
        case UInt8(ascii: ">"): second == UInt8(ascii: "=") ? sign(.greaterOrEqual, 2) : sign(.greater, 1)
        case UInt8(ascii: "!"): second == UInt8(ascii: "=") ? mistaken(2, for: "<>") : sign(.exclamation, 1)
        case UInt8(ascii: "&"): second == UInt8(ascii: "&") ? mistaken(2, for: "AND") : sign(.ampersand, 1)
        case UInt8(ascii: "|"): second == UInt8(ascii: "|") ? sign(.doubleBar, 2) : sign(.bar, 1)
        default:
            let start = position
            position += 1
            appendInvalid(.strayCharacter(Unicode.Scalar(first), code: "UnexpectedSyntax"), from: start)
        }
    }

    /// A token that begins outside ASCII: a name, a dash or an arrow head of Unicode, or nothing.
    private mutating func scanWide() {
        let start = position
        let (scalar, length) = scalar(at: position)
        if CharacterClasses.beginsName(scalar) {
            scanIdentifier()
        } else if CharacterClasses.isDash(scalar) {
            sign(.dashVariant, length)
        } else if CharacterClasses.isLeftArrowHead(scalar) {
            sign(.lessVariant, length)
        } else if CharacterClasses.isRightArrowHead(scalar) {
            sign(.greaterVariant, length)
        } else if let intended = CharacterClasses.intended(scalar) {
            mistaken(length, for: intended)
        } else if scalar.properties.numericType == .decimal {
            scanForeignDigits()
        } else {
            position += length
            appendInvalid(.strayCharacter(scalar, code: "InvalidUnicodeCharacter"), from: start)
        }
    }

    // MARK: Names

    /// Grammar: `Word`.
    private mutating func scanIdentifier() {
        let start = position
        var key = KeywordTable.Key()
        var isWord = true
        while position < bytes.count {
            let next = bytes[position]
            let letter = next | 0x20
            if letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") && next < 0x80 {
                let index = position &- start
                if index < 16 { key.append(letter, at: index) } else { isWord = false }
                position &+= 1
            } else if next >= UInt8(ascii: "0") && next <= UInt8(ascii: "9") || next == UInt8(ascii: "_") {
                isWord = false
                position &+= 1
            } else if next >= 0x80 {
                let (scalar, length) = scalar(at: position)
                guard CharacterClasses.continuesName(scalar) else { break }
                isWord = false
                position &+= length
            } else {
                break
            }
        }
        append(.identifier, from: start, keyword: isWord ? keywords.find(key) : .none_)
    }

    /// Grammar: `QuotedWord`: a doubled back quote stands for one.
    private mutating func scanQuotedIdentifier(from start: Int, as kind: Token.Kind) {
        position += 1
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "`") else {
                position += 1
                continue
            }
            position += 1
            guard byte() == UInt8(ascii: "`") else {
                append(kind, from: start)
                return
            }
            position += 1
        }
        appendInvalid(.unterminated("name in back quotes", closing: "`"), from: start)
    }

    /// Grammar: `ParameterToken`.
    private mutating func scanParameter() {
        let start = position
        position += 1
        let next = byte()
        if next == UInt8(ascii: "`") {
            scanQuotedIdentifier(from: start, as: .parameter)
            return
        }
        let name = position
        while position < bytes.count {
            let next = bytes[position]
            let letter = next | 0x20
            if letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") && next < 0x80 || next == UInt8(ascii: "_")
                || next >= UInt8(ascii: "0") && next <= UInt8(ascii: "9")
            {
                position += 1
            } else if next >= 0x80 {
                let (scalar, length) = scalar(at: position)
                guard CharacterClasses.continuesName(scalar) else { break }
                position += length
            } else {
                break
            }
        }
        append(position == name ? .dollar : .parameter, from: start)
    }
}
