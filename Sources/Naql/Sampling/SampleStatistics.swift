/// Statistics of marked samples.
public enum SampleStatistics {
    /// The 95 % interval of a proportion after Wilson (1927), without correction for continuity.
    public static func wilson(_ count: Int, of total: Int) -> (low: Double, high: Double) {
        guard total > 0 else { return (0, 1) }
        let z = 1.959963984540054
        let (n, p) = (Double(total), Double(count) / Double(total))
        let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        return (max(0, middle - half), min(1, middle + half))
    }

    /// Krippendorff's alpha of nominal values: how far markers agree beyond chance. Each unit has the values that its
    /// markers
    /// gave; units with fewer than two do not count. Nil where there is nothing to disagree on: no such unit, or one
    /// value only.
    public static func alpha(_ units: [[String]]) -> Double? {
        var totals: [String: Double] = [:]
        var disagreement = 0.0
        for values in units where values.count > 1 {
            var counts: [String: Double] = [:]
            for value in values { counts[value, default: 0] += 1 }
            let m = Double(values.count)
            for count in counts.values { disagreement += count * (m - count) / (m - 1) }
            for (value, count) in counts { totals[value, default: 0] += count }
        }
        let n = totals.values.reduce(0, +)
        let expected = totals.values.reduce(0) { $0 + $1 * (n - $1) }
        return expected > 0 ? 1 - (n - 1) * disagreement / expected : nil
    }
}
