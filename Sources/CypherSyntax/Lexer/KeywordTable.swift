/// Finds keywords by their bytes without making a string: sixteen letters packed into two words, hashed into a table.
struct KeywordTable: Sendable {
    /// Up to sixteen ASCII letters in lower case.
    struct Key: Hashable, Sendable {
        var low: UInt64 = 0
        var high: UInt64 = 0

        /// Appends a byte at position `index` below 16.
        @inline(__always)
        mutating func append(_ byte: UInt8, at index: Int) {
            if index < 8 {
                low |= UInt64(byte) << UInt64(index * 8)
            } else {
                high |= UInt64(byte) << UInt64((index - 8) * 8)
            }
        }

        @inline(__always)
        var slot: Int {
            let mixed = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
            return Int(truncatingIfNeeded: mixed >> 54)
        }
    }

    private var keys: [Key]
    private var words: [Keyword]

    /// The table of all keywords.
    static let standard = KeywordTable()

    private init() {
        keys = Array(repeating: Key(), count: 1024)
        words = Array(repeating: .none_, count: 1024)
        for keyword in Keyword.allCases where keyword != .none_ {
            var key = Key()
            for (index, byte) in keyword.text.utf8.enumerated() { key.append(byte | 0x20, at: index) }
            var slot = key.slot
            while words[slot] != .none_ { slot = (slot + 1) & 1023 }
            keys[slot] = key
            words[slot] = keyword
        }
    }

    /// The keyword with these letters, or `.none_`.
    @inline(__always)
    func find(_ key: Key) -> Keyword {
        var slot = key.slot
        while true {
            if words[slot] == .none_ { return .none_ }
            if keys[slot] == key { return words[slot] }
            slot = (slot + 1) & 1023
        }
    }
}
