/// Integers and floats compared by their exact mathematical values.
public enum Numbers {
    /// Below zero, zero or above zero; `float` must not be NaN.
    public static func compare(_ integer: Int64, _ float: Double) -> Int {
        // 2^63 is exact as a float; every float within is exact as an integer once its fraction is cut off.
        if float >= 0x1p63 { return -1 }
        if float < -0x1p63 { return 1 }
        let whole = Int64(float)
        if integer != whole { return integer < whole ? -1 : 1 }
        let fraction = float - Double(whole)
        return fraction == 0 ? 0 : (fraction > 0 ? -1 : 1)
    }

    /// Whether they are the same number.
    public static func equal(_ integer: Int64, _ float: Double) -> Bool {
        !float.isNaN && compare(integer, float) == 0
    }

    /// Feeds a float to a hasher so that it agrees with an integer of the same value.
    public static func hash(_ float: Double, into hasher: inout Hasher) {
        if let integer = Int64(exactly: float) {
            hasher.combine(integer)
        } else {
            hasher.combine(float.isNaN ? Double.nan.bitPattern : float.bitPattern)
        }
    }

    /// The shortest text that reads back as the same float, in the language's form: `1.0`, `0.001`, `1.0E300`,
    /// `NaN`, `Infinity`, `-Infinity`. Plain from 0.0001 up to 16 digits, with an exponent outside.
    public static func text(_ float: Double) -> String {
        if float.isNaN { return "NaN" }
        if float.isInfinite { return float < 0 ? "-Infinity" : "Infinity" }
        if float == 0 { return float.sign == .minus ? "-0.0" : "0.0" }
        // There Swift has the same form.
        if float.magnitude >= 1e-4, float.magnitude < 9e15 { return float.description }
        let (numbers, exponent) = decimalDigits(float.magnitude)
        let digits = String(decoding: numbers.map { $0 + 0x30 }, as: UTF8.self)
        let sign = float < 0 ? "-" : ""
        switch exponent {
        case -4..<0:
            return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
        case 0..<16:
            let whole = digits.prefix(exponent + 1)
            let fraction = digits.dropFirst(exponent + 1)
            let padding = String(repeating: "0", count: max(0, exponent + 1 - digits.utf8.count))
            return sign + whole + padding + "." + (fraction.isEmpty ? "0" : fraction)
        default:
            let fraction = digits.dropFirst()
            return sign + digits.prefix(1) + "." + (fraction.isEmpty ? "0" : fraction) + "E\(exponent)"
        }
    }

    /// The shortest digits d₁d₂… (each 0 to 9, no trailing zeros) and the exponent e of a positive finite float, whose
    /// value is d₁.d₂… × 10^e.
    public static func decimalDigits(_ magnitude: Double) -> (digits: [UInt8], exponent: Int) {
        // Swift's description has the shortest digits; only their layout differs.
        var digits: [UInt8] = []
        var pointAfter: Int?
        var exponent = 0
        var text = magnitude.description[...]
        if let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) {
            exponent = Int(text[text.index(after: mark)...]) ?? 0
            text = text[..<mark]
        }
        for byte in text.utf8 {
            if byte == UInt8(ascii: ".") { pointAfter = digits.count } else { digits.append(byte - 0x30) }
        }
        exponent += (pointAfter ?? digits.count) - 1
        let leading = digits.prefix { $0 == 0 }.count
        if leading > 0, leading < digits.count {
            digits.removeFirst(leading)
            exponent -= leading
        }
        while digits.count > 1, digits.last == 0 { digits.removeLast() }
        return (digits, exponent)
    }
}
