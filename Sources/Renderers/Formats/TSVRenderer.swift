import Naql

/// Tab-separated values for line-oriented tools: exactly one line a row. A backslash, tab, line feed or carriage return
/// in a value is written `\\`, `\t`, `\n`, `\r`; null is `\N`.
final class TSVRenderer: ResultRenderer {
    /// A renderer for one result.
    init() {}

    func begin(columns: [String], into output: inout ByteBuffer) {
        for (index, name) in columns.enumerated() {
            if index > 0 { output.append(byte: UInt8(ascii: "\t")) }
            var name = name
            name.withUTF8 { Self.appendField($0, into: &output) }
        }
        if !columns.isEmpty { output.append(byte: UInt8(ascii: "\n")) }
    }

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        for row in 0..<rows.count {
            for column in rows.columns.indices {
                if column > 0 { output.append(byte: UInt8(ascii: "\t")) }
                rows.withPlainText(row: row, column: column) { text in
                    if let text { Self.appendField(text, into: &output) } else { output.append("\\N") }
                }
            }
            if !rows.columns.isEmpty { output.append(byte: UInt8(ascii: "\n")) }
        }
    }

    func end(into output: inout ByteBuffer) {}

    static func appendField(_ text: UnsafeBufferPointer<UInt8>, into output: inout ByteBuffer) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "\\"): output.append("\\\\")
            case UInt8(ascii: "\t"): output.append("\\t")
            case UInt8(ascii: "\n"): output.append("\\n")
            case UInt8(ascii: "\r"): output.append("\\r")
            default: output.append(byte: byte)
            }
        }
    }
}
