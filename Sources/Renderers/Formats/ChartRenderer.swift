import Naql

/// Horizontal bars: the first numeric column is drawn, the other columns are its labels. Figures are written as they are.
final class ChartRenderer: ResultRenderer {
    /// A row as it is drawn.
    private struct Bar {
        var label: CellText
        /// The number as the query gave it; empty without one.
        var figure: String
        var length: Double
    }

    private let options: RenderOptions
    private var bars: [Bar] = []

    /// A renderer for one result.
    init(options: RenderOptions) { self.options = options }

    func begin(columns: [String], into output: inout ByteBuffer) {}

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        for row in 0..<rows.count where !rows.columns.isEmpty {
            bars.append(bar(rows.columns.indices.map { rows.value(row: row, column: $0) }, of: rows.graph))
        }
    }

    private func bar(_ values: [Value], of graph: Graph) -> Bar {
        var labels: [String] = []
        var bar = Bar(label: CellText(""), figure: "", length: 0)
        for value in values {
            switch value {
            case .integer(let number) where bar.figure.isEmpty: (bar.figure, bar.length) = ("\(number)", Double(number))
            case .float(let number) where bar.figure.isEmpty && number.isFinite:
                (bar.figure, bar.length) = (value.description(in: graph), number)
            case .null: labels.append(options.nullText)
            default: labels.append(value.description(in: graph))
            }
        }
        bar.label = CellText(labels.joined(separator: " · "), escaping: true)
        return bar
    }

    func end(into output: inout ByteBuffer) {
        let most = bars.reduce(0) { max($0, abs($1.length)) }
        let figureWidth = bars.map(\.figure.utf8.count).max() ?? 0
        let lineWidth = options.width ?? 100
        let labelWidth = min(bars.map(\.label.widestLine).max() ?? 0, max(lineWidth / 2, 10))
        let room = max(lineWidth - labelWidth - figureWidth - 4, 8)
        for bar in bars {
            var lines = bar.label.wrapped(to: labelWidth)[...]
            // A word that is wider than labels may be has a line of its own, and the bar the next.
            while let first = lines.first, first.width > labelWidth {
                output.append(first.text + "\n")
                lines.removeFirst()
            }
            let first = lines.popFirst() ?? CellText("")
            output.append(first.text)
            output.append(spaces: labelWidth - first.width + 1 + figureWidth - bar.figure.utf8.count)
            output.append(bar.figure)
            if !bar.figure.isEmpty, most > 0 { append(share: abs(bar.length) / most, of: room, into: &output) }
            output.append("\n")
            for line in lines { output.append(line.text + "\n") }
        }
    }

    private func append(share: Double, of room: Int, into output: inout ByteBuffer) {
        // Eighths of a cell make small differences visible.
        let eighths = Int((share * Double(room * 8)).rounded())
        output.append(" ")
        output.append("█", repeated: eighths / 8)
        if eighths % 8 > 0 { output.append(["▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8 - 1]) }
    }
}
