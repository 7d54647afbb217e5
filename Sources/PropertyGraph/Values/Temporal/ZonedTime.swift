/// A time of day with an offset from UTC.
public struct ZonedTime: Hashable, Comparable, Sendable {
    /// The time of day as a clock there shows it.
    public let local: LocalTime
    /// Seconds east of UTC.
    public let offset: Int32

    /// A time with an offset.
    public init(_ local: LocalTime, offset: Int32) {
        self.local = local
        self.offset = offset
    }

    /// Nanoseconds of the day in UTC; below zero or past the day where the offset says so.
    var nanosecondsUTC: Int64 { local.nanosecondOfDay - Int64(offset) * 1_000_000_000 }

    /// The same moment as a clock at another offset shows it.
    public func converted(to offset: Int32) -> ZonedTime {
        ZonedTime(LocalTime(wrapping: nanosecondsUTC + Int64(offset) * 1_000_000_000), offset: offset)
    }

    /// By moment; of the same moment the more western first.
    public static func < (a: ZonedTime, b: ZonedTime) -> Bool {
        (a.nanosecondsUTC, a.offset) < (b.nanosecondsUTC, b.offset)
    }
}
