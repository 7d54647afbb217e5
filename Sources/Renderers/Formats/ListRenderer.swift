import Naql

/// One field a line, `name: value`, records numbered and apart. Text is never cut; on a terminal long values are wrapped
/// under their beginning.
final class ListRenderer: ResultRenderer {
    private let options: RenderOptions
    private var names: [CellText] = []
    private var nameWidth = 0
    private var record = 0

    /// A renderer for one result.
    init(options: RenderOptions) { self.options = options }

    func begin(columns: [String], into output: inout ByteBuffer) {
        names = columns.map { CellText($0) }
        nameWidth = names.map(\.width).max() ?? 0
    }

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        guard !names.isEmpty else { return }
        for row in 0..<rows.count {
            record += 1
            if record > 1 { output.append("\n") }
            output.append("-- \(record) --\n")
            for column in rows.columns.indices {
                let value = rows.value(row: row, column: column)
                let text: String =
                    if case .null = value { options.nullText } else { value.description(in: rows.graph) }
                output.append(spaces: nameWidth - names[column].width)
                output.append(names[column].text)
                output.append(": ")
                let indent = nameWidth + 2
                if let width = options.width, width - indent >= 20 {
                    let lines = CellText(text, escaping: true).wrapped(to: width - indent)
                    for (index, line) in lines.enumerated() {
                        if index > 0 { output.append(spaces: indent) }
                        output.append(line.text)
                        output.append("\n")
                    }
                } else {
                    output.append(CellText.escaped(text, keepingLineBreaks: true))
                    output.append("\n")
                }
            }
        }
    }

    func end(into output: inout ByteBuffer) {}
}
