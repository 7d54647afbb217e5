import Naql
import PropertyGraph

/// How many rows are when: a column of blocks for each span of time, and what the first and the last rows of each are. Rows
/// without a moment are counted.
final class TimelineRenderer: ResultRenderer {
    private struct Event {
        let day: Double
        let date: String
        let text: String
    }

    private let options: RenderOptions
    private var events: [Event] = []
    private var others = 0

    private static let height = 6
    private static let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"]

    /// A renderer for one result.
    init(options: RenderOptions) { self.options = options }

    var notes: [String] { others == 0 ? [] : ["\(others) row\(others == 1 ? " has" : "s have") no day or moment"] }

    func begin(columns: [String], into output: inout ByteBuffer) {}

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        for row in 0..<rows.count where !rows.columns.isEmpty {
            let values = rows.columns.indices.map { rows.value(row: row, column: $0) }
            guard let (day, date) = values.lazy.compactMap({ Moment.of($0, in: rows.graph) }).first else {
                others += 1
                continue
            }
            let words = values.filter { Moment.of($0, in: rows.graph) == nil && !$0.isNull }.map {
                options.cell($0, of: rows.graph).text
            }
            events.append(Event(day: day, date: date, text: words.joined(separator: " · ").replacing("\n", with: " ")))
        }
    }

    func end(into output: inout ByteBuffer) {
        events.sort { $0.day < $1.day }
        guard let first = events.first, let last = events.last else { return }
        let width = max(min((options.width ?? 100) - 1, 100), 20)
        let span = max(last.day - first.day, 1)
        var counts = Array(repeating: 0, count: width)
        for event in events { counts[min(width - 1, Int((event.day - first.day) / span * Double(width)))] += 1 }
        drawBlocks(counts, into: &output)
        output.append("─", repeated: width)
        output.append("\n")
        output.append(first.date)
        output.append(spaces: width - first.date.count - last.date.count)
        output.append(last.date + "\n\n")
        for event in events { list(event, into: &output) }
    }

    private func drawBlocks(_ counts: [Int], into output: inout ByteBuffer) {
        let most = counts.max() ?? 1
        let height = min(Self.height, most)
        for row in stride(from: height - 1, through: 0, by: -1) {
            var line = ""
            for count in counts {
                let eighths = count * height * 8 / most - row * 8
                line += eighths >= 8 ? "█" : eighths > 0 ? Self.blocks[eighths - 1] : " "
            }
            while line.last == " " { line.removeLast() }
            output.append(line + "\n")
        }
    }

    /// A row beside its day; right-to-left text keeps to the right.
    private func list(_ event: Event, into output: inout ByteBuffer) {
        let indent = 18
        let cell = CellText(event.text)
        let room = (options.width ?? 100) - indent
        let lines = options.width == nil ? [cell] : cell.wrapped(to: max(room, 20))
        for (index, line) in lines.enumerated() {
            let isolates = options.bidi == .isolate && line.hasRightToLeft
            if isolates { output.append("\u{200E}") }
            output.append(index == 0 ? event.date : "")
            var gap = indent - (index == 0 ? event.date.count : 0)
            if options.width != nil, cell.startsRightToLeft { gap += max(0, room - line.width) }
            output.append(spaces: gap)
            output.append(isolates ? "\u{2068}\(line.text)\u{2069}" : line.text)
            output.append("\n")
        }
    }
}
