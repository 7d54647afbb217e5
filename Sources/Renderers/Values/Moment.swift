import PropertyGraph

/// When a value is, for pictures of time.
enum Moment {
    /// Keys of nodes that say when.
    private static let keys = ["date", "published", "day"]

    /// Days since 1970 with their fraction, and the moment as it is written; nil for what is no moment.
    static func of(_ value: Value, in graph: Graph) -> (day: Double, text: String)? {
        switch value {
        case .date, .localDateTime, .dateTime: return value.scalarText.flatMap(parsed)
        case .string(let text) where (10...35).contains(text.utf8.count): return parsed(text)
        case .node(let node) where graph.isAlive(node):
            for key in keys {
                if let key = graph.findKey(key), let found = graph.property(node, key).scalarText.flatMap(parsed) {
                    return found
                }
            }
            return nil
        default: return nil
        }
    }

    /// `2025-03-06`, and what may follow a day.
    private static func parsed(_ text: String) -> (Double, String)? {
        guard let date = try? CalendarDate(parsing: String(text.prefix(10))),
            text.count == 10 || text.dropFirst(10).first == "T"
        else { return nil }
        var moment = Double(date.daysSinceEpoch)
        let clock = text.dropFirst(11).split(separator: ":").prefix(2).map { Double($0) ?? 0 }
        if clock.count == 2 { moment += (clock[0] + clock[1] / 60) / 24 }
        return (moment, String(text.prefix(16)))
    }
}
