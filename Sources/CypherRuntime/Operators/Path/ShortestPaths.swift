import CypherPlanner
import PropertyGraph

/// The shortest paths between two nodes of each row.
///
/// One shortest path is found by searches from both ends, all of them by distances from one end; where the whole path
/// must fulfil conditions or more than the shortest are wanted, trails are listed by length.
struct ShortestPaths: RowExpansion {
    private let context: ExecutionContext
    private let plan: ShortestPath
    private let choice: PathChoice
    private let forward: PathStepper
    private let backward: PathStepper
    private let predicate: (any Predicate)?
    private let reads: [Slot]
    private let relationshipSlot: Slot?
    private let pathSlot: Slot?

    private var batch = Batch(count: 0, slotCount: 0)
    private var sources: [UInt32] = []
    private var targets: [UInt32] = []
    private var row = 0
    private var found: ArraySlice<PathValue> = []
    private var paths: [PathValue] = []
    private var meeting: MeetingSearch?

    init(_ context: ExecutionContext, plan: ShortestPath, kept: SlotSet) throws(ExecutionError) {
        self.context = context
        self.plan = plan
        choice = try PathChoice(plan.selector, context)
        forward = try PathStepper(
            context, types: plan.types, direction: plan.direction, each: plan.each, predicates: plan.predicates)
        backward = forward.reversed()
        predicate =
            plan.pathPredicates.isEmpty
            ? nil : try ExpressionCompiler(context).compilePredicate(plan.pathPredicates)
        reads = plan.pathPredicates.reduce(into: SlotSet()) { $0.formUnion($1.reads) }.sorted()
        relationshipSlot = plan.relationships.flatMap { kept.contains($0) ? $0 : nil }
        pathSlot = plan.path.flatMap { kept.contains($0) ? $0 : nil }
    }

    mutating func open(argument: Batch?) { (found, paths, meeting) = ([], [], nil) }

    mutating func take(_ batch: Batch) throws(ExecutionError) {
        self.batch = batch
        sources = try batch.nodes(plan.from)
        targets = try batch.nodes(plan.to)
        forward.take(batch)
        backward.take(batch)
        if (meeting?.capacity ?? -1) < context.graph.nodeCapacity { meeting = MeetingSearch(context) }
    }

    mutating func begin(row: Int) throws(ExecutionError) {
        self.row = row
        found = try search()[...]
    }

    mutating func make(upTo room: Int) -> Int {
        let taken = found.prefix(room)
        paths.append(contentsOf: taken)
        found = found.dropFirst(taken.count)
        return taken.count
    }

    mutating func finish(_ result: inout Batch) {
        if let pathSlot { result.columns[pathSlot] = .values(paths.map { .path($0) }) }
        if let relationshipSlot { result.columns[relationshipSlot] = .values(paths.map(Self.list)) }
        paths = []
    }

    private static func list(_ path: PathValue) -> Value { .list(path.relationships.map { .relationship($0) }) }

    private func search() throws(ExecutionError) -> [PathValue] {
        let (source, target) = (sources[row], targets[row])
        guard source != Column.nullID, target != Column.nullID else { return [] }
        let maximum = plan.maximum ?? .max
        if predicate == nil, plan.minimum == 0, source == target, wantsOnlyShortest {
            return [PathValue(nodes: [NodeID(source)], relationships: [])]
        }
        if predicate == nil, plan.minimum <= 1, source != target {
            if wantsOne {
                let path = try meeting?.path(
                    from: source, to: target, row: row, maximum: maximum, forward, backward)
                return path.map { [$0] } ?? []
            }
            if wantsOnlyShortest {
                let lattice = ShortestLattice(context, forward, backward)
                return try lattice.paths(from: source, to: target, row: row, maximum: maximum)
            }
        }
        return try listTrails(source, target, maximum)
    }

    private var wantsOne: Bool {
        if case .first(1) = choice { true } else { false }
    }

    private var wantsOnlyShortest: Bool {
        if case .groups(1) = choice { true } else { wantsOne }
    }

    /// Trails by length, until the selector has what it wants.
    private func listTrails(_ source: UInt32, _ target: UInt32, _ maximum: Int) throws(ExecutionError) -> [PathValue] {
        let trails = TrailSearch(
            context, forward, backward, from: source, to: target, row: row, repeats: plan.repeats)
        var result: [PathValue] = []
        var groups = 0
        var length = plan.minimum
        while length <= maximum {
            let (paths, isExhausted) = try trails.paths(length: length)
            let passed = try test(paths)
            if !passed.isEmpty {
                groups += 1
                result.append(contentsOf: passed)
            }
            switch choice {
            case .all: break
            case .first(let count): if result.count >= count { return Array(result.prefix(count)) }
            case .groups(let count): if groups == count { return result }
            }
            if isExhausted { break }
            length += 1
        }
        return result
    }

    /// The paths that fulfil the conditions on whole paths.
    private func test(_ paths: [PathValue]) throws(ExecutionError) -> [PathValue] {
        guard let predicate else { return paths }
        var passed: [PathValue] = []
        for start in stride(from: 0, to: paths.count, by: Batch.capacity) {
            try context.checkpoint()
            let some = paths[start..<min(start + Batch.capacity, paths.count)]
            var candidates = Batch(count: some.count, slotCount: context.slotCount)
            let repeated = [UInt32](repeating: UInt32(row), count: some.count)
            for slot in reads { candidates.columns[slot] = batch.column(slot).gather(repeated) }
            if let slot = plan.path { candidates.columns[slot] = .values(some.map { .path($0) }) }
            if let slot = plan.relationships { candidates.columns[slot] = .values(some.map(Self.list)) }
            if let rows = try predicate.select(candidates) {
                for row in rows { passed.append(some[start + Int(row)]) }
            } else {
                passed.append(contentsOf: some)
            }
        }
        return passed
    }
}
