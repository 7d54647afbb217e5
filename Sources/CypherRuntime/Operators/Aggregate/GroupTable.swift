import PropertyGraph

/// Numbers the distinct combinations of key columns, in order of first appearance: the hash table of grouping,
/// DISTINCT and joins.
///
/// Keys of one type each are encoded in words and compared as such; a single id indexes an array. Only where the type
/// of a key changes from batch to batch, or is boxed, rows are compared as values.
struct GroupTable {
    /// How rows are told apart.
    private enum Mode {
        case undecided
        /// No keys: all rows are one group.
        case single
        /// One node or relationship id.
        case dense(DenseGroups)
        case words(WordGroups)
        case values(ValueGroups)
    }

    private let graph: Graph
    private let meter: ExecutionMeter
    private let account: MemoryAccount
    private var mode = Mode.undecided
    /// How many groups there are.
    private(set) var count = 0

    init(_ context: ExecutionContext) {
        graph = context.graph
        meter = context.meter
        account = MemoryAccount(context.budget)
    }

    /// Forgets all groups.
    mutating func reset() {
        mode = .undecided
        count = 0
        account.releaseAll()
    }

    /// Puts the group of each row into `groups`, and the rows that began a new group into `fresh`.
    mutating func assign(
        _ keys: [Column], rows: Int, groups: inout [UInt32], fresh: inout [UInt32]
    ) throws(ExecutionError) {
        let before = count
        if case .undecided = mode { mode = initial(keys) }
        let growth = growth(by: rows)
        if growth > 0 { try meter.charge(bytes: growth) }
        groups.removeAll(keepingCapacity: true)
        groups.append(contentsOf: repeatElement(0, count: rows))
        fresh.removeAll(keepingCapacity: true)
        // The state is taken out of the enum while it changes, so that its arrays are not copied.
        let current = mode
        mode = .undecided
        switch current {
        case .undecided: break
        case .single:
            if rows > 0, count == 0 {
                count = 1
                fresh.append(0)
            }
            mode = .single
        case .dense(let dense):
            if dense.accepts(keys[0]) {
                dense.assign(keys[0], &groups, &fresh)
                count = dense.count
                mode = .dense(dense)
            } else {
                let values = ValueGroups(graph, keys: keys.count, meter)
                values.adopt(dense.keys())
                values.assign(keys, rows: rows, &groups, &fresh)
                count = values.count
                mode = .values(values)
            }
        case .words(let words):
            if words.accepts(keys) {
                words.assign(keys, rows: rows, &groups, &fresh)
                count = words.count
                mode = .words(words)
            } else {
                let values = ValueGroups(graph, keys: keys.count, meter)
                values.adopt(words.keys())
                values.assign(keys, rows: rows, &groups, &fresh)
                count = values.count
                mode = .values(values)
            }
        case .values(let values):
            values.assign(keys, rows: rows, &groups, &fresh)
            count = values.count
            mode = .values(values)
        }
        try account.charge((count - before) * (32 + 16 * keys.count))
    }

    /// Bytes that are taken to make room for so many rows more.
    private func growth(by rows: Int) -> Int {
        switch mode {
        case .undecided, .single, .dense: 0
        case .words(let words): words.growth(by: rows)
        case .values(let values): values.growth(by: rows)
        }
    }

    /// Finds the group of each row without adding any; `Column.nullID` where there is none.
    func find(_ keys: [Column], rows: Int) -> [UInt32] {
        switch mode {
        case .undecided: return Array(repeating: Column.nullID, count: rows)
        case .single: return Array(repeating: count > 0 ? 0 : Column.nullID, count: rows)
        case .dense(let dense):
            if dense.accepts(keys[0]) { return dense.find(keys[0]) }
            let values = ValueGroups(graph, keys: keys.count, meter)
            values.adopt(dense.keys())
            return values.find(keys, rows: rows)
        case .words(let words):
            if words.accepts(keys) { return words.find(keys, rows: rows) }
            let values = ValueGroups(graph, keys: keys.count, meter)
            values.adopt(words.keys())
            return values.find(keys, rows: rows)
        case .values(let values): return values.find(keys, rows: rows)
        }
    }

    /// The keys of all groups, a column each.
    func keys() -> [Column] {
        switch mode {
        case .undecided, .single: []
        case .dense(let dense): dense.keys()
        case .words(let words): words.keys()
        case .values(let values): values.keys()
        }
    }

    private func initial(_ keys: [Column]) -> Mode {
        if keys.isEmpty { return .single }
        if keys.count == 1, let dense = DenseGroups(keys[0], in: graph) { return .dense(dense) }
        if let words = WordGroups(keys, in: graph, meter) { return .words(words) }
        return .values(ValueGroups(graph, keys: keys.count, meter))
    }
}
