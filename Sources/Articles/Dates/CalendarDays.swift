import PropertyGraph

/// Days as numbers since 1970-01-01, for arithmetic with weekdays.
enum CalendarDays {
    static func days(year: Int, month: Int, day: Int) -> Int {
        Int(CalendarDate(year: Int64(year), month: Int64(month), day: Int64(day))?.daysSinceEpoch ?? 0)
    }

    static func year(_ days: Int) -> Int {
        CalendarDate(daysSinceEpoch: Int64(days)).map { Int($0.year) } ?? 1970
    }

    /// 1 for Monday to 7 for Sunday.
    static func weekday(_ days: Int) -> Int {
        let rest = (days + 3) % 7
        return (rest < 0 ? rest + 7 : rest) + 1
    }

    static func isValid(year: Int, month: Int, day: Int) -> Bool {
        CalendarDate(year: Int64(year), month: Int64(month), day: Int64(day)) != nil
    }

    /// The day of a date of the tabular Islamic calendar (civil epoch), right to within a day or two of what was observed.
    static func islamic(year: Int, month: Int, day: Int) -> Int {
        let julian = day + (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year) / 30 + 1_948_439
        return julian - 2_440_588
    }
}
