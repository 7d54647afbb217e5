/// The digits of an integer: decimal, `0x` hexadecimal, `0o` octal, with underscores between digits.
enum IntegerLiteral {
    /// Whether every character is a digit of the literal's base.
    static func isWellFormed(_ text: some Collection<UInt8>) -> Bool {
        let (base, digits) = split(text)
        guard !digits.isEmpty else { return false }
        if base == 10, digits.count > 1, digits.first == UInt8(ascii: "0") { return false }
        // In hexadecimal and octal the underscore may follow the prefix.
        var afterDigit = base != 10
        for byte in digits {
            if byte == UInt8(ascii: "_") {
                guard afterDigit else { return false }
                afterDigit = false
            } else {
                guard value(of: byte) < base else { return false }
                afterDigit = true
            }
        }
        return afterDigit
    }

    /// The magnitude, or nil where it does not fit 64 bits.
    static func magnitude(_ text: some Collection<UInt8>) -> UInt64? {
        let (base, digits) = split(text)
        var result: UInt64 = 0
        for byte in digits where byte != UInt8(ascii: "_") {
            let (product, overflow) = result.multipliedReportingOverflow(by: UInt64(base))
            let (sum, carry) = product.addingReportingOverflow(UInt64(value(of: byte)))
            if overflow || carry { return nil }
            result = sum
        }
        return result
    }

    /// The value; nil where it does not fit 64 bits.
    static func value(_ text: some Collection<UInt8>, isNegative: Bool) -> Int64? {
        guard let magnitude = magnitude(text), magnitude <= UInt64(Int64.max) + (isNegative ? 1 : 0) else { return nil }
        return Int64(truncatingIfNeeded: isNegative ? 0 &- magnitude : magnitude)
    }

    private static func split<Text: Collection<UInt8>>(_ text: Text) -> (base: UInt8, digits: Text.SubSequence) {
        let prefix = text.prefix(2)
        guard prefix.count == 2, prefix.first == UInt8(ascii: "0") else { return (10, text[...]) }
        switch prefix[prefix.index(after: prefix.startIndex)] | 0x20 {
        case UInt8(ascii: "x"): return (16, text.dropFirst(2))
        case UInt8(ascii: "o"): return (8, text.dropFirst(2))
        default: return (10, text[...])
        }
    }

    private static func value(of byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: 255
        }
    }
}
