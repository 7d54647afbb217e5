import CypherSemantics
import PropertyGraph

/// Estimates what a comparison with a literal keeps by trying it on a few nodes of the label.
struct SampledSelectivity {
    let graph: Graph

    /// How many nodes are tried.
    private static let size = 48

    /// The share of the label's nodes for which `n.key <comparison> literal` holds, or nil where it cannot be tried.
    func share(
        _ label: LabelID, _ key: String, _ comparison: Expression.ComparisonOperator, _ literal: BoundExpression
    ) -> Double? {
        guard let key = graph.findKey(key), let value = literal.literalValue else { return nil }
        let nodes = graph.nodes(with: label)
        guard nodes.count > 0 else { return 0 }
        let tries = min(nodes.count, Self.size)
        var hits = 0
        for index in 0..<tries {
            let node = nodes[index * nodes.count / tries]
            let property = graph.property(NodeID(node), key)
            if Self.holds(property, comparison, value) { hits += 1 }
        }
        if tries == nodes.count { return Double(hits) / Double(tries) }
        return (Double(hits) + 0.3) / (Double(tries) + 0.6)
    }

    private static func holds(_ value: Value, _ comparison: Expression.ComparisonOperator, _ other: Value) -> Bool {
        switch comparison {
        case .equal: return value.equals(other) == true
        case .notEqual: return value.equals(other) == false
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            guard let order = value.compare(other) else { return false }
            switch order {
            case .less: return comparison == .less || comparison == .lessOrEqual
            case .equal: return comparison == .lessOrEqual || comparison == .greaterOrEqual
            case .greater: return comparison == .greater || comparison == .greaterOrEqual
            default: return false
            }
        }
    }
}

extension BoundExpression {
    /// The value of a literal.
    fileprivate var literalValue: Value? {
        switch kind {
        case .boolean(let value): .boolean(value)
        case .integer(let value): .integer(value)
        case .float(let value): .float(value)
        case .string(let value): .string(value)
        default: nil
        }
    }
}
