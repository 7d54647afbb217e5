import Machine
import Synchronization

/// How much memory one statement may hold; shared by its workers.
///
/// Two things are held against the limit. Operators account for the rows and tables that they keep, and give them back.
/// And the resident memory of the process is measured, from where it stood when the statement began: often enough that
/// what nobody accounts for (texts, nested lists, the graph's own growth, room between blocks) counts as well. Values
/// that died are given back by being dead. Mapped files do not count.
public final class MemoryBudget: Sendable {
    /// Charged at a time, so that small growth costs no atomic.
    public static let block = 64 << 10
    /// The share of the machine's memory that the process holds at most where no limit is given.
    static let defaultShare = 0.8
    /// Bytes that are made between two measurements, at least and at most.
    private static let leastStride = 256 << 10
    private static let mostStride = 16 << 20
    /// The least default limit: a statement may work even where the graph fills the machine.
    private static let leastDefault = 64 << 20

    /// No single value is larger than this many bytes, whatever the limit.
    private static let largestValue = 1 << 36

    /// What measurements are held against. Reading it is a system call, which costs as much as a small statement does: where
    /// no limit was given it is read when the first measurement is due.
    private struct Ground {
        /// Resident memory when the statement began, or soon after.
        let baseline: Int
        /// The most that may be held, in bytes.
        let limit: Int
    }

    private let ground = Mutex<Ground?>(nil)
    /// The limit as far as it is known.
    private let knownLimit = Atomic<Int>(.max)
    /// The memory is measured again after so many bytes were made.
    private let stride = Atomic<Int>(leastStride)
    private let accounted = Atomic<Int>(0)
    /// Bytes made since the last measurement, and in all.
    private let unmeasured = Atomic<Int>(0)
    private let made = Atomic<Int>(0)
    /// Bytes that were held at the last measurement.
    private let held = Atomic<Int>(0)
    /// Whether it is counted among the running ones.
    private let isCounted: Bool

    /// How many statements run in this process.
    private static let running = Atomic<Int>(0)

    /// A budget of `limit` bytes beyond what the process holds now; without one, what is left of 80 % of the memory of
    /// the machine, or of the container.
    public init(limit: Int? = nil) {
        LateRelease.wait()
        ResidentMemory.tidy()
        isCounted = true
        if let limit { _ = settle(limit) }
        Self.running.add(1, ordering: .relaxed)
    }

    private init() {
        isCounted = false
        stride.store(Self.mostStride, ordering: .relaxed)
    }

    deinit { if isCounted { Self.running.subtract(1, ordering: .relaxed) } }

    /// The most that may be held, in bytes.
    public var limit: Int { isCounted ? settle().limit : .max }

    /// What measurements are held against, read on the first call.
    private func settle(_ given: Int? = nil) -> Ground {
        ground.withLock { ground in
            if let ground { return ground }
            let baseline = ResidentMemory.bytes ?? 0
            let share = Int(Double(Memory.available) * Self.defaultShare)
            let limit = given ?? max(share - baseline, Self.leastDefault)
            let found = Ground(baseline: baseline, limit: limit)
            ground = found
            knownLimit.store(limit, ordering: .relaxed)
            stride.store(min(max(limit / 64, Self.leastStride), Self.mostStride), ordering: .relaxed)
            return found
        }
    }

    /// No limit at all.
    public static var unlimited: MemoryBudget { MemoryBudget() }

    /// Accounts for bytes that an operator keeps.
    func charge(_ bytes: Int) throws(ExecutionError) {
        let total = accounted.add(bytes, ordering: .relaxed).newValue
        do throws(ExecutionError) {
            if note(bytes) { try measure(adding: bytes) }
            let limit = knownLimit.load(ordering: .relaxed)
            if total > limit { throw .memoryLimit(bytes: limit) }
        } catch {
            accounted.subtract(bytes, ordering: .relaxed)
            throw error
        }
    }

    func release(_ bytes: Int) { accounted.subtract(bytes, ordering: .relaxed) }

    /// Counts bytes that are made; whether it is time to measure.
    @inline(__always)
    func note(_ bytes: Int) -> Bool {
        let stride = stride.load(ordering: .relaxed)
        if bytes > stride { return true }
        let total = unmeasured.load(ordering: .relaxed) &+ bytes
        unmeasured.store(total, ordering: .relaxed)
        return total > stride
    }

    /// Measures, and throws where `bytes` more would be beyond the limit.
    func measure(adding bytes: Int) throws(ExecutionError) {
        let most = min(limit, Self.largestValue)
        if bytes > most { throw .memoryLimit(bytes: most) }
        let added = unmeasured.exchange(0, ordering: .relaxed) &+ bytes
        guard isCounted else { return }
        let ground = settle()
        let total = made.add(added, ordering: .relaxed).newValue
        guard exceeds(ground, adding: bytes) else { return }
        // Growth that others cause is not blamed on a statement that made little itself.
        if Self.running.load(ordering: .relaxed) > 1, total < ground.limit / 8 { return }
        // Freed blocks may stay with the allocator.
        ResidentMemory.giveBack()
        if exceeds(ground, adding: bytes) { throw .memoryLimit(bytes: ground.limit) }
    }

    private func exceeds(_ ground: Ground, adding bytes: Int) -> Bool {
        guard let resident = ResidentMemory.bytes else { return false }
        let held = resident - ground.baseline
        self.held.store(held, ordering: .relaxed)
        ResidentMemory.noteGrowth(held)
        return held + bytes > ground.limit
    }

    /// Nanoseconds that it takes to give back what is held: about a tenth of a second for a gigabyte.
    var timeToRelease: Int64 { Int64(max(0, held.load(ordering: .relaxed))) / 10 }
}

/// What one operator holds of a budget, charged by the block.
public final class MemoryAccount {
    private let budget: MemoryBudget
    private var held = 0
    private var charged = 0

    /// An account that holds nothing.
    public init(_ budget: MemoryBudget) { self.budget = budget }

    deinit { budget.release(charged) }

    /// Takes `bytes` more.
    @inline(__always)
    public func charge(_ bytes: Int) throws(ExecutionError) {
        held &+= bytes
        if held > charged { try grow() }
    }

    /// Gives all back.
    public func releaseAll() {
        budget.release(charged)
        charged = 0
        held = 0
    }

    @inline(never)
    private func grow() throws(ExecutionError) {
        let missing = held - charged
        let blocks = (missing + MemoryBudget.block - 1) / MemoryBudget.block
        try budget.charge(blocks * MemoryBudget.block)
        charged += blocks * MemoryBudget.block
    }
}
