import Synchronization

/// Asks a running statement, or a load, to stop. May be set from a signal handler or another thread; whatever works long
/// looks at it as it goes.
public final class CancellationFlag: Sendable {
    private let flag = Atomic<Bool>(false)
    private let other: CancellationFlag?
    /// Nanoseconds of the monotonic clock.
    private let deadline: Int64

    /// Makes a flag that is not set.
    public init() { (other, deadline) = (nil, .max) }

    /// Makes a flag that counts as set where another one is, and when so many seconds have passed.
    public init(besides other: CancellationFlag, seconds: Double?) {
        self.other = other
        deadline = seconds.map { $0 < 1e9 ? Clock.monotonic() + Int64($0 * 1e9) : .max } ?? .max
    }

    /// Whether the work is asked to stop.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) || other?.isCancelled ?? false || isLate }

    /// Whether the time for the work has passed.
    public var isLate: Bool { deadline != .max && Clock.monotonic() >= deadline }

    /// Asks it to stop.
    public func cancel() { flag.store(true, ordering: .relaxed) }

    /// Makes the flag ready for the next work.
    public func reset() { flag.store(false, ordering: .relaxed) }
}
