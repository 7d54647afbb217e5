/// Days as numbers since 1970-01-01, in the proleptic Gregorian calendar.
enum CalendarDays {
    /// The day of a date. After Howard Hinnant's "days from civil": years begin in March, so that leap days come last.
    static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func year(_ days: Int) -> Int {
        var year = 1970 + days / 366
        while self.days(year: year + 1, month: 1, day: 1) <= days { year += 1 }
        while self.days(year: year, month: 1, day: 1) > days { year -= 1 }
        return year
    }

    /// 1 for Monday to 7 for Sunday.
    static func weekday(_ days: Int) -> Int {
        let rest = (days + 3) % 7
        return (rest < 0 ? rest + 7 : rest) + 1
    }

    static func isValid(year: Int, month: Int, day: Int) -> Bool {
        guard (1...12).contains(month), day >= 1 else { return false }
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        return day <= days(year: next.0, month: next.1, day: 1) - days(year: year, month: month, day: 1)
    }

    /// The day of a date of the Persian calendar. Of 33 years eight are leap years; 1 Farvardin 1400 was 21 March 2021.
    static func persian(year: Int, month: Int, day: Int) -> Int {
        let leaps: Set = [1, 5, 9, 13, 17, 22, 26, 30]
        let years = year < 1400 ? year..<1400 : 1400..<year
        let length = years.reduce(0) { $0 + (leaps.contains($1 % 33) ? 366 : 365) }
        let first = days(year: 2021, month: 3, day: 21) + (year < 1400 ? -length : length)
        return first + (month <= 7 ? (month - 1) * 31 : (month - 1) * 30 + 6) + day - 1
    }

    /// The day of a date of the tabular Islamic calendar (civil epoch), right to within a day or two of what was observed.
    static func islamic(year: Int, month: Int, day: Int) -> Int {
        let julian = day + (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year) / 30 + 1_948_439
        return julian - 2_440_588
    }
}
