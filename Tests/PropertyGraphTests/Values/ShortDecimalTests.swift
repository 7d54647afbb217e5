import PropertyGraph
import Testing

/// The quick way to write floats writes what the careful one does.
@Suite struct ShortDecimalTests {
    /// The text by digits and exponent alone.
    private func careful(_ float: Double) -> String {
        let (digits, exponent) = Numbers.decimalDigits(float.magnitude)
        let text = digits.map { String($0) }.joined()
        let sign = float < 0 ? "-" : ""
        if exponent < 0, exponent >= -4 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + text }
        if exponent >= 0, exponent < 16 {
            let whole = text.prefix(exponent + 1) + String(repeating: "0", count: max(0, exponent + 1 - text.count))
            let fraction = text.dropFirst(exponent + 1)
            return sign + whole + "." + (fraction.isEmpty ? "0" : fraction)
        }
        let fraction = text.dropFirst()
        return sign + text.prefix(1) + "." + (fraction.isEmpty ? "0" : fraction) + "E\(exponent)"
    }

    private func quick(_ float: Double) -> String? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: ShortDecimal.room) { room in
            ShortDecimal.write(float, into: room).map { String(decoding: room[$0...], as: UTF8.self) }
        }
    }

    @Test func decimalsOfAllSizes() {
        var generator = SplitMix64(seed: 7)
        for _ in 0..<200_000 {
            let digits = Double(generator.next() % 1_000_000_000_000_000)
            let power = [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e9][Int(generator.next() % 8)]
            check(digits / power)
            check(-Double(generator.next() % 100_000) / power)
            check(Double(bitPattern: generator.next()))
        }
        for float in [
            1e-4, 9.999e-5, 0.1, 0.3, 1e15, 999_999_999_999_999, 1e16, 9e15, 9_007_199_254_740_992, 0.1 + 0.2,
            Double.leastNonzeroMagnitude,
        ] {
            check(float)
            check(-float)
        }
        #expect(quick(0.5) == "0.5" && quick(-12) == "-12.0" && quick(1234.567891) == "1234.567891")
    }

    private func check(_ float: Double) {
        guard float.isFinite, float != 0 else { return }
        let expected = careful(float)
        #expect(Numbers.text(float) == expected)
        if let text = quick(float) { #expect(text == expected) }
    }
}
