/// Bars with their labels and figures, as wide as lines are. Labels of right-to-left text stand at the right, beside the bar.
final class BarChart {
    private struct Bar {
        var label: CellText
        var figure: String
        var length: Double
    }

    private let options: RenderOptions
    private var bars: [Bar] = []

    init(options: RenderOptions) { self.options = options }

    /// Adds a bar; `figure` is the number as it is written, empty without one.
    func add(label: CellText, figure: String, length: Double) {
        bars.append(Bar(label: label, figure: figure, length: length))
    }

    /// Writes all bars.
    func write(into output: inout ByteBuffer) {
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
            append(lines.popFirst() ?? CellText(""), in: labelWidth, into: &output)
            output.append(spaces: 1 + figureWidth - bar.figure.utf8.count)
            output.append(bar.figure)
            if !bar.figure.isEmpty, most > 0 { append(share: abs(bar.length) / most, of: room, into: &output) }
            output.append("\n")
            for line in lines {
                append(line, in: labelWidth, into: &output)
                output.append("\n")
            }
        }
    }

    private func append(_ label: CellText, in width: Int, into output: inout ByteBuffer) {
        let isRight = label.startsRightToLeft
        let isolates = options.bidi == .isolate && label.hasRightToLeft
        if isolates { output.append("\u{200E}") }
        if isRight { output.append(spaces: width - label.width) }
        output.append(isolates ? "\u{2068}\(label.text)\u{2069}" : label.text)
        if !isRight { output.append(spaces: width - label.width) }
    }

    private func append(share: Double, of room: Int, into output: inout ByteBuffer) {
        // Eighths of a cell make small differences visible.
        let eighths = Int((share * Double(room * 8)).rounded())
        output.append(" ")
        output.append("█", repeated: eighths / 8)
        if eighths % 8 > 0 { output.append(["▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8 - 1]) }
    }
}
