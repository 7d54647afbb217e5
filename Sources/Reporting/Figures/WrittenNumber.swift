import Language
import Text

/// A number as it stands in tokens.
struct WrittenNumber {
    var value: Double
    let first: Int
    var last: Int
    /// The code points that it takes.
    var start: Int
    var end: Int
    /// Written in digits alone.
    var isDigits = false
    /// In digits without separators, as a year is.
    var isPlain = false
    /// What stands attached to the digits ("5km").
    var suffix: WordEntry?
}

/// Digits with separators: which of them part thousands, and which the whole from the rest.
enum DigitText {
    /// The value of digits; nil for what is no number of one reading. A comma or point before three digits each time parts
    /// thousands (a point only where there are several); any other parts the decimals.
    static func value(_ scalars: ArraySlice<UInt32>) -> Double? {
        var groups: [[Int]] = [[]]
        var marks: [UInt32] = []
        for scalar in scalars {
            if let digit = Digits.value(scalar) {
                groups[groups.count - 1].append(digit)
            } else if [0x2E, 0x2C, 0x66B, 0x66C, 0x20, 0xA0, 0x202F, 0x2009].contains(scalar) {
                marks.append(scalar)
                groups.append([])
            } else {
                return nil
            }
        }
        guard groups.allSatisfy({ !$0.isEmpty }), groups.reduce(0, { $0 + $1.count }) <= 15 else { return nil }
        var decimals: [Int] = []
        if let last = marks.last, isDecimal(last, marks, groups) { decimals = groups.removeLast() }
        if groups.count > 1 {
            guard groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        }
        let whole = groups.joined().reduce(0) { $0 * 10 + $1 }
        let text = "\(whole)." + (decimals.isEmpty ? "0" : decimals.map(String.init).joined())
        return Double(text)
    }

    private static func isDecimal(_ last: UInt32, _ marks: [UInt32], _ groups: [[Int]]) -> Bool {
        switch last {
        case 0x66B: return true
        case 0x66C, 0x20, 0xA0, 0x202F, 0x2009: return false
        default:
            if marks.count > 1, marks.dropLast().allSatisfy({ $0 == last }) { return false }
            if groups[groups.count - 1].count != 3 || groups[0] == [0] { return true }
            return last == 0x2E
        }
    }
}
