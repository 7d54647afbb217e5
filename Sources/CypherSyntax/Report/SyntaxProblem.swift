/// What is wrong with a text, as facts; ``diagnostic(at:)`` is the one place where they become words.
enum SyntaxProblem {
    /// Something else was expected. `closing` is the place of a bracket left open; `suggestions` are whole hints.
    case unexpected(found: String, expected: [String], hints: [String])
    case mistakenSign(written: String, intended: String)
    case strayCharacter(Unicode.Scalar, code: String)
    case unterminated(String, closing: String)
    case invalidNumber(String)
    case foreignDigits(String, western: String)
    case integerOverflow(String)
    case floatOverflow(String)
    case invalidEscape(String)
    case invalidUnicodeEscape(String, reason: String)
    case nestingTooDeep(limit: Int)
    case chainTooLong(limit: Int)
    case tooLong
    case reservedWord(String)
    case relationshipPattern(String, hint: String)
    case mixedLabelSigns
    case colonInInsert
    case severalTypes
    case unsupported(String, hints: [String])
    case removedSyntax(String, hint: String)
    case composition(String, hint: String)
    case emptyStatement

    /// The diagnostic with its words.
    func diagnostic(at range: SourceRange) -> Diagnostic {
        let (code, message, hints) = words
        let type: Diagnostic.ErrorType = if case .unsupported = self { .unsupported } else { .syntaxError }
        return Diagnostic(type, code: code, at: range, message: message, hints: hints)
    }

    private var words: (code: String, message: String, hints: [String]) {
        switch self {
        case .unexpected(let found, let expected, let hints):
            ("UnexpectedSyntax", "expected \(SyntaxProblem.list(expected)), found \(found)", hints)
        case .mistakenSign(let written, let intended):
            ("UnexpectedSyntax", "`\(written)` is not a sign of the language", ["use `\(intended)`"])
        case .strayCharacter(let scalar, let code):
            (code, "unexpected character \(SyntaxProblem.name(scalar))", SyntaxProblem.hints(for: scalar))
        case .unterminated(let what, let closing):
            ("UnexpectedSyntax", "this \(what) is never closed", ["end it with `\(closing)`"])
        case .invalidNumber(let text):
            ("InvalidNumberLiteral", "`\(text)` is not a number", SyntaxProblem.hints(forNumber: text))
        case .foreignDigits(let text, let western):
            ("InvalidNumberLiteral", "numbers are written with the digits 0 to 9, not `\(text)`", ["write \(western)"])
        case .integerOverflow(let text):
            (
                "IntegerOverflow", "\(text) does not fit an integer",
                ["integers lie between -9223372036854775808 and 9223372036854775807; write a float (1e19) or a string"]
            )
        case .floatOverflow(let text):
            ("FloatingPointOverflow", "\(text) does not fit a float", ["floats reach up to 1.7976931348623157e308"])
        case .invalidEscape(let text):
            (
                "UnexpectedSyntax", "`\(text)` is not an escape of a string",
                ["write `\\\\` for a backslash; escapes are \\\\ \\' \\\" \\b \\f \\n \\r \\t \\uXXXX \\UXXXXXXXX"]
            )
        case .invalidUnicodeEscape(let text, let reason):
            ("InvalidUnicodeLiteral", "`\(text)` is not a character: \(reason)", [])
        case .nestingTooDeep(let limit):
            (
                "NestingTooDeep", "the query is nested more than \(limit) levels deep here",
                ["take parts out into a WITH before it, or pass data as a parameter"]
            )
        case .chainTooLong(let limit):
            (
                "NestingTooDeep", "this chain has more than \(limit) operators",
                ["collect the values in a list and use reduce(), or pass them as a parameter"]
            )
        case .tooLong:
            ("QueryTooLong", "the text is longer than two gigabytes", [])
        case .reservedWord(let word):
            (
                "UnexpectedSyntax", "`\(word)` is a keyword and cannot be a variable's name here",
                ["put it in back quotes: `` `\(word)` ``"]
            )
        case .mixedLabelSigns:
            (
                "UnexpectedSyntax",
                "a label expression has either `:` between its names or `&`, `|`, `!` and `%`, not both",
                ["write `&` for this `:`"]
            )
        case .colonInInsert:
            (
                "UnexpectedSyntax", "INSERT joins labels by `&`, not by `:`",
                ["write `&` for this `:`, or CREATE for INSERT"]
            )
        case .severalTypes:
            (
                "UnexpectedSyntax", "`:` joins no types of a relationship, for it has one",
                ["write `|` for any of several types: -[:KNOWS|MET]->"]
            )
        case .relationshipPattern(let message, let hint):
            ("InvalidRelationshipPattern", message, [hint])
        case .unsupported(let what, let hints):
            ("Unsupported", "\(what) is not supported", hints)
        case .composition(let message, let hint): ("InvalidClauseComposition", message, [hint])
        case .removedSyntax(let message, let hint):
            ("UnexpectedSyntax", message, [hint])
        case .emptyStatement:
            ("UnexpectedSyntax", "there is no statement here", ["begin with MATCH, RETURN, CREATE or another clause"])
        }
    }

