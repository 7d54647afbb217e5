import Language
import PropertyGraph
import Reporting
import Text

/// Dates of publication as files give them.
public enum PublicationDate {
    /// A date, or a date and time, of an ISO 8601 text, of "12 June 2025" and "Thu, 12 Jun 2025 10:00:00 GMT", or of an
    /// Arabic date; nil where it is none.
    public static func parse(_ text: String) -> Value? {
        let text = DataFile.trimmed(text)
        if let date = try? CalendarDate(parsing: text), text.unicodeScalars.count >= 8 { return .date(date) }
        let iso = text.replacing(" ", with: "T", maxReplacements: 1)
        if hasZone(iso), let moment = try? ZonedDateTime(parsing: iso) { return .dateTime(moment) }
        if let moment = try? LocalDateTime(parsing: iso), iso.contains("T") { return .localDateTime(moment) }
        if iso.count > 10, let date = try? CalendarDate(parsing: String(iso.prefix(10))) { return .date(date) }
        if let day = WrittenDate.day(in: text), let date = CalendarDate(daysSinceEpoch: Int64(day)) {
            return .date(date)
        }
        return nil
    }

    private static func hasZone(_ text: String) -> Bool {
        guard let time = text.split(separator: "T").dropFirst().first else { return false }
        return time.contains { $0 == "Z" || $0 == "+" || $0 == "-" || $0 == "[" }
    }

    /// Seconds since 1970, by which moments of publication are ordered: a date alone is its first second, a time without a zone
    /// is taken as UTC.
    static func moment(_ value: Value) -> Int64? {
        switch value {
        case .date(let date): date.daysSinceEpoch * 86_400
        case .localDateTime(let moment): moment.secondsSinceEpoch
        case .dateTime(let moment): moment.secondsSinceEpoch
        default: nil
        }
    }

    /// The day of a date or a date and time, in days since 1970-01-01.
    static func day(_ value: Value) -> Int? {
        switch value {
        case .date(let date): Int(date.daysSinceEpoch)
        case .localDateTime(let moment): Int(moment.date.daysSinceEpoch)
        case .dateTime(let moment): Int(moment.local.date.daysSinceEpoch)
        default: nil
        }
    }
}
