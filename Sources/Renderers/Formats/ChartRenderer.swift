import Naql

/// Horizontal bars: the first numeric column is drawn, the other columns are its labels.
final class ChartRenderer: ResultRenderer {
    private let options: RenderOptions
    private var columns: [String] = []
    private var labels: [CellText] = []
    private var numbers: [Double?] = []

    /// A renderer for one result.
    init(options: RenderOptions) { self.options = options }

    func begin(columns: [String], into output: inout ByteBuffer) { self.columns = columns }

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        for row in 0..<rows.count {
            var label: [String] = []
            var number: Double?
            for column in rows.columns.indices {
                let value = rows.value(row: row, column: column)
                switch value {
                case .integer(let integer) where number == nil: number = Double(integer)
                case .float(let float) where number == nil && float.isFinite: number = float
                case .null: break
                default: label.append(value.description(in: rows.graph))
                }
            }
            labels.append(CellText(label.joined(separator: " · "), escaping: true))
            numbers.append(number)
        }
    }

    func end(into output: inout ByteBuffer) {
        let most = numbers.compactMap { $0.map { abs($0) } }.max() ?? 0
        let figures = numbers.map { number in
            number.map { $0 == $0.rounded() && abs($0) < 1e15 ? "\(Int64($0))" : "\($0)" } ?? ""
        }
        let figureWidth = figures.map(\.utf8.count).max() ?? 0
        let lineWidth = options.width ?? 100
        let labelWidth = min(labels.map(\.width).max() ?? 0, max(lineWidth / 2, 10))
        let room = max(lineWidth - labelWidth - figureWidth - 4, 8)
        for (index, label) in labels.enumerated() {
            let lines = label.wrapped(to: labelWidth)
            for (lineIndex, line) in lines.enumerated() {
                output.append(line.text)
                guard lineIndex == 0 else {
                    output.append("\n")
                    continue
                }
                output.append(spaces: labelWidth - line.width + 1)
                output.append(spaces: figureWidth - figures[index].utf8.count)
                output.append(figures[index])
                if let number = numbers[index], most > 0 {
                    output.append(" ")
                    // Eighths of a cell make small differences visible.
                    let eighths = Int((abs(number) / most * Double(room * 8)).rounded())
                    output.append("█", repeated: eighths / 8)
                    if eighths % 8 > 0 { output.append(["▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8 - 1]) }
                }
                output.append("\n")
            }
        }
    }
}
