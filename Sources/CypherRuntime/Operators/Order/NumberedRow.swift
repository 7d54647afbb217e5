/// A row with numbers that stand for its keys; rows that are alike in them compare as they stand in the batch.
protocol NumberedRow: Comparable, BitwiseCopyable {
    /// Where the row stands.
    var row: UInt32 { get }
    /// Whether another row has the same numbers.
    func isAlike(_ other: Self) -> Bool
}

/// A row with two numbers.
struct SortEntry: NumberedRow {
    var first: UInt64
    var second: UInt64
    var row: UInt32

    @inline(__always)
    static func < (a: SortEntry, b: SortEntry) -> Bool {
        if a.first != b.first { return a.first < b.first }
        if a.second != b.second { return a.second < b.second }
        return a.row < b.row
    }

    @inline(__always)
    func isAlike(_ other: SortEntry) -> Bool { first == other.first && second == other.second }
}

/// A row and its two numbers in one word, where the numbers lie close together: counts, days, ids.
struct PackedEntry: NumberedRow {
    /// The numbers above, the row in the low half.
    private let word: UInt64

    var row: UInt32 { UInt32(truncatingIfNeeded: word) }

    @inline(__always)
    static func < (a: PackedEntry, b: PackedEntry) -> Bool { a.word < b.word }

    @inline(__always)
    func isAlike(_ other: PackedEntry) -> Bool { (word ^ other.word) >> 32 == 0 }

    /// The entries in the same order, if their numbers take no more than 32 bits beside each other.
    static func pack(_ entries: [SortEntry]) -> [PackedEntry]? {
        guard let one = entries.first else { return [] }
        var (least, most) = (one, one)
        for entry in entries {
            least.first = min(least.first, entry.first)
            least.second = min(least.second, entry.second)
            most.first = max(most.first, entry.first)
            most.second = max(most.second, entry.second)
        }
        let (first, second) = (most.first - least.first, most.second - least.second)
        let shift = UInt64.bitWidth - second.leadingZeroBitCount
        guard shift + UInt64.bitWidth - first.leadingZeroBitCount <= 32 else { return nil }
        return entries.map { entry in
            let number = (entry.first &- least.first) &<< UInt64(shift) | (entry.second &- least.second)
            return PackedEntry(word: number &<< 32 | UInt64(entry.row))
        }
    }
}
