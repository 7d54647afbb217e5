/// A number as `numerator / denominator`, exact: a float is taken as its shortest decimal text.
struct ExactRatio {
    var numerator: Int128
    var denominator: Int128

    init(_ integer: Int64) { (numerator, denominator) = (Int128(integer), 1) }

    /// Nil for what is not finite or does not fit: above 64 bits, or below 10^-18, where it is cut off.
    init?(_ float: Double) {
        guard float.isFinite, float.magnitude < 0x1p63 else { return nil }
        guard float != 0 else {
            (numerator, denominator) = (0, 1)
            return
        }
        let (digits, exponent) = Numbers.decimalDigits(float.magnitude)
        var number = digits.reduce(Int128(0)) { $0 * 10 + Int128($1) }
        var scale = digits.count - 1 - exponent
        while scale > 18 {
            number /= 10
            scale -= 1
        }
        numerator = float < 0 ? -number : number
        denominator = 1
        for _ in 0..<max(0, scale) { denominator *= 10 }
        for _ in 0..<max(0, -scale) { numerator *= 10 }
    }
}

extension CalendarDuration {
    /// What a duration is made of in a map or text.
    public enum Unit: String, CaseIterable, Sendable {
        case years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds

        var part: (DurationSum.Part, times: Int128) {
            switch self {
            case .years: (.months, 12)
            case .quarters: (.months, 3)
            case .months: (.months, 1)
            case .weeks: (.days, 7)
            case .days: (.days, 1)
            case .hours: (.nanoseconds, 3_600_000_000_000)
            case .minutes: (.nanoseconds, 60_000_000_000)
            case .seconds: (.nanoseconds, 1_000_000_000)
            case .milliseconds: (.nanoseconds, 1_000_000)
            case .microseconds: (.nanoseconds, 1000)
            case .nanoseconds: (.nanoseconds, 1)
            }
        }
    }

    /// An amount of a unit.
    public enum Amount: Hashable, Sendable {
        case integer(Int64)
        case float(Double)
    }

    /// A duration of amounts, fractions carried down exactly; nil where one does not fit or is not finite.
    public init?(_ amounts: some Sequence<(Unit, Amount)>) {
        let denominator: Int128 = 1_000_000_000_000_000_000
        var sum = DurationSum(denominator: denominator)
        for (unit, amount) in amounts {
            let (part, times) = unit.part
            switch amount {
            case .integer(let value): sum.add(whole: Int128(value), fraction: 0, times: times, to: part)
            case .float(let value):
                guard let ratio = ExactRatio(value) else { return nil }
                let (whole, rest) = ratio.numerator.quotientAndRemainder(dividingBy: ratio.denominator)
                sum.add(whole: whole, fraction: rest * (denominator / ratio.denominator), times: times, to: part)
            }
        }
        guard let result = sum.duration() else { return nil }
        self = result
    }
}
