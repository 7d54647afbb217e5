/// An amount of time in four parts that do not convert into one another: months, days and seconds with nanoseconds.
public struct CalendarDuration: Hashable, Sendable {
    /// Months; twelve a year.
    public let months: Int64
    /// Days; seven a week.
    public let days: Int64
    /// Whole seconds, cut down: with `nanosecond` above zero a negative amount is `seconds + nanosecond / 10^9`.
    public let seconds: Int64
    /// 0 to 999,999,999.
    public let nanosecond: Int32

    /// No time.
    public static let zero = CalendarDuration(months: 0, days: 0, seconds: 0, nanosecond: 0)

    /// A duration of its parts; any number of nanoseconds, carried into the seconds. Nil on overflow.
    public init?(months: Int64 = 0, days: Int64 = 0, seconds: Int64 = 0, nanoseconds: Int64) {
        let (total, overflow) = seconds.addingReportingOverflow(nanoseconds.flooredQuotient(by: 1_000_000_000))
        guard !overflow else { return nil }
        self.init(
            months: months, days: days, seconds: total,
            nanosecond: Int32(nanoseconds.flooredRemainder(by: 1_000_000_000)))
    }

    /// A duration of its stored parts.
    init(months: Int64, days: Int64, seconds: Int64, nanosecond: Int32) {
        self.months = months
        self.days = days
        self.seconds = seconds
        self.nanosecond = nanosecond
    }

    /// The order of ORDER BY: by length where a month has 30.436875 days, then by the parts.
    public static func order(_ a: CalendarDuration, _ b: CalendarDuration) -> Int {
        let lengths = (a.averageLength, b.averageLength)
        if lengths.0 != lengths.1 { return lengths.0 < lengths.1 ? -1 : 1 }
        let (first, second) = ((a.months, a.days, a.seconds, a.nanosecond), (b.months, b.days, b.seconds, b.nanosecond))
        return first == second ? 0 : first < second ? -1 : 1
    }

    /// Seconds in a month of 400 years' average length.
    static let secondsPerMonth: Int64 = 2_629_746

    /// In nanoseconds.
    private var averageLength: Int128 {
        let wholeSeconds =
            Int128(months) * Int128(CalendarDuration.secondsPerMonth) + Int128(days) * 86_400 + Int128(seconds)
        return wholeSeconds * 1_000_000_000 + Int128(nanosecond)
    }
}
