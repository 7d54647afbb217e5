import CypherSyntax
import PropertyGraph

/// `sum(x)` and `avg(x)` of numbers or durations. A sum of integers is an integer and may overflow.
final class SumAccumulator: Accumulator {
    private let isAverage: Bool
    private let place: SourceRange
    private let graph: Graph
    private var integers: [Int64] = []
    private var floats: [Double] = []
    /// What an average has lost in rounding.
    private var corrections: [Double] = []
    private var counts: [Int64] = []
    /// Whether a group has had a float.
    private var isFloat: [Bool] = []
    /// Groups of an average whose sum left the range of floats: theirs is kept smaller by ``shrinkage``, since the mean of
    /// numbers never leaves it.
    private var shrunk: Set<Int> = []
    private static let shrinkage = 0x1p-64
    /// Sums of durations, which do not mix with numbers.
    private var durations: [Int: Value] = [:]

    init(isAverage: Bool, at place: SourceRange, _ graph: Graph) {
        self.isAverage = isAverage
        self.place = place
        self.graph = graph
    }

    func grow(to groups: Int) {
        let added = groups - counts.count
        guard added > 0 else { return }
        integers.append(contentsOf: repeatElement(0, count: added))
        floats.append(contentsOf: repeatElement(0, count: added))
        if isAverage { corrections.append(contentsOf: repeatElement(0, count: added)) }
        counts.append(contentsOf: repeatElement(0, count: added))
        isFloat.append(contentsOf: repeatElement(false, count: added))
    }

    func update(_ groups: [UInt32], _ arguments: [Column], weights: [Int64]?) throws(ExecutionError) {
        switch arguments[0] {
        case .integers(let values, nil) where weights == nil && !isAverage:
            if !addAll(values, to: groups) { throw overflow }
        case .integers(let values, let nulls):
            for row in 0..<groups.count where nulls?[row] != true {
                try add(values[row], to: Int(groups[row]), weight: weights?[row] ?? 1)
            }
        case .floats(let values, let nulls):
            for row in 0..<groups.count where nulls?[row] != true {
                add(values[row], to: Int(groups[row]), weight: weights?[row] ?? 1)
            }
        default:
            for row in 0..<groups.count {
                try add(arguments[0].value(at: row, in: graph), to: Int(groups[row]), weight: weights?[row] ?? 1)
            }
        }
    }

    /// The common case in one loop over memory; false where a sum overflows.
    private func addAll(_ values: [Int64], to groups: [UInt32]) -> Bool {
        var overflows = false
        integers.withUnsafeMutableBufferPointer { integers in
            counts.withUnsafeMutableBufferPointer { counts in
                for row in 0..<groups.count {
                    let group = Int(groups[row])
                    let (total, carries) = integers[group].addingReportingOverflow(values[row])
                    if carries { overflows = true }
                    integers[group] = total
                    counts[group] &+= 1
                }
            }
        }
        return !overflows
    }

    @inline(__always)
    private func add(_ value: Int64, to group: Int, weight: Int64) throws(ExecutionError) {
        if isAverage {
            addToMean(Double(value), group, Double(weight))
        } else {
            let (product, overflows) = value.multipliedReportingOverflow(by: weight)
            let (total, carries) = integers[group].addingReportingOverflow(product)
            if overflows || carries { throw overflow }
            integers[group] = total
        }
        counts[group] &+= weight
    }

    @inline(__always)
    private func add(_ value: Double, to group: Int, weight: Int64) {
        if isAverage {
            addToMean(value, group, Double(weight))
        } else {
            floats[group] += value * Double(weight)
        }
        isFloat[group] = true
        counts[group] &+= weight
    }

    /// Adds to the sum of a mean, and to what was lost in rounding it (Neumaier 1974), so that the mean of many equal
    /// numbers is that number.
    @inline(__always)
    private func addToMean(_ value: Double, _ group: Int, _ weight: Double) {
        let added = value * weight
        let old = floats[group]
        let sum = old + added
        guard sum.isFinite, shrunk.isEmpty else { return addToLargeMean(value, group, weight) }
        floats[group] = sum
        corrections[group] += old.magnitude >= added.magnitude ? (old - sum) + added : (added - sum) + old
    }

