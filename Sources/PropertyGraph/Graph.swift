/// A property graph in memory.
public final class Graph: @unchecked Sendable {
    /// An empty graph.
    public init() {}
}
