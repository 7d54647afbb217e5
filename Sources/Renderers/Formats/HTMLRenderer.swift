import Naql
import PropertyGraph

/// A document of HTML with a table whose cells find their own direction (`dir="auto"`); several results of one output are
/// tables of one document. On a terminal, where it is there to be copied, the table alone.
final class HTMLRenderer: ResultRenderer {
    private var hasColumns = false
    private var html = XMLText()
    private let isTerminal: Bool
    private let documents: OutputDocuments?

    /// A renderer for one result.
    init(options: RenderOptions) {
        isTerminal = options.isTerminal
        documents = options.documents
    }

    /// How a document ends.
    static let end = "</body>\n</html>\n"

    private static let head = PageStyle.opening("naql", PageStyle.table, "table { margin-bottom: 2rem; }")

    var notes: [String] { html.notes }

    func begin(columns: [String], into output: inout ByteBuffer) {
        hasColumns = !columns.isEmpty
        guard hasColumns else { return }
        if !isTerminal, documents?.beginsHTML() ?? true { output.append(Self.head) }
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
                switch value {
                case .null: output.append("<td></td>")
                case .integer, .float:
                    output.append("<td class=\"number\">\(html.content(value.description(in: rows.graph)))</td>")
                default: output.append("<td dir=\"auto\">\(html.content(value.description(in: rows.graph)))</td>")
                }
            }
            output.append("</tr>\n")
        }
    }

    func end(into output: inout ByteBuffer) {
        guard hasColumns else { return }
        output.append("</tbody>\n</table>\n")
        if !isTerminal, documents == nil { output.append(Self.end) }
    }
}
