import CypherPlanner
import CypherSemantics
import PropertyGraph

/// CALL of a procedure: for each row the rows that it yields.
struct ProcedureCall: RowExpansion {
    private let context: ExecutionContext
    private let call: BoundCall
    private let procedure: Procedure
    private let arguments: [any Evaluator]
    private let predicate: (any Predicate)?
    /// The outputs that somebody reads later.
    private let kept: [Bool]

    private var batch = Batch(count: 0, slotCount: 0)
    private var columns: [Column] = []
    private var pending: ArraySlice<[Value]> = []
    private var yields: [[Value]] = []

    init(_ context: ExecutionContext, call: BoundCall, kept: SlotSet) throws(ExecutionError) {
        self.context = context
        self.call = call
        guard let procedure = context.procedures.procedure(named: call.procedure) else {
            throw .procedureError(
                detail: "ProcedureNotFound", message: "there is no procedure `\(call.procedure)`")
        }
        self.procedure = procedure
        self.kept = call.outputs.map { kept.contains($0.variable.id) }
        let compiler = ExpressionCompiler(context)
        arguments = try compiler.compile(call.arguments)
        if let condition = call.predicate {
            predicate = try compiler.compilePredicate([condition])
        } else {
            predicate = nil
        }
    }

    mutating func open(argument: Batch?) { (pending, yields) = ([], call.outputs.map { _ in [] }) }

    mutating func take(_ batch: Batch) throws(ExecutionError) {
        self.batch = batch
        columns = []
        for argument in arguments { columns.append(try argument.evaluate(batch)) }
    }

    mutating func begin(row: Int) throws(ExecutionError) {
        pending = try run(row)[...]
        if pending.isEmpty, call.optional { pending = [Array(repeating: .null, count: outputCount)] }
    }

    /// How many values a row of the procedure has, as far as outputs name them.
    private var outputCount: Int { (call.outputs.map(\.index).max() ?? -1) + 1 }

    mutating func make(upTo room: Int) -> Int {
        let taken = pending.prefix(room)
        for (index, output) in call.outputs.enumerated() where kept[index] {
            for result in taken { yields[index].append(result[output.index]) }
        }
        pending = pending.dropFirst(taken.count)
        return taken.count
    }

    mutating func finish(_ result: inout Batch) {
        for (index, output) in call.outputs.enumerated() where kept[index] {
            result.columns[output.variable.id] = .narrowest(yields[index])
            yields[index] = []
        }
    }

    /// The rows that the procedure yields for a row, as far as the predicate lets them.
    private func run(_ row: Int) throws(ExecutionError) -> [[Value]] {
        var values: [Value] = []
        for (index, column) in columns.enumerated() {
            values.append(try coerce(column.value(at: row, in: context.graph), index))
        }
        try context.meter.charge(work: 1 << 10)
        let results = try procedure.body(values, context)
        if call.isVoid { return [[]] }
        guard let predicate else { return results }
        var passed: [[Value]] = []
        for start in stride(from: 0, to: results.count, by: Batch.capacity) {
            try context.checkpoint()
            let some = results[start..<min(start + Batch.capacity, results.count)]
            var candidates = batch.gather([UInt32](repeating: UInt32(row), count: some.count))
            for output in call.outputs {
                candidates.columns[output.variable.id] = .narrowest(some.map { $0[output.index] })
            }
            if let rows = try predicate.select(candidates) {
                for row in rows { passed.append(some[start + Int(row)]) }
            } else {
                passed.append(contentsOf: some)
            }
        }
        return passed
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
            (.localDateTime, .localDateTime), (.dateTime, .dateTime), (.duration, .duration),
            (.point, .point):
            true
        case (.map, .node), (.map, .relationship): true
        case (.list(let element), .list(let elements)): elements.allSatisfy { $0.fits(element) }
        default: false
        }
    }
}
