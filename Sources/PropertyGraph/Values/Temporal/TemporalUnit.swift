/// A unit that temporal values are truncated to, from the longest to the shortest.
public enum TemporalUnit: String, CaseIterable, Comparable, Sendable {
    case millennium, century, decade, year, weekYear, quarter, month, week, day, hour, minute, second, millisecond
    case microsecond

    private var rank: Int { TemporalUnit.allCases.firstIndex(of: self) ?? 0 }

    /// The shorter unit first.
    public static func < (a: TemporalUnit, b: TemporalUnit) -> Bool { a.rank > b.rank }

    /// In nanoseconds; a whole day for longer units.
    var nanoseconds: Int64 {
        switch self {
        case .hour: 3_600_000_000_000
        case .minute: 60_000_000_000
        case .second: 1_000_000_000
        case .millisecond: 1_000_000
        case .microsecond: 1000
        default: LocalTime.nanosecondsPerDay
        }
    }
}

extension CalendarDate {
    /// The first day of the unit that this date is in; itself for units up to a day. Nil before the first year.
    public func truncated(to unit: TemporalUnit) -> CalendarDate? {
        func start(ofYears count: Int64) -> CalendarDate? {
            CalendarDate(year: year.flooredQuotient(by: count) * count, month: 1, day: 1)
        }
        switch unit {
        case .millennium: return start(ofYears: 1000)
        case .century: return start(ofYears: 100)
        case .decade: return start(ofYears: 10)
        case .year: return start(ofYears: 1)
        case .weekYear: return CalendarDate(daysSinceEpoch: CalendarDate.firstMonday(ofWeekYear: isoWeek.weekYear))
        case .quarter: return adding(days: 1 - dayOfQuarter)
        case .month: return adding(days: 1 - day)
        case .week: return adding(days: 1 - dayOfWeek)
        default: return self
        }
    }
}

extension LocalTime {
    /// The start of the unit that this time is in; midnight for a day and longer.
    public func truncated(to unit: TemporalUnit) -> LocalTime {
        LocalTime(wrapping: nanosecondOfDay - nanosecondOfDay % unit.nanoseconds)
    }
}