    @inline(never)
    private func addToLargeMean(_ value: Double, _ group: Int, _ weight: Double) {
        let sum = floats[group] + value * weight
        if !shrunk.contains(group), !sum.isFinite, floats[group].isFinite, value.isFinite { shrink(group) }
        let old = floats[group]
        let added = shrunk.contains(group) ? value * Self.shrinkage * weight : value * weight
        floats[group] = old + added
        guard floats[group].isFinite else { return }
        corrections[group] +=
            old.magnitude >= added.magnitude ? (old - floats[group]) + added : (added - floats[group]) + old
    }

    private func shrink(_ group: Int) {
        guard shrunk.insert(group).inserted else { return }
        floats[group] *= Self.shrinkage
        corrections[group] *= Self.shrinkage
    }

    private func mean(_ group: Int) -> Double {
        let mean = (floats[group] + corrections[group]) / Double(counts[group])
        return shrunk.contains(group) ? mean / Self.shrinkage : mean
    }

    private func add(_ value: Value, to group: Int, weight: Int64) throws(ExecutionError) {
        switch value {
        case .null: break
        case .integer(let number): try add(number, to: group, weight: weight)
        case .float(let number): add(number, to: group, weight: weight)
        case .duration:
            let scaled =
                weight == 1 ? value : try evaluateBinary(.multiply, value, .integer(weight), at: place)
            if let sum = durations[group] {
                durations[group] = try evaluateBinary(.add, sum, scaled, at: place)
            } else {
                durations[group] = scaled
            }
            counts[group] &+= weight
        default:
            throw .typeError(
                detail: "InvalidArgumentType",
                message: "`\(isAverage ? "avg" : "sum")` takes numbers or durations", range: place)
        }
    }

    private var overflow: ExecutionError {
        ExecutionError(.overflow(operation: isAverage ? "avg()" : "sum()"), at: place)
    }

    func merge(_ other: any Accumulator, mapping: [UInt32]) throws(ExecutionError) {
        guard let other = other as? SumAccumulator else { return }
        for (group, target) in mapping.enumerated() {
            let target = Int(target)
            let (total, overflows) = integers[target].addingReportingOverflow(other.integers[group])
            if overflows { throw overflow }
            integers[target] = total
            if isAverage {
                mergeMean(of: other, group, into: target)
            } else {
                floats[target] += other.floats[group]
            }
            counts[target] &+= other.counts[group]
            if other.isFloat[group] { isFloat[target] = true }
            if let duration = other.durations[group] {
                durations[target] =
                    try durations[target].map { sum throws(ExecutionError) in
                        try evaluateBinary(.add, sum, duration, at: place)
                    } ?? duration
            }
        }
    }

    private func mergeMean(of other: SumAccumulator, _ group: Int, into target: Int) {
        let isShrunk = other.shrunk.contains(group)
        if isShrunk { shrink(target) }
        if isShrunk {
            floats[target] += other.floats[group]
            corrections[target] += other.corrections[group]
        } else {
            addToMean(other.floats[group], target, 1)
            corrections[target] += other.corrections[group] * (shrunk.contains(target) ? Self.shrinkage : 1)
        }
    }

    func result(groups: Int) throws(ExecutionError) -> Column {
        grow(to: groups)
        if durations.isEmpty, isAverage, !counts.prefix(groups).contains(0) {
            return .floats((0..<groups).map { mean($0) }, nulls: nil)
        }
        if durations.isEmpty, !isAverage, !isFloat.prefix(groups).contains(true) {
            return .integers(Array(integers.prefix(groups)), nulls: nil)
        }
        var results: [Value] = []
        for group in 0..<groups {
            if let duration = durations[group] {
                results.append(
                    isAverage
                        ? try evaluateBinary(.divide, duration, .integer(counts[group]), at: place) : duration)
            } else if isAverage {
                results.append(counts[group] == 0 ? .null : .float(mean(group)))
            } else {
                results.append(
                    isFloat[group] ? .float(floats[group] + Double(integers[group])) : .integer(integers[group]))
            }
        }
        return .narrowest(results)
    }
}
