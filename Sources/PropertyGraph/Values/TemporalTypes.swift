// Shapes only; the arithmetic follows.

/// A date of the proleptic Gregorian calendar.
public struct CalendarDate: Hashable, Sendable { var days: Int64 }
/// A time of day without a zone.
public struct LocalTime: Hashable, Sendable { var nanoseconds: Int64 }
/// A time of day with an offset.
public struct ZonedTime: Hashable, Sendable { var nanoseconds: Int64 }
/// A date and time without a zone.
public struct LocalDateTime: Hashable, Sendable { var seconds: Int64 }
/// A date and time with a zone.
public struct ZonedDateTime: Hashable, Sendable { var seconds: Int64 }
/// Months, days, seconds and nanoseconds.
public struct CalendarDuration: Hashable, Sendable { var months: Int64 }
