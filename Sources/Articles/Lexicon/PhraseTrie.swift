import Text

/// Phrases as paths of hashed words. Hashes of 64 bits stand for the words: at a hundred thousand words the chance that
/// two meet is below one in a billion.
struct PhraseTrie {
    private var keys: [UInt64] = Array(repeating: 0, count: 1 << 15)
    private var values: [UInt32] = Array(repeating: 0, count: 1 << 15)
    private var used = 0
    /// For each node the index of its last entry in `entries`, or -1.
    private(set) var heads: [Int32] = [-1]
    private var entries: [(entry: LexiconEntry, next: Int32)] = []

    static let root: UInt32 = 0

    /// The hash of a folded word.
    static func hash(_ folded: some Sequence<UInt32>) -> UInt64 {
        var hash = seed
        for scalar in folded where scalar != 0x27 { hash = step(hash, scalar) }
        return hash
    }
    @inline(__always) static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }
    @inline(__always) static func step(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
        (hash ^ UInt64(scalar)) &* 0x0000_0100_0000_01B3
    }

    @inline(__always) private static func slotKey(_ node: UInt32, _ word: UInt64) -> UInt64 {
        var key = word ^ (UInt64(node) &* 0x9E37_79B9_7F4A_7C15)
        key ^= key >> 29
        key = key &* 0xBF58_476D_1CE4_E5B9
        key ^= key >> 32
        return key == 0 ? 1 : key
    }

    /// The node that a word leads to, or 0.
    func next(_ node: UInt32, _ word: UInt64) -> UInt32 {
        let key = PhraseTrie.slotKey(node, word)
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: key) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & mask
        }
        return 0
    }

    mutating func insert(_ words: [UInt64], _ entry: LexiconEntry) {
        guard !words.isEmpty else { return }
        var node = PhraseTrie.root
        for word in words {
            var following = next(node, word)
            if following == 0 {
                following = UInt32(heads.count)
                heads.append(-1)
                add(node, word, following)
            }
            node = following
        }
        entries.append((entry, heads[Int(node)]))
        heads[Int(node)] = Int32(entries.count - 1)
    }

    private mutating func add(_ node: UInt32, _ word: UInt64, _ value: UInt32) {
        if used * 2 > keys.count { grow() }
        place(PhraseTrie.slotKey(node, word), value)
        used += 1
    }

    private mutating func place(_ key: UInt64, _ value: UInt32) {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: key) & mask
        while keys[slot] != 0 { slot = (slot + 1) & mask }
        keys[slot] = key
        values[slot] = value
    }

    private mutating func grow() {
        let (oldKeys, oldValues) = (keys, values)
        keys = Array(repeating: 0, count: oldKeys.count * 2)
        values = Array(repeating: 0, count: oldKeys.count * 2)
        for slot in oldKeys.indices where oldKeys[slot] != 0 { place(oldKeys[slot], oldValues[slot]) }
    }

    /// Calls `body` with each entry of a node.
    @inline(__always) func forEachEntry(_ node: UInt32, _ body: (LexiconEntry) -> Void) {
        var index = heads[Int(node)]
        while index >= 0 {
            body(entries[Int(index)].entry)
            index = entries[Int(index)].next
        }
    }

    /// The first entry of a node that a test accepts.
    @inline(__always) func entry(_ node: UInt32, _ kind: LexiconEntry.Kind) -> LexiconEntry? {
        var index = heads[Int(node)]
        while index >= 0 {
            if entries[Int(index)].entry.kind == kind { return entries[Int(index)].entry }
            index = entries[Int(index)].next
        }
        return nil
    }
}
