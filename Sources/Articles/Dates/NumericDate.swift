import PropertyGraph
import Reporting

/// Dates of three numbers with strokes, points or hyphens between them.
enum NumericDate {
    case one(CalendarDate, isApproximate: Bool)
    case two(dayFirst: CalendarDate, monthFirst: CalendarDate)
    /// Three numbers that are no date.
    case none

    /// Years of the Hijri calendar from 1882 to about 2076.
    private static let hijri = 1300...1500

    /// A date that begins with its year, and what follows it.
    struct YearFirst {
        /// Nil where the numbers make none.
        let date: CalendarDate?
        let rest: Substring
        /// Whether it is one of the Hijri calendar.
        var isApproximate = false
    }

    static func yearFirst(_ text: String) -> YearFirst? {
        let bytes = Array(text.utf8)
        guard let triple = Triple(bytes, at: 0) else {
            // "20240305T100000Z"
            guard let whole = DateText.number(bytes[...]), whole.length == 8, bytes.count > 8,
                bytes[8] == UInt8(ascii: "T")
            else { return nil }
            let date = date(whole.value / 10_000, whole.value / 100 % 100, whole.value % 100)
            return YearFirst(date: date, rest: rest(text, 8))
        }
        guard triple.lengths[0] == 4 else { return nil }
        let rest = rest(text, triple.end)
        let (year, month, day) = (triple.numbers[0], triple.numbers[1], triple.numbers[2])
        guard hijri.contains(year) else { return YearFirst(date: date(year, month, day), rest: rest) }
        if solar.contains(year), !isMarkedHijri(rest) { return YearFirst(date: persian(year, month, day), rest: rest) }
        return YearFirst(date: islamic(year, month, day), rest: rest, isApproximate: true)
    }

    /// Years of the Persian calendar from 1991 to 2029. As years of the Hijri one they are those of before there were files of news.
    private static let solar = 1370...1407

    /// Whether the letter of the Hijri era stands behind a year.
    private static func isMarkedHijri(_ rest: Substring) -> Bool {
        rest.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "(" }?.value == 0x0647
    }

    private static func persian(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
        guard (1...12).contains(month), (1...(month < 7 ? 31 : 30)).contains(day) else { return nil }
        return CalendarDate(daysSinceEpoch: Int64(WrittenDate.persianDay(year: year, month: month, day: day)))
    }

    private static func rest(_ text: String, _ offset: Int) -> Substring {
        text[text.utf8.index(text.startIndex, offsetBy: offset)...]
    }

    /// The first three numbers in a text that could be a date, of two calendars those of ours; nil where there are none.
    static func first(in text: String) -> NumericDate? {
        let bytes = Array(text.utf8)
        var found: NumericDate?
        var index = 0
        while index < bytes.count {
            if DateText.isDigit(bytes[index]) {
                if let triple = Triple(bytes, at: index) {
                    let date = read(triple)
                    // A Hijri day may have the Gregorian one beside it.
                    guard case .one(_, isApproximate: true) = date else {
                        return found == nil || !date.isNone ? date : found
                    }
                    found = found ?? date
                    index = triple.end
                    continue
                }
                while index < bytes.count, DateText.isDigit(bytes[index]) { index += 1 }
            } else {
                index += 1
            }
        }
        return found
    }

    /// Whether a text has a day of the Hijri calendar, and another date behind it.
    static func isInTwoCalendars(_ text: String) -> Bool {
        guard case .one(_, isApproximate: false) = first(in: text),
            let start = text.firstIndex(where: \.isNumber),
            case .one(_, isApproximate: true) = first(in: String(text[start...].prefix(10)))
        else { return false }
        return true
    }

    private var isNone: Bool { if case .none = self { true } else { false } }

    private static func read(_ triple: Triple) -> NumericDate {
        let (first, second, third) = (triple.numbers[0], triple.numbers[1], triple.numbers[2])
        if triple.lengths[0] == 4 {
            if hijri.contains(first) {
                return islamic(first, second, third).map { .one($0, isApproximate: true) } ?? .none
            }
            return date(first, second, third).map { .one($0, isApproximate: false) } ?? .none
        }
        if hijri.contains(third), triple.lengths[2] == 4 {
            return islamic(third, second, first).map { .one($0, isApproximate: true) } ?? .none
        }
        let year: Int
        switch triple.lengths[2] {
        case 4: year = third
        // With a hyphen the first of the numbers may as well be the year.
        case 2 where triple.separator != UInt8(ascii: "-"): year = third < 70 ? 2000 + third : 1900 + third
        default: return .none
        }
        let dayFirst = date(year, second, first)
        // Points are written between day, month and year alone.
        let monthFirst = triple.separator == UInt8(ascii: ".") ? nil : date(year, first, second)
        switch (dayFirst, monthFirst) {
        case (let day?, let month?) where day != month: return .two(dayFirst: day, monthFirst: month)
        case (let day?, _): return .one(day, isApproximate: false)
        case (nil, let month?): return .one(month, isApproximate: false)
        case (nil, nil): return .none
        }
    }

    private static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
        CalendarDate(year: Int64(year), month: Int64(month), day: Int64(day))
    }

    private static func islamic(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
        guard (1...12).contains(month), (1...30).contains(day) else { return nil }
        return CalendarDate(daysSinceEpoch: Int64(WrittenDate.islamicDay(year: year, month: month, day: day)))
    }

    /// Three numbers with twice the same mark between them.
    private struct Triple {
        var numbers: [Int] = []
        var lengths: [Int] = []
        var separator: UInt8 = 0
        var end = 0

        init?(_ bytes: [UInt8], at start: Int) {
            var index = start
            for place in 0..<3 {
                guard let (value, length) = DateText.number(bytes[index...]), length <= 4 else { return nil }
                numbers.append(value)
                lengths.append(length)
                index += length
                guard place < 2 else { break }
                guard index < bytes.count, [0x2D, 0x2E, 0x2F].contains(bytes[index]),
                    place == 0 || bytes[index] == separator
                else { return nil }
                separator = bytes[index]
                index += 1
            }
            guard lengths[1] <= 2, lengths[0] <= 2 && lengths[2] <= 4 || lengths[0] == 4 && lengths[2] <= 2 else {
                return nil
            }
            end = index
        }
    }
}
