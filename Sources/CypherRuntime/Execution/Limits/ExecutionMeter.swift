public import Machine
import Synchronization
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Watches what a running statement costs: its time, its memory, and whether anybody still wants it.
///
/// Whatever does work charges it as it goes. A charge is a few instructions; only when a grain of work has come together
/// the flag, the clock and the memory are looked at. So limits hold inside one expression or one read as they do between
/// batches. Once stopped, a statement stays stopped: every later charge throws the same error.
public final class ExecutionMeter: Sendable {
    /// Work between two looks, in units of about a nanosecond: looks cost a thousandth of it.
    static let grain = 1 << 16
    /// What passing on a batch is taken to cost, over the work that is charged on its own.
    static let batch = 1 << 12
    /// Nanoseconds between two measurements of memory where nobody says that it grows.
    private static let measureInterval: Int64 = 1_000_000

    /// What the statement may hold.
    public let memory: MemoryBudget
    private let cancellation: CancellationFlag
    private let timeLimit: Double
    /// The time limit in seconds; nil where there is none.
    var seconds: Double? { timeLimit > 0 ? timeLimit : nil }
    /// Nanoseconds of the monotonic clock.
    private let deadline: Int64
    private let left = Atomic<Int>(grain)
    private let nextMeasure: Atomic<Int64>
    private let verdict = Mutex<ExecutionError?>(nil)
    /// Changes of the graph that would have to be undone; written by the one thread that writes.
    private let changes = Atomic<Int64>(0)
    /// Nanoseconds that it takes to undo one.
    private static let undoCost: Int64 = 100
    private let discards = Discards()

    /// Starts the clock. `timeLimit` is in seconds from now.
    public init(
        cancellation: CancellationFlag = CancellationFlag(), timeLimit: Double? = nil,
        memory: MemoryBudget = .unlimited
    ) {
        self.cancellation = cancellation
        self.memory = memory
        self.timeLimit = timeLimit ?? 0
        let now = Self.now()
        nextMeasure = Atomic(now + Self.measureInterval)
        deadline = timeLimit.map { $0 < 1e9 ? now + Int64($0 * 1e9) : .max } ?? .max
    }

    /// Takes work into account, in units of about a nanosecond, and throws where the statement is to stop.
    @inline(__always)
    public func charge(work units: Int) throws(ExecutionError) {
        // Two threads may lose each other's work here: looks then come a little later.
        let rest = left.load(ordering: .relaxed) &- units
        left.store(rest, ordering: .relaxed)
        if rest < 0 { try look() }
    }

    /// Takes a change of the graph into account: its work, and that of undoing it, for which time is left.
    @inline(__always)
    func charge(changes count: Int) throws(ExecutionError) {
        changes.store(changes.load(ordering: .relaxed) &+ Int64(count), ordering: .relaxed)
        try charge(work: 256 &* count)
    }

    /// The changes so far stay, whatever becomes of the statement.
    func keepChanges() { changes.store(0, ordering: .relaxed) }

    /// Takes over what was made so far where the statement stops: it is freed when nobody waits any more. Where it goes on
    /// nothing happens.
    func discard(_ thing: @autoclosure () -> Any) {
        if verdict.withLock({ $0 }) != nil { discards.add(thing()) }
    }

    /// Takes over the operators of a statement that has stopped, with all that they and others hold.
    func discard(operators root: any BatchOperator) {
        guard verdict.withLock({ $0 }) != nil else { return }
        discards.add(root)
        discards.release()
    }

    /// Takes into account that a value of so many bytes is about to be made, and throws where it would go beyond the
    /// limit. Small ones are only counted.
    @inline(__always)
    public func charge(bytes: Int) throws(ExecutionError) {
        if memory.note(bytes) { try make(bytes) }
    }

    /// ``charge(work:)`` for closures that cannot throw, such as the order of a sort: whether they should come to an end
    /// at once. The next charge throws.
    func shouldStop(afterWork units: Int) -> Bool {
        do throws(ExecutionError) {
            try charge(work: units)
            return false
        } catch { return true }
    }

    /// Milliseconds that one may wait for something before the next ``chargeWait()``.
    func waitingTime(atMost milliseconds: Int32) -> Int32 {
        if deadline == .max { return milliseconds }
        return Int32(clamping: min(Int64(milliseconds), max(0, (deadline - Self.now()) / 1_000_000 + 1)))
    }

    /// Throws where the statement is to stop, whatever work was done: after waiting.
    public func chargeWait() throws(ExecutionError) { try look() }

    @inline(never)
    private func make(_ bytes: Int) throws(ExecutionError) {
        do throws(ExecutionError) {
            try memory.measure(adding: bytes)
        } catch { throw stop(error) }
    }

    @inline(never)
    private func look() throws(ExecutionError) {
        if let error = verdict.withLock({ $0 }) { throw error }
        left.store(Self.grain, ordering: .relaxed)
        if cancellation.isCancelled { throw stop(.cancelled) }
        let now = Self.now()
        // What was changed must be undone, and what is held given back, before the limit, too.
        let ending = memory.timeToRelease + changes.load(ordering: .relaxed) * Self.undoCost
        if deadline != .max, now + ending >= deadline { throw stop(.timeLimit(seconds: timeLimit)) }
        guard now >= nextMeasure.load(ordering: .relaxed) else { return }
        nextMeasure.store(now + Self.measureInterval, ordering: .relaxed)
        try make(0)
    }

    /// Notes why the statement stops; of several reasons the first.
    private func stop(_ error: ExecutionError) -> ExecutionError {
        let first = verdict.withLock { verdict in
            verdict = verdict ?? error
            return verdict ?? error
        }
        left.store(-1, ordering: .relaxed)
        return first
    }

    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
