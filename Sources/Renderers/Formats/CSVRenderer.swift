import Naql

/// Comma-separated values by RFC 4180: a header, fields quoted where they must be, an empty field for null and `""` for
/// the empty string. Lines end with a line feed, which the RFC's readers accept and Unix tools expect.
final class CSVRenderer: ResultRenderer {
    private let byteOrderMark: Bool
    private let guardsFormulas: Bool

    /// A renderer for one result.
    init(options: RenderOptions) {
        // A mark for spreadsheets is none for people, and stands at the beginning of a file alone.
        byteOrderMark = options.byteOrderMark && !options.isTerminal && options.documents?.beginsFile() ?? true
        guardsFormulas = options.guardsFormulas
    }

    func begin(columns: [String], into output: inout ByteBuffer) {
        if byteOrderMark { output.append("\u{FEFF}") }
        for (index, name) in columns.enumerated() {
            if index > 0 { output.append(byte: UInt8(ascii: ",")) }
            var name = name
            name.withUTF8 { append($0, into: &output) }
        }
        if !columns.isEmpty { output.append(byte: UInt8(ascii: "\n")) }
    }

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        let last = rows.columns.count - 1
        rows.forEachPlainText { row, column, text in
            if column > 0 { output.append(byte: UInt8(ascii: ",")) }
            if let text {
                // Numbers begin with a sign, too, and are no formulas.
                if guardsFormulas, !rows.isNumber(row: row, column: column) {
                    append(text, into: &output)
                } else {
                    Self.appendField(text, into: &output)
                }
            }
            if column == last { output.append(byte: UInt8(ascii: "\n")) }
        }
    }

    func end(into output: inout ByteBuffer) {}

    /// A field in which nothing is taken for a formula, where that is asked for.
    private func append(_ text: UnsafeBufferPointer<UInt8>, into output: inout ByteBuffer) {
        guard guardsFormulas, let first = text.first, Self.formulaStarts.contains(first) else {
            return Self.appendField(text, into: &output)
        }
        var guarded = [UInt8(ascii: "'")]
        guarded.append(contentsOf: text)
        guarded.withUnsafeBufferPointer { Self.appendField($0, into: &output) }
    }

    /// With these spreadsheets begin formulas, a tab or carriage return before them passed over.
    private static let formulaStarts: [UInt8] = "=+-@\t\r\n".utf8.map { $0 }

    /// What a field holds only in quotes.
    private static let special = ByteQuartet(
        UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"))

    /// A field, in quotes where it is empty (null has none) or holds a comma, a quote or a line break.
    static func appendField(_ text: UnsafeBufferPointer<UInt8>, into output: inout ByteBuffer) {
        guard text.isEmpty || text.containsAny(Self.special) else { return output.appendBytes(text) }
        let quotes = text.contains(UInt8(ascii: "\""))
        output.append(byte: UInt8(ascii: "\""))
        if quotes {
            for byte in text {
                if byte == UInt8(ascii: "\"") { output.append(byte: byte) }
                output.append(byte: byte)
            }
        } else {
            output.appendBytes(text)
        }
        output.append(byte: UInt8(ascii: "\""))
    }
}
