import CypherSyntax
import PropertyGraph

/// Values from text.
extension Session {
    /// The value of a Cypher literal (number, string, boolean, null, list or map of literals); nil for any other text.
    public func literal(_ text: String) -> Value? {
        guard let expression = try? Parser.parse(expression: text) else { return nil }
        return Self.value(of: expression)
    }

    private static func value(of expression: Expression) -> Value? {
        switch expression.kind {
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .integer(let number): return .integer(number)
        case .float(let number): return .float(number)
        case .string(let text): return .string(text)
        case .unary(.minus, let operand):
            switch value(of: operand) {
            case .integer(let number): return .integer(0 &- number)
            case .float(let number): return .float(-number)
            default: return nil
            }
        case .list(let elements):
            var list: [Value] = []
            for element in elements {
                guard let value = value(of: element) else { return nil }
                list.append(value)
            }
            return .list(list)
        case .map(let entries):
            var map = MapValue()
            for entry in entries {
                guard let value = value(of: entry.value) else { return nil }
                map[entry.key.text] = value
            }
            return .map(map)
        default: return nil
        }
    }
}
