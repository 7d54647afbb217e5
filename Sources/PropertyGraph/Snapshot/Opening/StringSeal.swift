import Synchronization

/// Stands before the strings of an archive. Texts are most of it, so they are checked by the block: what a query reads of
/// them and not more, until it reads so many that checking the rest costs less than looking at each.
final class StringSeal: Sendable {
    private let texts: SectionSeal
    private let offsets: SectionSeal
    private let table: SectionSeal
    private let count: Int
    private let tableIsOpen = Atomic(false)
    /// Whether every string begins where a code point does, besides its blocks being sound.
    private let textsAreOpen = Atomic(false)
    /// Strings that were looked at one by one.
    private let looks = Atomic(0)
    /// The block of texts to be checked ahead next.
    private let ahead = Atomic(0)

    /// So many looks cost about half of what checking a block does.
    private static let looksPerBlock = 512

    init(texts: SectionSeal, offsets: SectionSeal, table: SectionSeal) {
        self.texts = texts
        self.offsets = offsets
        self.table = table
        count = offsets.bytes.count / 8 - 1
    }

    /// Whether all strings are sound, the table of short ones aside.
    var isOpen: Bool { textsAreOpen.load(ordering: .acquiring) }

    /// Where the string's bytes are, if it is sound.
    func open(string id: Int, _ starts: UnsafePointer<UInt64>) -> Range<Int>? {
        guard offsets.open(id * 8..<(id + 2) * 8) else { return nil }
        let part = Int(truncatingIfNeeded: starts[id])..<Int(truncatingIfNeeded: starts[id + 1])
        guard texts.open(part), isBorder(part.lowerBound), isBorder(part.upperBound) else { return nil }
        if looks.add(1, ordering: .relaxed).newValue % Self.looksPerBlock == 0 { lookAhead(starts) }
        return part
    }

    /// Whether strings of contiguous ids are sound.
    func open(strings ids: Range<Int>, _ starts: UnsafePointer<UInt64>) -> Bool {
        guard !isOpen, !ids.isEmpty else { return true }
        guard offsets.open(ids.lowerBound * 8..<(ids.upperBound + 1) * 8) else { return false }
        let end = Int(truncatingIfNeeded: starts[ids.upperBound])
        guard texts.open(Int(truncatingIfNeeded: starts[ids.lowerBound])..<end), isBorder(end) else { return false }
        return ids.allSatisfy { isBorder(Int(truncatingIfNeeded: starts[$0])) }
    }

    func openOffsets() -> Bool { offsets.openAll() }

    /// Whether all strings are sound.
    func openTexts(_ starts: UnsafePointer<UInt64>) -> Bool {
        if isOpen { return true }
        guard offsets.openAll(), texts.openAll(), open(strings: 0..<count, starts) else { return false }
        textsAreOpen.store(true, ordering: .releasing)
        return true
    }

    /// Whether the table is sound: as many entries as it says, and free slots, at which searching ends.
    func openTable(_ interned: Int) -> Bool {
        if tableIsOpen.load(ordering: .acquiring) { return true }
        guard table.openAll() else { return false }
        var taken = 0
        for slot in table.bytes.bindMemory(to: UInt64.self) where slot != UInt64.max { taken &+= 1 }
        guard taken == interned else {
            table.noteMisfit("holds another number of strings than the description says")
            return false
        }
        tableIsOpen.store(true, ordering: .releasing)
        return true
    }

    /// Whether no code point goes on over the offset.
    private func isBorder(_ offset: Int) -> Bool {
        guard offset < texts.bytes.count, texts.bytes[offset] & 0xC0 == 0x80 else { return true }
        texts.note("has a string that begins within a code point", nil, offset..<(offset + 1))
        return false
    }

    private func lookAhead(_ starts: UnsafePointer<UInt64>) {
        let block = ahead.add(1, ordering: .relaxed).oldValue
        if block < texts.blockCount {
            _ = texts.open(block: block)
        } else if block == texts.blockCount {
            _ = openTexts(starts)
        }
    }
}
