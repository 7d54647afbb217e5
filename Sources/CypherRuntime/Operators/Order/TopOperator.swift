import CypherPlanner

/// The first rows in order.
final class TopOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let specifications: [SortSpecification]
    private let page: TopPage
    private let carrier: Carrier

    private var top: TopRows
    private var size = TopPage.Size(skipped: 0, wanted: 0)
    private var result: Batch?
    private var cursor = 0

    init(
        _ context: ExecutionContext, input: any BatchOperator, specifications: [SortSpecification], page: TopPage,
        kept: SlotSet
    ) {
        self.context = context
        self.input = input
        self.specifications = specifications
        self.page = page
        carrier = Carrier(kept)
        top = TopRows(context, specifications, slots: kept.union(specifications.map(\.slot)).sorted())
    }

    func open(argument: Batch?) throws(ExecutionError) {
        size = try page.size(argument)
        result = nil
        top.reset(wanted: size.wanted)
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        if result == nil {
            // The input is read even where nothing is wanted: it may have to fail or to write.
            while let batch = try input.next() {
                try context.checkpoint()
                try top.take(batch)
            }
            let rows = top.rows()
            let order = try RowSorter(context, specifications).order(rows)
            let kept = order.dropFirst(size.skipped).prefix(max(size.wanted - size.skipped, 0))
            result = carrier.gather(rows, Array(kept), slotCount: context.slotCount)
            cursor = 0
            top.reset(wanted: 0)
        }
        guard let result, cursor < result.count else { return nil }
        let end = min(cursor + Batch.capacity, result.count)
        defer { cursor = end }
        return result.slice(cursor..<end)
    }
}

/// Which of the rows in order are wanted.
struct TopPage {
    let skip: RowAmount?
    let limit: RowAmount

    /// How many rows to pass over, and how many to find in all.
    struct Size {
        var skipped: Int
        var wanted: Int
    }

    func size(_ argument: Batch?) throws(ExecutionError) -> Size {
        let skipped = try skip?.evaluate(argument) ?? 0
        let limited = try limit.evaluate(argument)
        let wanted = skipped &+ limited < 0 ? .max : (limited == 0 ? 0 : skipped + limited)
        return Size(skipped: skipped, wanted: wanted)
    }
}

/// Passes the rows of one worker's morsels that may be among the first of all: those that are among the first of what
/// this worker has seen. The rows themselves are put in order by ``TopOperator`` above.
final class TopSieve: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let page: TopPage
    private var top: TopRows
    /// What was seen in earlier morsels counts for later ones, too.
    private var isSized = false

    init(_ context: ExecutionContext, input: any BatchOperator, specifications: [SortSpecification], page: TopPage) {
        self.context = context
        self.input = input
        self.page = page
        top = TopRows(context, specifications, slots: Set(specifications.map(\.slot)).sorted())
    }

    func open(argument: Batch?) throws(ExecutionError) {
        if !isSized { top.reset(wanted: try page.size(argument).wanted) }
        isSized = true
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while let batch = try input.next() {
            try context.checkpoint()
            guard let rows = try top.take(batch), rows.count < batch.count else { return batch }
            if !rows.isEmpty { return batch.gather(rows) }
        }
        return nil
    }
}
