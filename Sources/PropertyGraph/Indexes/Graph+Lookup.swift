import Synchronization

extension Graph {
    /// Nodes with the label and a value equal (`=`) to this one, ascending.
    ///
    /// The first questions about a label and key read all of its values, which takes less than to index them; when they
    /// come again an index is built, which writes keep up to date.
    public func lookup(_ label: LabelID, _ key: KeyID, equals value: Value) -> [UInt32] {
        guard let hash = ValueHash.value(value) else { return [] }
        return lock.withLock { _ in
            let pair = LabelKey(label: label, key: key)
            let probe = ValueProbe(value, strings)
            guard let index = hashIndex(pair) else { return scan(pair) { probe.equals($0, $1, strings) } }
            let (built, added) = index.candidates(hash)
            var result: [UInt32] = []
            result.reserveCapacity(built.count)
            appendHits(among: built, pair, probe, to: &result)
            guard !added.isEmpty else { return result }
            appendHits(among: added, pair, probe, to: &result)
            return Graph.ascending(result)
        }
    }

    /// Adds those candidates that have the label and the value. They mostly lie in one block, whose column is found once.
    private func appendHits(
        among candidates: some Sequence<UInt32>, _ pair: LabelKey, _ probe: ValueProbe, to result: inout [UInt32]
    ) {
        let (labelSets, nodeLabelSets, strings) = (labelSets, nodeLabelSets, strings)
        var column: PropertyColumn?
        var bounds: Range<UInt32> = 0..<0
        for node in candidates where labelSets.has(nodeLabelSets[Int(node)], pair.label) {
            if !bounds.contains(node) {
                let block = nodeProperties.block(of: node)
                column = block.column(pair.key)
                bounds = block.first..<(block === nodeProperties.open ? .max : block.first + block.count)
            }
            guard let column else { continue }
            let row = Int(node &- bounds.lowerBound)
            if column.holds(row), probe.equals(column, row, strings) { result.append(node) }
        }
    }

    /// Sorted, each once.
    private static func ascending(_ nodes: [UInt32]) -> [UInt32] {
        let sorted = nodes.sorted()
        var result: [UInt32] = []
        result.reserveCapacity(sorted.count)
        for node in sorted where result.last != node { result.append(node) }
        return result
    }

    /// A statement asks up to twice: to estimate, and to run.
    private static let unindexedLookups = 2
    /// Labels with fewer nodes are indexed at once.
    private static let leastScanned = 1000

    private func hashIndex(_ pair: LabelKey) -> HashIndex? {
        let known = derived.hashIndexes[pair]
        if let known, known.addedCount <= 4096 + known.builtCount * 2 { return known }
        if known == nil, !schema.isIndexed(pair), count(label: pair.label) >= Self.leastScanned {
            derived.lookups[pair, default: 0] += 1
            if derived.lookups[pair, default: 0] <= Self.unindexedLookups { return nil }
        }
        var entries: [(hash: UInt64, node: UInt32)] = []
        nodeProperties.forEach(pair.key, members(of: pair.label)) { node, column, row in
            if let hash = column.hash(row, strings) { entries.append((hash, node)) }
        }
        let index = HashIndex(entries)
        derived.hashIndexes[pair] = index
        return index
    }

    /// Nodes with the label and a value within the bounds, ascending by id. A value that does not compare with a bound
    /// is outside.
    public func range(
        _ label: LabelID, _ key: KeyID, lower: Value?, includesLower: Bool, upper: Value?, includesUpper: Bool
    ) -> [UInt32] {
        let bounds = ValueBounds(
            lower: lower.map { ValueProbe($0, strings) }, includesLower: includesLower,
            upper: upper.map { ValueProbe($0, strings) }, includesUpper: includesUpper)
        return lock.withLock { _ in
            let pair = LabelKey(label: label, key: key)
            if let index = sortedIndex(pair), index.compares(bounds) { return index.range(bounds) }
            return scan(pair) { bounds.contains($0, $1, strings) }
        }
    }

    /// Nodes with the label and a string that starts with the prefix, ascending by id.
    public func prefix(_ label: LabelID, _ key: KeyID, _ prefix: String) -> [UInt32] {
        let probe = ValueProbe(.string(prefix), strings)
        return lock.withLock { _ in
            let pair = LabelKey(label: label, key: key)
            if let index = sortedIndex(pair), index.holdsStrings { return index.prefix(probe) }
            return scan(pair) { probe.isPrefix(of: $0, $1, strings) }
        }
    }

    /// Sorting costs as much as many scans, so it waits until a question has come back, or an index was declared.
    private func sortedIndex(_ pair: LabelKey) -> SortedIndex? {
        if let known = derived.sortedIndexes[pair] { return known }
        derived.scans[pair, default: 0] += 1
        guard derived.scans[pair, default: 0] > 2 || schema.isIndexed(pair) else { return nil }
        guard let index = SortedIndex(nodeProperties, pair.key, members(of: pair.label), strings) else { return nil }
        derived.sortedIndexes[pair] = index
        return index
    }

    private func scan(_ pair: LabelKey, _ isWanted: (PropertyColumn, Int) -> Bool) -> [UInt32] {
        var result: [UInt32] = []
        nodeProperties.forEach(pair.key, members(of: pair.label)) { node, column, row in
            if isWanted(column, row) { result.append(node) }
        }
        return result
    }

    // MARK: Writes

    func propertyChanged(_ node: UInt32, _ key: KeyID, _ value: Value) {
        guard hasIndexes else { return }
        let set = nodeLabelSets[Int(node)]
        guard set != LabelSets.dead else { return }
        for label in labelSets[set] {
            let pair = LabelKey(label: label, key: key)
            if let index = derived.hashIndexes[pair], let hash = ValueHash.value(value) { index.insert(hash, node) }
            dropSorted(pair)
        }
    }

    /// Whether there is an index that follows writes.
    var hasIndexes: Bool { !derived.hashIndexes.isEmpty || !derived.sortedIndexes.isEmpty }

    func gainedLabel(_ node: UInt32, _ label: LabelID) {
        for (pair, index) in derived.hashIndexes where pair.label == label {
            let block = nodeProperties.block(of: node)
            let row = Int(node &- block.first)
            guard let column = block.column(pair.key), column.holds(row) else { continue }
            if let hash = column.hash(row, strings) { index.insert(hash, node) }
        }
        lostLabel(node, label)
    }

    func lostLabel(_ node: UInt32, _ label: LabelID) {
        for pair in derived.sortedIndexes.keys where pair.label == label { dropSorted(pair) }
    }

    private func dropSorted(_ pair: LabelKey) {
        guard derived.sortedIndexes.removeValue(forKey: pair) != nil else { return }
        derived.scans[pair] = 0
    }
}
