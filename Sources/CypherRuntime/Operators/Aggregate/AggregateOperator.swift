import CypherPlanner
import CypherSemantics

/// Groups rows and aggregates each group.
///
/// Where all keys follow from one or two nodes or relationships of the row (`p.id, p.name`) and those come again and
/// again, rows are grouped by the ids; the keys are computed once for each, and groups with equal keys put together.
final class AggregateOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let keys: [(slot: Slot, evaluator: any Evaluator)]
    private let aggregates: [CompiledAggregate]
    /// Hidden slots that number the rows of an outer plan: keys before all others.
    private let numbers: [Slot]
    /// Slots of ids that all keys follow from; nil where there are none, or the order of rows matters.
    private let determinants: [Slot]?
    private let kept: SlotSet

    private var result: Batch?
    private var cursor = 0
    private var argument: Batch?

    init(
        _ context: ExecutionContext, input: any BatchOperator, groups: [BoundProjection.Computed],
        keys: [(slot: Slot, evaluator: any Evaluator)], aggregates: [CompiledAggregate], numbers: [Slot], kept: SlotSet
    ) {
        self.context = context
        self.input = input
        self.keys = keys
        self.aggregates = aggregates
        self.numbers = numbers
        self.kept = kept
        let isOrdered = aggregates.contains { $0.dependsOnOrder }
        determinants = isOrdered || !numbers.isEmpty ? nil : Self.determinants(of: groups, context.functions)
    }

    func open(argument: Batch?) throws(ExecutionError) {
        self.argument = argument
        result = nil
        cursor = 0
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        if result == nil { result = try run() }
        guard let result, cursor < result.count else {
            result?.columns = SlotColumns()
            return nil
        }
        let end = min(cursor + Batch.capacity, result.count)
        defer { cursor = end }
        return result.slice(cursor..<end)
    }

    private func run() throws(ExecutionError) -> Batch {
        let first = try input.next()
        if let first, let determinants, Self.isRepetitive(first, determinants, context) {
            return try aggregateByID(first, determinants)
        }
        var grouping = Grouping(context, aggregates)
        return try context.meter.keeping(&grouping) { (grouping) throws(ExecutionError) in
            try begin(&grouping)
            var next = first
            while let batch = next {
                try context.checkpoint()
                try grouping.take(batch, keys: keyColumns(batch))
                next = try input.next()
            }
            return finish(grouping.table.keys(), try grouping.results(), count: grouping.table.count)
        }
    }

    private func keyColumns(_ batch: Batch) throws(ExecutionError) -> [Column] {
        var columns = numbers.map { batch.column($0) }
        for (_, evaluator) in keys { columns.append(try evaluator.evaluate(batch)) }
        return columns
    }

    /// Without keys there is a group even where there is no row: one, or one for each outer row.
    private func begin(_ grouping: inout Grouping) throws(ExecutionError) {
        guard keys.isEmpty else { return }
        if numbers.isEmpty {
            try grouping.add([], rows: 1)
        } else if let argument {
            try grouping.add(numbers.map { argument.column($0) }, rows: argument.count)
        }
    }

    private func finish(_ keyColumns: [Column], _ results: [Column], count: Int) -> Batch {
        var batch = Batch(count: count, slotCount: context.slotCount)
        for (index, slot) in (numbers + keys.map(\.slot)).enumerated() where kept.contains(slot) {
            batch.columns[slot] = index < keyColumns.count ? keyColumns[index] : .allNull(count)
        }
        for (index, aggregate) in aggregates.enumerated() where kept.contains(aggregate.slot) {
            batch.columns[aggregate.slot] = results[index]
        }
        return batch
    }

    // MARK: By id

    private func aggregateByID(_ first: Batch, _ determinants: [Slot]) throws(ExecutionError) -> Batch {
        var byID = Grouping(context, aggregates)
        return try context.meter.keeping(&byID) { (byID) throws(ExecutionError) in
            var next: Batch? = first
            while let batch = next {
                try context.checkpoint()
                try byID.take(batch, keys: determinants.map { batch.column($0) })
                next = try input.next()
            }
            return try aggregate(byID, determinants)
        }
    }

    private func aggregate(_ byID: Grouping, _ determinants: [Slot]) throws(ExecutionError) -> Batch {
        var groups = Batch(count: byID.table.count, slotCount: context.slotCount)
        for (slot, column) in zip(determinants, byID.table.keys()) { groups.columns[slot] = column }
        var final = Grouping(context, aggregates)
        return try context.meter.keeping(&final) { (final) throws(ExecutionError) in
            let mapping = try final.add(try keyColumns(groups), rows: groups.count)
            if final.table.count == groups.count {
                return finish(final.table.keys(), try byID.results(), count: groups.count)
            }
            try final.merge(byID, mapping: mapping)
            return finish(final.table.keys(), try final.results(), count: final.table.count)
        }
    }

    /// Whether the ids of a first batch repeat so much that grouping by them pays.
    private static func isRepetitive(_ batch: Batch, _ slots: [Slot], _ context: ExecutionContext) -> Bool {
        if batch.count < 64 { return false }
        var distinct: Set<UInt64> = []
        let columns = slots.map { batch.column($0) }
        for row in 0..<batch.count {
            var key: UInt64 = 0
            for column in columns {
                switch column {
                case .nodes(let ids), .relationships(let ids): key = key << 32 | UInt64(ids[row])
                default: return false
                }
            }
            distinct.insert(key)
        }
        return distinct.count * 5 <= batch.count * 3
    }

    private static func determinants(
        of groups: [BoundProjection.Computed], _ functions: FunctionRegistry
    ) -> [Slot]? {
        var slots: SlotSet = []
        for group in groups {
            guard let entities = group.expression.entities(functions) else { return nil }
            slots.formUnion(entities)
        }
        if slots.isEmpty || slots.count > 2 { return nil }
        // Ids alone are grouped as they are.
        return groups.allSatisfy(\.expression.isVariable) ? nil : slots.sorted()
    }
}

extension BoundExpression {
    fileprivate var isVariable: Bool { if case .variable = kind { true } else { false } }

    /// The nodes and relationships that the value follows from; nil where it follows from something else.
    fileprivate func entities(_ functions: FunctionRegistry) -> SlotSet? {
        func union(_ parts: [BoundExpression]) -> SlotSet? {
            var slots: SlotSet = []
            for part in parts {
                guard let more = part.entities(functions) else { return nil }
                slots.formUnion(more)
            }
            return slots
        }
        switch kind {
        case .null, .boolean, .integer, .float, .string, .constants, .parameter: return []
        case .variable(let variable):
            return variable.type == .node || variable.type == .relationship ? [variable.id] : nil
        case .property(let operand, _), .negate(let operand), .not(let operand), .isNull(let operand, _),
            .hasLabels(let operand, _):
            return operand.entities(functions)
        case .subscript_(let list, let index): return union([list, index])
        case .binary(_, let a, let b), .compare(_, let a, let b): return union([a, b])
        case .list(let items), .and(let items), .or(let items): return union(items)
        case .call(let name, let arguments):
            guard let function = functions.function(named: name.lowercased()),
                !function.signature.isVolatile
            else { return nil }
            return union(arguments)
        default: return nil
        }
    }
}
