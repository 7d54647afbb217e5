import PropertyGraph

/// Moments of corrections as text: `2026-11-28T13:20:00Z`.
enum SheetTime {
    static func text(_ seconds: Int64) -> String {
        guard seconds > 0, let day = CalendarDate(daysSinceEpoch: seconds / 86400) else { return "" }
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        let rest = seconds % 86400
        return "\(day.description)T\(two(rest / 3600)):\(two(rest % 3600 / 60)):\(two(rest % 60))Z"
    }

    /// The seconds of a text; nil where it is none. Spreadsheets put a space for the T, and leave out seconds and zone.
    static func seconds(_ text: String) -> Int64? {
        let parts = text.split(whereSeparator: { "T Zz".contains($0) })
        guard let first = parts.first, let day = try? CalendarDate(parsing: String(first)) else { return nil }
        var time: Int64 = 0
        if parts.count > 1 {
            let numbers = parts[1].split(separator: ":").map { Int64($0) }
            guard (2...3).contains(numbers.count), !numbers.contains(nil) else { return nil }
            for number in numbers { time = time * 60 + number! }
            if numbers.count == 2 { time *= 60 }
        }
        return day.daysSinceEpoch * 86400 + time
    }
}
