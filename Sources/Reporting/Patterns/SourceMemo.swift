/// A noun phrase that may speak: where it ends, and by which rule.
struct SourceSpan: BitwiseCopyable {
    let end: Int32
    /// The number of the rule among those of the sources of its language.
    let rule: Int32
    let isLoose: Bool
}

/// What was found of sources and of what stands beside them in a sentence: a hash table that is emptied without being
/// touched.
struct SourceMemo {
    enum Kind: UInt64 { case source, prefixed, ending, beside }

    private struct Slot: BitwiseCopyable {
        var key: UInt64 = 0
        var start: Int32 = 0
        var end: Int32 = 0
    }

    /// The spans of all sources that were found, those of one token one after the other.
    var spans: [SourceSpan] = []
    private var slots = Array(repeating: Slot(), count: 1 << 9)
    private var used = 0
    private var generation: UInt64 = 1

    mutating func forget() {
        spans.removeAll(keepingCapacity: true)
        used = 0
        generation += 1
        // The generation stands in ten bits of the keys.
        if generation == 1 << 10 {
            generation = 1
            for index in slots.indices { slots[index] = Slot() }
        }
    }

    /// The key of a question about a token and a bound.
    private func key(_ kind: Kind, _ index: Int, _ bound: Int) -> UInt64 {
        generation << 54 | kind.rawValue << 52 | UInt64(index) << 26 | UInt64(bound)
    }

    private static func place(_ key: UInt64, _ count: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
    }

    /// What was found, or nil where it was not looked for.
    func value(_ kind: Kind, _ index: Int, _ bound: Int) -> Range<Int>? {
        let key = key(kind, index, bound)
        return slots.withUnsafeBufferPointer { slots in
            var place = SourceMemo.place(key, slots.count)
            while slots[place].key >> 54 == generation {
                if slots[place].key == key { return Int(slots[place].start)..<Int(slots[place].end) }
                place = (place + 1) & (slots.count - 1)
            }
            return nil
        }
    }

    mutating func note(_ value: Range<Int>, _ kind: Kind, _ index: Int, _ bound: Int) {
        if used * 2 > slots.count { grow() }
        used += 1
        put(Slot(key: key(kind, index, bound), start: Int32(value.lowerBound), end: Int32(value.upperBound)))
    }

    private mutating func put(_ slot: Slot) {
        var place = SourceMemo.place(slot.key, slots.count)
        while slots[place].key >> 54 == generation { place = (place + 1) & (slots.count - 1) }
        slots[place] = slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        for slot in old where slot.key >> 54 == generation { put(slot) }
    }
}
