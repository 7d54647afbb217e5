public import PropertyGraph
import Synchronization

/// A graph that many sessions ask at one time, each from a thread of its own, while one of them at a time changes it.
///
/// Readers see the state that was committed last when their statement, or their transaction, began; nothing makes them wait,
/// and nothing changes under them. A writer works on a copy that shares all columns with that state until it changes
/// them, and what it has done is seen by others all at once, when it commits.
public final class Database: Sendable {
    private struct State {
        var committed: Graph
        var commits = 0
        /// A copy that a writer gave back as it got it.
        var spare: Graph?
        var writer: ObjectIdentifier?
        /// Who waits to write, the first first, and what tells them.
        var queue: [(id: ObjectIdentifier, turn: @Sendable () -> Void)] = []
    }

    private let state: Mutex<State>

    /// A database whose first state is a graph, which nobody may change from now on.
    public init(_ graph: Graph) { state = Mutex(State(committed: graph)) }

    /// What is committed. Never changes; the next commit makes another.
    public var committed: Graph { state.withLock { $0.committed } }

    /// How many transactions have changed it.
    public var commits: Int { state.withLock { $0.commits } }
}
