/// The digits of a float: with a point, an exponent or both, underscores between digits.
enum FloatLiteral {
    /// The nearest float; nil where it would be infinite.
    static func value(_ text: some Collection<UInt8>) -> Double? {
        if let exact = exact(text) { return exact }
        let decimal = String(decoding: text.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
        guard let value = Double(decimal.hasPrefix(".") ? "0" + decimal : decimal), value.isFinite else { return nil }
        return value
    }

    /// Powers of ten that a float holds exactly.
    private static let powers: [Double] = (0...22).map { power in (0..<power).reduce(1) { ten, _ in ten * 10 } }

    /// Plain digits and a point, few enough that both the digits as an integer and the power of ten are exact: their quotient
    /// is rounded once, so that it is the nearest float.
    @inline(__always)
    private static func exact(_ text: some Collection<UInt8>) -> Double? {
        var digits: Int64 = 0
        var decimals = 0
        var isFraction = false
        for byte in text {
            if byte == UInt8(ascii: "."), !isFraction {
                isFraction = true
                continue
            }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digits < 1 << 49 else { return nil }
            digits = digits &* 10 &+ Int64(byte &- UInt8(ascii: "0"))
            if isFraction { decimals &+= 1 }
        }
        guard digits <= 1 << 53, decimals < powers.count else { return nil }
        return Double(digits) / powers[decimals]
    }
}
