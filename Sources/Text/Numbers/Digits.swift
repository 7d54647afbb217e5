/// Digits of the scripts that news is written in.
public enum Digits {
    /// The value of a digit: ASCII, Arabic-Indic, Persian, full width; nil for anything else.
    public static func value(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x30...0x39: Int(scalar - 0x30)
        case 0x660...0x669: Int(scalar - 0x660)
        case 0x6F0...0x6F9: Int(scalar - 0x6F0)
        case 0xFF10...0xFF19: Int(scalar - 0xFF10)
        default: nil
        }
    }

    /// The value of a hexadecimal digit of ASCII; nil for anything else.
    public static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// The integer that a text of digits writes, with grouping commas or points of thousands; nil where it is no integer
    /// or too large.
    public static func integer(_ text: String) -> Int? {
        var result = 0
        var digits = 0
        var sinceComma: Int?
        for scalar in text.unicodeScalars {
            if let digit = value(scalar.value) {
                let (product, overflow) = result.multipliedReportingOverflow(by: 10)
                let (sum, carry) = product.addingReportingOverflow(digit)
                if overflow || carry { return nil }
                result = sum
                digits += 1
                sinceComma = sinceComma.map { $0 + 1 }
            } else if [0x2C, 0x66C].contains(scalar.value), digits > 0, sinceComma ?? 3 == 3 {
                sinceComma = 0
            } else {
                return nil
            }
        }
        return digits > 0 && sinceComma ?? 3 == 3 ? result : nil
    }
}
