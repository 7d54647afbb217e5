import Synchronization

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

    /// How many different values the key has over nodes of the label; nil where none has it. Exact up to some ten
    /// thousands of nodes, an estimate from a sample above.
    public func distinctCount(label: LabelID, key: KeyID) -> Int? {
        lock.withLock { _ in
            let pair = LabelKey(label: label, key: key)
            if let known = derived.distinctCounts[pair] { return known }
            let set = members(of: label)
            let step = max(1, set.count / DistinctSample.size)
            var sample = DistinctSample()
            nodeProperties.sample(key, set, step: step) { _, column, row in
                if let hash = column.hash(row, strings) { sample.add(hash) }
            }
            let count = sample.estimate(step: step)
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

    /// The same for many of one type.
    func countEnds(_ ids: ArraySlice<UInt32>, _ type: TypeID, _ change: Int) {
        guard derived.endCounts[type.index] != nil else { return }
        let (table, sets) = (relationshipTable, labelSetsByNode)
        var run = (source: UInt32.max, target: UInt32.max, count: 0)
        for id in ids {
            let (source, target) = (sets[Int(table.source(id))], sets[Int(table.target(id))])
            if source != run.source || target != run.target {
                if run.count > 0 { derived.endCounts[type.index]?.add(run.source, run.target, run.count * change) }
                run = (source, target, 0)
            }
            run.count += 1
        }
        if run.count > 0 { derived.endCounts[type.index]?.add(run.source, run.target, run.count * change) }
    }

    /// How many relationships join which label sets, as they are now.
    func exactEndCounts(of type: TypeID) -> EndCounts {
        lock.withLock { _ in
            if derived.endCountsAreExact, let counts = derived.endCounts[type.index] { return counts }
            return countEnds(type)
        }
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

/// Distinct values of a sample, and what they say about the whole (the GEE estimator of Charikar et al., PODS 2000).
struct DistinctSample {
    /// Rows that are looked at, about.
    static let size = 32768

    private var seen: [UInt64: Bool] = [:]
    private var once = 0

    mutating func add(_ hash: UInt64) {
        guard let repeated = seen.updateValue(true, forKey: hash) else {
            seen[hash] = false
            once += 1
            return
        }
        if !repeated { once -= 1 }
    }

    /// Nil for none. Values met once stand for many more, the others are taken to be all of their kind.
    func estimate(step: Int) -> Int? {
        guard !seen.isEmpty else { return nil }
        guard step > 1 else { return seen.count }
        // Nearly all different: then so is the rest.
        if once * 10 >= seen.count * 9 { return seen.count * step }
        return seen.count - once + Int(Double(step).squareRoot() * Double(once))
    }
}
