import Dispatch
import Machine
import Synchronization

/// The morsels of one run of a parallel pipeline: who works on which, and what is done.
///
/// Its workers take morsels in order; the thread that consumes them takes part in the work where it would wait.
final class MorselQueue: Sendable {
    /// What a morsel gave.
    typealias Outcome = Result<[Batch], ExecutionError>

    /// What the consumer does next.
    enum Step {
        case take(Outcome)
        case run(Int)
        case wait
        case end
    }

    private struct State {
        var next = 0
        var consumed = 0
        var outcomes: [Int: Outcome] = [:]
    }

    /// So many morsels may be begun ahead of the one that is consumed.
    private let window: Int

    private let total: Int
    private let state = Mutex(State())
    private let isStopped = Atomic<Bool>(false)
    private let finished = DispatchSemaphore(value: 0)
    private let room = DispatchSemaphore(value: 0)
    private let helpers = Mutex<[Workers.Handle]>([])

    /// A queue for so many workers, the consumer among them.
    init(total: Int, workers: Int) {
        self.total = total
        window = 6 * workers
    }

    /// Lets another thread take morsels. Where there can be none the consumer does the work.
    func start(_ work: @escaping @Sendable (Int) -> Outcome) {
        guard let helper = Workers.start({ [self] in take(work) }) else { return }
        helpers.withLock { $0.append(helper) }
    }

    private func take(_ work: (Int) -> Outcome) {
        while !isStopped.load(ordering: .relaxed) {
            let claimed = state.withLock { state -> (morsel: Int?, isFull: Bool) in
                if state.next == total { return (nil, false) }
                if state.next >= state.consumed + window { return (nil, true) }
                state.next += 1
                return (state.next - 1, false)
            }
            guard let morsel = claimed.morsel else {
                if !claimed.isFull { return }
                room.wait()
                continue
            }
            let outcome = work(morsel)
            state.withLock { $0.outcomes[morsel] = outcome }
            finished.signal()
        }
    }

    /// What the consumer does next.
    func step() -> Step {
        let step = state.withLock { state -> Step in
            if let outcome = state.outcomes.removeValue(forKey: state.consumed) {
                state.consumed += 1
                return .take(outcome)
            }
            if state.consumed == total { return .end }
            if state.next < total, state.next < state.consumed + window {
                state.next += 1
                return .run(state.next - 1)
            }
            return .wait
        }
        if case .take = step { room.signal() }
        return step
    }

    /// Puts down what the consumer worked out itself.
    func finish(_ morsel: Int, _ outcome: Outcome) { state.withLock { $0.outcomes[morsel] = outcome } }

    /// Waits until another thread has finished a morsel.
    func wait() { finished.wait() }

    /// Stops the other threads and waits for them.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
        let running = helpers.withLock { helpers in
            defer { helpers = [] }
            return helpers
        }
        for _ in running { room.signal() }
        for helper in running { helper.join() }
    }

    /// Whether the other threads are to stop within a morsel.
    var shouldStop: Bool { isStopped.load(ordering: .relaxed) }
}
