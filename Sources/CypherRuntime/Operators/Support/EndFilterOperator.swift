import CypherPlanner
import PropertyGraph

/// An operator that finds nodes and can be told which are wanted.
protocol NodeFinder: BatchOperator {
    /// What it tests of the node in a slot by itself.
    func ownFilter(of slot: Slot) -> LabelFilter
    /// Finds from now on only nodes that pass, which includes its own test, whenever it is opened.
    func restrict(_ slot: Slot, to test: NodeTest)
}

/// Passes the rows in which all conditions are true, as ``FilterOperator``, over an operator that finds nodes. Once as many
/// rows have come as there are nodes to ask about, the nodes that pass are worked out once for all, and the finder is told:
/// rows that would be dropped are then not made.
///
/// Only where the statement cannot change the graph.
final class EndFilterOperator: BatchOperator {
    /// Conditions on the nodes of one slot.
    struct Part {
        let conditions: NodeConditions
        let predicate: any Predicate
    }

    private let context: ExecutionContext
    private let input: any NodeFinder
    private let carrier: Carrier
    /// Conditions that the finder does not test yet.
    private var open: [Part]
    /// Conditions that it never will.
    private var others: [any Predicate]
    private var seen = 0

    init(_ context: ExecutionContext, input: any NodeFinder, parts: [Part], rest: (any Predicate)?, kept: SlotSet) {
        self.context = context
        self.input = input
        open = parts
        others = rest.map { [$0] } ?? []
        carrier = Carrier(kept)
    }

    func open(argument: Batch?) throws(ExecutionError) { try input.open(argument: argument) }

    func next() throws(ExecutionError) -> Batch? {
        if !open.isEmpty { try restrict() }
        while var batch = try input.next() {
            try context.checkpoint()
            seen &+= batch.count
            for part in open where batch.count > 0 { batch = try passing(part.predicate, batch) }
            for predicate in others where batch.count > 0 { batch = try passing(predicate, batch) }
            if !open.isEmpty { try restrict() }
            if batch.count > 0 { return carrier.keep(batch, slotCount: context.slotCount) }
        }
        return nil
    }

    private func passing(_ predicate: any Predicate, _ batch: Batch) throws(ExecutionError) -> Batch {
        guard let rows = try predicate.select(batch), rows.count < batch.count else { return batch }
        return rows.isEmpty ? Batch(count: 0, slotCount: context.slotCount) : batch.gather(rows)
    }

    /// Tells the finder of conditions for which enough rows were seen.
    private func restrict() throws(ExecutionError) {
        var left: [Part] = []
        for part in open {
            let own = input.ownFilter(of: part.conditions.slot)
            let filter = part.conditions.filter(with: own)
            if part.conditions.asksLabelsAlone {
                input.restrict(part.conditions.slot, to: NodeTest(filter, in: context.graph))
            } else if seen < NodeScanOperator.candidates(filter, in: context.graph).0.count {
                left.append(part)
            } else if let marks = try part.conditions.marks(own, in: context) {
                input.restrict(part.conditions.slot, to: .marked(marks))
            } else {
                others.append(part.predicate)
            }
        }
        open = left
    }
}
