import CypherSyntax
import PropertyGraph

/// `[a, b, c]`
final class ListEvaluator: Evaluator {
    private let elements: [any Evaluator]
    private let context: ExecutionContext

    init(_ elements: [any Evaluator], _ context: ExecutionContext) {
        self.elements = elements
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        var columns: [Column] = []
        for element in elements { columns.append(try element.evaluate(batch)) }
        let graph = context.graph
        let bytes = 32 + columns.count * MemoryLayout<Value>.stride
        try context.meter.charge(bytes: batch.count * bytes)
        try context.meter.charge(work: batch.count * bytes)
        return .values((0..<batch.count).map { row in .list(columns.map { $0.value(at: row, in: graph) }) })
    }
}

/// `{key: value}`, and `m {.*, key: value}`, where all properties of a base come first.
final class MapEvaluator: Evaluator {
    private let base: (any Evaluator)?
    private let keys: [String]
    private let values: [any Evaluator]
    private let range: SourceRange
    private let context: ExecutionContext

    init(
        base: (any Evaluator)? = nil, keys: [String], values: [any Evaluator], at range: SourceRange,
        _ context: ExecutionContext
    ) {
        self.base = base
        self.keys = keys
        self.values = values
        self.range = range
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        let bases = try base?.evaluate(batch)
        var columns: [Column] = []
        for value in values { columns.append(try value.evaluate(batch)) }
        let graph = context.graph
        var results: [Value] = []
        results.reserveCapacity(batch.count)
        try context.meter.charge(bytes: batch.count * (96 + keys.count * 64))
        for row in 0..<batch.count {
            try context.meter.charge(work: 64 + keys.count * 64)
            var map = MapValue()
            if let base = bases?.value(at: row, in: graph) {
                if base.isNull {
                    results.append(.null)
                    continue
                }
                guard let properties = try allProperties(of: base, in: context, at: range) else {
                    throw .typeError(
                        detail: "InvalidArgumentType",
                        message:
                            "only a node, relationship or map has properties to project, not \(base.kindForPeople)",
                        range: range)
                }
                map = properties
            }
            for (key, column) in zip(keys, columns) { map[key] = column.value(at: row, in: graph) }
            results.append(.map(map))
        }
        return .values(results)
    }
}
