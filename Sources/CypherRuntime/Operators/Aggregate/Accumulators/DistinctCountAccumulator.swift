import PropertyGraph

/// `count(DISTINCT x)` of nodes: a bit for each group and node, as long as the nodes lie close together and the bits fit
/// into memory; else a table of pairs.
final class DistinctCountAccumulator: Accumulator {
    /// The most bits that are kept, in words.
    private static let limit = 8 << 20

    private let context: ExecutionContext
    private let account: MemoryAccount
    private var counts: [Int64] = []
    /// The ids that bits stand for, and the words of a group.
    private var range: Range<UInt32>?
    private var stride = 0
    private var words: [UInt64] = []
    private var fallback: DistinctAccumulator?

    init(_ context: ExecutionContext) {
        self.context = context
        account = MemoryAccount(context.budget)
    }

    func grow(to groups: Int) {
        if groups > counts.count { counts.append(contentsOf: repeatElement(0, count: groups - counts.count)) }
        fallback?.grow(to: groups)
    }

    func update(_ groups: [UInt32], _ arguments: [Column], weights: [Int64]?) throws(ExecutionError) {
        if let fallback { return try fallback.update(groups, arguments, weights: nil) }
        guard case .nodes(let ids) = arguments[0] else {
            try fallBack()
            return try update(groups, arguments, weights: nil)
        }
        if range == nil, let id = ids.first(where: { $0 != Column.nullID }) {
            let members = block(of: id)
            range = members
            stride = (members.count + 63) / 64
        }
        guard let range else { return }
        let needed = counts.count * stride
        if needed > Self.limit {
            try fallBack()
            return try update(groups, arguments, weights: nil)
        }
        if needed > words.count {
            let added = max(needed, min(words.count * 2, Self.limit)) - words.count
            try account.charge(added * 8)
            words.append(contentsOf: repeatElement(0, count: added))
        }
        if !insert(ids, groups, range) {
            try fallBack()
            try update(groups, arguments, weights: nil)
        }
    }

    /// Sets the bits; false where an id lies outside of the range.
    private func insert(_ ids: [UInt32], _ groups: [UInt32], _ range: Range<UInt32>) -> Bool {
        let (lower, width, stride) = (range.lowerBound, UInt32(range.count), stride)
        return words.withUnsafeMutableBufferPointer { words in
            counts.withUnsafeMutableBufferPointer { counts in
                for row in 0..<ids.count {
                    let local = ids[row] &- lower
                    if local >= width {
                        if ids[row] == Column.nullID { continue }
                        return false
                    }
                    let group = Int(groups[row])
                    let index = group &* stride &+ Int(local >> 6)
                    let bit: UInt64 = 1 << UInt64(local & 63)
                    let word = words[index]
                    words[index] = word | bit
                    if word & bit == 0 { counts[group] &+= 1 }
                }
                return true
            }
        }
    }

    /// The ids of the nodes that share a label with a node.
    private func block(of id: UInt32) -> Range<UInt32> {
        let graph = context.graph
        for label in graph.labels(of: NodeID(id)) {
            if let range = graph.nodes(with: label).asRange, range.contains(id) { return range }
        }
        return 0..<UInt32(graph.nodeCapacity)
    }

    /// Moves to the table of pairs.
    private func fallBack() throws(ExecutionError) {
        let table = DistinctAccumulator(CountAccumulator(), context)
        table.grow(to: counts.count)
        if let range {
            for group in counts.indices where counts[group] > 0 {
                let ids = ids(of: group, range)
                try table.update(Array(repeating: UInt32(group), count: ids.count), [.nodes(ids)], weights: nil)
            }
        }
        words = []
        fallback = table
    }

    private func ids(of group: Int, _ range: Range<UInt32>) -> [UInt32] {
        var ids: [UInt32] = []
        for word in 0..<stride {
            var bits = words[group * stride + word]
            while bits != 0 {
                ids.append(range.lowerBound + UInt32(word * 64 + bits.trailingZeroBitCount))
                bits &= bits - 1
            }
        }
        return ids
    }

    func merge(_ other: any Accumulator, mapping: [UInt32]) throws(ExecutionError) {
        guard let other = other as? DistinctCountAccumulator else { return }
        if let table = other.fallback {
            if fallback == nil { try fallBack() }
            try fallback?.merge(table, mapping: mapping)
            return
        }
        guard let range = other.range else { return }
        for (group, target) in mapping.enumerated() where group < other.counts.count && other.counts[group] > 0 {
            let ids = other.ids(of: group, range)
            try update(Array(repeating: target, count: ids.count), [.nodes(ids)], weights: nil)
        }
    }

    func result(groups: Int) throws(ExecutionError) -> Column {
        if let fallback { return try fallback.result(groups: groups) }
        grow(to: groups)
        return .integers(Array(counts.prefix(groups)), nulls: nil)
    }
}
