import Synchronization

/// Searches of one statement that found more than their default limit gives: who counts the rows would count wrong.
public final class SearchCuts: Sendable {
    private let most = Mutex<(found: Int, given: Int)?>(nil)

    /// Takes note of a search that nobody gave a limit.
    func note(_ found: Int, of limit: Int) {
        guard found > limit else { return }
        most.withLock { most in
            if most.map({ $0.found < found }) ?? true { most = (found, limit) }
        }
    }

    /// The search that found most of those that were cut; nil where none was.
    public func take() -> (found: Int, given: Int)? {
        most.withLock { most in
            defer { most = nil }
            return most
        }
    }
}
