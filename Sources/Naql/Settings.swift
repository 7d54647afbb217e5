public import CypherPlanner

/// Limits and modes of a session.
public struct Settings: Sendable {
    /// Refuses queries that change the graph.
    public var isReadOnly = false
    /// No files and no shell: for queries of strangers.
    public var isSafe = false
    /// Seconds that a query may run.
    public var timeLimit: Double?
    /// Bytes that a query's operators may hold.
    public var memoryLimit = Int.max
    /// How many cores a query may use; nil is all.
    public var threads: Int?
    /// How plans are made.
    public var planner = PlannerOptions()

    /// No limits.
    public init() {}
}
