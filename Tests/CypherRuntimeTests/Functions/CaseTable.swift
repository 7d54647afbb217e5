import CypherRuntime
import CypherSyntax
import PropertyGraph
import Testing

/// A table of cases as text, one a line: `expression -> literal`, or `expression !! Detail` where an error is wanted.
/// Empty lines and those that begin with `//` are for the reader.
struct CaseTable {
    struct Case: CustomStringConvertible, Sendable {
        var expression: String
        var expected: String
        var isError: Bool

        var description: String { expression }
    }

    static func cases(_ text: String) -> [Case] {
        text.split(separator: "\n").compactMap { line in
            let line = String(line)
            if line.hasPrefix("//") { return nil }
            for (mark, isError) in [(" -> ", false), (" !! ", true)] {
                let parts = pieces(line, around: mark)
                if let parts { return Case(expression: parts.0, expected: parts.1, isError: isError) }
            }
            Issue.record("Not a case: \(line)")
            return nil
        }
    }

    private static func pieces(_ line: String, around mark: String) -> (String, String)? {
        let (bytes, needle) = (Array(line.utf8), Array(mark.utf8))
        guard bytes.count >= needle.count else { return nil }
        for start in (0...bytes.count - needle.count).reversed()
        where bytes[start..<start + needle.count].elementsEqual(needle) {
            let expected = bytes[(start + needle.count)...]
            return (trimmed(bytes[..<start]), trimmed(expected))
        }
        return nil
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        var bytes = bytes
        while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Runs one case with the functions of the standard registry.
    static func check(_ test: Case, sourceLocation: SourceLocation = #_sourceLocation) {
        let context = FunctionContext(graph: Graph(), statementClock: clock)
        do {
            let value = try ExpressionOracle(context: context).evaluate(test.expression)
            let text = value.literal(in: context.graph)
            #expect(
                !test.isError && text == test.expected, "\(test.expression) is \(text)", sourceLocation: sourceLocation)
        } catch let error as ExecutionError {
            #expect(
                test.isError && error.detail == test.expected, "\(test.expression): \(error.detail), \(error.message)",
                sourceLocation: sourceLocation)
        } catch {
            Issue.record("\(test.expression): \(error)", sourceLocation: sourceLocation)
        }
    }

    /// 2026-11-24T08:30:15.123456789Z
    static let clock: Int64 = 1_795_509_015_123_456_789
}

/// Evaluates constant expressions straight over the syntax tree, to test functions and value semantics alone.
struct ExpressionOracle {
    var context: FunctionContext

    func evaluate(_ text: String) throws -> Value { try evaluate(Parser.parse(expression: text)) }

    func evaluate(_ expression: Expression) throws -> Value {
        switch expression.kind {
        case .null: return .null
        case .boolean(let value): return .boolean(value)
        case .integer(let value): return .integer(value)
        case .float(let value): return .float(value)
        case .string(let value): return .string(value)
        case .list(let elements): return .list(try elements.map { try evaluate($0) })
        case .map(let entries): return .map(MapValue(try entries.map { ($0.key.text, try evaluate($0.value)) }))
        case .property(let subject, let key):
            let value = try evaluate(subject)
            if case .map(let map) = value { return map[key.text] ?? .null }
            return try value.temporalComponent(key.text) ?? .null
        case .unary(.minus, let operand): return try ValueArithmetic.negate(try evaluate(operand))
        case .binary(let operation, let a, let b): return try binary(operation, try evaluate(a), try evaluate(b))
        case .comparison(let operators, let operands):
            return compare(operators[0], try evaluate(operands[0]), try evaluate(operands[1]))
        case .call(let name, _, let arguments):
            guard let function = FunctionRegistry.standard.function(named: name.text.lowercased()) else {
                throw ExecutionError.argumentError(detail: "UnknownFunction", message: name.text)
            }
            return try function.evaluate(try arguments.map { try evaluate($0) }, context)
        default: throw ExecutionError.argumentError(detail: "UnsupportedByTheTest", message: "\(expression.kind)")
        }
    }

    private func binary(_ operation: Expression.BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
        switch operation {
        case .add: try ValueArithmetic.add(a, b)
        case .subtract: try ValueArithmetic.subtract(a, b)
        case .multiply: try ValueArithmetic.multiply(a, b)
        case .divide: try ValueArithmetic.divide(a, b)
        case .modulo: try ValueArithmetic.modulo(a, b)
        case .power: try ValueArithmetic.power(a, b)
        case .concatenate: try ValueArithmetic.concatenate(a, b)
        default: throw ExecutionError.argumentError(detail: "UnsupportedByTheTest", message: operation.rawValue)
        }
    }

    private func compare(_ operation: Expression.ComparisonOperator, _ a: Value, _ b: Value) -> Value {
        let result: Bool?
        switch operation {
        case .equal: result = a.equals(b)
        case .notEqual: result = a.equals(b).map { !$0 }
        case .less: result = a.compare(b).map { $0 == .less }
        case .lessOrEqual: result = a.compare(b).map { $0 == .less || $0 == .equal }
        case .greater: result = a.compare(b).map { $0 == .greater }
        case .greaterOrEqual: result = a.compare(b).map { $0 == .greater || $0 == .equal }
        }
        return result.map(Value.boolean) ?? .null
    }
}
