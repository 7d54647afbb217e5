import CypherPlanner
import CypherSemantics
import CypherSyntax
import PropertyGraph

/// What a filter asks of the node in one slot alone, as far as it can be worked out for all nodes at once: labels, and
/// comparisons of properties with constants. None of it can fail.
struct NodeConditions {
    let slot: Slot
    /// The conditions as they were written.
    private(set) var written: [BoundExpression] = []
    private var labels: [LabelFilter] = []
    private var comparisons: [PropertyComparison] = []

    init(slot: Slot) { self.slot = slot }

    /// Whether only labels are asked for, which a test of a few instructions tells.
    var asksLabelsAlone: Bool { comparisons.isEmpty }

    /// Takes a condition if it is of this kind.
    mutating func take(_ condition: BoundExpression, in context: ExecutionContext) -> Bool {
        switch condition.kind {
        case .hasLabels(let operand, let expression) where operand.isRead(of: slot):
            guard let filter = LabelFilter(expression, in: context.graph) else { return false }
            labels.append(filter)
        case .compare:
            guard let comparison = PropertyComparison(condition, slot: slot, in: context) else { return false }
            comparisons.append(comparison)
        default: return false
        }
        written.append(condition)
        return true
    }

    /// The labels that are asked for, together with those of `own`.
    func filter(with own: LabelFilter) -> LabelFilter {
        let all = (own == .any ? [] : [own]) + labels
        return all.count == 1 ? all[0] : all.isEmpty ? .any : .and(all)
    }

    /// Marks every node that passes; nil where a property's values are of a kind that only comparing one by one tells.
    func marks(_ own: LabelFilter, in context: ExecutionContext) throws(ExecutionError) -> BitMarks? {
        let graph = context.graph
        let (candidates, test) = NodeScanOperator.candidates(filter(with: own), in: graph)
        try context.meter.charge(bytes: graph.nodeCapacity / 8)
        let marks = BitMarks(capacity: graph.nodeCapacity)
        for start in stride(from: 0, to: candidates.count, by: 4 * Batch.capacity) {
            let wanted = min(4 * Batch.capacity, candidates.count - start)
            try context.meter.charge(work: 8 * wanted)
            var ids = [UInt32](unsafeUninitializedCapacity: wanted) { buffer, count in
                count = candidates.fill(UnsafeMutableBufferPointer(rebasing: buffer[..<wanted]), from: start)
            }
            if case .any = test {} else { ids.removeAll { !test.matches($0) } }
            for comparison in comparisons where !ids.isEmpty {
                guard let hits = comparison.hits(among: ids, in: graph) else { return nil }
                ids = hits
            }
            for id in ids { marks[id] = true }
        }
        return marks
    }
}

/// `n.key <comparison> constant`
private struct PropertyComparison {
    private let key: KeyID
    private let comparison: Expression.ComparisonOperator
    private let value: Value

    init?(_ expression: BoundExpression, slot: Slot, in context: ExecutionContext) {
        guard case .compare(let comparison, let left, let right) = expression.kind else { return nil }
        let isReversed = left.constant(in: context) != nil
        let (side, other) = isReversed ? (right, left) : (left, right)
        guard case .property(let operand, let name) = side.kind, operand.isRead(of: slot),
            let key = context.graph.findKey(name), let value = other.constant(in: context)
        else { return nil }
        self.key = key
        self.comparison = isReversed ? comparison.flipped : comparison
        self.value = value
    }

    /// The nodes for which it is true; nil where the values are of another kind than the constant.
    func hits(among ids: [UInt32], in graph: Graph) -> [UInt32]? {
        let column = ids.withUnsafeBufferPointer { graph.gather(key, nodes: $0) }
        switch (column, value) {
        case (.allNull, _): return []
        case (.integers(let numbers, let nulls), .integer(let wanted)):
            return select(ids) { row in
                let number = numbers[row]
                if let nulls, nulls[row] { return nil }
                return number < wanted ? .less : number == wanted ? .equal : .greater
            }
        case (.booleans(let flags), .boolean(let wanted)):
            return select(ids) { flags[$0] == 2 ? nil : threeWay(flags[$0], wanted ? 1 : 0).comparison }
        case (.strings(let texts), .string(var wanted)):
            let strings = graph.strings
            return wanted.withUTF8 { wanted in
                select(ids) { row in
                    texts[row] == Column.nullID ? nil : compareBytes(strings.utf8(texts[row]), wanted).comparison
                }
            }
        default: return nil
        }
    }

    @inline(__always)
    private func select(_ ids: [UInt32], _ order: (Int) -> Value.Comparison?) -> [UInt32] {
        var hits: [UInt32] = []
        for row in 0..<ids.count {
            guard let order = order(row) else { continue }
            let holds =
                switch comparison {
                case .equal: order == .equal
                case .notEqual: order != .equal
                case .less: order == .less
                case .lessOrEqual: order != .greater
                case .greater: order == .greater
                case .greaterOrEqual: order != .less
                }
            if holds { hits.append(ids[row]) }
        }
        return hits
    }
}

extension Int {
    fileprivate var comparison: Value.Comparison { self < 0 ? .less : self == 0 ? .equal : .greater }
}

extension BoundExpression {
    /// Whether it is the variable of a slot.
    fileprivate func isRead(of slot: Slot) -> Bool {
        if case .variable(let variable) = kind { return variable.id == slot }
        return false
    }

    /// The value of a literal or parameter that is an integer, a text or a truth value.
    fileprivate func constant(in context: ExecutionContext) -> Value? {
        switch kind {
        case .integer(let value): return .integer(value)
        case .string(let value): return .string(value)
        case .boolean(let value): return .boolean(value)
        case .parameter(let name):
            switch context.parameters[name] {
            case .integer?, .string?, .boolean?: return context.parameters[name]
            default: return nil
            }
        default: return nil
        }
    }
}

extension LabelFilter {
    /// What an expression of labels asks; nil for what cannot be told by labels that the graph has now.
    init?(_ expression: LabelExpression, in graph: Graph) {
        switch expression {
        case .label(let name): self = graph.findLabel(name.text).map(LabelFilter.label) ?? .none
        case .wildcard, .computed: return nil
        case .not(let operand):
            guard let operand = LabelFilter(operand, in: graph) else { return nil }
            self = .not(operand)
        case .and(let a, let b):
            guard let a = LabelFilter(a, in: graph), let b = LabelFilter(b, in: graph) else { return nil }
            self = .and([a, b])
        case .or(let a, let b):
            guard let a = LabelFilter(a, in: graph), let b = LabelFilter(b, in: graph) else { return nil }
            self = .or([a, b])
        }
    }
}
