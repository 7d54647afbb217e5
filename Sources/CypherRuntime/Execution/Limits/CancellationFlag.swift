import Synchronization

/// Asks a running statement to stop. May be set from a signal handler or another thread; operators look at it once a
/// batch and inside long loops.
public final class CancellationFlag: Sendable {
    private let flag = Atomic<Bool>(false)

    /// Makes a flag that is not set.
    public init() {}

    /// Whether the statement is asked to stop.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }

    /// Asks it to stop.
    public func cancel() { flag.store(true, ordering: .relaxed) }

    /// Makes the flag ready for the next statement.
    public func reset() { flag.store(false, ordering: .relaxed) }
}
