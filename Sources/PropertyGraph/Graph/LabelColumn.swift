import Synchronization

/// The label set of each node by id. That of an archive is checked when it is first asked for.
final class LabelColumn: @unchecked Sendable {
    private var sets: Buffer<UInt32>
    private let seal: LabelSeal?
    private let isSealed: Atomic<Bool>
    private let lock = Mutex(())

    init(_ sets: Buffer<UInt32>, seal: LabelSeal? = nil) {
        self.sets = sets
        self.seal = seal
        isSealed = Atomic(seal != nil)
    }

    /// How many nodes; no need to look at them.
    var count: Int { sets.count }

    /// The sets, fit to be read. Where they are damaged, which the archive notes, all nodes seem to have the first one.
    @inline(__always)
    var opened: Buffer<UInt32> {
        if isSealed.load(ordering: .acquiring) { open() }
        return sets
    }

    @inline(never)
    private func open() {
        lock.withLock { _ in
            guard let seal, isSealed.load(ordering: .acquiring) else { return }
            if seal.open() { sets.markOpen() } else { sets = Buffer(repeating: 0, count: sets.count) }
            isSealed.store(false, ordering: .releasing)
        }
    }
}
