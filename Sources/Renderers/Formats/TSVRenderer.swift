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
        let last = rows.columns.count - 1
        rows.forEachPlainText { row, column, text in
            if column > 0 { output.append(byte: UInt8(ascii: "\t")) }
            if let text { Self.appendField(text, into: &output) } else { output.append("\\N") }
            if column == last { output.append(byte: UInt8(ascii: "\n")) }
        }
    }

    func end(into output: inout ByteBuffer) {}

    /// What is written otherwise.
    private static let special = ByteQuartet(
        UInt8(ascii: "\\"), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"))

    static func appendField(_ text: UnsafeBufferPointer<UInt8>, into output: inout ByteBuffer) {
        guard text.containsAny(special) else { return output.appendBytes(text) }
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
