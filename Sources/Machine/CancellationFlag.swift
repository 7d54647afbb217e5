import Synchronization

/// Asks a running statement, or a load, to stop. May be set from a signal handler or another thread; whatever works long
/// looks at it as it goes.
public final class CancellationFlag: Sendable {
    private let flag = Atomic<Bool>(false)

    /// Makes a flag that is not set.
    public init() {}

    /// Whether the work is asked to stop.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }

    /// Asks it to stop.
    public func cancel() { flag.store(true, ordering: .relaxed) }

    /// Makes the flag ready for the next work.
    public func reset() { flag.store(false, ordering: .relaxed) }
}
