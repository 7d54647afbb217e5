import Naql

/// An HTML table whose cells find their own direction (`dir="auto"`), for pages and mail.
final class HTMLRenderer: ResultRenderer {
    private var hasColumns = false
    private var html = XMLText()

    /// A renderer for one result.
    init() {}

    var notes: [String] { html.notes }

    func begin(columns: [String], into output: inout ByteBuffer) {
        hasColumns = !columns.isEmpty
        guard hasColumns else { return }
        output.append("<table>\n<thead><tr>")
        for name in columns {
            output.append("<th dir=\"auto\">")
            output.append(html.content(name))
            output.append("</th>")
        }
        output.append("</tr></thead>\n<tbody>\n")
    }

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        guard hasColumns else { return }
        for row in 0..<rows.count {
            output.append("<tr>")
            for column in rows.columns.indices {
                let value = rows.value(row: row, column: column)
                output.append("<td dir=\"auto\">")
                if case .null = value {} else { output.append(html.content(value.description(in: rows.graph))) }
                output.append("</td>")
            }
            output.append("</tr>\n")
        }
    }

    func end(into output: inout ByteBuffer) {
        if hasColumns { output.append("</tbody>\n</table>\n") }
    }
}
