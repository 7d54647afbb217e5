/// A cursor over the bytes of ISO 8601 text. Methods return nil and leave the cursor anywhere where the text does not
/// fit; the caller then gives up.
struct TemporalReader {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position == bytes.count }

    /// The byte at an offset from the cursor; 0 past the end.
    func peek(_ ahead: Int = 0) -> UInt8 { position + ahead < bytes.count ? bytes[position + ahead] : 0 }

    func isAt(_ character: Unicode.Scalar) -> Bool { peek() == UInt8(ascii: character) }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard isAt(character) else { return false }
        position += 1
        return true
    }

    mutating func go(to position: Int) { self.position = position }

    /// How many digits follow.
    var digitCount: Int {
        var end = position
        while end < bytes.count, 0x30...0x39 ~= bytes[end] { end += 1 }
        return end - position
    }

    /// A number of that many digits, all of which must be there.
    mutating func number(digits count: Int) -> Int64? {
        guard count > 0, digitCount >= count else { return nil }
        var value: Int64 = 0
        for _ in 0..<count {
            value = value * 10 + Int64(bytes[position] - 0x30)
            position += 1
        }
        return value
    }

    /// A number of all digits that follow, if so many are allowed.
    mutating func number(digits allowed: ClosedRange<Int>) -> Int64? {
        let count = digitCount
        return allowed.contains(count) ? number(digits: count) : nil
    }

    /// A number of all digits that follow; one that fits no integer is 2^64.
    mutating func wholeNumber() -> Int128? {
        let count = digitCount
        guard count > 0 else { return nil }
        var value: Int128 = 0
        for _ in 0..<count {
            value = min(value * 10 + Int128(bytes[position] - 0x30), 1 << 64)
            position += 1
        }
        return value
    }

    /// `.142` or `,142`: up to nine digits as nanoseconds; 0 where there is no mark.
    mutating func fraction() -> Int64? {
        guard skip(".") || skip(",") else { return 0 }
        let count = digitCount
        guard 1...9 ~= count, var value = number(digits: count) else { return nil }
        for _ in count..<9 { value *= 10 }
        return value
    }

    /// The text from the cursor up to a character, which is skipped too.
    mutating func text(upTo character: Unicode.Scalar) -> String? {
        let start = position
        while !isAtEnd, !isAt(character) { position += 1 }
        guard skip(character) else { return nil }
        return String(decoding: bytes[start..<position - 1], as: UTF8.self)
    }
}

// MARK: - Parts

extension TemporalReader {
    /// A calendar, week, quarter or ordinal date, whole or without its smaller parts, basic or extended. The outer nil
    /// is a form that is none of these, the inner one a date that does not exist.
    mutating func date() -> CalendarDate?? {
        var sign: Int64 = 1
        var isSigned = false
        if skip("-") { (sign, isSigned) = (-1, true) } else if skip("+") { isSigned = true }
        let digits = digitCount
        if !isSigned, digits > 4 { return basicDate(digits: digits) }
        guard let magnitude = number(digits: 1...(isSigned ? 9 : 4)) else { return nil }
        let year = sign * magnitude
        switch peek() {
        case UInt8(ascii: "W"), UInt8(ascii: "Q"):
            return digits == 4 && !isSigned ? lettered(year, separator: nil) : nil
        case UInt8(ascii: "-"): break
        default: return .some(CalendarDate(year: year, month: 1, day: 1))
        }
        _ = skip("-")
        if isAt("W") || isAt("Q") { return lettered(year, separator: "-") }
        if digitCount == 3 {
            guard let day = number(digits: 3) else { return nil }
            return .some(CalendarDate(year: year, ordinalDay: day))
        }
        guard let month = number(digits: 1...2) else { return nil }
        guard skip("-") else { return .some(CalendarDate(year: year, month: month, day: 1)) }
        guard let day = number(digits: 1...2) else { return nil }
        return .some(CalendarDate(year: year, month: month, day: day))
    }

