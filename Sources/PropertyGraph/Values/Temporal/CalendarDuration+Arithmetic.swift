extension CalendarDuration {
    /// Part by part; nil on overflow.
    public func adding(_ other: CalendarDuration) -> CalendarDuration? {
        let (months, first) = self.months.addingReportingOverflow(other.months)
        let (days, second) = self.days.addingReportingOverflow(other.days)
        let (seconds, third) = self.seconds.addingReportingOverflow(other.seconds)
        guard !first, !second, !third else { return nil }
        return CalendarDuration(
            months: months, days: days, seconds: seconds, nanoseconds: Int64(nanosecond) + Int64(other.nanosecond))
    }

    /// Part by part; nil on overflow.
    public func subtracting(_ other: CalendarDuration) -> CalendarDuration? {
        let (months, first) = self.months.subtractingReportingOverflow(other.months)
        let (days, second) = self.days.subtractingReportingOverflow(other.days)
        let (seconds, third) = self.seconds.subtractingReportingOverflow(other.seconds)
        guard !first, !second, !third else { return nil }
        return CalendarDuration(
            months: months, days: days, seconds: seconds, nanoseconds: Int64(nanosecond) - Int64(other.nanosecond))
    }

    /// The opposite; nil on overflow.
    public var negated: CalendarDuration? { CalendarDuration.zero.subtracting(self) }

    /// Every part times a number, fractions carried down; nil on overflow or where the number is not finite.
    public func multiplied(by factor: Amount) -> CalendarDuration? {
        CalendarDuration.ratio(factor).flatMap { scaled(by: $0.numerator, over: $0.denominator) }
    }

    /// Every part divided by a number, fractions carried down; nil on overflow, for zero and what is not finite.
    public func divided(by divisor: Amount) -> CalendarDuration? {
        guard let ratio = CalendarDuration.ratio(divisor), ratio.numerator != 0 else { return nil }
        let sign: Int128 = ratio.numerator < 0 ? -1 : 1
        return scaled(by: ratio.denominator * sign, over: ratio.numerator * sign)
    }

    private static func ratio(_ amount: Amount) -> ExactRatio? {
        switch amount {
        case .integer(let value): ExactRatio(value)
        case .float(let value): ExactRatio(value)
        }
    }

    private func scaled(by numerator: Int128, over denominator: Int128) -> CalendarDuration? {
        // Above this a fraction of a month in nanoseconds would not fit into 128 bits.
        guard denominator < 1 << 70 else { return nil }
        var sum = DurationSum(denominator: denominator)
        let nanoseconds = Int128(seconds) * 1_000_000_000 + Int128(nanosecond)
        for (amount, part) in [
            (Int128(months), DurationSum.Part.months), (Int128(days), .days), (nanoseconds, .nanoseconds),
        ] {
            let (product, overflow) = amount.multipliedReportingOverflow(by: numerator)
            guard !overflow else { return nil }
            sum.add(product, to: part)
        }
        return sum.duration()
    }

    /// Seconds, cut towards zero.
    var wholeSeconds: Int64 { seconds < 0 && nanosecond > 0 ? seconds + 1 : seconds }
}

// MARK: - On instants

extension CalendarDate {
    /// Months first, then days and what is whole of a day in the time part; nil out of range.
    public func adding(_ duration: CalendarDuration) -> CalendarDate? {
        let (days, overflow) = duration.days.addingReportingOverflow(duration.wholeSeconds / 86_400)
        return overflow ? nil : adding(months: duration.months)?.adding(days: days)
    }
}

extension LocalTime {
    /// Around the clock; months and days do not count.
    public func adding(_ duration: CalendarDuration) -> LocalTime {
        let seconds = duration.seconds.flooredRemainder(by: 86_400)
        return LocalTime(wrapping: nanosecondOfDay + seconds * 1_000_000_000 + Int64(duration.nanosecond))
    }
}

extension ZonedTime {
    /// Around the clock; months and days do not count.
    public func adding(_ duration: CalendarDuration) -> ZonedTime {
        ZonedTime(local.adding(duration), offset: offset)
    }
}

extension LocalDateTime {
    /// Months, then days, then the time; nil out of range.
    public func adding(_ duration: CalendarDuration) -> LocalDateTime? {
        guard let date = date.adding(months: duration.months)?.adding(days: duration.days) else { return nil }
        return LocalDateTime(date, time).adding(seconds: duration.seconds, nanoseconds: Int64(duration.nanosecond))
    }

    func adding(seconds: Int64, nanoseconds: Int64) -> LocalDateTime? {
        let total = Int64(nanosecond) + nanoseconds
        let (sum, overflow) = secondsSinceEpoch.addingReportingOverflow(seconds)
        guard !overflow else { return nil }
        return LocalDateTime(
            secondsSinceEpoch: sum + total.flooredQuotient(by: 1_000_000_000),
            nanosecond: total.flooredRemainder(by: 1_000_000_000))
    }
}

extension ZonedDateTime {
    /// Months and days on the local calendar, then the time on the time line; nil out of range.
    public func adding(_ duration: CalendarDuration) -> ZonedDateTime? {
        var start = self
        if duration.months != 0 || duration.days != 0 {
            guard let date = local.date.adding(months: duration.months)?.adding(days: duration.days),
                let moved = ZonedDateTime(LocalDateTime(date, local.time), zone: zone, preferring: offset)
            else { return nil }
            start = moved
        }
        let total = Int64(start.nanosecond) + Int64(duration.nanosecond)
        let (sum, overflow) = start.secondsSinceEpoch.addingReportingOverflow(duration.seconds)
        guard !overflow, sum < .max else { return nil }
        return ZonedDateTime(
            secondsSinceEpoch: sum + total / 1_000_000_000, nanosecond: total % 1_000_000_000, zone: zone)
    }
}
