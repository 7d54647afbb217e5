/// How many relationships of one type join nodes of each pair of label sets.
struct EndCounts: Sendable {
    /// By source set in the high half and target set in the low half.
    private(set) var counts: [UInt64: Int] = [:]

    mutating func add(_ source: UInt32, _ target: UInt32, _ count: Int) {
        counts[UInt64(source) << 32 | UInt64(target), default: 0] += count
    }
}

extension Graph {
    /// Alive nodes with the label.
    public func count(label: LabelID) -> Int { labelSets.count(of: label) }

    /// Alive relationships of the type.
    public func count(type: TypeID) -> Int { adjacencies[Int(type.index)].count }

    /// Relationships of the type between nodes of the labels (nil: any); exact after loading, close after writes.
    public func count(source: LabelID?, type: TypeID, target: LabelID?) -> Int {
        if source == nil, target == nil { return count(type: type) }
        return lock.withLock { _ in
            let counts = derived.endCounts[type.index] ?? countEnds(type)
            derived.endCounts[type.index] = counts
            var total = 0
            for (pair, count) in counts.counts {
                if let source, !labelSets.has(UInt32(pair >> 32), source) { continue }
                if let target, !labelSets.has(UInt32(truncatingIfNeeded: pair), target) { continue }
                total += count
            }
            return max(0, total)
        }
    }

    /// Whether ``count(source:type:target:)`` is exact, so that a plan may rely on it.
    public var hasExactEndCounts: Bool { derived.endCountsAreExact }

    /// The most relationships of the type at one node on that side.
    public func maximumDegree(_ type: TypeID, _ direction: AdjacencyDirection) -> Int {
        lock.withLock { _ in
            let adjacency = refreshed(type)
            let degrees =
                derived.maximumDegrees[type.index]
                ?? (adjacency.view(.outgoing).maximumDegree, adjacency.view(.incoming).maximumDegree)
            derived.maximumDegrees[type.index] = degrees
            return direction == .outgoing ? degrees.outgoing : degrees.incoming
        }
    }

    /// How many different values the key has over nodes of the label, within a few percent; nil where none has it.
    public func distinctCount(label: LabelID, key: KeyID) -> Int? {
        lock.withLock { _ in
            let pair = LabelKey(label: label, key: key)
            if let known = derived.distinctCounts[pair] { return known }
            var sketch = DistinctSketch()
            nodeProperties.forEach(key, members(of: label)) { _, column, row in
                if let hash = column.hash(row, strings) { sketch.add(hash) }
            }
            let count = sketch.estimate
            derived.distinctCounts[pair] = .some(count)
            return count
        }
    }

    /// A relationship is made or revived (1) or deleted (-1): keeps the counts that are known.
    func countEnds(_ id: UInt32, _ type: TypeID, _ change: Int) {
        derived.endCounts[type.index]?.add(
            labelSet(of: NodeID(relationshipTable.source(id))), labelSet(of: NodeID(relationshipTable.target(id))),
            change)
    }

    private func countEnds(_ type: TypeID) -> EndCounts {
        var counts = EndCounts()
        adjacencies[Int(type.index)].forEach(type, relationshipTable) { id in
            counts.add(
                labelSet(of: NodeID(relationshipTable.source(id))),
                labelSet(of: NodeID(relationshipTable.target(id))), 1)
        }
        return counts
    }
}

extension Adjacency {
    /// Of the compressed rows; what was written since is not looked at.
    fileprivate var maximumDegree: Int {
        let offsets = rows.offsets
        var most: UInt32 = 0
        for node in 0..<(offsets.count - 1) { most = max(most, offsets[node + 1] &- offsets[node]) }
        return Int(most)
    }
}

/// Counts distinct hashes: exactly while there are few, then by HyperLogLog (Flajolet et al. 2007) with 4,096 registers,
/// whose standard error is 1.6%.
struct DistinctSketch {
    private var exact: Set<UInt64> = []
    private var registers: [UInt8] = []
    private static let exactLimit = 1024
    private static let registerBits = 12

    mutating func add(_ hash: UInt64) {
        if registers.isEmpty {
            exact.insert(hash)
            guard exact.count > Self.exactLimit else { return }
            registers = Array(repeating: 0, count: 1 << Self.registerBits)
            for hash in exact { register(hash) }
            exact = []
        } else {
            register(hash)
        }
    }

    private mutating func register(_ hash: UInt64) {
        let index = Int(truncatingIfNeeded: hash >> UInt64(64 - Self.registerBits))
        let rank = UInt8(truncatingIfNeeded: (hash << UInt64(Self.registerBits) | 1 << 11).leadingZeroBitCount + 1)
        if rank > registers[index] { registers[index] = rank }
    }

    /// Nil for none.
    var estimate: Int? {
        if registers.isEmpty { return exact.isEmpty ? nil : exact.count }
        let count = Double(registers.count)
        var sum = 0.0
        var empty = 0
        for rank in registers {
            sum += 1 / Double(UInt64(1) << UInt64(rank))
            if rank == 0 { empty += 1 }
        }
        let raw = 0.7213 / (1 + 1.079 / count) * count * count / sum
        // Many empty registers: count those instead. No logarithm without Foundation: it is a sum.
        if raw <= 2.5 * count, empty > 0 { return Int(count * logarithm(count / Double(empty))) }
        return Int(raw)
    }

    /// The natural logarithm of a number from 1 to a few thousand, by its series.
    private func logarithm(_ number: Double) -> Double {
        let exponent = Double(number.exponent)
        let fraction = number.significand
        let z = (fraction - 1) / (fraction + 1)
        var term = z
        var sum = 0.0
        for odd in stride(from: 1.0, through: 29, by: 2) {
            sum += term / odd
            term *= z * z
        }
        return 2 * sum + exponent * 0.693_147_180_559_945_3
    }
}
