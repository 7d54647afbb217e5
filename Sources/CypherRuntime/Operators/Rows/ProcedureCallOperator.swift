import CypherPlanner
import PropertyGraph

/// CALL of a procedure: for each row the rows that it yields.
final class ProcedureCallOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let call: BoundCall
    private let procedure: Procedure
    private let arguments: [any Evaluator]
    private let predicate: (any Predicate)?
    private let carrier: Carrier

    private var batch: Batch?
    private var columns: [Column] = []
    private var row = 0
    private var pending: [[Value]] = []
    private var cursor = 0
    private var hasMatch = false

    init(_ context: ExecutionContext, input: any BatchOperator, call: BoundCall, kept: SlotSet) throws(ExecutionError) {
        self.context = context
        self.input = input
        self.call = call
        guard let procedure = context.procedures.procedure(named: call.procedure) else {
            throw .procedureError(
                detail: "ProcedureNotFound", message: "there is no procedure `\(call.procedure)`")
        }
        self.procedure = procedure
        let compiler = ExpressionCompiler(context)
        arguments = try compiler.compile(call.arguments)
        if let condition = call.predicate {
            predicate = try compiler.compilePredicate([condition])
        } else {
            predicate = nil
        }
        carrier = Carrier(kept)
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batch = nil
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else { return nil }
                batch = next
                columns = []
                for argument in arguments { columns.append(try argument.evaluate(next)) }
                row = -1
                (pending, cursor) = ([], 0)
            }
            guard let batch else { return nil }
            try context.checkpoint()
            let (rows, yields) = try fill(batch)
            if row == batch.count { self.batch = nil }
            if rows.isEmpty { continue }
            var result = batch.gather(rows)
            for (index, output) in call.outputs.enumerated() {
                result.columns[output.variable.id] = .narrowest(yields[index])
            }
            return carrier.keep(result, slotCount: context.slotCount)
        }
    }

    /// Outer rows and, a column each, what the procedure yields for them.
    private func fill(_ batch: Batch) throws(ExecutionError) -> ([UInt32], [[Value]]) {
        var rows: [UInt32] = []
        var yields = call.outputs.map { _ in [Value]() }
        while rows.count < Batch.capacity {
            if cursor == pending.count {
                if call.optional, row >= 0, row < batch.count, !hasMatch {
                    rows.append(UInt32(row))
                    for index in yields.indices { yields[index].append(.null) }
                }
                row += 1
                if row == batch.count { break }
                cursor = 0
                pending = try run(batch)
                hasMatch = !pending.isEmpty
                continue
            }
            let taken = min(pending.count - cursor, Batch.capacity - rows.count)
            for result in pending[cursor..<(cursor + taken)] {
                for (index, output) in call.outputs.enumerated() { yields[index].append(result[output.index]) }
            }
            rows.append(contentsOf: repeatElement(UInt32(row), count: taken))
            cursor += taken
        }
        return (rows, yields)
    }

    /// The rows that the procedure yields for the current row, as far as the predicate lets them.
    private func run(_ batch: Batch) throws(ExecutionError) -> [[Value]] {
        var values: [Value] = []
        for (index, column) in columns.enumerated() {
            values.append(try coerce(column.value(at: row, in: context.graph), index))
        }
        let results = try procedure.body(values, context)
        if call.isVoid { return [[]] }
        guard let predicate, !results.isEmpty else { return results }
        var candidates = batch.gather([UInt32](repeating: UInt32(row), count: results.count))
        for output in call.outputs {
            candidates.columns[output.variable.id] = .narrowest(results.map { $0[output.index] })
        }
        guard let rows = try predicate.select(candidates) else { return results }
        return rows.map { results[Int($0)] }
    }

    /// An argument as the procedure's input wants it; an integer will do for a float.
    private func coerce(_ value: Value, _ index: Int) throws(ExecutionError) -> Value {
        guard index < procedure.signature.inputs.count else { return value }
        let field = procedure.signature.inputs[index]
        if case .float = field.type, case .integer(let number) = value { return .float(Double(number)) }
        if value.fits(field.type) { return value }
        throw .typeError(
            detail: "InvalidArgumentType",
            message: "`\(call.procedure)` does not take \(value.kindForPeople) for `\(field.name)`",
            range: call.arguments[index].range)
    }
}

extension Value {
    /// Whether an input of a static type takes the value; null always fits.
    func fits(_ type: CypherType) -> Bool {
        switch (type, self) {
        case (.any, _), (_, .null), (.boolean, .boolean), (.integer, .integer), (.float, .float), (.number, .integer),
            (.number, .float), (.string, .string), (.map, .map), (.node, .node), (.relationship, .relationship),
            (.path, .path), (.date, .date), (.localTime, .localTime), (.time, .time),
            (.localDateTime, .localDateTime), (.dateTime, .dateTime), (.duration, .duration):
            true
        case (.map, .node), (.map, .relationship): true
        case (.list(let element), .list(let elements)): elements.allSatisfy { $0.fits(element) }
        default: false
        }
    }
}
