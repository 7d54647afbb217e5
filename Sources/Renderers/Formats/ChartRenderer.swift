import Naql
import PropertyGraph

/// Horizontal bars: the first numeric column is drawn, the other columns are its labels. Figures are written as they are.
final class ChartRenderer: ResultRenderer {
    private let options: RenderOptions
    private let chart: BarChart
    /// Rows, and those of them that have a number.
    private var (count, drawn) = (0, 0)

    /// A renderer for one result.
    init(options: RenderOptions) {
        self.options = options
        chart = BarChart(options: options)
    }

    var notes: [String] { count > 0 && drawn == 0 ? ["no row has a number to be drawn"] : [] }

    func begin(columns: [String], into output: inout ByteBuffer) {}

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        for row in 0..<rows.count where !rows.columns.isEmpty {
            add(rows.columns.indices.map { rows.value(row: row, column: $0) }, of: rows.graph)
        }
    }

    private func add(_ values: [Value], of graph: Graph) {
        var labels: [String] = []
        var (figure, length) = ("", 0.0)
        for value in values {
            switch value {
            case .integer(let number) where figure.isEmpty: (figure, length) = ("\(number)", Double(number))
            case .float(let number) where figure.isEmpty && number.isFinite:
                (figure, length) = (value.description(in: graph), number)
            case .null: labels.append(options.nullText)
            default: labels.append(value.description(in: graph))
            }
        }
        count += 1
        if !figure.isEmpty { drawn += 1 }
        chart.add(label: CellText(labels.joined(separator: " · "), escaping: true), figure: figure, length: length)
    }

    func end(into output: inout ByteBuffer) { chart.write(into: &output) }
}
