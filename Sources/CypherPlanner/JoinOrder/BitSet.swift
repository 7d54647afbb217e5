/// A set of small integers, without an allocation below 64.
struct BitSet: Hashable {
    private var low: UInt64 = 0
    private var high: [UInt64] = []

    var isEmpty: Bool { low == 0 && high.allSatisfy { $0 == 0 } }

    func contains(_ index: Int) -> Bool {
        if index < 64 { return low & (1 << UInt64(index)) != 0 }
        let word = (index >> 6) - 1
        return word < high.count && high[word] & (1 << UInt64(index & 63)) != 0
    }

    mutating func insert(_ index: Int) {
        if index < 64 {
            low |= 1 << UInt64(index)
            return
        }
        let word = (index >> 6) - 1
        while high.count <= word { high.append(0) }
        high[word] |= 1 << UInt64(index & 63)
    }

    func inserting(_ index: Int) -> BitSet {
        var copy = self
        copy.insert(index)
        return copy
    }

    func isSubset(of other: BitSet) -> Bool {
        if low & ~other.low != 0 { return false }
        for (index, word) in high.enumerated() {
            if word & ~(index < other.high.count ? other.high[index] : 0) != 0 { return false }
        }
        return true
    }
}
