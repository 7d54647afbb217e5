public import CypherSyntax
public import PropertyGraph

extension ExpressionCompiler {
    /// The value of a long list of literals.
    func value(of list: ConstantList) throws(ExecutionError) -> Value {
        let bytes = list.elements.count * MemoryLayout<Value>.stride
        try context.meter.charge(bytes: bytes)
        try context.meter.charge(work: bytes)
        return .list(list.elements.map(Value.init))
    }
}

extension Value {
    /// The value of a literal.
    public init(_ element: ConstantList.Element) {
        switch element {
        case .null: self = .null
        case .boolean(let flag): self = .boolean(flag)
        case .integer(let number): self = .integer(number)
        case .float(let number): self = .float(number)
        case .string(let text): self = .string(text)
        case .list(let elements): self = .list(elements.map(Value.init))
        case .map(let keys, let values): self = .map(MapValue(keys, values.map(Value.init)))
        }
    }
}
