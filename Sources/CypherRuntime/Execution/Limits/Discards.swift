import Machine
import Synchronization

/// What a stopped statement had made: millions of values whose end nobody is to wait for. Put here on the way out they are
/// freed by ``LateRelease`` when the statement has ended.
final class Discards: Sendable {
    private let held = Mutex(HandedOver<[Any]>([]))

    /// Takes something over.
    func add(_ thing: Any) {
        let one = HandedOver(thing)
        held.withLock { $0.value.append(one.value) }
    }

    /// Hands over what was taken.
    func release() {
        let all = held.withLock { held in
            defer { held.value = [] }
            return held
        }
        if !all.value.isEmpty { LateRelease.keep(all.value) }
    }
}
