public import CypherSyntax

extension BoundExpression {
    /// A literal, or a list or map of such.
    public init(_ element: ConstantList.Element, at range: SourceRange) {
        let kind: Kind =
            switch element {
            case .null: .null
            case .boolean(let value): .boolean(value)
            case .integer(let value): .integer(value)
            case .float(let value): .float(value)
            case .string(let value): .string(value)
            case .list(let elements): .list(elements.map { BoundExpression($0, at: range) })
            case .map(let keys, let values):
                .map(zip(keys, values).map { Entry(key: $0, value: BoundExpression($1, at: range)) })
            }
        self.init(kind, type: CypherType(of: element), range: range)
    }

    /// How many elements it has, where it is a list written out.
    public var literalCount: Int? {
        switch kind {
        case .list(let items): items.count
        case .constants(let list): list.elements.count
        default: nil
        }
    }
}
