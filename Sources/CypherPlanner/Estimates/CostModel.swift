import CypherSemantics
import CypherSyntax
import PropertyGraph

/// Estimates of rows, from the graph's counts.
struct CostModel {
    let context: PlanningContext
    var graph: Graph { context.graph }

    /// A share where nothing better is known.
    static let unknownSelectivity = 0.1
    /// Of an inequality on one side.
    static let rangeSelectivity = 0.3

    /// Nodes with a label, or all.
    func count(_ label: LabelID?) -> Double {
        Double(label.map { graph.count(label: $0) } ?? graph.nodeCount)
    }

    /// Nodes that pass a filter.
    func count(_ filter: LabelFilter) -> Double {
        switch filter {
        case .any: count(Optional<LabelID>.none)
        case .none: 0
        case .label(let label): count(label)
        case .and(let operands): operands.map { count($0) }.min() ?? 0
        case .or(let operands): operands.map { count($0) }.reduce(0, +)
        case .not(let operand): max(0, count(Optional<LabelID>.none) - count(operand))
        }
    }

    /// The share of rows that a predicate keeps. `label` gives a label of the node in a slot.
    func selectivity(of predicate: BoundExpression, label: (Slot) -> LabelID?) -> Double {
        switch predicate.kind {
        case .boolean(let value): return value ? 1 : 0
        case .null: return 0
        case .not(let operand): return max(0.05, 1 - selectivity(of: operand, label: label))
        case .and(let operands): return operands.reduce(1) { $0 * selectivity(of: $1, label: label) }
        case .or(let operands):
            return min(1, operands.prefix(100).reduce(0) { $0 + selectivity(of: $1, label: label) })
        case .compare(.notEqual, _, _): return 0.9
        case .compare(let comparison, let a, let b):
            if let trial = trial(predicate, label: label) { return trial.share }
            guard comparison == .equal else { return Self.rangeSelectivity }
            let distinct = max(distinctCount(a, label: label) ?? 0, distinctCount(b, label: label) ?? 0)
            return distinct > 0 ? 1 / Double(distinct) : Self.unknownSelectivity
        case .binary(.in_, let a, let list):
            guard let distinct = distinctCount(a, label: label), distinct > 0 else { return Self.unknownSelectivity }
            return min(1, Double(list.literalCount ?? 10) / Double(distinct))
        case .binary(.startsWith, _, _), .binary(.endsWith, _, _): return 0.05
        case .isNull(_, let negated): return negated ? 0.9 : 0.1
        case .subquery: return 0.5
        case .hasLabels: return 0.5
        default: return Self.unknownSelectivity
        }
    }

    /// An estimate by trial of a comparison of a property with a literal: by lookup for equality, unless the key has few
    /// values, which may differ in number.
    func trial(
        _ comparison: Expression.ComparisonOperator, _ a: BoundExpression, _ b: BoundExpression,
        label: (Slot) -> LabelID?
    ) -> Trial? {
        guard case .property(let operand, let key) = a.kind, let variable = operand.variable,
            let label = label(variable.id)
        else { return nil }
        let sampling = SampledSelectivity(graph: graph)
        if comparison == .equal, let distinct = distinctCount(a, label: { _ in label }), distinct > 24 {
            return sampling.lookup(label, key, b)
        }
        return sampling.trial(label, key, comparison, b)
    }

    /// ``trial(_:_:_:label:)`` of a comparison written either way round.
    func trial(_ predicate: BoundExpression, label: (Slot) -> LabelID?) -> Trial? {
        guard case .compare(let comparison, let a, let b) = predicate.kind, comparison != .notEqual else { return nil }
        return trial(comparison, a, b, label: label) ?? trial(comparison.flipped, b, a, label: label)
    }

    /// Relationships at each of some nodes, on average.
    func degree(of nodes: [UInt32], types: ExpandTypes, direction: ExpandDirection) -> Double {
        guard !nodes.isEmpty else { return 0 }
        let step = max(1, nodes.count / 32)
        var total = 0
        var tried = 0
        for index in stride(from: 0, to: nodes.count, by: step) {
            tried += 1
            switch types {
            case .types(let types): for type in types { total += degree(nodes[index], type, direction) }
            case .all:
                for type in 0..<UInt32(graph.typeCount) { total += degree(nodes[index], TypeID(type), direction) }
            }
        }
        return Double(total) / Double(tried)
    }

    private func degree(_ node: UInt32, _ type: TypeID, _ direction: ExpandDirection) -> Int {
        (direction == .incoming ? 0 : graph.adjacency(type, .outgoing).degree(node))
            + (direction == .outgoing ? 0 : graph.adjacency(type, .incoming).degree(node))
    }

    private func distinctCount(_ expression: BoundExpression, label: (Slot) -> LabelID?) -> Int? {
        if case .call(let name, let arguments) = expression.kind, arguments.count == 1,
            name.lowercased() == "id" || name.lowercased() == "elementid"
        {
            return graph.nodeCount
        }
        guard case .property(let operand, let key) = expression.kind, let variable = operand.variable,
            let label = label(variable.id), let key = graph.findKey(key)
        else { return nil }
        return graph.distinctCount(label: label, key: key)
    }

    /// Relationships that one node of a label has on average, to nodes of another.
    func degree(
        from source: LabelID?, types: ExpandTypes, direction: ExpandDirection, to target: LabelID?
    ) -> Double {
        let nodes = count(source)
        guard nodes > 0 else { return 0 }
        return relationships(from: source, types: types, direction: direction, to: target) / nodes
    }

    /// Relationships between nodes of two labels.
    func relationships(
        from source: LabelID?, types: ExpandTypes, direction: ExpandDirection, to target: LabelID?
    ) -> Double {
        var total = 0.0
        func add(_ type: TypeID) {
            if direction != .incoming { total += Double(graph.count(source: source, type: type, target: target)) }
            if direction != .outgoing { total += Double(graph.count(source: target, type: type, target: source)) }
        }
        switch types {
        case .types(let types): for type in types { add(type) }
        case .all: for index in 0..<UInt32(graph.typeCount) { add(TypeID(index)) }
        }
        return total
    }
}
