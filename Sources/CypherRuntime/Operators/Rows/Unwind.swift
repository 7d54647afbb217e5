import CypherPlanner
import PropertyGraph

/// A row for each element of a list; none for null or an empty list.
struct Unwind: RowExpansion {
    private let graph: Graph
    private let list: any Evaluator
    private let slot: Slot

    private var lists: Column = .allNull(0)
    private var elements: ArraySlice<Value> = []
    private var made: ColumnBuilder

    init(_ context: ExecutionContext, list: any Evaluator, slot: Slot) {
        graph = context.graph
        self.list = list
        self.slot = slot
        made = ColumnBuilder(graph)
    }

    mutating func open(argument: Batch?) { (lists, elements, made) = (.allNull(0), [], ColumnBuilder(graph)) }

    mutating func take(_ batch: Batch) throws(ExecutionError) { lists = try list.evaluate(batch) }

    mutating func begin(row: Int) {
        switch lists.value(at: row, in: graph) {
        case .null: elements = []
        case .list(let list): elements = list[...]
        case let other: elements = [other]
        }
    }

    mutating func make(upTo room: Int) -> Int {
        let taken = elements.prefix(room)
        for element in taken { made.append(element) }
        elements = elements.dropFirst(taken.count)
        return taken.count
    }

    mutating func finish(_ result: inout Batch) { result.columns[slot] = made.finish() }
}
