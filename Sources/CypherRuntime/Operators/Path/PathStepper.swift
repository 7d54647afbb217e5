import CypherPlanner
import CypherSemantics
import PropertyGraph

/// The relationships that a path may take from a node, tested one by one.
final class PathStepper {
    private let context: ExecutionContext
    private let types: ExpandTypes
    private let direction: ExpandDirection
    private let each: Slot
    private let predicate: (any Predicate)?
    /// Slots of the row that the predicates read.
    private let reads: [Slot]

    private(set) var legs: [ExpandLeg] = []
    private var batch = Batch(count: 0, slotCount: 0)

    init(
        _ context: ExecutionContext, types: ExpandTypes, direction: ExpandDirection, each: Slot,
        predicates: [BoundExpression]
    ) throws(ExecutionError) {
        self.context = context
        self.types = types
        self.direction = direction
        self.each = each
        predicate = predicates.isEmpty ? nil : try ExpressionCompiler(context).compilePredicate(predicates)
        reads = predicates.reduce(into: SlotSet()) { $0.formUnion($1.reads) }.subtracting([each]).sorted()
    }

    /// Whether every relationship of the types may be taken.
    var isFree: Bool { predicate == nil }

    /// Takes the rows of a batch, and the graph as it is now.
    func take(_ batch: Batch) {
        self.batch = batch
        legs = ExpandLeg.legs(types, direction, in: context.graph)
    }

    /// The same steps seen from the other end.
    func reversed() -> PathStepper {
        PathStepper(
            context, types: types, direction: direction.reversed, each: each, compiled: predicate, reads: reads)
    }

    private init(
        _ context: ExecutionContext, types: ExpandTypes, direction: ExpandDirection, each: Slot,
        compiled: (any Predicate)?, reads: [Slot]
    ) {
        self.context = context
        self.types = types
        self.direction = direction
        self.each = each
        predicate = compiled
        self.reads = reads
    }

    /// Adds the steps from a node, for a row, to the arrays.
    func steps(
        from node: UInt32, row: Int, nodes: inout [UInt32], relationships: inout [UInt32]
    ) throws(ExecutionError) {
        let start = nodes.count
        for leg in legs {
            let (targets, first) = leg.adjacency.neighbours(node)
            if leg.skipsLoops {
                for index in 0..<targets.count where targets[index] != node {
                    nodes.append(targets[index])
                    relationships.append(leg.adjacency.relationship(at: first &+ index))
                }
            } else {
                nodes.append(contentsOf: targets)
                for index in 0..<targets.count {
                    relationships.append(leg.adjacency.relationship(at: first &+ index))
                }
            }
        }
        try context.meter.charge(work: 16 &+ 2 &* (nodes.count &- start))
        guard let predicate, nodes.count > start else { return }
        var candidates = Batch(count: nodes.count - start, slotCount: context.slotCount)
        let repeated = [UInt32](repeating: UInt32(row), count: candidates.count)
        for slot in reads { candidates.columns[slot] = batch.column(slot).gather(repeated) }
        candidates.columns[each] = .relationships(Array(relationships[start...]))
        guard let rows = try predicate.select(candidates), rows.count < candidates.count else { return }
        let keptNodes = rows.map { nodes[start + Int($0)] }
        let keptRelationships = rows.map { relationships[start + Int($0)] }
        nodes.replaceSubrange(start..., with: keptNodes)
        relationships.replaceSubrange(start..., with: keptRelationships)
    }
}
