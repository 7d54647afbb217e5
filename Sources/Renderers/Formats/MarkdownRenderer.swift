import Naql
import PropertyGraph

/// A Markdown table (GitHub's form): pipes are escaped, line breaks are `<br>`.
final class MarkdownRenderer: ResultRenderer {
    /// A renderer for one result.
    init() {}

    func begin(columns: [String], into output: inout ByteBuffer) {
        guard !columns.isEmpty else { return }
        output.append("|")
        for name in columns {
            output.append(" ")
            Self.append(cell: name, into: &output)
            output.append(" |")
        }
        output.append("\n|")
        output.append(" --- |", repeated: columns.count)
        output.append("\n")
    }

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        guard !rows.columns.isEmpty else { return }
        for row in 0..<rows.count {
            output.append("|")
            for column in rows.columns.indices {
                let value = rows.value(row: row, column: column)
                output.append(" ")
                if case .null = value {} else { Self.append(cell: value.description(in: rows.graph), into: &output) }
                output.append(" |")
            }
            output.append("\n")
        }
    }

    func end(into output: inout ByteBuffer) {}

    private static func append(cell text: String, into output: inout ByteBuffer) {
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "|": output.append("\\|")
            case "\\": output.append("\\\\")
            case "<": output.append("&lt;")
            case "\n": if previous != "\r" { output.append("<br>") }
            case "\r": output.append("<br>")
            default: output.appendBytes(UTF8.encode(scalar)!)
            }
            previous = scalar
        }
    }
}
