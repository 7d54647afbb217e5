/// Relationships of one type in one direction as compressed sparse rows, as they were when built.
///
/// Unchecked: it is never changed once made.
final class CompressedRows: @unchecked Sendable {
    let firstNode: UInt32
    /// Where the neighbours of `firstNode + i` begin; one more than there are nodes.
    let offsets: Buffer<UInt32>
    let targets: Targets
    /// Nil where the relationship at position p is `firstRelationship + p`.
    let identifiers: Buffer<UInt32>?
    let firstRelationship: UInt32

    /// Neighbours by position: of their own, or a part of the table of loaded relationships.
    struct Targets {
        let owner: Buffer<UInt32>
        let start: Int
        let count: Int
        /// A part of an archive's table may be open where the rest is not: see ``RowsSeal``.
        var base: UnsafePointer<UInt32> { UnsafePointer(owner.sealedBase + start) }
    }

    init(
        firstNode: UInt32, offsets: Buffer<UInt32>, targets: Targets, identifiers: Buffer<UInt32>?,
        firstRelationship: UInt32 = 0
    ) {
        self.firstNode = firstNode
        self.offsets = offsets
        self.targets = targets
        self.identifiers = identifiers
        self.firstRelationship = firstRelationship
    }

    var span: Int { offsets.count - 1 }
    var count: Int { targets.count }

    func row(_ node: UInt32) -> Range<Int> {
        let local = Int(node) - Int(firstNode)
        guard local >= 0, local < span else { return 0..<0 }
        return Int(offsets[local])..<Int(offsets[local + 1])
    }

    func identifier(at position: Int) -> UInt32 {
        identifiers?[position] ?? firstRelationship + UInt32(position)
    }
}

extension CompressedRows {
    /// Both directions of relationships given as parallel (source, target, id) in any order.
    static func build(sources: Buffer<UInt32>, targets: Buffer<UInt32>, identifiers: Buffer<UInt32>) -> (
        outgoing: CompressedRows, incoming: CompressedRows
    ) {
        let order = sortedOrder(sources: sources, targets: targets)
        let count = sources.count
        let sortedSources = Buffer<UInt32>(uninitialized: count)
        let sortedTargets = Buffer<UInt32>(uninitialized: count)
        let sortedIDs = Buffer<UInt32>(uninitialized: count)
        for position in 0..<count {
            let index = order.map { Int($0.base[position]) } ?? position
            sortedSources.base[position] = sources.base[index]
            sortedTargets.base[position] = targets.base[index]
            sortedIDs.base[position] = identifiers.base[index]
        }
        let outgoing = CompressedRows(
            firstNode: bounds(sortedSources.view).lowerBound, offsets: offsets(ofSorted: sortedSources.view),
            targets: Targets(owner: sortedTargets, start: 0, count: count), identifiers: sortedIDs)
        let incoming = incoming(sources: sortedSources.view, targets: sortedTargets.view) { sortedIDs.base[$0] }
        return (outgoing, incoming)
    }

    /// Least and greatest, as a half-open range; empty for none.
    static func bounds(_ nodes: UnsafeBufferPointer<UInt32>) -> Range<UInt32> {
        guard var low = nodes.first else { return 0..<0 }
        var high = low
        for node in nodes {
            low = min(low, node)
            high = max(high, node)
        }
        return low..<(high + 1)
    }

    /// Offsets of rows from ascending sources.
    static func offsets(ofSorted sources: UnsafeBufferPointer<UInt32>) -> Buffer<UInt32> {
        guard let first = sources.first, let last = sources.last else { return Buffer(repeating: 0, count: 1) }
        let span = Int(last - first) + 1
        let offsets = Buffer<UInt32>(uninitialized: span + 1)
        var node = 0
        offsets.base[0] = 0
        for (position, source) in sources.enumerated() {
            let local = Int(source &- first)
            while node < local {
                node &+= 1
                offsets.base[node] = UInt32(truncatingIfNeeded: position)
            }
        }
        offsets.base[span] = UInt32(sources.count)
        return offsets
    }

    /// The incoming rows of relationships sorted by source: by counting, so that sources stay ascending.
    static func incoming(
        sources: UnsafeBufferPointer<UInt32>, targets: UnsafeBufferPointer<UInt32>, identifier: (Int) -> UInt32
    ) -> CompressedRows {
        let bounds = bounds(targets)
        let span = bounds.count
        let count = targets.count
        let offsets = Buffer<UInt32>(repeating: 0, count: span + 1)
        let starts = offsets.base
        for target in targets { starts[Int(target &- bounds.lowerBound) &+ 1] &+= 1 }
        for node in 0..<span { starts[node &+ 1] &+= starts[node] }
        let nodes = Buffer<UInt32>(uninitialized: count)
        let identifiers = Buffer<UInt32>(uninitialized: count)
        for position in 0..<count {
            let local = Int(targets[position] &- bounds.lowerBound)
            let slot = Int(starts[local])
            starts[local] &+= 1
            nodes.base[slot] = sources[position]
            identifiers.base[slot] = identifier(position)
        }
        // Filling moved every start to its row's end: shift them back.
        var node = span
        while node > 0 {
            starts[node] = starts[node &- 1]
            node &-= 1
        }
        starts[0] = 0
        return CompressedRows(
            firstNode: bounds.lowerBound, offsets: offsets,
            targets: Targets(owner: nodes, start: 0, count: count), identifiers: identifiers)
    }

    /// The order by (source, target, position), or nil where they stand in it.
    static func sortedOrder(sources: Buffer<UInt32>, targets: Buffer<UInt32>) -> Buffer<UInt32>? {
        let count = sources.count
        var isSorted = true
        var position = 1
        while position < count, isSorted {
            let before = sources.base[position &- 1]
            let here = sources.base[position]
            if here < before || here == before && targets.base[position] < targets.base[position &- 1] {
                isSorted = false
            }
            position &+= 1
        }
        if isSorted { return nil }
        let byTarget = countingSort(keys: targets.view, order: nil)
        return countingSort(keys: sources.view, order: byTarget.view)
    }

    /// Positions ordered by key; equal keys keep the given order.
    private static func countingSort(keys: UnsafeBufferPointer<UInt32>, order: UnsafeBufferPointer<UInt32>?)
        -> Buffer<UInt32>
    {
        let bounds = bounds(keys)
        let starts = Buffer<UInt32>(repeating: 0, count: bounds.count + 1)
        let cursor = starts.base
        for key in keys { cursor[Int(key &- bounds.lowerBound) &+ 1] &+= 1 }
        for node in 0..<bounds.count { cursor[node &+ 1] &+= cursor[node] }
        let result = Buffer<UInt32>(uninitialized: keys.count)
        for index in 0..<keys.count {
            let position = order.map { $0[index] } ?? UInt32(truncatingIfNeeded: index)
            let local = Int(keys[Int(position)] &- bounds.lowerBound)
            result.base[Int(cursor[local])] = position
            cursor[local] &+= 1
        }
        return result
    }
}

extension CompressedRows {
    /// No rows at all.
    static let none = CompressedRows(
        firstNode: 0, offsets: Buffer(repeating: 0, count: 1), targets: Targets(owner: Buffer(), start: 0, count: 0),
        identifiers: Buffer())
}
