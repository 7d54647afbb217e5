import CypherSemantics
import PropertyGraph

/// How often each value stands in a list, and what part of the whole that is.
enum ShareProcedure {
    static let share = Procedure(
        ProcedureSignature(
            "stats.share", inputs: [.init("values", .list(.any))],
            outputs: [
                .init("value", .any), .init("count", .integer), .init("total", .integer), .init("share", .float),
                .init("low", .float), .init("high", .float),
            ],
            summary:
                "Counts the values of a list, the most frequent first: how often each stands there, of how many, its share, and "
                + "the share's 95 % interval (Wilson 1927). What is null is a row of its own; as collect() leaves nulls out, "
                + "collect the nodes: WITH collect(p) AS people CALL stats.share([p IN people | p.gender]).")
    ) { arguments, context throws(ExecutionError) in
        guard case .list(let values) = arguments[0] else { return [] }
        var counts: [Value: Int] = [:]
        for value in values {
            try context.meter.charge(work: 64)
            counts[value, default: 0] += 1
        }
        try context.meter.charge(bytes: 256 * counts.count)
        let meter = context.meter
        let ranked = counts.sorted { a, b in
            if meter.shouldStop(afterWork: 32) { return false }
            return a.value == b.value ? Value.order(a.key, b.key) < 0 : a.value > b.value
        }
        try meter.charge(work: 0)
        return ranked.map { value, count in
            let interval = WilsonInterval(count, of: values.count)
            return [
                value, .integer(Int64(count)), .integer(Int64(values.count)),
                .float(Double(count) / Double(values.count)), .float(interval.low), .float(interval.high),
            ]
        }
    }
}

/// The 95 % interval of a share (E. B. Wilson, "Probable inference", JASA 22, 1927).
struct WilsonInterval {
    let low: Double
    let high: Double

    /// The two-sided 95 % point of the normal distribution.
    private static let z = 1.959963984540054

    init(_ count: Int, of total: Int) {
        let (n, p) = (Double(total), Double(count) / Double(total))
        let square = Self.z * Self.z
        let middle = (p + square / (2 * n)) / (1 + square / n)
        let half = Self.z / (1 + square / n) * (p * (1 - p) / n + square / (4 * n * n)).squareRoot()
        low = count == 0 ? 0 : max(0, middle - half)
        high = count == total ? 1 : min(1, middle + half)
    }
}
