import Naql

/// JSON: an array of objects, or an object a line. Keys keep the order of the columns, nodes, relationships and paths
/// keep their structure (see ``JSONWriter``).
final class JSONRenderer: ResultRenderer {
    private let lines: Bool
    private var keys: [[UInt8]] = []
    private var isFirst = true

    /// `lines` asks for JSON Lines.
    init(lines: Bool) { self.lines = lines }

    func begin(columns: [String], into output: inout ByteBuffer) {
        keys = columns.map { name in
            var key = ByteBuffer()
            JSONWriter.append(string: name, into: &key)
            return key.bytes
        }
        if !lines && !columns.isEmpty { output.append("[") }
    }

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        guard !keys.isEmpty else { return }
        for row in 0..<rows.count {
            if !lines { output.append(isFirst ? "\n " : ",\n ") }
            isFirst = false
            output.append("{")
            for column in rows.columns.indices {
                if column > 0 { output.append(",") }
                output.appendBytes(keys[column])
                output.append(":")
                JSONWriter.append(rows.value(row: row, column: column), of: rows.graph, into: &output)
            }
            output.append(lines ? "}\n" : "}")
        }
    }

    func end(into output: inout ByteBuffer) {
        if !lines && !keys.isEmpty { output.append(isFirst ? "]\n" : "\n]\n") }
    }
}
