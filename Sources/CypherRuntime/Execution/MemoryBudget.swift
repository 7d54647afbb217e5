import Synchronization

/// How much memory the operators of one statement may hold; shared by its workers.
public final class MemoryBudget: Sendable {
    /// Charged at a time, so that small growth costs no atomic.
    public static let block = 64 << 10

    /// The most that may be held.
    public let limit: Int
    private let used = Atomic<Int>(0)
    private let highest = Atomic<Int>(0)

    /// A budget of `limit` bytes.
    public init(limit: Int = .max) { self.limit = limit }

    /// The most that was held at one time.
    public var peak: Int { highest.load(ordering: .relaxed) }

    func charge(_ bytes: Int) throws(ExecutionError) {
        let total = used.add(bytes, ordering: .relaxed).newValue
        if total > limit {
            used.subtract(bytes, ordering: .relaxed)
            throw .memoryLimit(bytes: limit)
        }
        highest.max(total, ordering: .relaxed)
    }

    func release(_ bytes: Int) { used.subtract(bytes, ordering: .relaxed) }
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