    /// `a`, `a or b`, `a, b or c`.
    private static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "something else" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    private static func name(_ scalar: Unicode.Scalar) -> String {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
        let isVisible = scalar.value > 0x20 && scalar.value != 0x7F && !scalar.properties.isDefaultIgnorableCodePoint
        let title = scalar.properties.name ?? (scalar.value < 0x20 ? "control character" : nil)
        return [isVisible ? "`\(scalar)`" : nil, title.map { "\(code) \($0)" } ?? code].compactMap(\.self)
            .joined(separator: ", ")
    }

    private static func hints(for scalar: Unicode.Scalar) -> [String] {
        switch scalar {
        case "\0": ["remove the NUL; the file may be damaged or not be text"]
        case "#": ["comments begin with //"]
        case "\\": ["a backslash stands in strings only"]
        case "?":
            [
                "parameters are written $name; GQL's quantifier ? is {0,1}; SQL's ?? is coalesce(); AGE's map ? 'key' is "
                    + "map.key IS NOT NULL"
            ]
        case "@":
            ["parameters are written $name; AGE's a @> b, whether a holds all of b, is all(x IN b WHERE x IN a)"]
        case "~":
            [
                "a regular expression is matched with =~; a relationship always has a direction, and -[r]- asks for either"
            ]
        default: scalar.properties.isDefaultIgnorableCodePoint ? ["remove the invisible character"] : []
        }
    }

    private static func hints(forNumber text: String) -> [String] {
        let bytes = Array(text.utf8)
        if bytes.count > 1, bytes[0] == UInt8(ascii: "0"), bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
            let octal = bytes.allSatisfy { $0 < 0x38 } ? ", or 0o\(text.drop { $0 == "0" }) if it is octal" : ""
            return ["leave out the leading zero\(octal)"]
        }
        if text.lowercased().hasPrefix("0b") { return ["numbers are decimal, 0x1F or 0o17"] }
        if let last = text.last, "fFdDmMlL".contains(last), text.dropLast().allSatisfy({ $0.isNumber || $0 == "." }) {
            return [
                "numbers have no letter behind them: \(text.contains(".") ? "" : "1 is an integer, ")1.0 is a float"
            ]
        }
        if text.hasPrefix("0x") || text.hasPrefix("0X") { return ["digits 0-9 and a-f follow 0x"] }
        if text.hasPrefix("0o") || text.hasPrefix("0O") { return ["digits 0-7 follow 0o"] }
        if bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }) {
            return ["underscores stand between digits"]
        }
        return ["a name cannot begin with a digit; put it in back quotes, or leave a space after the number"]
    }
}
