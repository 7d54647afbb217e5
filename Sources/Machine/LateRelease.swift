import Synchronization

/// Frees what is large without anybody waiting for it: to free millions of small things takes longer than an answer may.
public enum LateRelease {
    /// Things that only wait to be freed: nobody looks at them.
    private typealias Unwanted = HandedOver<[Any]>

    private struct State {
        var waiting: [Unwanted] = []
        var running: [Workers.Handle] = []
    }

    private static let state = Mutex(State())
    private static let isIdle = Atomic<Bool>(true)

    /// Keeps things until ``begin()``; whoever holds them besides lets go of them before.
    public static func keep(_ things: [Any]) {
        let unwanted = Unwanted(things)
        state.withLock { $0.waiting.append(unwanted) }
        isIdle.store(false, ordering: .relaxed)
    }

    /// Frees, on a thread of its own, what was kept.
    public static func begin() {
        if isIdle.load(ordering: .relaxed) { return }
        state.withLock { state in
            guard !state.waiting.isEmpty else { return }
            let box = Box(state.waiting)
            state.waiting = []
            // Where there can be no thread it is freed here.
            if let thread = Workers.start({ box.empty() }) { state.running.append(thread) }
        }
    }

    /// Waits until all is freed that was begun with.
    public static func wait() {
        if isIdle.load(ordering: .relaxed) { return }
        begin()
        let running = state.withLock { state in
            isIdle.store(true, ordering: .relaxed)
            defer { state.running = [] }
            return state.running
        }
        for thread in running { thread.join() }
    }

    /// What a thread is handed over; the last reference goes when it is emptied.
    private final class Box: Sendable {
        private let things: Mutex<[Unwanted]>
        init(_ things: [Unwanted]) { self.things = Mutex(things) }
        func empty() { things.withLock { $0 = [] } }
    }
}
