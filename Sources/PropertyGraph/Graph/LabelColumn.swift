import Synchronization

/// The label set of each node by id. That of an archive is checked when it is first asked for.
///
/// Unchecked: as ``Graph``; what a reader opens of an archive, it opens under the lock.
final class LabelColumn: @unchecked Sendable {
    private var sets: Buffer<UInt32>
    private let seal: LabelSeal?
    /// Where the sets are, and how many may be read as they are: none until those of an archive are checked.
    private var base: UnsafePointer<UInt32>
    private let openCount: Atomic<Int>
    private let lock = Mutex(())

    init(_ sets: Buffer<UInt32>, seal: LabelSeal? = nil) {
        self.sets = sets
        self.seal = seal
        base = UnsafePointer(sets.sealedBase)
        openCount = Atomic(seal == nil ? sets.count : 0)
    }

    /// A column that begins as this one: see ``Buffer/fork()``.
    func fork() -> LabelColumn {
        open()
        return LabelColumn(sets.fork())
    }

    /// How many nodes; no need to look at them.
    var count: Int { sets.count }

    /// The set of a node; `LabelSets.dead` for one that does not exist.
    @inline(__always)
    subscript(node: Int) -> UInt32 {
        node < openCount.load(ordering: .acquiring) ? base[node] : distant(node)
    }

    /// All of them; valid until the next write.
    var view: UnsafeBufferPointer<UInt32> {
        open()
        return sets.view
    }

    /// As a section of an archive.
    var buffer: Buffer<UInt32> {
        open()
        return sets
    }

    func append(_ set: UInt32) {
        open()
        sets.append(set)
        publish()
    }

    func change(_ node: Int, to set: UInt32) {
        open()
        sets[node] = set
        publish()
    }

    @inline(never)
    private func distant(_ node: Int) -> UInt32 {
        open()
        return node < sets.count ? sets[node] : LabelSets.dead
    }

    /// Checks the sets of an archive. Where they are damaged, which the archive notes, all nodes seem to have the first
    /// set.
    func open() {
        guard let seal, openCount.load(ordering: .acquiring) == 0 else { return }
        lock.withLock { _ in
            guard openCount.load(ordering: .acquiring) == 0 else { return }
            if seal.open() { sets.markOpen() } else { sets = Buffer(repeating: 0, count: sets.count) }
            publish()
        }
    }

    private func publish() {
        base = UnsafePointer(sets.base)
        openCount.store(sets.count, ordering: .releasing)
    }
}