    /// `201507`, `20150721`, `2015202`.
    private mutating func basicDate(digits: Int) -> CalendarDate?? {
        guard let year = number(digits: 4) else { return nil }
        switch digits {
        case 6:
            guard let month = number(digits: 2) else { return nil }
            return .some(CalendarDate(year: year, month: month, day: 1))
        case 7:
            guard let day = number(digits: 3) else { return nil }
            return .some(CalendarDate(year: year, ordinalDay: day))
        case 8:
            guard let month = number(digits: 2), let day = number(digits: 2) else { return nil }
            return .some(CalendarDate(year: year, month: month, day: day))
        default: return nil
        }
    }

    /// After the year: `W30`, `W302`, `W30-2`, `Q2`, `Q260`, `Q2-60`.
    private mutating func lettered(_ year: Int64, separator: Unicode.Scalar?) -> CalendarDate?? {
        let isWeek = skip("W")
        if !isWeek { _ = skip("Q") }
        let digits = digitCount
        let width = isWeek ? (separator == nil ? 2 : min(digits, 2)) : 1
        guard let first = number(digits: width) else { return nil }
        var second: Int64 = 1
        if let separator {
            if skip(separator) {
                guard let day = number(digits: isWeek ? 1...1 : 1...2) else { return nil }
                second = day
            }
        } else if digits > width {
            guard let day = number(digits: isWeek ? 1...1 : 2...2) else { return nil }
            second = day
        }
        return isWeek
            ? .some(CalendarDate(weekYear: year, week: first, dayOfWeek: second))
            : .some(CalendarDate(year: year, quarter: first, dayOfQuarter: second))
    }

    /// `21`, `21:40`, `2140`, `21:40:32.142`, `214032,142`.
    mutating func time() -> LocalTime?? {
        let digits = digitCount
        var (minute, second, nanosecond): (Int64, Int64, Int64) = (0, 0, 0)
        let hour: Int64
        if digits > 2 {
            guard digits == 4 || digits == 6, let value = number(digits: 2), let minutes = number(digits: 2) else {
                return nil
            }
            (hour, minute) = (value, minutes)
            if digits == 6 {
                guard let seconds = number(digits: 2), let fraction = fraction() else { return nil }
                (second, nanosecond) = (seconds, fraction)
            }
        } else {
            guard let value = number(digits: 1...2) else { return nil }
            hour = value
            if skip(":") {
                guard let minutes = number(digits: 1...2) else { return nil }
                minute = minutes
                if skip(":") {
                    guard let seconds = number(digits: 1...2), let fraction = fraction() else { return nil }
                    (second, nanosecond) = (seconds, fraction)
                }
            }
        }
        return .some(LocalTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond))
    }

    /// `Z`, `+1`, `+01`, `+0100`, `+01:00`, `+01:00:59`, in seconds.
    mutating func offset() -> Int32? {
        if skip("Z") || skip("z") { return 0 }
        let sign: Int64
        if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
        let digits = digitCount
        var parts: [Int64] = []
        if digits > 2 {
            guard digits == 4 || digits == 6 else { return nil }
            for _ in 0..<digits / 2 {
                guard let part = number(digits: 2) else { return nil }
                parts.append(part)
            }
        } else {
            guard let hours = number(digits: 1...2) else { return nil }
            parts.append(hours)
            while parts.count < 3, skip(":") {
                guard let part = number(digits: 2...2) else { return nil }
                parts.append(part)
            }
        }
        let (minutes, seconds) = (parts.count > 1 ? parts[1] : 0, parts.count > 2 ? parts[2] : 0)
        guard minutes < 60, seconds < 60 else { return nil }
        let total = sign * (parts[0] * 3600 + minutes * 60 + seconds)
        guard Zone.offsets.contains(Int32(total)) else { return nil }
        return Int32(total)
    }
}
