public import PropertyGraph
import Synchronization

/// A graph that many sessions ask at one time, each from a thread of its own, while one of them at a time changes it.
///
/// Readers see the state that was committed last when their statement, or their transaction, began; nothing makes them wait,
/// and nothing changes under them. A writer works on a fork, which shares all columns with that state until it changes them, and
/// what it has done is seen by others all at once, when it commits.
public final class Database: Sendable {
    private struct State {
        var committed: Graph
        var commits = 0
        /// The fork of what is committed, as a writer left it that took all back.
        var fork: Graph?
        var writer: ObjectIdentifier?
        /// Who waits to write, the first first, and what tells them that it is their turn.
        var queue: [(session: ObjectIdentifier, tell: @Sendable () -> Void)] = []
    }

    private let state: Mutex<State>

    /// A database whose first state is a graph, which nobody may change from now on.
    public init(_ graph: Graph) {
        graph.settle()
        state = Mutex(State(committed: graph))
    }

    /// What is committed. It never changes: the next commit makes another.
    public var committed: Graph { state.withLock { $0.committed } }

    /// How many transactions have changed it.
    public var commits: Int { state.withLock { $0.commits } }

    // MARK: Writing

    /// Makes a session the one that writes. Where another one is, it is told when its turn comes, and this is false.
    func requestWriting(_ session: ObjectIdentifier, tell: @escaping @Sendable () -> Void) -> Bool {
        state.withLock { state in
            if state.writer == nil { state.writer = session }
            if state.writer == session { return true }
            if !state.queue.contains(where: { $0.session == session }) { state.queue.append((session, tell)) }
            return false
        }
    }

    /// The graph that the session that writes may change, and what is committed beside it.
    func graphForWriting() -> (fork: Graph, committed: Graph) {
        let (known, committed) = state.withLock { ($0.fork, $0.committed) }
        if let known { return (known, committed) }
        // Only the writer forks, so nobody else is here.
        let fork = committed.fork()
        state.withLock { $0.fork = fork }
        return (fork, committed)
    }

    /// Makes what the writer did the state that others see from now on, and lets the next one write.
    func commit(by session: ObjectIdentifier) {
        guard let fork = state.withLock({ $0.writer == session ? $0.fork : nil }) else { return }
        fork.settle()
        let next = state.withLock { state in
            state.committed = fork
            state.fork = nil
            state.commits += 1
            return Self.handOver(&state)
        }
        next?()
    }

    /// Lets the next one write; the writer has taken back all that it did. One that waits does so no longer.
    func endWriting(by session: ObjectIdentifier) {
        let next = state.withLock { state in
            state.queue.removeAll { $0.session == session }
            return state.writer == session ? Self.handOver(&state) : nil
        }
        next?()
    }

    private static func handOver(_ state: inout State) -> (@Sendable () -> Void)? {
        guard !state.queue.isEmpty else {
            state.writer = nil
            return nil
        }
        let next = state.queue.removeFirst()
        state.writer = next.session
        return next.tell
    }
}
