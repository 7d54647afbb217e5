import Naql
import PropertyGraph

/// How often the first numeric column has which values, as bars over ranges of the same width. What is no number is counted.
final class HistogramRenderer: ResultRenderer {
    private let options: RenderOptions
    private var numbers: [Double] = []
    private var others = 0
    private var column: Int?

    /// A renderer for one result.
    init(options: RenderOptions) { self.options = options }

    var notes: [String] { others == 0 ? [] : ["\(others) row\(others == 1 ? " has" : "s have") no number there"] }

    func begin(columns: [String], into output: inout ByteBuffer) {}

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        for row in 0..<rows.count where !rows.columns.isEmpty {
            if column == nil { column = rows.columns.indices.first { rows.number(row: row, column: $0) != nil } }
            guard let column, let number = rows.number(row: row, column: column), number.isFinite else {
                others += 1
                continue
            }
            numbers.append(number)
        }
    }

    func end(into output: inout ByteBuffer) {
        guard let least = numbers.min(), let most = numbers.max() else { return }
        let bins = Self.bins(
            least: least, most: most, count: numbers.count, whole: numbers.allSatisfy { $0 == $0.rounded() })
        var counts = Array(repeating: 0, count: bins.count)
        for number in numbers { counts[min(bins.count - 1, Int((number - bins.start) / bins.width))] += 1 }
        let chart = BarChart(options: options)
        for (index, count) in counts.enumerated() {
            let from = bins.start + Double(index) * bins.width
            let isPoint = bins.width == 1 && bins.isWhole
            let label = isPoint ? Self.text(from) : "\(Self.text(from)) – \(Self.text(from + bins.width))"
            chart.add(label: CellText(label), figure: "\(count)", length: Double(count))
        }
        chart.write(into: &output)
    }

    /// Ranges whose bounds are round numbers.
    private static func bins(
        least: Double, most: Double, count: Int, whole: Bool
    ) -> (start: Double, width: Double, count: Int, isWhole: Bool) {
        let wanted = max(1, min(20, Int(Double(count).squareRoot().rounded(.up)) + 1))
        let span = most - least
        var width = span > 0 ? span / Double(wanted) : 1
        var unit = 1.0
        while unit * 10 <= width { unit *= 10 }
        while unit > width { unit /= 10 }
        width = [1, 2, 5, 10].map { $0 * unit }.first { $0 >= width } ?? unit * 10
        if whole { width = max(1, width.rounded(.up)) }
        let start = (least / width).rounded(.down) * width
        return (start, width, max(1, Int((most - start) / width) + 1), whole)
    }

    private static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15
            ? "\(Int64(number))" : "\((number * 1e6).rounded() / 1e6)"
    }
}

extension Rows {
    /// The number in a cell; nil where there is none.
    func number(row: Int, column: Int) -> Double? {
        switch value(row: row, column: column) {
        case .integer(let number): Double(number)
        case .float(let number): number
        default: nil
        }
    }
}
