import PropertyGraph

/// Dates that are one number: seconds, milliseconds or less since 1970, or the digits of a date in one.
enum NumeralDate {
    /// The date of a text that has nothing but digits, a point and digits after it perhaps; nil for any other text.
    static func read(_ text: String) -> PublicationDate.Reading? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2, (1...19).contains(whole.count),
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(DateText.isDigit) }),
            let number = Int64(String(Substring(whole)))
        else { return nil }
        if parts.count == 1, let compact = compact(Array(whole)) { return compact }
        let divisor: Int64
        switch whole.count {
        case 9, 10: divisor = 1
        case 12, 13: divisor = 1_000
        case 15, 16: divisor = 1_000_000
        case 18, 19: divisor = 1_000_000_000
        default: return nil
        }
        var nanosecond = number % divisor * (1_000_000_000 / divisor)
        if parts.count == 2, divisor == 1 {
            let digits = String(Substring(parts[1].prefix(9)))
            nanosecond = Int64(digits + String(repeating: "0", count: 9 - digits.count)) ?? 0
        }
        return ZonedDateTime(secondsSinceEpoch: number / divisor, nanosecond: nanosecond, zone: .offset(0))
            .map { .known(.dateTime($0)) }
    }

    /// 20240305, 202403051030, 20240305103000.
    private static func compact(_ digits: [UInt8]) -> PublicationDate.Reading? {
        guard [8, 12, 14].contains(digits.count) else { return nil }
        func number(_ range: Range<Int>) -> Int64 { digits[range].reduce(0) { $0 * 10 + Int64($1 - 0x30) } }
        // 12 digits may be milliseconds of before 2001 too, which no article of the web has.
        guard (1900...2200).contains(number(0..<4)),
            let date = CalendarDate(year: number(0..<4), month: number(4..<6), day: number(6..<8))
        else { return nil }
        if digits.count == 8 { return .known(.date(date)) }
        guard
            let time = LocalTime(
                hour: number(8..<10), minute: number(10..<12), second: digits.count == 14 ? number(12..<14) : 0)
        else { return nil }
        return .known(.localDateTime(LocalDateTime(date, time)))
    }
}
