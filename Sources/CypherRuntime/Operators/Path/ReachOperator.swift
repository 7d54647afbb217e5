import CypherPlanner
import PropertyGraph

/// The nodes that a variable-length pattern reaches, each once a row: a breadth-first search.
///
/// Enough where nobody reads the relationships and duplicates do not count: the shortest walk to a node is a trail.
final class ReachOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let plan: VariableLength
    private let stepper: PathStepper
    private let keepsTo: Bool
    private let carrier: Carrier

    private var test = NodeTest.none
    /// The test is made when the first rows are there: what comes before may change labels.
    private var isTestReady = false
    private var batch: Batch?
    private var sources: [UInt32] = []
    private var targets: [UInt32] = []
    private var row = 0
    private var reached: [UInt32] = []
    private var cursor = 0
    private var visited: BitMarks?

    init(
        _ context: ExecutionContext, input: any BatchOperator, plan: VariableLength, kept: SlotSet
    ) throws(ExecutionError) {
        self.context = context
        self.input = input
        self.plan = plan
        stepper = try PathStepper(
            context, types: plan.types, direction: plan.direction, each: plan.each, predicates: plan.predicates)
        keepsTo = kept.contains(plan.to) && !plan.toIsBound
        carrier = Carrier(kept, except: plan.toIsBound ? [] : [plan.to])
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batch = nil
        visited = nil
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
                if (visited?.capacity ?? -1) < context.graph.nodeCapacity {
                    visited = BitMarks(capacity: context.graph.nodeCapacity)
                }
                row = -1
                (reached, cursor) = ([], 0)
            }
            guard let batch else { return nil }
            var rows: [UInt32] = []
            var ends: [UInt32] = []
            while rows.count < Batch.capacity {
                if cursor == reached.count {
                    row += 1
                    if row == batch.count { break }
                    cursor = 0
                    reached = try search(row)
                    continue
                }
                let taken = min(reached.count - cursor, Batch.capacity - rows.count)
                ends.append(contentsOf: reached[cursor..<(cursor + taken)])
                rows.append(contentsOf: repeatElement(UInt32(row), count: taken))
                cursor += taken
            }
            if row == batch.count { self.batch = nil }
            if rows.isEmpty { continue }
            var result = carrier.gather(batch, rows, slotCount: context.slotCount)
            if keepsTo { result.columns[plan.to] = .nodes(ends) }
            return result
        }
    }

    private func search(_ row: Int) throws(ExecutionError) -> [UInt32] {
        guard let visited, sources[row] != Column.nullID else { return [] }
        try context.checkpoint()
        let source = sources[row]
        let wanted = plan.toIsBound ? targets[row] : nil
        if wanted == Column.nullID { return [] }
        var found: [UInt32] = []
        var all: [UInt32] = []
        var frontier = [source]
        if plan.minimum == 0 {
            _ = visited.insert(source)
            all.append(source)
            found.append(source)
        }
        var depth = 0
        while !frontier.isEmpty, depth < plan.maximum ?? .max {
            depth += 1
            let start = all.count
            try expand(frontier, row, visited, &all)
            frontier = Array(all[start...])
            found.append(contentsOf: frontier)
            if let wanted, visited[wanted] { break }
        }
        for node in all { visited[node] = false }
        if let wanted { return found.contains(wanted) && test.matches(wanted) ? [wanted] : [] }
        if case .any = test { return found }
        return found.filter { test.matches($0) }
    }

    private func expand(
        _ frontier: [UInt32], _ row: Int, _ visited: BitMarks, _ all: inout [UInt32]
    ) throws(ExecutionError) {
        var work = 0
        if stepper.isFree {
            for leg in stepper.legs {
                for node in frontier {
                    let neighbours = leg.adjacency.neighbours(node).nodes
                    for other in neighbours where visited.insert(other) { all.append(other) }
                    work &+= neighbours.count &+ 1
                    if work > 1 << 16 {
                        work = 0
                        try context.checkpoint()
                    }
                }
            }
            return
        }
        var nodes: [UInt32] = []
        var relationships: [UInt32] = []
        for node in frontier {
            nodes.removeAll(keepingCapacity: true)
            relationships.removeAll(keepingCapacity: true)
            try stepper.steps(from: node, row: row, nodes: &nodes, relationships: &relationships)
            for other in nodes where visited.insert(other) { all.append(other) }
            try context.checkpoint()
        }
    }
}
