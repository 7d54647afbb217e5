/// A date of the proleptic Gregorian calendar, from -999999999-01-01 to +999999999-12-31.
public struct CalendarDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let daysSinceEpoch: Int64

    /// The years that a date may have.
    public static let years: ClosedRange<Int64> = -999_999_999...999_999_999
    static let days: ClosedRange<Int64> =
        days(
            year: years.lowerBound, month: 1, day: 1)...days(
            year: years.upperBound, month: 12, day: 31)

    /// The date that many days after 1970-01-01; nil outside the range of years.
    public init?(daysSinceEpoch: Int64) {
        guard CalendarDate.days.contains(daysSinceEpoch) else { return nil }
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// The date of that year, month and day; nil where there is none.
    public init?(year: Int64, month: Int64, day: Int64) {
        guard CalendarDate.years.contains(year), 1...12 ~= month, day >= 1,
            day <= CalendarDate.length(ofMonth: month, year: year)
        else { return nil }
        daysSinceEpoch = CalendarDate.days(year: year, month: month, day: day)
    }

    /// The day in an ISO week (week 1 has the year's first Thursday; Monday is day 1); nil where there is none.
    public init?(weekYear: Int64, week: Int64, dayOfWeek: Int64) {
        guard CalendarDate.years.contains(weekYear), 1...53 ~= week, 1...7 ~= dayOfWeek,
            week <= CalendarDate.weeks(ofYear: weekYear)
        else { return nil }
        self.init(
            daysSinceEpoch: CalendarDate.firstMonday(ofWeekYear: weekYear) + (week - 1) * 7 + dayOfWeek - 1)
    }

    /// The day of a quarter; nil where there is none.
    public init?(year: Int64, quarter: Int64, dayOfQuarter: Int64) {
        guard CalendarDate.years.contains(year), 1...4 ~= quarter, dayOfQuarter >= 1 else { return nil }
        let start = CalendarDate.days(year: year, month: quarter * 3 - 2, day: 1)
        let next =
            quarter == 4
            ? CalendarDate.days(year: year + 1, month: 1, day: 1)
            : CalendarDate.days(year: year, month: quarter * 3 + 1, day: 1)
        guard start + dayOfQuarter - 1 < next else { return nil }
        self.init(daysSinceEpoch: start + dayOfQuarter - 1)
    }

    /// The day of a year; nil where there is none.
    public init?(year: Int64, ordinalDay: Int64) {
        guard CalendarDate.years.contains(year), ordinalDay >= 1,
            ordinalDay <= (CalendarDate.isLeap(year) ? 366 : 365)
        else { return nil }
        self.init(daysSinceEpoch: CalendarDate.days(year: year, month: 1, day: 1) + ordinalDay - 1)
    }

    /// The earlier first.
    public static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.daysSinceEpoch < b.daysSinceEpoch }
}

// MARK: - Components

extension CalendarDate {
    /// Year, month from 1, and day from 1.
    public var civil: (year: Int64, month: Int64, day: Int64) {
        // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years start in March.
        let shifted = daysSinceEpoch + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The year.
    public var year: Int64 { civil.year }
    /// The month, from 1.
    public var month: Int64 { civil.month }
    /// The day of the month, from 1.
    public var day: Int64 { civil.day }
    /// The quarter, from 1.
    public var quarter: Int64 { (month - 1) / 3 + 1 }

    /// The day of the year, from 1.
    public var ordinalDay: Int64 { daysSinceEpoch - CalendarDate.days(year: year, month: 1, day: 1) + 1 }

    /// The day of the quarter, from 1.
    public var dayOfQuarter: Int64 {
        let (year, month, _) = civil
        return daysSinceEpoch - CalendarDate.days(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) + 1
    }

    /// The ISO day of the week: Monday is 1.
    public var dayOfWeek: Int64 { (daysSinceEpoch + 3).flooredRemainder(by: 7) + 1 }

    /// The ISO week with the year that it belongs to.
    public var isoWeek: (weekYear: Int64, week: Int64) {
        // The week's Thursday tells the year.
        let thursday = daysSinceEpoch - dayOfWeek + 4
        let weekYear = CalendarDate.year(ofDay: thursday)
        return (weekYear, (thursday - CalendarDate.days(year: weekYear, month: 1, day: 1)) / 7 + 1)
    }
}

// MARK: - Calendar arithmetic

extension CalendarDate {
    /// Whether a year has 366 days.
    public static func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// How many days a month has; `month` is 1 to 12.
    public static func length(ofMonth month: Int64, year: Int64) -> Int64 {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// How many ISO weeks a week-based year has.
    public static func weeks(ofYear year: Int64) -> Int64 {
        (firstMonday(ofWeekYear: year + 1) - firstMonday(ofWeekYear: year)) / 7
    }

    /// This date some months later; the day is cut to the length of the month. Nil out of range.
    public func adding(months: Int64) -> CalendarDate? {
        let (year, month, day) = civil
        let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow else { return nil }
        let newYear = total.flooredQuotient(by: 12)
        let newMonth = total.flooredRemainder(by: 12) + 1
        guard CalendarDate.years.contains(newYear) else { return nil }
        return CalendarDate(
            year: newYear, month: newMonth, day: min(day, CalendarDate.length(ofMonth: newMonth, year: newYear)))
    }

    /// This date some days later; nil out of range.
    public func adding(days: Int64) -> CalendarDate? {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(daysSinceEpoch: sum)
    }

    /// Whole months from here to `end`, negative when it is earlier.
    public func months(until end: CalendarDate) -> Int64 {
        let (from, to) = (civil, end.civil)
        // A month counts as 32 days here, so that the days only break ties; the division cuts towards zero.
        let packedFrom = (from.year * 12 + from.month - 1) * 32 + from.day
        let packedTo = (to.year * 12 + to.month - 1) * 32 + to.day
        return (packedTo - packedFrom) / 32
    }

    /// The first Monday of a week-based year, in days since the epoch: that of the week with January 4.
    static func firstMonday(ofWeekYear year: Int64) -> Int64 {
        let fourth = days(year: year, month: 1, day: 4)
        return fourth - (fourth + 3).flooredRemainder(by: 7)
    }

    static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooredQuotient(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func year(ofDay day: Int64) -> Int64 {
        // A week's Thursday may lie outside the range of dates by a few days, so no date is made of it.
        CalendarDate(unchecked: day).year
    }

    private init(unchecked days: Int64) { daysSinceEpoch = days }
}

extension Int64 {
    func flooredQuotient(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }

    func flooredRemainder(by divisor: Int64) -> Int64 {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
