/// Groups and the state of the aggregates in each.
struct Grouping {
    private let aggregates: [CompiledAggregate]
    private(set) var table: GroupTable
    private let accumulators: [any Accumulator]
    private var groups: [UInt32] = []
    private var fresh: [UInt32] = []

    init(_ context: ExecutionContext, _ aggregates: [CompiledAggregate]) {
        self.aggregates = aggregates
        table = GroupTable(context)
        accumulators = aggregates.map { $0.makeAccumulator() }
    }

    /// Makes the groups of keys without taking rows into them, and gives the group of each.
    @discardableResult
    mutating func add(_ keys: [Column], rows: Int) throws(ExecutionError) -> [UInt32] {
        try table.assign(keys, rows: rows, groups: &groups, fresh: &fresh)
        for accumulator in accumulators { accumulator.grow(to: table.count) }
        return groups
    }

    /// Takes the rows of a batch.
    mutating func take(_ batch: Batch, keys: [Column]) throws(ExecutionError) {
        try add(keys, rows: batch.count)
        for (index, aggregate) in aggregates.enumerated() {
            var arguments: [Column] = []
            for argument in aggregate.arguments { arguments.append(try argument.evaluate(batch)) }
            try accumulators[index].update(groups, arguments, weights: batch.multiplicity)
        }
    }

    /// Takes the groups of another grouping: its group i goes into `mapping[i]`.
    func merge(_ other: Grouping, mapping: [UInt32]) throws(ExecutionError) {
        for (index, accumulator) in accumulators.enumerated() {
            try accumulator.merge(other.accumulators[index], mapping: mapping)
        }
    }

    /// The results of all groups, a column for each aggregate.
    func results() throws(ExecutionError) -> [Column] {
        var columns: [Column] = []
        for accumulator in accumulators { columns.append(try accumulator.result(groups: table.count)) }
        return columns
    }
}
