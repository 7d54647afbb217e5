extension CalendarDuration {
    /// Reads `P1Y2M3W4DT5H6M7.8S`, any part missing, each with a sign and a fraction, or the form of a date and time:
    /// `P2012-02-02T14:37:21.545`.
    public init(parsing text: String) throws(TemporalError) {
        var reader = TemporalReader(text)
        let isNegative = reader.skip("-")
        if !isNegative { _ = reader.skip("+") }
        guard reader.skip("P") else { throw .malformed(text: text, kind: "duration") }
        let start = reader.position
        var amounts = reader.designatedAmounts()
        if amounts == nil {
            reader.go(to: start)
            amounts = reader.dateLikeAmounts()
        }
        guard let amounts, reader.isAtEnd else { throw .malformed(text: text, kind: "duration") }
        let denominator: Int128 = 1_000_000_000
        var sum = DurationSum(denominator: denominator)
        for amount in amounts {
            let (part, times) = amount.unit.part
            let sign: Int128 = amount.isNegative != isNegative ? -1 : 1
            sum.add(
                whole: sign * amount.whole, fraction: sign * Int128(amount.fraction), times: times, to: part)
        }
        guard let result = sum.duration() else { throw .outOfRange }
        self = result
    }
}

extension TemporalReader {
    /// `whole.fraction` of a unit, the fraction in 10^-9.
    fileprivate struct Amount {
        var unit: CalendarDuration.Unit
        var isNegative = false
        var whole: Int128
        var fraction: Int64 = 0
    }

    /// Numbers with letters, larger units first, each once, at least one.
    fileprivate mutating func designatedAmounts() -> [Amount]? {
        let date: [(Unicode.Scalar, CalendarDuration.Unit)] = [
            ("Y", .years), ("M", .months), ("W", .weeks), ("D", .days),
        ]
        let time: [(Unicode.Scalar, CalendarDuration.Unit)] = [("H", .hours), ("M", .minutes), ("S", .seconds)]
        var amounts: [Amount] = []
        guard designated(date[...], into: &amounts) else { return nil }
        if skip("T") {
            let before = amounts.count
            guard designated(time[...], into: &amounts), amounts.count > before else { return nil }
        }
        return amounts.isEmpty || !isAtEnd ? nil : amounts
    }

    private mutating func designated(
        _ units: ArraySlice<(Unicode.Scalar, CalendarDuration.Unit)>, into amounts: inout [Amount]
    ) -> Bool {
        var units = units
        while !isAtEnd, !isAt("T") {
            let isNegative = skip("-")
            if !isNegative { _ = skip("+") }
            guard let whole = wholeNumber(), let fraction = fraction(),
                let position = units.firstIndex(where: { isAt($0.0) })
            else { return false }
            _ = skip(units[position].0)
            amounts.append(
                Amount(unit: units[position].1, isNegative: isNegative, whole: whole, fraction: fraction))
            units = units[(position + 1)...]
        }
        return true
    }

    /// `2012-02-02T14:37:21.545` or `20120202T143721.545`.
    fileprivate mutating func dateLikeAmounts() -> [Amount]? {
        let isExtended = digitCount == 4
        func separator(_ character: Unicode.Scalar, _ reader: inout TemporalReader) -> Bool {
            !isExtended || reader.skip(character)
        }
        guard let years = number(digits: 4), separator("-", &self), let months = number(digits: 2),
            separator("-", &self), let days = number(digits: 2)
        else { return nil }
        var amounts = [
            Amount(unit: .years, whole: Int128(years)), Amount(unit: .months, whole: Int128(months)),
            Amount(unit: .days, whole: Int128(days)),
        ]
        if skip("T") {
            guard let hours = number(digits: 2), separator(":", &self), let minutes = number(digits: 2),
                separator(":", &self), let seconds = number(digits: 2), let fraction = fraction()
            else { return nil }
            amounts.append(Amount(unit: .hours, whole: Int128(hours)))
            amounts.append(Amount(unit: .minutes, whole: Int128(minutes)))
            amounts.append(Amount(unit: .seconds, whole: Int128(seconds), fraction: fraction))
        }
        return amounts
    }
}
