import CypherPlanner
import CypherSyntax
import PropertyGraph

/// LOAD CSV: a row for each record of a file, as a list or, with headers, a map.
struct LoadCSV: RowExpansion {
    private let context: ExecutionContext
    private let file: any Evaluator
    private let hasHeaders: Bool
    private let terminator: (any Evaluator)?
    private let place: SourceRange
    private let slot: Slot

    private var files: Column = .allNull(0)
    private var separators: Column?
    private var reader: CSVReader?
    private var headers: CSVHeaders?
    private var records: [Value] = []

    init(
        _ context: ExecutionContext, file: any Evaluator, hasHeaders: Bool, terminator: (any Evaluator)?,
        at place: SourceRange, slot: Slot
    ) {
        self.context = context
        self.file = file
        self.hasHeaders = hasHeaders
        self.terminator = terminator
        self.place = place
        self.slot = slot
    }

    mutating func open(argument: Batch?) { (reader, headers, records) = (nil, nil, []) }

    mutating func take(_ batch: Batch) throws(ExecutionError) {
        files = try file.evaluate(batch)
        separators = try terminator?.evaluate(batch)
    }

    mutating func begin(row: Int) throws(ExecutionError) {
        if context.isSafe { throw .refused(what: "LOAD CSV", range: place) }
        guard case .string(let name) = files.value(at: row, in: context.graph) else {
            throw .typeError(detail: "InvalidArgumentType", message: "LOAD CSV takes a file name", range: place)
        }
        let opened = try CSVReader(name, separator: try separator(row), at: place, context.meter)
        reader = opened
        headers = hasHeaders ? try CSVHeaders(opened) : nil
    }

    mutating func make(upTo room: Int) throws(ExecutionError) -> Int {
        guard let reader else { return 0 }
        var made = 0
        while made < room, case (var record, let line)? = try reader.next() {
            try context.meter.keeping(&record) { (record) throws(ExecutionError) in
                try context.meter.charge(bytes: record.count * MemoryLayout<Value>.stride)
                try context.meter.charge(work: 64 + 32 * record.count)
                records.append(
                    try headers?.map(record, line: line, of: reader)
                        ?? .list(record.map { $0.map(Value.string) ?? .null }))
            }
            made += 1
        }
        return made
    }

    mutating func finish(_ result: inout Batch) {
        result.columns[slot] = .values(records)
        records = []
    }

    private func separator(_ row: Int) throws(ExecutionError) -> UInt8 {
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
