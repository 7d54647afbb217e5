import Synchronization

/// Stands before an array of an archive until its blocks have been checked against their checksums and the rule of
/// their elements. Blocks may be opened from several threads; at worst one is checked twice.
///
/// Unchecked: the marks are atomic, all else is fixed.
final class SectionSeal: @unchecked Sendable {
    let archive: Archive
    let section: ArchiveSection
    let bytes: UnsafeRawBufferPointer
    private let rule: BlockRule
    /// A set bit is a block that was found sound.
    private let marks: UnsafeMutablePointer<Atomic<UInt64>>
    private let markCount: Int
    private let soundBlocks = Atomic(0)

    init(_ archive: Archive, _ section: ArchiveSection, _ rule: BlockRule) {
        self.archive = archive
        self.section = section
        self.rule = rule
        bytes = archive.bytes(section.bytes)
        markCount = (section.blockCount + 63) / 64
        marks = .allocate(capacity: markCount)
        for word in 0..<markCount { (marks + word).initialize(to: Atomic(0)) }
    }

    deinit {
        marks.deinitialize(count: markCount)
        marks.deallocate()
    }

    var blockCount: Int { section.blockCount }
    var isOpen: Bool { soundBlocks.load(ordering: .acquiring) == section.blockCount }

    /// Whether the blocks of these bytes are sound; what is not is noted with the archive.
    func open(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return true }
        for block in range.lowerBound / section.blockSize...(range.upperBound - 1) / section.blockSize {
            guard open(block: block) else { return false }
        }
        return true
    }

    /// Whether all blocks are sound.
    func openAll() -> Bool { isOpen || open(0..<bytes.count) }

    /// Whether a block is sound.
    @inline(__always)
    func open(block: Int) -> Bool {
        let mark = UInt64(1) << UInt64(block & 63)
        return marks[block >> 6].load(ordering: .acquiring) & mark != 0 || check(block, mark)
    }

    @inline(never)
    private func check(_ block: Int, _ mark: UInt64) -> Bool {
        let range = section.range(ofBlock: block)
        if checksum(UnsafeRawBufferPointer(rebasing: bytes[range])) != section.checksum(ofBlock: block) {
            note(ArchiveDamage.mismatch, block, range)
            return false
        }
        if let breach = rule.breach(in: bytes, range) {
            note(rule.problem, block, breach)
            return false
        }
        let before = marks[block >> 6].bitwiseOr(mark, ordering: .acquiringAndReleasing).oldValue
        if before & mark == 0 { soundBlocks.add(1, ordering: .acquiringAndReleasing) }
        return true
    }

    /// Notes damage of bytes counted from the section's begin.
    func note(_ problem: String, _ block: Int?, _ range: Range<Int>) {
        let start = section.bytes.lowerBound
        archive.note(
            ArchiveDamage(
                section: section.name, block: block,
                bytes: (start + range.lowerBound)..<(start + range.upperBound), problem: problem))
    }

    /// Notes that the section does not fit another part.
    func noteMisfit(_ problem: String) { note(problem, nil, 0..<bytes.count) }
}
