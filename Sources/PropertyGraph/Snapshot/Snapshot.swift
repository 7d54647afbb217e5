/// A graph in one file that opens by mapping it.
public enum Snapshot {
    /// Writes the graph to a temporary file beside `path`, and renames it.
    public static func write(_ graph: Graph, to path: String) throws { fatalError("follows") }
    /// Opens a graph.
    public static func open(_ path: String) throws -> Graph { fatalError("follows") }
}
