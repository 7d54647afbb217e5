import CypherPlanner
import PropertyGraph

/// Follows relationships of a pattern like `-[:R*1..3]->` depth first: every trail is a row.
struct VariableLengthWalk: RowExpansion {
    private let context: ExecutionContext
    private let plan: VariableLength
    private let stepper: PathStepper
    private let relationshipSlot: Slot?
    private let keepsTo: Bool

    private var test = NodeTest.none
    private var isTestReady = false
    private var sources: [UInt32] = []
    private var targets: [UInt32] = []
    private var used = UsedRelationships()
    private var row = 0

    /// Steps not yet taken, of all nodes on the current trail; `frames` has where each node's begin.
    private var nodes: [UInt32] = []
    private var relationships: [UInt32] = []
    private var frames: [Int] = []
    private var trail: [UInt32] = []
    private var marks: BitMarks?

    private var ends: [UInt32] = []
    private var trails: [Value] = []

    init(_ context: ExecutionContext, plan: VariableLength, kept: SlotSet) throws(ExecutionError) {
        self.context = context
        self.plan = plan
        stepper = try PathStepper(
            context, types: plan.types, direction: plan.direction, each: plan.each, predicates: plan.predicates)
        relationshipSlot = plan.relationships.flatMap { kept.contains($0) ? $0 : nil }
        keepsTo = kept.contains(plan.to) && !plan.toIsBound
    }

    mutating func open(argument: Batch?) {
        (nodes, relationships, frames, trail, marks) = ([], [], [], [], nil)
        (ends, trails) = ([], [])
        isTestReady = false
    }

    mutating func take(_ batch: Batch) throws(ExecutionError) {
        // Not before the input has run, which may write labels.
        if !isTestReady { test = NodeTest(plan.label, in: context.graph) }
        isTestReady = true
        // Marks of the last row before are taken off while it is still known which they are.
        for id in used.ids { marks?[id] = false }
        sources = try batch.nodes(plan.from)
        targets = plan.toIsBound ? try batch.nodes(plan.to) : []
        stepper.take(batch)
        used.take(batch, plan.distinctFrom)
        if (marks?.capacity ?? -1) < context.graph.relationshipCapacity {
            marks = BitMarks(capacity: context.graph.relationshipCapacity)
        }
    }

    mutating func begin(row: Int) throws(ExecutionError) {
        guard let marks else { return }
        self.row = row
        for id in used.ids { marks[id] = false }
        used.move(to: row)
        for id in used.ids { marks[id] = true }
        let source = sources[row]
        if source == Column.nullID { return }
        if plan.toIsBound, targets[row] == Column.nullID { return }
        if plan.minimum == 0 { try emit(source) }
        if plan.maximum ?? .max > 0 { try push(source, marks) }
    }

    mutating func make(upTo room: Int) throws(ExecutionError) -> Int {
        guard let marks else { return 0 }
        let start = counted
        while ends.count - start < room, let top = frames.last {
            if top == nodes.count {
                pop(marks)
                continue
            }
            // Steps are taken from the end, which frees them; they were put there in reverse.
            let node = nodes.removeLast()
            let relationship = relationships.removeLast()
            trail.append(relationship)
            marks[relationship] = true
            if trail.count >= plan.minimum { try emit(node) }
            if trail.count < plan.maximum ?? .max {
                try push(node, marks)
            } else {
                trail.removeLast()
                marks[relationship] = false
            }
        }
        counted = ends.count
        return ends.count - start
    }

    /// Ends that were counted as made: `begin` may add one more.
    private var counted = 0

    mutating func finish(_ result: inout Batch) {
        if keepsTo { result.columns[plan.to] = .nodes(ends) }
        if let relationshipSlot { result.columns[relationshipSlot] = .values(trails) }
        (ends, trails, counted) = ([], [], 0)
    }

    private mutating func push(_ node: UInt32, _ marks: BitMarks) throws(ExecutionError) {
        let start = nodes.count
        try stepper.steps(from: node, row: row, nodes: &nodes, relationships: &relationships)
        var kept = start
        for index in start..<nodes.count where plan.repeats || !marks[relationships[index]] {
            nodes[kept] = nodes[index]
            relationships[kept] = relationships[index]
            kept += 1
        }
        nodes.removeSubrange(kept...)
        relationships.removeSubrange(kept...)
        nodes[start...].reverse()
        relationships[start...].reverse()
        frames.append(start)
    }

    private mutating func pop(_ marks: BitMarks) {
        frames.removeLast()
        if !frames.isEmpty { marks[trail.removeLast()] = false }
    }

    private mutating func emit(_ node: UInt32) throws(ExecutionError) {
        if !test.matches(node) { return }
        if plan.toIsBound, targets[row] != node { return }
        ends.append(node)
        guard relationshipSlot != nil else { return }
        try context.meter.charge(bytes: 32 + trail.count * MemoryLayout<Value>.stride)
        try context.meter.charge(work: 4 * trail.count)
        let list = trail.map { Value.relationship(RelationshipID($0)) }
        trails.append(.list(plan.reversed ? list.reversed() : list))
    }
}
