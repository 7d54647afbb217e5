import CypherPlanner

/// Counts the rows and the time of the operator that it wraps.
final class ProfiledOperator: BatchOperator {
    private let inner: any BatchOperator
    private let plan: PhysicalPlan
    private let profile: Profile

    init(_ inner: any BatchOperator, plan: PhysicalPlan, profile: Profile) {
        self.inner = inner
        self.plan = plan
        self.profile = profile
    }

    func open(argument: Batch?) throws(ExecutionError) {
        let start = ContinuousClock.now
        try inner.open(argument: argument)
        profile.add(plan, rows: 0, batches: 0, nanoseconds: Self.nanoseconds(since: start))
    }

    func next() throws(ExecutionError) -> Batch? {
        let start = ContinuousClock.now
        let batch = try inner.next()
        let rows = batch.map { batch in batch.multiplicity?.reduce(0, &+) ?? Int64(batch.count) } ?? 0
        profile.add(plan, rows: rows, batches: batch == nil ? 0 : 1, nanoseconds: Self.nanoseconds(since: start))
        return batch
    }

    private static func nanoseconds(since start: ContinuousClock.Instant) -> Int64 {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
