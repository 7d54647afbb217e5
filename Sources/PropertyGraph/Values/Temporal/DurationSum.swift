/// Adds up amounts that may have fractions, exactly, and carries each fraction into the next smaller part: of a month
/// (30.436875 days) into days, of a day into seconds. What is below a nanosecond is cut off.
struct DurationSum {
    /// What the fractions are counted in: one `denominator`th.
    private let denominator: Int128
    private var months: Int128 = 0
    private var days: Int128 = 0
    private var nanoseconds: Int128 = 0
    private var monthFraction: Int128 = 0
    private var dayFraction: Int128 = 0
    private var nanosecondFraction: Int128 = 0
    private var overflowed = false

    /// The parts of a duration.
    enum Part { case months, days, nanoseconds }

    init(denominator: Int128) { self.denominator = denominator }

    /// Adds `numerator / denominator` of a part.
    mutating func add(_ numerator: Int128, to part: Part) {
        let (whole, fraction) = numerator.quotientAndRemainder(dividingBy: denominator)
        add(whole: whole, fraction: fraction, to: part)
    }

    /// Adds `unit` times a whole number and a fraction of as many `denominator`ths.
    mutating func add(whole: Int128, fraction: Int128, times unit: Int128 = 1, to part: Part) {
        let product = whole.multipliedReportingOverflow(by: unit)
        let scaled = fraction.multipliedReportingOverflow(by: unit)
        overflowed = overflowed || product.overflow || scaled.overflow
        let (carry, rest) = scaled.partialValue.quotientAndRemainder(dividingBy: denominator)
        switch part {
        case .months:
            months = sum(months, sum(product.partialValue, carry))
            monthFraction += rest
        case .days:
            days = sum(days, sum(product.partialValue, carry))
            dayFraction += rest
        case .nanoseconds:
            nanoseconds = sum(nanoseconds, sum(product.partialValue, carry))
            nanosecondFraction += rest
        }
    }

    private mutating func sum(_ a: Int128, _ b: Int128) -> Int128 {
        let (result, overflow) = a.addingReportingOverflow(b)
        overflowed = overflowed || overflow
        return result
    }

    /// The duration; nil on overflow.
    func duration() -> CalendarDuration? {
        guard !overflowed else { return nil }
        var (months, monthFraction) = (months, monthFraction)
        carry(&monthFraction, into: &months, per: denominator)
        // From here on in nanoseconds over the denominator.
        let perDay = 86_400 * 1_000_000_000 * denominator
        var days = days
        var rest =
            monthFraction * Int128(CalendarDuration.secondsPerMonth) * 1_000_000_000
            + dayFraction * 86_400 * 1_000_000_000
        carry(&rest, into: &days, per: perDay)
        var nanoseconds = nanoseconds
        rest += nanosecondFraction
        carry(&rest, into: &nanoseconds, per: denominator)
        let seconds = nanoseconds >= 0 ? nanoseconds / 1_000_000_000 : -((-nanoseconds + 999_999_999) / 1_000_000_000)
        guard let monthCount = Int64(exactly: months), let dayCount = Int64(exactly: days),
            let secondCount = Int64(exactly: seconds)
        else { return nil }
        return CalendarDuration(
            months: monthCount, days: dayCount, seconds: secondCount,
            nanosecond: Int32(nanoseconds - seconds * 1_000_000_000))
    }

    /// Moves what is whole of `fraction` into `whole` and gives both the same sign.
    private func carry(_ fraction: inout Int128, into whole: inout Int128, per unit: Int128) {
        whole += fraction / unit
        fraction %= unit
        if whole > 0, fraction < 0 {
            whole -= 1
            fraction += unit
        } else if whole < 0, fraction > 0 {
            whole += 1
            fraction -= unit
        }
    }
}
