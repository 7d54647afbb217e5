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
    /// The least default limit: a statement may work even where the graph fills the machine.
    private static let leastDefault = 64 << 20

    /// No single value is larger than this many bytes, whatever the limit.
    private static let largestValue = 1 << 36

    /// The most that may be held, in bytes.
    public let limit: Int
    /// Resident memory when the statement began.
    private let baseline: Int
    /// The memory is measured again after so many bytes were made.
    private let stride: Int
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
        baseline = ResidentMemory.bytes ?? 0
        isCounted = true
        let share = Int(Double(Memory.available) * Self.defaultShare)
        self.limit = limit ?? max(share - baseline, Self.leastDefault)
        stride = min(max(self.limit / 64, 256 << 10), 16 << 20)
        Self.running.add(1, ordering: .relaxed)
    }

    private init() {
        (limit, baseline, stride, isCounted) = (.max, 0, 16 << 20, false)
    }

    deinit { if isCounted { Self.running.subtract(1, ordering: .relaxed) } }

    /// No limit at all.
    public static var unlimited: MemoryBudget { MemoryBudget() }

    /// Accounts for bytes that an operator keeps.
    func charge(_ bytes: Int) throws(ExecutionError) {
        let total = accounted.add(bytes, ordering: .relaxed).newValue
        do throws(ExecutionError) {
            if total > limit { throw .memoryLimit(bytes: limit) }
            if note(bytes) { try measure(adding: bytes) }
        } catch {
            accounted.subtract(bytes, ordering: .relaxed)
            throw error
        }
    }

    func release(_ bytes: Int) { accounted.subtract(bytes, ordering: .relaxed) }

    /// Counts bytes that are made; whether it is time to measure.
    @inline(__always)
    func note(_ bytes: Int) -> Bool {
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
        if limit == .max { return }
        let total = made.add(added, ordering: .relaxed).newValue
        guard exceeds(adding: bytes) else { return }
        // Growth that others cause is not blamed on a statement that made little itself.
        if Self.running.load(ordering: .relaxed) > 1, total < limit / 8 { return }
        // Freed blocks may stay with the allocator.
        ResidentMemory.giveBack()
        if exceeds(adding: bytes) { throw .memoryLimit(bytes: limit) }
    }

    private func exceeds(adding bytes: Int) -> Bool {
        guard let resident = ResidentMemory.bytes else { return false }
        let held = resident - baseline
        self.held.store(held, ordering: .relaxed)
        ResidentMemory.noteGrowth(held)
        return held + bytes > limit
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
