/// Nodes of one label by the value of one key, for `=`.
///
/// An answer is a superset: values that changed and nodes that lost the label are not taken out, so whoever asks must
/// look at each candidate. That keeps writes, and their undo, to one insertion.
///
/// Unchecked: as ``Graph``: threads read as long as none writes.
final class HashIndex: @unchecked Sendable {
    /// Open addressing: hashes and their group numbers. `free` groups are free.
    private let hashes: Buffer<UInt64>
    private let groups: Buffer<UInt32>
    /// Where each group's nodes begin; one more than there are groups.
    private let starts: Buffer<UInt32>
    private let nodes: Buffer<UInt32>
    /// Since the index was built.
    private var added: [UInt64: [UInt32]] = [:]
    private(set) var addedCount = 0
    private static let free = UInt32.max

    var builtCount: Int { nodes.count }

    /// Nodes in ascending order and the hashes of their values.
    init(_ entries: [(hash: UInt64, node: UInt32)]) {
        var size = 16
        while size < entries.count &* 2 { size &*= 2 }
        let mask = size &- 1
        hashes = Buffer(uninitialized: size)
        groups = Buffer(repeating: Self.free, count: size)
        var groupOf = [UInt32](repeating: 0, count: entries.count)
        var sizes: [UInt32] = []
        for (index, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash) & mask
            while groups.base[slot] != Self.free, hashes.base[slot] != entry.hash { slot = (slot &+ 1) & mask }
            if groups.base[slot] == Self.free {
                groups.base[slot] = UInt32(sizes.count)
                hashes.base[slot] = entry.hash
                sizes.append(0)
            }
            let group = groups.base[slot]
            groupOf[index] = group
            sizes[Int(group)] &+= 1
        }
        starts = Buffer(repeating: 0, count: sizes.count + 1)
        for (group, size) in sizes.enumerated() { starts.base[group + 1] = starts.base[group] + size }
        nodes = Buffer(uninitialized: entries.count)
        var cursor = Array(starts.view)
        for (index, entry) in entries.enumerated() {
            let group = Int(groupOf[index])
            nodes.base[Int(cursor[group])] = entry.node
            cursor[group] &+= 1
        }
    }

    private init(forking other: HashIndex) {
        (hashes, groups, starts, nodes) = (other.hashes, other.groups, other.starts, other.nodes)
        (added, addedCount) = (other.added, other.addedCount)
    }

    /// An index that begins as this one; what is added to it is not seen here.
    func fork() -> HashIndex { HashIndex(forking: self) }

    func insert(_ hash: UInt64, _ node: UInt32) {
        added[hash, default: []].append(node)
        addedCount += 1
    }

    /// Nodes that may have a value of this hash: in any order where `added` says so, and perhaps twice.
    func candidates(_ hash: UInt64) -> (built: UnsafeBufferPointer<UInt32>, added: [UInt32]) {
        let mask = hashes.count &- 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        var built = UnsafeBufferPointer<UInt32>(start: nil, count: 0)
        while groups.base[slot] != Self.free {
            if hashes.base[slot] == hash {
                let group = Int(groups.base[slot])
                let start = Int(starts.base[group])
                built = UnsafeBufferPointer(
                    start: nodes.base + start, count: Int(starts.base[group &+ 1]) &- start)
                break
            }
            slot = (slot &+ 1) & mask
        }
        return (built, added.isEmpty ? [] : added[hash] ?? [])
    }
}
