/// A date and time of day without a zone, to the nanosecond.
public struct LocalDateTime: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00 on the same clock.
    public let secondsSinceEpoch: Int64
    /// The nanosecond of the second.
    public let nanosecond: Int32

    /// A date with a time of day.
    public init(_ date: CalendarDate, _ time: LocalTime) {
        secondsSinceEpoch = date.daysSinceEpoch * 86_400 + time.secondOfDay
        nanosecond = Int32(time.nanosecond)
    }

    /// That many seconds after 1970-01-01T00:00; nil out of the range of dates.
    public init?(secondsSinceEpoch: Int64, nanosecond: Int64) {
        guard CalendarDate.days.contains(secondsSinceEpoch.flooredQuotient(by: 86_400)),
            0..<1_000_000_000 ~= nanosecond
        else { return nil }
        self.secondsSinceEpoch = secondsSinceEpoch
        self.nanosecond = Int32(nanosecond)
    }

    /// The date.
    public var date: CalendarDate {
        CalendarDate(daysSinceEpoch: secondsSinceEpoch.flooredQuotient(by: 86_400))!
    }

    /// The time of day.
    public var time: LocalTime {
        LocalTime(wrapping: secondsSinceEpoch.flooredRemainder(by: 86_400) * 1_000_000_000 + Int64(nanosecond))
    }

    /// The earlier first.
    public static func < (a: LocalDateTime, b: LocalDateTime) -> Bool {
        (a.secondsSinceEpoch, a.nanosecond) < (b.secondsSinceEpoch, b.nanosecond)
    }
}
