extension StatementBinder {
    /// The result type of a call: the registered one, sharpened for the functions that pass on what they are given.
    func resultType(_ signature: FunctionSignature, _ arguments: [CypherType]) -> CypherType {
        guard let first = arguments.first else { return signature.result }
        switch signature.name.lowercased() {
        case "head", "last": return first.element
        case "tail": return first.isList ? first : signature.result
        case "reverse": return first.isList || first == .string ? first : signature.result
        case "coalesce": return arguments.reduce(.null) { $0.union($1) }
        case "collect": return .list(first)
        case "min", "max": return first
        case "sum": return first.isNumeric || first == .duration ? first : signature.result
        case "abs": return first.isNumeric ? first : signature.result
        default: return signature.result
        }
    }
}
