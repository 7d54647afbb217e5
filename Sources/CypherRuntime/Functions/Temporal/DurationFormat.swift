import PropertyGraph

/// A duration by a pattern of `format()`. Within months, days and seconds what a larger unit of the pattern takes is not
/// told again by a smaller one: of 25 months `y M` makes 2 and 1, `M` alone 25.
enum DurationFormat {
    static func text(of duration: CalendarDuration, _ pattern: TemporalPattern) throws(ExecutionError) -> String {
        let letters = Set(letters(of: pattern.parts))
        func asks(_ names: Unicode.Scalar...) -> Bool { names.contains { letters.contains($0) } }
        let hasYears = asks("y", "Y", "u")
        let hasQuarters = asks("q", "Q")
        let hasWeeks = asks("w", "W")
        let (hasHours, hasMinutes, hasSeconds) = (asks("h", "H", "k", "K"), asks("m"), asks("s"))
        var months = duration.months
        if hasYears { months %= 12 }
        let quarters = months / 3
        if hasQuarters { months %= 3 }
        let total = Int128(duration.seconds) * 1_000_000_000 + Int128(duration.nanosecond)
        var rest = total
        if hasHours { rest %= 3_600_000_000_000 }
        let minutes = rest / 60_000_000_000
        if hasMinutes { rest %= 60_000_000_000 }
        let seconds = rest / 1_000_000_000
        if hasSeconds { rest %= 1_000_000_000 }
        return try pattern.text { (letter, count) throws(ExecutionError) in
            switch letter {
            case "y", "Y", "u": padded(Int128(duration.months / 12), count)
            case "q", "Q": padded(Int128(quarters), count)
            case "M", "L": padded(Int128(months), count)
            case "w", "W": padded(Int128(duration.days / 7), count)
            case "d", "D": padded(Int128(hasWeeks ? duration.days % 7 : duration.days), count)
            case "h", "H", "k", "K": padded(total / 3_600_000_000_000, count)
            case "m": padded(minutes, count)
            case "s": padded(seconds, count)
            case "S": String(padded(Int128((total % 1_000_000_000).magnitude), 9).prefix(count))
            case "n": padded(total % 1_000_000_000, count)
            case "A": padded(rest / 1_000_000, count)
            case "N": padded(rest, count)
            default: nil
            }
        } absent: { letter in
            .invalid("the letter `\(letter)` in the pattern of format() has no meaning for a DURATION")
        }
    }

    private static func letters(of parts: [TemporalPattern.Part]) -> [Unicode.Scalar] {
        parts.flatMap { part -> [Unicode.Scalar] in
            switch part {
            case .text: []
            case .field(let letter, _, _): [letter]
            case .optional(let parts): letters(of: parts)
            }
        }
    }

    private static func padded(_ number: Int128, _ width: Int) -> String {
        let digits = String(number.magnitude)
        return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
