public import CypherSyntax

extension Expression.ComparisonOperator {
    /// What `count <comparison> bound` asks: some row, or none.
    func asksOfCount(_ bound: Int64) -> ApplyKind? {
        switch (self, bound) {
        case (.greater, 0), (.greaterOrEqual, 1), (.notEqual, 0): .semi
        case (.equal, 0), (.less, 1), (.lessOrEqual, 0): .anti
        default: nil
        }
    }

    /// With its operands changed over.
    public var flipped: Expression.ComparisonOperator {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}
