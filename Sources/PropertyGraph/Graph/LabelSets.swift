/// The distinct sets of labels that nodes have. There are few, so a node's labels are one number.
struct LabelSets: Sendable {
    /// The set of a node that does not exist.
    static let dead = UInt32.max

    /// Ascending by id.
    private(set) var sets: [[LabelID]] = []
    /// The labels as first given: the first of them is the primary one.
    private(set) var given: [[LabelID]] = []
    /// Alive nodes by set.
    var counts: [Int] = []
    private var ids: [[LabelID]: UInt32] = [:]
    /// By set: bit l for label l below 64, which nearly all labels are.
    private var bits: [UInt64] = []

    /// The number of a set of labels.
    mutating func intern(_ labels: [LabelID]) -> UInt32 {
        if let id = ids[labels] { return id }
        var sorted = labels.sorted()
        if sorted.count > 1 {
            var last = 0
            for index in 1..<sorted.count where sorted[index] != sorted[last] {
                last += 1
                sorted[last] = sorted[index]
            }
            sorted.removeSubrange((last + 1)...)
        }
        if let id = ids[sorted] { return id }
        let id = UInt32(sets.count)
        sets.append(sorted)
        given.append(labels)
        counts.append(0)
        ids[sorted] = id
        bits.append(sorted.reduce(0) { $1.index < 64 ? $0 | 1 << UInt64($1.index) : $0 })
        return id
    }

    var count: Int { sets.count }

    subscript(set: UInt32) -> [LabelID] { sets[Int(set)] }

    @inline(__always)
    func has(_ set: UInt32, _ label: LabelID) -> Bool {
        guard set != Self.dead else { return false }
        guard label.index < 64 else { return hasDistant(set, label) }
        return bits[Int(set)] & (1 &<< UInt64(label.index)) != 0
    }

    @inline(never)
    private func hasDistant(_ set: UInt32, _ label: LabelID) -> Bool { sets[Int(set)].binarySearch(label).found }

    /// By set: whether it has the label.
    func membership(of label: LabelID) -> [Bool] { sets.map { $0.contains(label) } }

    func count(of label: LabelID) -> Int {
        var total = 0
        for (set, labels) in sets.enumerated() where labels.contains(label) { total += counts[set] }
        return total
    }
}
