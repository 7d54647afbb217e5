import CypherSyntax
import PropertyGraph

/// `percentileCont(x, p)`, which interpolates, and `percentileDisc(x, p)`, which takes the nearest value.
final class PercentileAccumulator: Accumulator {
    private let isContinuous: Bool
    private let place: SourceRange
    private let graph: Graph
    private let meter: ExecutionMeter
    private let values: CollectAccumulator
    private var percentiles: [Double?] = []

    init(isContinuous: Bool, at place: SourceRange, _ context: ExecutionContext) {
        self.isContinuous = isContinuous
        self.place = place
        graph = context.graph
        meter = context.meter
        values = CollectAccumulator(context)
    }

    func grow(to groups: Int) {
        if groups > percentiles.count {
            percentiles.append(contentsOf: repeatElement(nil, count: groups - percentiles.count))
        }
    }

    func update(_ groups: [UInt32], _ arguments: [Column], weights: [Int64]?) throws(ExecutionError) {
        for row in 0..<groups.count where percentiles[Int(groups[row])] == nil {
            percentiles[Int(groups[row])] = try percentile(arguments[1].value(at: row, in: graph))
        }
        for row in 0..<groups.count {
            switch arguments[0].value(at: row, in: graph) {
            case .null, .integer, .float: break
            default:
                throw .typeError(detail: "InvalidArgumentType", message: "a percentile takes numbers", range: place)
            }
        }
        try values.update(groups, [arguments[0]], weights: weights)
    }

    private func percentile(_ value: Value) throws(ExecutionError) -> Double {
        let number: Double
        switch value {
        case .integer(let integer): number = Double(integer)
        case .float(let float): number = float
        default:
            throw .argumentError(
                detail: "NumberOutOfRange", message: "the percentile must be a number from 0.0 to 1.0", range: place)
        }
        guard number >= 0, number <= 1 else {
            throw .argumentError(
                detail: "NumberOutOfRange", message: "the percentile must lie in 0.0 to 1.0, not \(number)",
                range: place)
        }
        return number
    }

    func merge(_ other: any Accumulator, mapping: [UInt32]) throws(ExecutionError) {
        guard let other = other as? PercentileAccumulator else { return }
        for (group, target) in mapping.enumerated() where percentiles[Int(target)] == nil {
            percentiles[Int(target)] = other.percentiles[group]
        }
        try values.merge(other.values, mapping: mapping)
    }

    func result(groups: Int) throws(ExecutionError) -> Column {
        grow(to: groups)
        var lists = try values.lists(groups: groups)
        var results: [Value] = []
        let meter = meter
        try meter.keeping(&lists) { (lists) throws(ExecutionError) in
            for group in lists.indices {
                // Half as much again is needed to merge what is in order.
                try meter.charge(bytes: lists[group].count * MemoryLayout<Value>.stride / 2)
                lists[group].sort { !meter.shouldStop(afterWork: 8) && orderValues($0, $1) < 0 }
                try meter.charge(work: 64)
                results.append(result(lists[group], percentiles[group] ?? 0))
                lists[group] = []
            }
        }
        return .narrowest(results)
    }

    private func result(_ sorted: [Value], _ percentile: Double) -> Value {
        if sorted.isEmpty { return .null }
        if !isContinuous {
            let position = Int((percentile * Double(sorted.count)).rounded(.up)) - 1
            return sorted[max(position, 0)]
        }
        let place = percentile * Double(sorted.count - 1)
        let lower = Int(place)
        let low = Self.number(sorted[lower])
        if lower + 1 >= sorted.count { return .float(low) }
        let (high, share) = (Self.number(sorted[lower + 1]), place - Double(lower))
        // The distance of two finite numbers may be none.
        return .float((high - low).isFinite ? low + (high - low) * share : low * (1 - share) + high * share)
    }

    private static func number(_ value: Value) -> Double {
        switch value {
        case .integer(let integer): Double(integer)
        case .float(let float): float
        default: .nan
        }
    }
}
