import Naql
import PropertyGraph
import Text

/// The numeric columns as lines over the rows, in the dots of braille signs: two across and four down in a cell.
final class LineRenderer: ResultRenderer {
    private let options: RenderOptions
    private var names: [String] = []
    private var columns: [[Double?]] = []
    private var labels: [String] = []

    /// Rows of cells that a drawing takes.
    private static let height = 12

    /// A renderer for one result.
    init(options: RenderOptions) { self.options = options }

    var notes: [String] {
        labels.isEmpty || columns.contains { $0.contains { $0 != nil } } ? [] : ["no row has a number to be drawn"]
    }

    func begin(columns: [String], into output: inout ByteBuffer) {
        names = columns
        self.columns = columns.map { _ in [] }
    }

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        for row in 0..<rows.count {
            for column in names.indices { columns[column].append(rows.number(row: row, column: column)) }
            let label = names.indices.lazy.map { rows.value(row: row, column: $0) }.first {
                switch $0 {
                case .integer, .float, .null: false
                default: true
                }
            }
            labels.append(label.map { VisibleText.escaped($0.description(in: rows.graph)) } ?? "\(labels.count + 1)")
        }
    }

    func end(into output: inout ByteBuffer) {
        let drawn = names.indices.filter { columns[$0].contains { $0 != nil } }
        for (place, column) in drawn.enumerated() {
            if place > 0 { output.append("\n") }
            draw(column, titled: drawn.count > 1, into: &output)
        }
    }

    private func draw(_ column: Int, titled: Bool, into output: inout ByteBuffer) {
        let numbers = columns[column]
        let known = numbers.compactMap { $0 }.filter(\.isFinite)
        guard let least = known.min(), let most = known.max() else { return }
        if titled { output.append(VisibleText.escaped(names[column]) + "\n") }
        let (top, bottom) = (Self.figure(most), Self.figure(least))
        let margin = max(top.count, bottom.count)
        let width = max(min((options.width ?? 100) - margin - 2, max(numbers.count, 20)), 10)
        var dots = Dots(width: width, height: Self.height)
        var last: (x: Int, y: Int)?
        for (row, number) in numbers.enumerated() {
            guard let number, number.isFinite else {
                last = nil
                continue
            }
            let x = numbers.count == 1 ? 0 : row * (width * 2 - 1) / (numbers.count - 1)
            let share = most > least ? (number - least) / (most - least) : 0.5
            let y = Int(((1 - share) * Double(Self.height * 4 - 1)).rounded())
            if let last { dots.line(from: last, to: (x, y)) } else { dots.set(x, y) }
            last = (x, y)
        }
        for (index, row) in dots.rows.enumerated() {
            let figure = index == 0 ? top : index == Self.height - 1 ? bottom : ""
            output.append(spaces: margin - figure.count)
            output.append("\(figure) ┤\(row)\n")
        }
        writeAxis(margin: margin, width: width, into: &output)
    }

    private func writeAxis(margin: Int, width: Int, into output: inout ByteBuffer) {
        let (first, last) = (labels.first ?? "", labels.count > 1 ? labels[labels.count - 1] : "")
        output.append(spaces: margin + 2)
        let (a, b) = (DisplayWidth.shortened(first, to: width / 2), DisplayWidth.shortened(last, to: width / 2))
        output.append(a)
        output.append(spaces: max(1, width - DisplayWidth.of(a) - DisplayWidth.of(b)))
        output.append(b + "\n")
    }

    private static func figure(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\((number * 1e4).rounded() / 1e4)"
    }
}

/// A field of dots that braille signs are made of.
struct Dots {
    private let width: Int
    private let height: Int
    private var signs: [UInt8]

    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        signs = Array(repeating: 0, count: width * height)
    }

    /// Sets a dot, counted from the upper left.
    mutating func set(_ x: Int, _ y: Int) {
        guard (0..<width * 2).contains(x), (0..<height * 4).contains(y) else { return }
        let bit: UInt8 = y % 4 == 3 ? (x % 2 == 0 ? 0x40 : 0x80) : (x % 2 == 0 ? 1 : 8) << UInt8(y % 4)
        signs[y / 4 * width + x / 2] |= bit
    }

    /// Sets the dots between two places.
    mutating func line(from a: (x: Int, y: Int), to b: (x: Int, y: Int)) {
        let steps = max(abs(b.x - a.x), abs(b.y - a.y), 1)
        for step in 0...steps { set(a.x + (b.x - a.x) * step / steps, a.y + (b.y - a.y) * step / steps) }
    }

    /// The signs, a line each, without blanks at the ends.
    var rows: [String] {
        (0..<height).map { row in
            var line = String.UnicodeScalarView(
                signs[row * width..<(row + 1) * width].map { Unicode.Scalar(0x2800 + UInt32($0)) ?? " " })
            while line.last == "\u{2800}" { line.removeLast() }
            return String(line)
        }
    }
}
