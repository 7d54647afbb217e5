import CypherPlanner
import CypherSemantics
import PropertyGraph

/// What follows from the labels of a node alone, such as `labels(n)[0]` or `size(labels(n))`: there are few sets of labels, so
/// that it is computed once for each that a batch has.
final class LabelFunctionEvaluator: Evaluator {
    private let slot: Slot
    private let general: any Evaluator
    private let context: ExecutionContext
    /// By set of labels, where it stands among those of the batch.
    private var places: [Int32] = []

    init(of slot: Slot, _ general: any Evaluator, _ context: ExecutionContext) {
        self.slot = slot
        self.general = general
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        guard !context.hasDeleted, case .nodes(let ids) = batch.column(slot) else { return try general.evaluate(batch) }
        let sets = context.graph.labelSetsByNode
        // One place more is for null.
        let count = context.graph.labelSetCount + 1
        while places.count < count { places.append(-1) }
        var nodes: [UInt32] = []
        var found: [Int] = []
        let rows = ids.map { id in
            let set = id == Column.nullID ? count - 1 : Int(sets[Int(id)])
            if places[set] < 0 {
                places[set] = Int32(nodes.count)
                nodes.append(id)
                found.append(set)
            }
            return UInt32(bitPattern: places[set])
        }
        for set in found { places[set] = -1 }
        var each = Batch(count: nodes.count, slotCount: context.slotCount)
        each.columns[slot] = .nodes(nodes)
        return try general.evaluate(each).gather(rows)
    }
}

extension BoundExpression {
    /// The node from whose labels alone it follows, through functions of one argument and subscripts; nil where it may follow
    /// from more. Only so deep: it is asked of every part of an expression.
    func labelledNode(_ isFunction: (String) -> Bool, depth: Int = 4) -> Variable? {
        guard depth > 0 else { return nil }
        switch kind {
        case .call(let name, let arguments) where arguments.count == 1:
            if name.lowercased() == "labels", case .variable(let node) = arguments[0].kind { return node }
            return isFunction(name.lowercased()) ? arguments[0].labelledNode(isFunction, depth: depth - 1) : nil
        case .subscript_(let container, let index):
            guard case .integer = index.kind else { return nil }
            return container.labelledNode(isFunction, depth: depth - 1)
        case .null, .boolean, .integer, .float, .string, .constants, .parameter, .variable, .property, .not, .and, .or,
            .xor, .compare, .negate, .binary, .isNull, .isTyped, .hasLabels, .call, .case_, .subquery, .path, .list,
            .map,
            .mapWithAll, .slice, .listComprehension, .quantifier, .reduce:
            return nil
        }
    }
}
