import CypherPlanner

/// Rows and time of each operator of a running plan.
public final class Profile {
    /// What one operator did.
    public struct Entry: Sendable {
        /// Rows that it passed on.
        public var rows: Int64 = 0
        /// Batches that it passed on.
        public var batches = 0
        /// Time inside it and its inputs, in nanoseconds.
        public var nanoseconds: Int64 = 0
        /// Nothing yet.
        public init() {}
    }

    /// By plan node.
    public private(set) var entries: [ObjectIdentifier: Entry] = [:]

    /// An empty profile.
    public init() {}

    func add(_ plan: PhysicalPlan, rows: Int64, batches: Int, nanoseconds: Int64) {
        var entry = entries[ObjectIdentifier(plan)] ?? Entry()
        entry.rows += rows
        entry.batches += batches
        entry.nanoseconds += nanoseconds
        entries[ObjectIdentifier(plan)] = entry
    }
}
