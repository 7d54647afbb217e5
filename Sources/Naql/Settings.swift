public import CypherPlanner
import Machine

/// Limits and modes of a session.
public struct Settings: Sendable {
    /// Refuses queries that change the graph.
    public var isReadOnly = false
    /// No files and no shell: for queries of strangers.
    public var isSafe = false
    /// Seconds that a query may run.
    public var timeLimit: Double?
    /// Bytes that a query may take, over what the process holds when it begins. Nil is what is left of 80 % of the
    /// memory of the machine, or of the container; mapped archives do not count.
    public var memoryLimit: Int?
    /// How many threads may work on a query or a load at one time; nil is one for each processor that the process may
    /// use.
    public var threads: Int?
    /// Whether EXPLAIN and PROFILE give their plan beside the rows (see ``QueryResult/plan``), not as rows.
    public var tellsPlansApart = false
    /// Whether a note tells of a text that stands nowhere in the graph, with those that are spelled alike. Finding them takes
    /// some milliseconds: for people, not for programs that look for thousands of keys.
    public var tellsUnknownTexts = true
    /// How plans are made.
    public var planner = PlannerOptions()

    /// How many threads may work at one time.
    public var workers: Int { max(1, threads ?? Processors.available) }

    /// No limits.
    public init() {}
}
