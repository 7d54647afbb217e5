/// A time of day without a zone, to the nanosecond.
public struct LocalTime: Hashable, Comparable, Sendable {
    /// Nanoseconds since midnight.
    public let nanosecondOfDay: Int64

    /// Nanoseconds in a day.
    public static let nanosecondsPerDay: Int64 = 86_400_000_000_000
    /// 00:00.
    public static let midnight = LocalTime(wrapping: 0)

    /// The time that long after midnight; nil outside of the day.
    public init?(nanosecondOfDay: Int64) {
        guard 0..<LocalTime.nanosecondsPerDay ~= nanosecondOfDay else { return nil }
        self.nanosecondOfDay = nanosecondOfDay
    }

    /// A time by its parts; nil where one is out of range.
    public init?(hour: Int64, minute: Int64 = 0, second: Int64 = 0, nanosecond: Int64 = 0) {
        guard 0..<24 ~= hour, 0..<60 ~= minute, 0..<60 ~= second, 0..<1_000_000_000 ~= nanosecond else {
            return nil
        }
        nanosecondOfDay = ((hour * 60 + minute) * 60 + second) * 1_000_000_000 + nanosecond
    }

    /// The time of day that many nanoseconds from midnight, any number of days away.
    public init(wrapping nanoseconds: Int64) {
        nanosecondOfDay = nanoseconds.flooredRemainder(by: LocalTime.nanosecondsPerDay)
    }

    /// The hour, from 0.
    public var hour: Int64 { nanosecondOfDay / 3_600_000_000_000 }
    /// The minute of the hour.
    public var minute: Int64 { nanosecondOfDay / 60_000_000_000 % 60 }
    /// The second of the minute.
    public var second: Int64 { nanosecondOfDay / 1_000_000_000 % 60 }
    /// The nanosecond of the second.
    public var nanosecond: Int64 { nanosecondOfDay % 1_000_000_000 }
    /// The second of the day.
    public var secondOfDay: Int64 { nanosecondOfDay / 1_000_000_000 }

    /// The earlier first.
    public static func < (a: LocalTime, b: LocalTime) -> Bool { a.nanosecondOfDay < b.nanosecondOfDay }
}
