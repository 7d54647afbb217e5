import CypherRuntime
import CypherSemantics
import CypherSyntax
import Machine
import PropertyGraph

/// Literals, lists and maps of them, and temporal constructors over them.
enum ParameterGrammar {
    typealias Problem = ParameterText.Problem

    private static let constructors = Set(ParameterText.constructors.map { $0.lowercased() })

    /// The value that a text without white space at its ends stands for; nil where it is a text like any other.
    static func value(of text: String) throws(Problem) -> Value? {
        guard !text.isEmpty else { return nil }
        let start = Start(text)
        guard start.isWhole else {
            if let closing = start.missingQuote { throw unclosed(closing, text) }
            return nil
        }
        do throws(Diagnostic) {
            let expression = try Parser.parse(expression: text)
            if start.mayBeValue(expression), let value = try value(of: expression) { return value }
        } catch {
            if let name = start.constructor, error.type == .syntaxError { throw takesLiterals(name) }
            guard start.isValue || ["IntegerOverflow", "FloatingPointOverflow"].contains(error.code) else { return nil }
            throw Problem(message: ([error.message] + error.hints.prefix(1)).joined(separator: "; "))
        }
        if let name = start.constructor { throw takesLiterals(name) }
        guard start.isList else { return nil }
        throw Problem(
            message: "lists and maps hold literals alone: write texts in quotes, ['one', 'two'], or all of it as "
                + Value.quoted(text))
    }

    private static func value(of expression: Expression) throws(Diagnostic) -> Value? {
        switch expression.kind {
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .integer(let number): return .integer(number)
        case .float(let number): return .float(number)
        case .string(let text): return .string(text)
        case .list(let elements):
            guard let list = try values(of: elements) else { return nil }
            return .list(list)
        case .constants(let list): return .list(list.elements.map(Value.init))
        case .map(let entries):
            guard let values = try values(of: entries.map(\.value)) else { return nil }
            var map = MapValue()
            for (entry, value) in zip(entries, values) { map[entry.key.text] = value }
            return .map(map)
        case .call(let name, distinct: false, let arguments) where constructors.contains(name.text.lowercased()):
            guard let arguments = try values(of: arguments) else { return nil }
            return try construct(name, arguments)
        default: return nil
        }
    }

    private static func values(of expressions: [Expression]) throws(Diagnostic) -> [Value]? {
        var values: [Value] = []
        for expression in expressions {
            guard let value = try value(of: expression) else { return nil }
            values.append(value)
        }
        return values
    }

    private static func construct(_ name: Name, _ arguments: [Value]) throws(Diagnostic) -> Value {
        guard let function = FunctionRegistry.standard.function(named: name.text.lowercased()) else { return .null }
        let signature = function.signature
        guard (signature.required...signature.parameters.count).contains(arguments.count) else {
            throw Diagnostic(code: "InvalidNumberOfArguments", at: name.range, message: "it is \(signature.usage)")
        }
        do throws(ExecutionError) {
            return try function.evaluate(arguments, FunctionContext(graph: Graph(), statementClock: Clock.now()))
        } catch {
            throw Diagnostic(.argumentError, code: error.detail, at: name.range, message: error.message)
        }
    }

    private static func takesLiterals(_ name: String) -> Problem {
        Problem(message: "`\(name)` takes literals alone, such as \(name)('…'), and nothing is worked out around it")
    }

    private static func unclosed(_ quote: Character, _ text: String) -> Problem {
        Problem(
            message: "the quote \(quote) is not closed; a text that begins with it is written "
                + Value.quoted(text))
    }

    /// How a text begins, and whether it is tokens from end to end.
    private struct Start {
        let text: String
        private let tokens: [Token]
        /// Nothing but tokens and white space: no comment, no quote left open.
        let isWhole: Bool

        init(_ text: String) {
            self.text = text
            tokens = Lexer.scan(text).tokens.filter { $0.kind != .endOfText }
            let bytes = Array(text.utf8)
            var end = 0
            var isWhole = true
            for token in tokens {
                if bytes[end..<token.range.lower].contains(where: { $0 > 0x20 }) { isWhole = false }
                if token.kind == .invalid, token.range.lower < bytes.count,
                    [0x22, 0x27].contains(bytes[token.range.lower])
                {
                    isWhole = false
                }
                end = token.range.upper
            }
            if bytes[end...].contains(where: { $0 > 0x20 }) { isWhole = false }
            self.isWhole = isWhole
        }

        /// The quote that begins the text and does not end.
        var missingQuote: Character? {
            guard let first = text.first, first == "'" || first == "\"", tokens.first?.kind == .invalid else {
                return nil
            }
            return first
        }

        var isList: Bool { text.first == "[" || text.first == "{" }

        /// The constructor that the text begins as a call of.
        var constructor: String? {
            guard let open = text.firstIndex(of: "("), constructors.contains(text[..<open].lowercased()) else {
                return nil
            }
            let next = text[open...].dropFirst().first { !$0.isWhitespace }
            guard text.last == ")" || next.map({ "'\"{)".contains($0) }) ?? false else { return nil }
            return String(text[..<open])
        }

        /// Whether it can be meant as nothing but a value.
        var isValue: Bool { isList || constructor != nil || tokens.count == 1 && tokens[0].kind == .string }

        /// Parentheses round a value, or a blank behind its sign, make it a text.
        func mayBeValue(_ expression: Expression) -> Bool {
            switch expression.kind {
            case .integer, .float: !text.contains { $0 == "(" || $0.isWhitespace }
            default: text.first != "("
            }
        }
    }
}
