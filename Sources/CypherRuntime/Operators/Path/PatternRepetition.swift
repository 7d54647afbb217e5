import CypherPlanner
import PropertyGraph

/// Repeats an inner pattern from node to node: `((a)-[:R]->(b) WHERE p){1,4}`. No relationship is met twice.
///
/// The inner plan runs for all ends of one length at once; partial paths of the next length follow.
struct PatternRepetition: RowExpansion {
    private let context: ExecutionContext
    private let inner: any BatchOperator
    private let plan: InnerPlan
    private let number: Slot?
    private let pattern: RepeatPattern
    private let keptGroups: [Int]
    private let account: MemoryAccount

    private var used = UsedRelationships()
    /// What was found for the batch, in the order of its rows; those before the cursor were passed on.
    private var finished: [Partial] = []
    private var cursor = 0
    private var begun = 0
    private var row = 0

    /// Some repetitions, one after the other.
    private struct Partial {
        var row: Int
        var node: UInt32
        var relationships: [UInt32]
        /// For each group the values so far.
        var groups: [[Value]]
    }

    /// What was found, and partial paths of one length and of the next.
    private struct Search {
        var found: [Partial] = []
        var current: [Partial]
        var longer: [Partial] = []
    }

    init(
        _ context: ExecutionContext, inner: any BatchOperator, plan: InnerPlan, number: Slot?, pattern: RepeatPattern,
        kept: SlotSet
    ) {
        self.context = context
        self.inner = inner
        self.plan = plan
        self.number = number
        self.pattern = pattern
        keptGroups = pattern.groups.indices.filter { kept.contains(pattern.groups[$0].outer) }
        account = MemoryAccount(context.budget)
    }

    mutating func open(argument: Batch?) {
        account.releaseAll()
        (finished, cursor, begun) = ([], 0, 0)
    }

    mutating func take(_ batch: Batch) throws(ExecutionError) {
        account.releaseAll()
        finished = try search(batch)
        (cursor, begun) = (0, 0)
    }

    mutating func begin(row: Int) { self.row = row }

    mutating func make(upTo room: Int) -> Int {
        var made = 0
        while made < room, cursor < finished.count, finished[cursor].row == row {
            cursor += 1
            made += 1
        }
        return made
    }

    mutating func finish(_ result: inout Batch) {
        let partials = finished[begun..<cursor]
        begun = cursor
        if !pattern.toIsBound { result.columns[pattern.to] = .nodes(partials.map(\.node)) }
        for group in keptGroups {
            result.columns[pattern.groups[group].outer] = .values(
                partials.map { .list(pattern.reversed ? $0.groups[group].reversed() : $0.groups[group]) })
        }
    }

    /// All repetitions for the rows of a batch, in the order of its rows.
    private mutating func search(_ batch: Batch) throws(ExecutionError) -> [Partial] {
        let sources = try batch.nodes(pattern.from)
        let targets = pattern.toIsBound ? try batch.nodes(pattern.to) : nil
        used.take(batch, pattern.distinctFrom)
        var current: [Partial] = []
        for row in 0..<batch.count where sources[row] != Column.nullID {
            used.move(to: row)
            current.append(
                Partial(
                    row: row, node: sources[row], relationships: used.ids,
                    groups: pattern.groups.map { _ in [] }))
        }
        var search = Search(current: current)
        return try context.meter.keeping(&search) { (search) throws(ExecutionError) in
            try run(&search, batch, targets)
            return try inOrder(search.found, rows: batch.count)
        }
    }

    private func run(_ search: inout Search, _ batch: Batch, _ targets: [UInt32]?) throws(ExecutionError) {
        var length = 0
        while !search.current.isEmpty {
            try context.checkpoint()
            if length >= pattern.minimum {
                try context.meter.chargeGrowth(of: search.found, by: search.current.count)
                for partial in search.current where targets.map({ $0[partial.row] == partial.node }) ?? true {
                    search.found.append(partial)
                }
            }
            if length >= pattern.maximum ?? .max { break }
            length += 1
            for start in stride(from: 0, to: search.current.count, by: Batch.capacity) {
                let end = min(start + Batch.capacity, search.current.count)
                try extend(Array(search.current[start..<end]), batch, &search.longer)
            }
            search.current = search.longer
            search.longer = []
        }
    }

    /// By row, those of one row in the order in which they were found.
    private func inOrder(_ found: [Partial], rows: Int) throws(ExecutionError) -> [Partial] {
        try context.meter.charge(bytes: found.count * (MemoryLayout<Partial>.stride + 8))
        var starts = [Int](repeating: 0, count: rows + 1)
        for partial in found { starts[partial.row + 1] += 1 }
        for row in 0..<rows { starts[row + 1] += starts[row] }
        var order = [Int](repeating: 0, count: found.count)
        for (index, partial) in found.enumerated() {
            order[starts[partial.row]] = index
            starts[partial.row] += 1
        }
        var sorted: [Partial] = []
        sorted.reserveCapacity(found.count)
        for index in order {
            try context.meter.charge(work: 32)
            sorted.append(found[index])
        }
        return sorted
    }

    /// Adds one repetition to each partial path in every way.
    private func extend(_ partials: [Partial], _ batch: Batch, _ longer: inout [Partial]) throws(ExecutionError) {
        let rows = partials.map { UInt32($0.row) }
        var argument = batch.gather(rows).argument(
            0..<partials.count, slots: plan.reads, numberedBy: number, slotCount: context.slotCount)
        argument.columns[pattern.first] = .nodes(partials.map(\.node))
        if let number {
            try inner.open(argument: argument)
            while let found = try inner.next() {
                let owners = found.rowNumbers(number)
                try take(found, partials, &longer) { owners[$0] }
            }
            return
        }
        for index in partials.indices {
            try inner.open(argument: argument.slice(index..<(index + 1)))
            while let found = try inner.next() { try take(found, partials, &longer) { _ in UInt32(index) } }
        }
    }

    private func take(
        _ found: Batch, _ partials: [Partial], _ longer: inout [Partial], owner: (Int) -> UInt32
    ) throws(ExecutionError) {
        let graph = context.graph
        let ends = try found.nodes(pattern.last)
        var met = UsedRelationships()
        met.take(found, pattern.relationships)
        let groups = pattern.groups.map { found.column($0.inner) }
        try context.meter.chargeGrowth(of: longer, by: found.count)
        for row in 0..<found.count where ends[row] != Column.nullID {
            let partial = partials[Int(owner(row))]
            met.move(to: row)
            try context.meter.charge(work: 256 + 8 * partial.relationships.count)
            if !pattern.repeats {
                if met.ids.contains(where: { partial.relationships.contains($0) }) { continue }
                if Set(met.ids).count < met.ids.count { continue }
            }
            var next = partial
            next.node = ends[row]
            next.relationships.append(contentsOf: met.ids)
            for (index, column) in groups.enumerated() {
                next.groups[index].append(column.value(at: row, in: graph))
            }
            let values = next.groups.reduce(0) { $0 + $1.count }
            try account.charge(128 + 4 * next.relationships.count + MemoryLayout<Value>.stride * values)
            longer.append(next)
        }
    }
}
