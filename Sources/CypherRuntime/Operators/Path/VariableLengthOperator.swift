import CypherPlanner
import PropertyGraph

/// Follows relationships of a pattern like `-[:R*1..3]->` depth first: every trail is a row.
final class VariableLengthOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let plan: VariableLength
    private let stepper: PathStepper
    private let relationshipSlot: Slot?
    private let keepsTo: Bool
    private let carrier: Carrier

    private var test = NodeTest.none
    /// The test is made when the first rows are there: what comes before may change labels.
    private var isTestReady = false
    private var batch: Batch?
    private var sources: [UInt32] = []
    private var targets: [UInt32] = []
    private var used = UsedRelationships()
    private var row = 0

    /// Steps not yet taken, of all nodes on the current trail; `frames` says which are whose.
    private var nodes: [UInt32] = []
    private var relationships: [UInt32] = []
    private var frames: [Frame] = []
    private var trail: [UInt32] = []
    private var marks: BitMarks?
    private var steps = 0

    private struct Frame {
        var start: Int
    }

    /// Rows on their way out.
    private struct Output {
        var rows: [UInt32] = []
        var ends: [UInt32] = []
        var trails: [Value] = []
    }

    init(
        _ context: ExecutionContext, input: any BatchOperator, plan: VariableLength, kept: SlotSet
    ) throws(ExecutionError) {
        self.context = context
        self.input = input
        self.plan = plan
        stepper = try PathStepper(
            context, types: plan.types, direction: plan.direction, each: plan.each, predicates: plan.predicates)
        relationshipSlot = plan.relationships.flatMap { kept.contains($0) ? $0 : nil }
        keepsTo = kept.contains(plan.to) && !plan.toIsBound
        carrier = Carrier(kept, except: plan.toIsBound ? [plan.relationships] : [plan.relationships, plan.to])
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batch = nil
        unwind()
        marks = nil
        try input.open(argument: argument)
        isTestReady = false
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else { return nil }
                batch = next
                if !isTestReady {
                    test = NodeTest(plan.label, in: context.graph)
                    isTestReady = true
                }
                sources = try next.nodes(plan.from)
                targets = plan.toIsBound ? try next.nodes(plan.to) : []
                stepper.take(next)
                used.take(next, plan.distinctFrom)
                if (marks?.capacity ?? -1) < context.graph.relationshipCapacity {
                    marks = BitMarks(capacity: context.graph.relationshipCapacity)
                }
                row = -1
            }
            guard let batch else { return nil }
            var output = Output()
            try walk(&output, batch.count)
            if row == batch.count { self.batch = nil }
            if output.rows.isEmpty { continue }
            var result = carrier.gather(batch, output.rows, slotCount: context.slotCount)
            if keepsTo { result.columns[plan.to] = .nodes(output.ends) }
            if let relationshipSlot { result.columns[relationshipSlot] = .values(output.trails) }
            return result
        }
    }

    private func walk(_ output: inout Output, _ count: Int) throws(ExecutionError) {
        guard let marks else { return }
        try context.checkpoint()
        while output.rows.count < Batch.capacity {
            steps &+= 1
            if steps & 0xFFF == 0 { try context.checkpoint() }
            guard let top = frames.last else {
                guard try startRow(&output, count, marks) else { return }
                continue
            }
            if top.start == nodes.count {
                pop(marks)
                continue
            }
            // Steps are taken from the end, which frees them; they were put there in reverse.
            let node = nodes.removeLast()
            let relationship = relationships.removeLast()
            trail.append(relationship)
            marks[relationship] = true
            if trail.count >= plan.minimum { emit(node, &output) }
            if trail.count < plan.maximum ?? .max {
                try push(node, marks)
            } else {
                trail.removeLast()
                marks[relationship] = false
            }
        }
    }

    /// Goes to the next row that has a start; false at the end of the batch.
    private func startRow(_ output: inout Output, _ count: Int, _ marks: BitMarks) throws(ExecutionError) -> Bool {
        for id in used.ids { marks[id] = false }
        row += 1
        guard row < count else {
            used.take(Batch(count: 0, slotCount: 0), [])
            return false
        }
        used.move(to: row)
        for id in used.ids { marks[id] = true }
        let source = sources[row]
        if source == Column.nullID { return true }
        if plan.toIsBound, targets[row] == Column.nullID { return true }
        if plan.minimum == 0 { emit(source, &output) }
        if plan.maximum ?? .max > 0 { try push(source, marks) }
        return true
    }

    private func push(_ node: UInt32, _ marks: BitMarks) throws(ExecutionError) {
        let start = nodes.count
        try stepper.steps(from: node, row: row, nodes: &nodes, relationships: &relationships)
        var kept = start
        for index in start..<nodes.count where !marks[relationships[index]] {
            nodes[kept] = nodes[index]
            relationships[kept] = relationships[index]
            kept += 1
        }
        nodes.removeSubrange(kept...)
        relationships.removeSubrange(kept...)
        nodes[start...].reverse()
        relationships[start...].reverse()
        frames.append(Frame(start: start))
    }

    private func pop(_ marks: BitMarks) {
        frames.removeLast()
        if !frames.isEmpty { marks[trail.removeLast()] = false }
    }

    private func unwind() {
        frames = []
        trail = []
        nodes = []
        relationships = []
    }

    private func emit(_ node: UInt32, _ output: inout Output) {
        if !test.matches(node) { return }
        if plan.toIsBound, targets[row] != node { return }
        output.rows.append(UInt32(row))
        output.ends.append(node)
        if relationshipSlot != nil {
            let list = trail.map { Value.relationship(RelationshipID($0)) }
            output.trails.append(.list(plan.reversed ? list.reversed() : list))
        }
    }
}
