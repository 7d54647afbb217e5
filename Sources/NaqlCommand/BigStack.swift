import Machine
import Synchronization

/// Runs work on a thread with room for deep recursion: a query may be nested as deep as its parser allows, and every stage
/// walks its tree.
enum BigStack {
    private static let size = 512 << 20

    static func run(_ body: @escaping @Sendable () -> Int32) -> Int32 {
        final class Outcome: Sendable { let status = Atomic<Int32>(0) }
        let outcome = Outcome()
        // Without the thread the work is done on the stack there is.
        guard let thread = Workers.start(stack: size, { outcome.status.store(body(), ordering: .releasing) })
        else { return body() }
        thread.join()
        return outcome.status.load(ordering: .acquiring)
    }
}
