import Synchronization

/// How many threads may work on one statement at one time: the one that runs it, and the helpers of its parallel parts.
public final class ThreadBudget: Sendable {
    /// The most, the thread that runs the statement among them.
    public let limit: Int
    private let helpers = Atomic<Int>(0)
    private let highest = Atomic<Int>(0)

    /// A budget of `limit` threads, at least one.
    public init(limit: Int = 1) { self.limit = max(1, limit) }

    /// The most that worked at one time so far.
    public var peak: Int { 1 + highest.load(ordering: .relaxed) }

    /// Takes up to `wanted` helpers and tells how many there were: none where other parts have them all.
    func take(_ wanted: Int) -> Int {
        var taken = helpers.load(ordering: .relaxed)
        while true {
            let granted = min(wanted, limit - 1 - taken)
            guard granted > 0 else { return 0 }
            let (exchanged, now) = helpers.compareExchange(
                expected: taken, desired: taken + granted, ordering: .relaxed)
            if exchanged {
                highest.max(taken + granted, ordering: .relaxed)
                return granted
            }
            taken = now
        }
    }

    /// Gives helpers back.
    func release(_ count: Int) { helpers.subtract(count, ordering: .relaxed) }
}
