import CypherPlanner
import PropertyGraph

/// Repeats an inner pattern from node to node: `((a)-[:R]->(b) WHERE p){1,4}`. No relationship is met twice.
///
/// The inner plan runs for all ends of one length at once; partial paths of the next length follow.
final class RepeatPatternOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let inner: any BatchOperator
    private let plan: InnerPlan
    private let number: Slot?
    private let pattern: RepeatPattern
    private let carrier: Carrier
    private let keptGroups: [Int]
    private let account: MemoryAccount

    private var batch: Batch?
    private var used = UsedRelationships()
    private var finished: [Partial] = []
    private var cursor = 0

    /// Some repetitions, one after the other.
    private struct Partial {
        var row: Int
        var node: UInt32
        var relationships: [UInt32]
        /// For each group the values so far.
        var groups: [[Value]]
    }

    init(
        _ context: ExecutionContext, input: any BatchOperator, inner: any BatchOperator, plan: InnerPlan, number: Slot?,
        pattern: RepeatPattern, kept: SlotSet
    ) {
        self.context = context
        self.input = input
        self.inner = inner
        self.plan = plan
        self.number = number
        self.pattern = pattern
        carrier = Carrier(
            kept, except: pattern.groups.map(\.outer) + (pattern.toIsBound ? [] : [pattern.to]))
        keptGroups = pattern.groups.indices.filter { kept.contains(pattern.groups[$0].outer) }
        account = MemoryAccount(context.budget)
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batch = nil
        account.releaseAll()
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else { return nil }
                account.releaseAll()
                finished = try search(next)
                (batch, cursor) = (next, 0)
            }
            guard let batch else { return nil }
            if cursor == finished.count {
                self.batch = nil
                continue
            }
            let end = min(cursor + Batch.capacity, finished.count)
            let partials = finished[cursor..<end]
            cursor = end
            var result = carrier.gather(batch, partials.map { UInt32($0.row) }, slotCount: context.slotCount)
            if !pattern.toIsBound { result.columns[pattern.to] = .nodes(partials.map(\.node)) }
            for group in keptGroups {
                result.columns[pattern.groups[group].outer] = .values(
                    partials.map { .list(pattern.reversed ? $0.groups[group].reversed() : $0.groups[group]) })
            }
            return result
        }
    }

    /// All repetitions for the rows of a batch, in the order of its rows.
    private func search(_ batch: Batch) throws(ExecutionError) -> [Partial] {
        let sources = try batch.nodes(pattern.from)
        let targets = pattern.toIsBound ? try batch.nodes(pattern.to) : nil
        used.take(batch, pattern.distinctFrom)
        var found: [Partial] = []
        var current: [Partial] = []
        for row in 0..<batch.count where sources[row] != Column.nullID {
            used.move(to: row)
            current.append(
                Partial(
                    row: row, node: sources[row], relationships: used.ids,
                    groups: pattern.groups.map { _ in [] }))
        }
        var length = 0
        while !current.isEmpty {
            try context.checkpoint()
            if length >= pattern.minimum {
                for partial in current where targets.map({ $0[partial.row] == partial.node }) ?? true {
                    found.append(partial)
                }
            }
            if length >= pattern.maximum ?? .max { break }
            length += 1
            var longer: [Partial] = []
            for start in stride(from: 0, to: current.count, by: Batch.capacity) {
                let chunk = Array(current[start..<min(start + Batch.capacity, current.count)])
                try extend(chunk, batch, &longer)
            }
            current = longer
        }
        return found.sorted { $0.row < $1.row }
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
        try context.checkpoint()
        let graph = context.graph
        let ends = try found.nodes(pattern.last)
        var met = UsedRelationships()
        met.take(found, pattern.relationships)
        let groups = pattern.groups.map { found.column($0.inner) }
        for row in 0..<found.count where ends[row] != Column.nullID {
            let partial = partials[Int(owner(row))]
            met.move(to: row)
            if met.ids.contains(where: { partial.relationships.contains($0) }) { continue }
            if Set(met.ids).count < met.ids.count { continue }
            var next = partial
            next.node = ends[row]
            next.relationships.append(contentsOf: met.ids)
            for (index, column) in groups.enumerated() {
                next.groups[index].append(column.value(at: row, in: graph))
            }
            try account.charge(128 + 4 * next.relationships.count + 32 * next.groups.reduce(0) { $0 + $1.count })
            longer.append(next)
        }
    }
}
