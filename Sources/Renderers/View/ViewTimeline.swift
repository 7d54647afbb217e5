import PropertyGraph

/// When the rows of a result are: the first moment in each, on a line of time.
struct ViewTimeline {
    /// A row that has a moment.
    struct Event {
        let row: Int
        /// Days since 1970, as a number to place it by.
        let day: Double
        let date: String
        let text: String
    }

    let events: [Event]

    private static let most = 500

    /// Nil where fewer than two rows have a moment.
    init?(_ content: ViewContent) {
        var events: [Event] = []
        for (row, values) in content.rows.enumerated() where events.count < Self.most {
            guard let (day, date) = values.lazy.compactMap({ Moment.of($0, in: content.graph) }).first else {
                continue
            }
            let text = values.map { Self.words(of: $0, in: content.graph) }.max { $0.count < $1.count } ?? ""
            events.append(Event(row: row, day: day, date: date, text: text.count > 90 ? text.prefix(89) + "…" : text))
        }
        guard events.count > 1 else { return nil }
        self.events = events.sorted { ($0.day, $0.row) < ($1.day, $1.row) }
    }

    private static func words(of value: Value, in graph: Graph) -> String {
        switch value {
        case .string(let text): text
        case .node(let node): graph.record(of: node).caption
        default: ""
        }
    }

    /// The drawing as SVG, each moment a link to its row.
    func write(_ html: inout XMLText, into output: inout ByteBuffer) {
        let (first, last) = (events[0].day, events[events.count - 1].day)
        let span = max(last - first, 1)
        let width = 1000.0
        var levels: [Double] = []
        var marks: [(event: Event, x: Double, level: Int)] = []
        for event in events {
            let x = 30 + (event.day - first) / span * (width - 60)
            let level = levels.firstIndex { $0 + 14 <= x } ?? levels.count
            if level == levels.count { levels.append(x) } else { levels[level] = x }
            marks.append((event, x, level))
        }
        let shown = min(levels.count, 12)
        let base = Double(shown * 14 + 16)
        output.append(
            "<svg id=\"timeline\" viewBox=\"0 0 1000 \(Int(base) + 34)\" role=\"group\" "
                + "aria-label=\"timeline of \(events.count) rows\">\n<path class=\"axis\" d=\"M20 \(base)H980\"/>\n")
        for tick in 0...4 {
            let x = 30 + Double(tick) / 4 * (width - 60)
            let day = CalendarDate(daysSinceEpoch: Int64((first + span * Double(tick) / 4).rounded(.down)))
            guard let day else { continue }
            output.append("<text class=\"tick\" x=\"\(Int(x))\" y=\"\(base + 20)\">\(day.description)</text>\n")
        }
        for (event, x, level) in marks {
            let title = html.attribute(event.date + "\n" + event.text)
            let y = base - 12 - Double(min(level, shown - 1)) * 14
            output.append(
                "<a href=\"#r\(event.row + 1)\" class=\"moment\" aria-label=\"\(title)\" data-tip=\"\(title)\">"
                    + "<circle cx=\"\((x * 10).rounded() / 10)\" cy=\"\(y)\" r=\"5\"/></a>\n")
        }
        output.append("</svg>\n")
    }
}
