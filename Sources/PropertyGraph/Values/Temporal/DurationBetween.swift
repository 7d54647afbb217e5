/// A date, a time or both, with or without a zone: what durations are measured between.
public struct TemporalInstant: Sendable {
    /// The date, where there is one.
    public let date: CalendarDate?
    /// The time of day, where there is one.
    public let time: LocalTime?
    /// The offset or zone, where there is one.
    public let zone: Zone?
    /// The offset, where there is a zone; it tells the two moments of a clock set back apart.
    public let offset: Int32?

    /// The parts of a temporal value; nil for other values and durations.
    public init?(_ value: Value) {
        switch value {
        case .date(let value): self.init(value, nil, nil, nil)
        case .localTime(let value): self.init(nil, value, nil, nil)
        case .time(let value): self.init(nil, value.local, .offset(value.offset), value.offset)
        case .localDateTime(let value): self.init(value.date, value.time, nil, nil)
        case .dateTime(let value): self.init(value.local.date, value.local.time, value.zone, value.offset)
        default: return nil
        }
    }

    private init(_ date: CalendarDate?, _ time: LocalTime?, _ zone: Zone?, _ offset: Int32?) {
        (self.date, self.time, self.zone, self.offset) = (date, time, zone, offset)
    }

    /// Two instants on one time line: what one lacks is taken from the other, a missing time is midnight, and where
    /// neither has a date it is 1970-01-01.
    fileprivate static func alignedMoments(_ from: TemporalInstant, _ to: TemporalInstant) -> (Moment, Moment)? {
        let day = CalendarDate(daysSinceEpoch: 0)!
        let (zone, otherZone) = (from.zone ?? to.zone, to.zone ?? from.zone)
        func moment(_ instant: TemporalInstant, _ other: TemporalInstant, _ zone: Zone?) -> Moment? {
            let local = LocalDateTime(instant.date ?? other.date ?? day, instant.time ?? .midnight)
            guard let zone else { return .local(local) }
            return ZonedDateTime(local, zone: zone, preferring: instant.offset).map(Moment.zoned)
        }
        guard let first = moment(from, to, zone), let second = moment(to, from, otherZone) else { return nil }
        // The calendar of the first is the one that months and days are counted on.
        if case .zoned(let a) = first, case .zoned(let b) = second {
            guard let converted = b.converted(to: a.zone) else { return nil }
            return (first, .zoned(converted))
        }
        return (first, second)
    }

    fileprivate enum Moment {
        case local(LocalDateTime)
        case zoned(ZonedDateTime)

        var local: LocalDateTime {
            switch self {
            case .local(let value): value
            case .zoned(let value): value.local
            }
        }

        var nanoseconds: Int128 {
            switch self {
            case .local(let value): Int128(value.secondsSinceEpoch) * 1_000_000_000 + Int128(value.nanosecond)
            case .zoned(let value): Int128(value.secondsSinceEpoch) * 1_000_000_000 + Int128(value.nanosecond)
            }
        }

        func adding(months: Int64 = 0, days: Int64 = 0) -> Moment? {
            let amount = CalendarDuration(months: months, days: days, seconds: 0, nanosecond: 0)
            switch self {
            case .local(let value): return value.adding(amount).map(Moment.local)
            case .zoned(let value): return value.adding(amount).map(Moment.zoned)
            }
        }

        /// The date that whole days up to `end` are counted to: one nearer where the last day is not full.
        private func lastFullDate(until end: Moment) -> CalendarDate {
            let (from, to) = (local, end.local)
            if to.date > from.date, to.time < from.time { return to.date.adding(days: -1) ?? to.date }
            if to.date < from.date, to.time > from.time { return to.date.adding(days: 1) ?? to.date }
            return to.date
        }

        func months(until end: Moment) -> Int64 { local.date.months(until: lastFullDate(until: end)) }

        func days(until end: Moment) -> Int64 {
            lastFullDate(until: end).daysSinceEpoch - local.date.daysSinceEpoch
        }
    }
}

extension TemporalInstant {
    fileprivate static func seconds(_ from: Moment, _ to: Moment) -> CalendarDuration? {
        let total = to.nanoseconds - from.nanoseconds
        var (seconds, nanosecond) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
        if nanosecond < 0 {
            seconds -= 1
            nanosecond += 1_000_000_000
        }
        guard let whole = Int64(exactly: seconds) else { return nil }
        return CalendarDuration(months: 0, days: 0, seconds: whole, nanosecond: Int32(nanosecond))
    }
}

extension CalendarDuration {
    /// Months, then days, then seconds from one instant to the other; nil out of range.
    public static func between(_ from: TemporalInstant, _ to: TemporalInstant) -> CalendarDuration? {
        guard let (start, end) = TemporalInstant.alignedMoments(from, to) else { return nil }
        guard from.date != nil, to.date != nil else { return TemporalInstant.seconds(start, end) }
        let months = start.months(until: end)
        guard let inMonth = start.adding(months: months) else { return nil }
        let days = inMonth.days(until: end)
        guard let onDay = inMonth.adding(days: days), let rest = TemporalInstant.seconds(onDay, end) else { return nil }
        return CalendarDuration(months: months, days: days, seconds: rest.seconds, nanosecond: rest.nanosecond)
    }

    /// Whole months from one instant to the other; nil out of range.
    public static func inMonths(_ from: TemporalInstant, _ to: TemporalInstant) -> CalendarDuration? {
        guard let (start, end) = TemporalInstant.alignedMoments(from, to) else { return nil }
        return CalendarDuration(months: start.months(until: end), days: 0, seconds: 0, nanosecond: 0)
    }

    /// Whole days from one instant to the other; nil out of range.
    public static func inDays(_ from: TemporalInstant, _ to: TemporalInstant) -> CalendarDuration? {
        guard let (start, end) = TemporalInstant.alignedMoments(from, to) else { return nil }
        return CalendarDuration(months: 0, days: start.days(until: end), seconds: 0, nanosecond: 0)
    }

    /// Seconds and nanoseconds from one instant to the other; nil out of range.
    public static func inSeconds(_ from: TemporalInstant, _ to: TemporalInstant) -> CalendarDuration? {
        guard let (start, end) = TemporalInstant.alignedMoments(from, to) else { return nil }
        return TemporalInstant.seconds(start, end)
    }
}
