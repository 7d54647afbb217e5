import Machine
import Synchronization

/// Work on many things at once, with the results in order.
enum ParallelMap {
    /// Work that other threads are at already; the one that started it joins them when it wants the results.
    final class Run<Input: Sendable, Output: Sendable>: Sendable {
        private let inputs: [Input]
        private let cancellation: CancellationFlag
        private let body: @Sendable (Input) -> Output
        private let next = Atomic<Int>(0)
        /// Each is written by one worker, then read after all have ended.
        private let outputs: Mutex<[Output?]>
        private let others: Mutex<[Workers.Handle]>

        fileprivate init(
            _ inputs: [Input], _ cancellation: CancellationFlag, _ body: @escaping @Sendable (Input) -> Output
        ) {
            (self.inputs, self.cancellation, self.body) = (inputs, cancellation, body)
            outputs = Mutex(Array(repeating: nil, count: inputs.count))
            others = Mutex([])
        }

        fileprivate func start(_ count: Int) {
            // A thread that cannot be had is done without: the work takes longer, no more.
            let handles = (0..<max(0, count)).compactMap { _ in Workers.start { self.work() } }
            others.withLock { $0 = handles }
        }

        private func work() {
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < inputs.count, !cancellation.isCancelled else { return }
                let output = body(inputs[index])
                outputs.withLock { $0[index] = output }
            }
        }

        private func join() {
            for other in others.withLock({ $0 }) { other.join() }
        }

        /// The results, once this thread and the others have done all of the work.
        ///
        /// - Throws: ``LoadCancelled`` where it is no longer wanted.
        func finish() throws(LoadCancelled) -> [Output] {
            work()
            join()
            if cancellation.isCancelled { throw LoadCancelled() }
            return outputs.withLock { $0.compactMap { $0 } }
        }

        /// Ends the work where nobody wants the results.
        func abandon() {
            next.store(inputs.count, ordering: .relaxed)
            join()
        }
    }

    /// Starts work on all of the threads but this one.
    static func start<Input: Sendable, Output: Sendable>(
        _ inputs: [Input], workers: Int, cancellation: CancellationFlag, _ body: @escaping @Sendable (Input) -> Output
    ) -> Run<Input, Output> {
        let run = Run(inputs, cancellation, body)
        run.start(min(workers, inputs.count) - 1)
        return run
    }

    /// What `body` makes of each input.
    ///
    /// - Throws: ``LoadCancelled`` where it is no longer wanted.
    static func run<Input: Sendable, Output: Sendable>(
        _ inputs: [Input], workers: Int, cancellation: CancellationFlag, _ body: @escaping @Sendable (Input) -> Output
    ) throws(LoadCancelled) -> [Output] {
        try start(inputs, workers: workers, cancellation: cancellation, body).finish()
    }
}
