import Machine
import Synchronization

/// Reads an archive from end to end.
enum ArchiveCheck {
    /// Opens every block, with so many threads at once; what is damaged is noted with the archive.
    static func open(_ seals: [SectionSeal], threads: Int) {
        let work = Work(seals)
        Workers.run(min(threads, work.blocks.count)) { work.run() }
    }

    /// Blocks of all sections, to be taken one after the other.
    private final class Work: Sendable {
        let blocks: [(seal: SectionSeal, block: Int)]
        private let next = Atomic(0)

        init(_ seals: [SectionSeal]) {
            blocks = seals.flatMap { seal in (0..<seal.blockCount).map { (seal, $0) } }
        }

        func run() {
            // Neighbours together, so that the system reads ahead.
            let share = 16
            while true {
                let start = next.add(share, ordering: .relaxed).oldValue
                guard start < blocks.count else { return }
                for index in start..<min(start + share, blocks.count) {
                    _ = blocks[index].seal.open(block: blocks[index].block)
                }
            }
        }
    }

    /// Checks that nothing is written between sections.
    static func gaps(of archive: Archive) {
        var end = SnapshotFormat.headerSize
        for section in archive.sections {
            let gap = end..<section.bytes.lowerBound
            if archive.bytes(gap).contains(where: { $0 != 0 }) {
                let place = "the gap before section \(section.name)"
                archive.note(ArchiveDamage(section: place, bytes: gap, problem: "is not empty"))
            }
            end = section.bytes.upperBound
        }
    }
}
