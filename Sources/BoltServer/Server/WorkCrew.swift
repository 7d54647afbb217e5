import Machine

/// Threads that run queries: as many as there is work for, up to a limit; what comes then waits in order.
///
/// None of them ever waits for a client or for another transaction, so that each job's turn comes.
final class WorkCrew: Sendable {
    private struct State {
        var jobs: [@Sendable () -> Void] = []
        var next = 0
        var idle = 0
        var threads = 0
        var isEnding = false
    }

    private let limit: Int
    private let monitor = Monitor(State())

    init(limit: Int) { self.limit = max(1, limit) }

    /// Runs a job soon.
    func submit(_ job: @escaping @Sendable () -> Void) {
        let needsThread = monitor.withLock { state in
            state.jobs.append(job)
            guard state.jobs.count - state.next > state.idle, state.threads < limit else { return false }
            state.threads += 1
            return true
        }
        monitor.wake()
        guard needsThread else { return }
        if let handle = Workers.start({ [self] in work() }) {
            handle.detach()
        } else {
            monitor.withLock { $0.threads -= 1 }
        }
    }

    /// Lets the threads go once nothing is left to do, and waits for that; whether it was so within so many milliseconds.
    func end(within milliseconds: Int) -> Bool {
        monitor.withLock { $0.isEnding = true }
        monitor.wake(all: true)
        return monitor.wait(milliseconds: milliseconds) { $0.threads == 0 ? true : nil } ?? false
    }

    private func work() {
        while let job = nextJob() { job() }
        monitor.withLock { $0.threads -= 1 }
        monitor.wake(all: true)
    }

    /// Nil where the crew ends.
    private func nextJob() -> (@Sendable () -> Void)? {
        monitor.withLock { $0.idle += 1 }
        let found = monitor.wait { state -> (@Sendable () -> Void)?? in
            guard state.next < state.jobs.count else { return state.isEnding ? .some(nil) : nil }
            let job = state.jobs[state.next]
            state.next += 1
            if state.next == state.jobs.count { (state.jobs, state.next) = ([], 0) }
            return job
        }
        monitor.withLock { $0.idle -= 1 }
        return found ?? nil
    }
}
