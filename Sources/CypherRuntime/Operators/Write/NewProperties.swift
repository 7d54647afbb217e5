import CypherPlanner
import CypherSemantics
import CypherSyntax
import PropertyGraph

/// The properties of nodes or relationships to be made: a map in the query, whose values are computed a column each,
/// or any expression that gives a map.
struct NewProperties {
    private let keys: [String]
    private let values: [any Evaluator]
    private let places: [SourceRange]
    private let whole: (any Evaluator)?
    private let context: ExecutionContext
    /// The slots that the values are computed from.
    let reads: SlotSet

    init(_ expression: BoundExpression?, _ context: ExecutionContext) throws(ExecutionError) {
        self.context = context
        reads = expression?.reads ?? []
        let compiler = ExpressionCompiler(context)
        guard let expression else {
            (keys, values, places, whole) = ([], [], [], nil)
            return
        }
        if case .map(let entries) = expression.kind {
            keys = entries.map(\.key)
            values = try compiler.compile(entries.map(\.value))
            places = entries.map(\.value.range)
            whole = nil
        } else {
            (keys, values) = ([], [])
            places = [expression.range]
            whole = try compiler.compile(expression)
        }
    }

    /// For each row the keys and values that are not null, in order.
    func evaluate(_ batch: Batch) throws(ExecutionError) -> Rows {
        if let whole {
            let column = try whole.evaluate(batch)
            var rows: [[(KeyID, Value)]] = []
            for row in 0..<batch.count {
                rows.append(try entries(of: column.value(at: row, in: context.graph)))
            }
            return Rows(keys: [], columns: [], maps: rows, places: places)
        }
        var columns: [Column] = []
        for evaluator in values { columns.append(try evaluator.evaluate(batch)) }
        return Rows(keys: keys.map { ($0, context.graph.internKey($0)) }, columns: columns, maps: nil, places: places)
    }

    private func entries(of value: Value) throws(ExecutionError) -> [(KeyID, Value)] {
        switch value {
        case .null: return []
        case .map(let map):
            var entries: [(KeyID, Value)] = []
            for (key, value) in zip(map.keys, map.values) where !value.isNull {
                entries.append((context.graph.internKey(key), try value.storable(key: key, at: places[0])))
            }
            return entries
        default:
            throw .typeError(
                detail: "InvalidArgumentType", message: "properties are given as a map, not as \(value.kindForPeople)",
                range: places[0])
        }
    }

    /// The first key that is null in a row: MERGE cannot match or create it.
    func nullKey(_ batch: Batch) throws(ExecutionError) -> (key: String, place: SourceRange)? {
        if let whole {
            guard case .map(let map) = try whole.evaluate(batch).value(at: 0, in: context.graph) else { return nil }
            for (key, value) in zip(map.keys, map.values) where value.isNull { return (key, places[0]) }
            return nil
        }
        for (index, evaluator) in values.enumerated() where try evaluator.evaluate(batch).isNull(at: 0) {
            return (keys[index], places[index])
        }
        return nil
    }

    /// The properties of a batch of rows.
    struct Rows {
        let keys: [(name: String, id: KeyID)]
        let columns: [Column]
        let maps: [[(KeyID, Value)]]?
        let places: [SourceRange]

        /// Calls `body` with each property of a row.
        func forEach(_ row: Int, in graph: Graph, _ body: (KeyID, Value) -> Void) throws(ExecutionError) {
            if let maps {
                for (key, value) in maps[row] { body(key, value) }
                return
            }
            for (index, column) in columns.enumerated() {
                let value = column.value(at: row, in: graph)
                if value.isNull { continue }
                body(keys[index].id, try value.storable(key: keys[index].name, at: places[index]))
            }
        }
    }
}
