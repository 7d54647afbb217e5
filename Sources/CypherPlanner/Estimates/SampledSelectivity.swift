import CypherSemantics
import CypherSyntax
import PropertyGraph

/// What a comparison with a literal keeps of a label's nodes, found by trying it on some.
struct Trial {
    /// The share of the nodes that it keeps.
    var share: Double
    /// Nodes that it keeps, as far as they were tried.
    var hits: [UInt32]
}

/// Estimates what comparisons with literals keep.
struct SampledSelectivity {
    let graph: Graph

    /// How many nodes are tried one by one, and how many at a time where those were too few to tell.
    private static let size = 48
    private static let largeSize = 2048
    private static let enough = 4
    /// Labels with more nodes are not indexed for an estimate alone.
    private static let indexLimit = 500_000

    /// Tries `n.key <comparison> literal`; nil where it cannot be tried.
    func trial(
        _ label: LabelID, _ key: String, _ comparison: Expression.ComparisonOperator, _ literal: BoundExpression
    ) -> Trial? {
        guard let key = graph.findKey(key), let value = literal.literalValue else { return nil }
        let nodes = graph.nodes(with: label)
        guard nodes.count > 0 else { return Trial(share: 0, hits: []) }
        let hits = sample(of: nodes, size: Self.size).filter {
            Self.holds(graph.property(NodeID($0), key), comparison, value)
        }
        let tries = min(nodes.count, Self.size)
        if tries == nodes.count { return Trial(share: Double(hits.count) / Double(tries), hits: hits) }
        if hits.count < Self.enough, case .integer(let bound) = value,
            let trial = large(nodes, key, comparison, bound)
        {
            return trial
        }
        return Trial(share: (Double(hits.count) + 0.3) / (Double(tries) + 0.6), hits: hits)
    }

    /// Looks `n.key = literal` up, where the index for it may be built.
    func lookup(_ label: LabelID, _ key: String, _ literal: BoundExpression) -> Trial? {
        guard let key = graph.findKey(key), let value = literal.literalValue else { return nil }
        let count = graph.count(label: label)
        guard count > 0, count <= Self.indexLimit else { return nil }
        let hits = graph.lookup(label, key, equals: value)
        return Trial(share: Double(hits.count) / Double(count), hits: hits)
    }

    private func sample(of nodes: NodeSet, size: Int) -> [UInt32] {
        let tries = min(nodes.count, size)
        return (0..<tries).map { nodes[$0 * nodes.count / tries] }
    }

    /// Many integers at once.
    private func large(
        _ nodes: NodeSet, _ key: KeyID, _ comparison: Expression.ComparisonOperator, _ bound: Int64
    ) -> Trial? {
        let ids = sample(of: nodes, size: Self.largeSize)
        guard
            case .integers(let values, let nulls) = ids.withUnsafeBufferPointer({ graph.gather(key, nodes: $0) })
        else { return nil }
        var hits: [UInt32] = []
        for (index, value) in values.enumerated() where nulls.map({ !$0[index] }) ?? true {
            let holds: Bool =
                switch comparison {
                case .equal: value == bound
                case .notEqual: value != bound
                case .less: value < bound
                case .lessOrEqual: value <= bound
                case .greater: value > bound
                case .greaterOrEqual: value >= bound
                }
            if holds { hits.append(ids[index]) }
        }
        return Trial(share: (Double(hits.count) + 0.3) / (Double(ids.count) + 0.6), hits: hits)
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
