/// A fixed offset from UTC or a zone by name.
public enum Zone: Hashable, Sendable {
    /// Seconds east of UTC.
    case offset(Int32)
    /// A zone of the system's database.
    case named(TimeZoneName)

    /// UTC.
    public static let utc = Zone.offset(0)

    /// The offsets that a value may have, in seconds: 18 hours either way.
    public static let offsets: ClosedRange<Int32> = -64_800...64_800
}

/// The name of a time zone, known to be in the system's database; 16 bits, so that values stay small.
public struct TimeZoneName: Hashable, Sendable {
    /// Index into the table of names in use.
    let index: UInt16

    /// As in the database: `Asia/Riyadh`.
    public var text: String { TimeZoneDatabase.shared.name(at: index) }
}
