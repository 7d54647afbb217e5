public import PropertyGraph
import Reporting

/// Dates of publication as files give them.
public enum PublicationDate {
    /// What a text says of a day.
    enum Reading: Equatable {
        /// One reading. True for days of the Hijri calendar, which tables give to within a day or two.
        case known(Value, isApproximate: Bool = false)
        /// Numbers that may be read with the day first or with the month first.
        case twoWays(dayFirst: Value, monthFirst: Value)
    }

    /// Years in which something may have been published; others stand for "not known" in many programs.
    private static let years: ClosedRange<Int64> = 1500...2200

    /// A date, or a date and time; nil where a text is none, or where its day and month could change places.
    public static func parse(_ text: String) -> Value? {
        if case .known(let value, _) = read(text) { value } else { nil }
    }

    /// What a text says: ISO 8601 with and without a zone, RFC 2822 and what comes near to it, seconds or milliseconds since
    /// 1970, numbers with strokes or points, and dates in the words of every language that there is.
    static func read(_ text: String) -> Reading? {
        let plain = DateText.plain(text)
        guard !plain.isEmpty, plain.count <= 200 else { return nil }
        guard let reading = NumeralDate.read(plain) ?? iso(plain) ?? spoken(plain) else { return nil }
        return isPlausible(reading) ? reading : nil
    }

    /// "2024-03-05", "2024/3/5 10:00", "20240305T100000Z", "2024-W10-2".
    private static func iso(_ text: String) -> Reading? {
        if text.contains("["),
            let moment = try? ZonedDateTime(parsing: text.replacing(" ", with: "T", maxReplacements: 1))
        {
            return .known(.dateTime(moment))
        }
        if let found = NumericDate.yearFirst(text) {
            // Beside a day of another calendar its Gregorian one may stand.
            if found.isApproximate, let exact = read(String(found.rest)), case .known(_, isApproximate: false) = exact {
                return exact
            }
            return found.date.map { joined($0, ClockTime.leading(found.rest), isApproximate: found.isApproximate) }
        }
        // A year or a month alone is no day.
        guard text.unicodeScalars.count >= 8 else { return nil }
        if let date = try? CalendarDate(parsing: text) { return .known(.date(date)) }
        if let moment = try? LocalDateTime(parsing: text) { return .known(.localDateTime(moment)) }
        if let moment = try? ZonedDateTime(parsing: text) { return .known(.dateTime(moment)) }
        return nil
    }

    /// A date in words or with strokes, a time of day anywhere beside it.
    private static func spoken(_ text: String) -> Reading? {
        var rest = text
        let time = ClockTime.cut(from: &rest)
        if let numeric = NumericDate.first(in: rest) {
            switch numeric {
            case .one(let date, let isApproximate):
                // The Gregorian day, where one stands beside it in words.
                if isApproximate, let day = WordedDate.day(in: rest), !day.isApproximate,
                    let exact = CalendarDate(daysSinceEpoch: Int64(day.number))
                {
                    return joined(exact, time)
                }
                return joined(date, time, isApproximate: isApproximate)
            case .two(let dayFirst, let monthFirst):
                let short = rest.split { !$0.isLetter }.compactMap { ColumnWords.weekday(of: String($0)) }
                let named = WrittenDate.weekdays(in: rest).union(short)
                let fitting = [dayFirst, monthFirst].filter { named.contains(Int($0.dayOfWeek)) }
                if fitting.count == 1 { return joined(fitting[0], time) }
                return .twoWays(dayFirst: value(dayFirst, time), monthFirst: value(monthFirst, time))
            case .none: return nil
            }
        }
        guard let day = WordedDate.day(in: rest), let date = CalendarDate(daysSinceEpoch: Int64(day.number)) else {
            return nil
        }
        return joined(date, time, isApproximate: day.isApproximate)
    }

    private static func joined(_ date: CalendarDate, _ time: ClockTime?, isApproximate: Bool = false) -> Reading {
        .known(value(date, time), isApproximate: isApproximate)
    }

    private static func value(_ date: CalendarDate, _ time: ClockTime?) -> Value {
        guard let time else { return .date(date) }
        let date = time.isEndOfDay ? CalendarDate(daysSinceEpoch: date.daysSinceEpoch + 1) ?? date : date
        let moment = LocalDateTime(date, time.time)
        guard let offset = time.offset, let zoned = ZonedDateTime(moment, zone: .offset(offset)) else {
            return .localDateTime(moment)
        }
        return .dateTime(zoned)
    }

    private static func isPlausible(_ reading: Reading) -> Bool {
        switch reading {
        case .known(let value, _): isPlausible(value)
        case .twoWays(let one, let other): isPlausible(one) && isPlausible(other)
        }
    }

    private static func isPlausible(_ value: Value) -> Bool {
        guard let date = localDate(value) else { return false }
        // The first second of 1970 is what programs have for a moment that they do not know.
        if case .date = value {} else if moment(value) == 0 { return false }
        return years.contains(date.year)
    }

    // MARK: What is asked of dates

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

    /// The day of a date or a date and time, as its own zone counts days.
    public static func localDate(_ value: Value) -> CalendarDate? {
        switch value {
        case .date(let date): date
        case .localDateTime(let moment): moment.date
        case .dateTime(let moment): moment.local.date
        default: nil
        }
    }

    /// Whether a moment is one of Greenwich after which the next day may have begun where it was written: programs keep the time of
    /// places as far east as the Gulf so.
    static func mayBeNextDay(_ value: Value) -> Bool {
        guard case .dateTime(let moment) = value else { return false }
        return moment.offset == 0 && moment.local.time.hour >= 20
    }

    /// The local day, in days since 1970-01-01.
    static func day(_ value: Value) -> Int? { localDate(value).map { Int($0.daysSinceEpoch) } }
}
