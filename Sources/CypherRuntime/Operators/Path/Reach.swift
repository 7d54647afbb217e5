import CypherPlanner
import PropertyGraph

/// The nodes that a variable-length pattern reaches, each once a row: a breadth-first search.
///
/// Enough where nobody reads the relationships and duplicates do not count: the shortest walk to a node is a trail.
struct Reach: RowExpansion {
    private let context: ExecutionContext
    private let plan: VariableLength
    private let stepper: PathStepper
    private let keepsTo: Bool

    private var test = NodeTest.none
    private var isTestReady = false
    private var sources: [UInt32] = []
    private var targets: [UInt32] = []
    private var reached: ArraySlice<UInt32> = []
    private var ends: [UInt32] = []
    private var visited: BitMarks?

    init(_ context: ExecutionContext, plan: VariableLength, kept: SlotSet) throws(ExecutionError) {
        self.context = context
        self.plan = plan
        stepper = try PathStepper(
            context, types: plan.types, direction: plan.direction, each: plan.each, predicates: plan.predicates)
        keepsTo = kept.contains(plan.to) && !plan.toIsBound
    }

    mutating func open(argument: Batch?) {
        (reached, ends, visited) = ([], [], nil)
        isTestReady = false
    }

    mutating func take(_ batch: Batch) throws(ExecutionError) {
        // Not before the input has run, which may write labels.
        if !isTestReady { test = NodeTest(plan.label, in: context.graph) }
        isTestReady = true
        sources = try batch.nodes(plan.from)
        targets = plan.toIsBound ? try batch.nodes(plan.to) : []
        stepper.take(batch)
        if (visited?.capacity ?? -1) < context.graph.nodeCapacity {
            visited = BitMarks(capacity: context.graph.nodeCapacity)
        }
    }

    mutating func begin(row: Int) throws(ExecutionError) { reached = try search(row)[...] }

    mutating func make(upTo room: Int) -> Int {
        let taken = reached.prefix(room)
        ends.append(contentsOf: taken)
        reached = reached.dropFirst(taken.count)
        return taken.count
    }

    mutating func finish(_ result: inout Batch) {
        if keepsTo { result.columns[plan.to] = .nodes(ends) }
        ends = []
    }

    private func search(_ row: Int) throws(ExecutionError) -> [UInt32] {
        guard let visited, sources[row] != Column.nullID else { return [] }
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
            try context.meter.charge(bytes: 8 * frontier.count)
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
        if stepper.isFree {
            for leg in stepper.legs {
                for node in frontier {
                    let neighbours = leg.adjacency.neighbours(node).nodes
                    for other in neighbours where visited.insert(other) { all.append(other) }
                    try context.meter.charge(work: neighbours.count &+ 8)
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
        }
    }
}
