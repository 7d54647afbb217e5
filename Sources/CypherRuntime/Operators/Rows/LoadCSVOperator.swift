import CypherPlanner
import PropertyGraph

/// LOAD CSV: a row for each record of a file, as a list or, with headers, a map.
final class LoadCSVOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let file: any Evaluator
    private let hasHeaders: Bool
    private let terminator: (any Evaluator)?
    private let place: SourceRange
    private let slot: Slot
    private let carrier: Carrier

    private var batch: Batch?
    private var files: Column = .allNull(0)
    private var separators: Column?
    private var row = 0
    private var reader: CSVReader?
    private var headers: CSVHeaders?

    init(
        _ context: ExecutionContext, input: any BatchOperator, file: any Evaluator, hasHeaders: Bool,
        terminator: (any Evaluator)?, place: SourceRange, slot: Slot, kept: SlotSet
    ) {
        self.context = context
        self.input = input
        self.file = file
        self.hasHeaders = hasHeaders
        self.terminator = terminator
        self.place = place
        self.slot = slot
        carrier = Carrier(kept, except: [slot])
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batch = nil
        reader = nil
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else { return nil }
                batch = next
                files = try file.evaluate(next)
                separators = try terminator?.evaluate(next)
                row = -1
                reader = nil
            }
            guard let batch else { return nil }
            try context.checkpoint()
            var rows: [UInt32] = []
            var records: [Value] = []
            while rows.count < Batch.capacity {
                guard let reader, let (record, line) = try reader.next() else {
                    row += 1
                    if row == batch.count { break }
                    try start()
                    continue
                }
                rows.append(UInt32(row))
                records.append(
                    try headers?.map(record, line: line, of: reader)
                        ?? .list(record.map { $0.map(Value.string) ?? .null }))
            }
            if row == batch.count { self.batch = nil }
            if rows.isEmpty { continue }
            var result = carrier.gather(batch, rows, slotCount: context.slotCount)
            result.columns[slot] = .values(records)
            return result
        }
    }

    /// Opens the file of the current row.
    private func start() throws(ExecutionError) {
        if context.isSafe { throw .refused(what: "LOAD CSV", range: place) }
        guard case .string(let name) = files.value(at: row, in: context.graph) else {
            throw .typeError(detail: "InvalidArgumentType", message: "LOAD CSV takes a file name", range: place)
        }
        let opened = try CSVReader(name, separator: try separator(), at: place)
        headers = hasHeaders ? try CSVHeaders(opened) : nil
        reader = opened
    }

    private func separator() throws(ExecutionError) -> UInt8 {
        guard let separators else { return UInt8(ascii: ",") }
        guard case .string(let text) = separators.value(at: row, in: context.graph), text.utf8.count == 1,
            let byte = text.utf8.first, !"\"\r\n".utf8.contains(byte)
        else {
            throw .argumentError(
                detail: "InvalidArgumentValue",
                message: "FIELDTERMINATOR is one ASCII character, and no quote or line end", range: place)
        }
        return byte
    }
}
