import Dispatch
import Synchronization

/// The morsels of one run of a parallel pipeline: who works on which, and what is done.
///
/// Two threads take morsels in order; the one that consumes them takes part in the work where it would wait.
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
    private static let window = 12

    private let total: Int
    private let state = Mutex(State())
    private let isStopped = Atomic<Bool>(false)
    private let finished = DispatchSemaphore(value: 0)
    private let room = DispatchSemaphore(value: 0)
    private let helper = DispatchGroup()

    init(total: Int) { self.total = total }

    /// Lets another thread take morsels.
    func start(_ work: @escaping @Sendable (Int) -> Outcome) {
        DispatchQueue.global(qos: .userInitiated).async(group: helper) { [self] in
            while !isStopped.load(ordering: .relaxed) {
                let claimed = state.withLock { state -> (morsel: Int?, isFull: Bool) in
                    if state.next == total { return (nil, false) }
                    if state.next >= state.consumed + Self.window { return (nil, true) }
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
    }

    /// What the consumer does next.
    func step() -> Step {
        let step = state.withLock { state -> Step in
            if let outcome = state.outcomes.removeValue(forKey: state.consumed) {
                state.consumed += 1
                return .take(outcome)
            }
            if state.consumed == total { return .end }
            if state.next < total, state.next < state.consumed + Self.window {
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

    /// Waits until the other thread has finished a morsel.
    func wait() { finished.wait() }

    /// Stops the other thread and waits for it.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
        room.signal()
        helper.wait()
    }

    /// Whether the other thread is to stop within a morsel.
    var shouldStop: Bool { isStopped.load(ordering: .relaxed) }
}
