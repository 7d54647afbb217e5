import Machine
import Synchronization

/// What a stopped statement had made: millions of values whose end nobody is to wait for. Put here on the way out they are
/// freed by ``LateRelease`` when the statement has ended.
final class Discards: Sendable {
    private struct Held: @unchecked Sendable {
        var things: [Any] = []
    }

    private let held = Mutex(Held())

    /// Takes something over.
    func add(_ thing: Any) {
        let one = Held(things: [thing])
        held.withLock { $0.things += one.things }
    }

    /// Hands over what was taken.
    func release() {
        let all = held.withLock { held in
            defer { held.things = [] }
            return held
        }
        if !all.things.isEmpty { LateRelease.keep(all.things) }
    }
}
