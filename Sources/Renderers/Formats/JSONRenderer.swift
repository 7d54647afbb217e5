import Naql

/// JSON: an array of objects, or an object a line. Keys keep the order of the columns, nodes, relationships and paths
/// keep their structure (see ``JSONWriter``).
final class JSONRenderer: ResultRenderer {
    private let lines: Bool
    /// What stands before the value of a column: the bracket or comma, the key and its colon.
    private var openings: [[UInt8]] = []
    private var isFirst = true

    /// `lines` asks for JSON Lines.
    init(lines: Bool) { self.lines = lines }

    func begin(columns: [String], into output: inout ByteBuffer) {
        openings = columns.enumerated().map { index, name in
            var opening = ByteBuffer()
            opening.append(index == 0 ? "{" : ",")
            JSONWriter.append(string: name, into: &opening)
            opening.append(":")
            return opening.bytes
        }
        if !lines && !columns.isEmpty { output.append("[") }
    }

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        let last = openings.count - 1
        rows.forEachCell { row, column, cell in
            if column == 0, !lines { output.append(isFirst && row == 0 ? "\n " : ",\n ") }
            openings[column].withUnsafeBufferPointer { output.appendBytes($0) }
            switch cell {
            case .null: output.append("null")
            case .boolean(let flag): output.append(flag ? "true" : "false")
            case .integer(let number): output.append(integer: number)
            case .float(let number): JSONWriter.append(float: number, into: &output)
            case .text(let text): output.withBytes { JSONText.appendQuoted(text, to: &$0) }
            case .value: JSONWriter.append(rows.value(row: row, column: column), of: rows.graph, into: &output)
            }
            if column == last { output.append(lines ? "}\n" : "}") }
        }
        if rows.count > 0 { isFirst = false }
    }

    func end(into output: inout ByteBuffer) {
        if !lines && !openings.isEmpty { output.append(isFirst ? "]\n" : "\n]\n") }
    }
}
