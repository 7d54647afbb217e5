import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads an archive from end to end.
enum ArchiveCheck {
    /// Opens every block, with so many threads at once; what is damaged is noted with the archive.
    static func open(_ seals: [SectionSeal], threads: Int) {
        let work = Work(seals)
        var others: [pthread_t] = []
        for _ in 1..<max(1, min(threads, work.blocks.count)) {
            let context = Unmanaged.passRetained(work)
            #if canImport(Darwin)
                var thread: pthread_t?
            #else
                var thread = pthread_t()
            #endif
            let code = pthread_create(&thread, nil, runWork, context.toOpaque())
            #if canImport(Darwin)
                if code == 0, let thread { others.append(thread) } else { context.release() }
            #else
                if code == 0 { others.append(thread) } else { context.release() }
            #endif
        }
        work.run()
        for thread in others { pthread_join(thread, nil) }
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

    private static let runWork: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
        guard let context else { return nil }
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run()
        return nil
    }

    /// Checks that nothing is written between sections.
    static func gaps(of archive: Archive) throws(SnapshotError) {
        var end = SnapshotFormat.headerSize
        for section in archive.sections {
            let gap = end..<section.bytes.lowerBound
            if archive.bytes(gap).contains(where: { $0 != 0 }) {
                archive.note(
                    ArchiveDamage(section: "the gap before section \(section.name)", bytes: gap, problem: "is not empty"))
            }
            end = section.bytes.upperBound
        }
    }
}
