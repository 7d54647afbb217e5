import Machine
import Synchronization

/// Work on many things at once, with the results in order.
enum ParallelMap {
    /// Each slot is written by one worker, then read after all have ended.
    private final class Slots<Output: Sendable>: Sendable {
        let next = Atomic<Int>(0)
        let outputs: Mutex<[Output?]>

        init(_ count: Int) { outputs = Mutex(Array(repeating: nil, count: count)) }
    }

    /// What `body` makes of each input.
    ///
    /// - Throws: ``LoadCancelled`` where it is no longer wanted.
    static func run<Input: Sendable, Output: Sendable>(
        _ inputs: [Input], workers: Int, cancellation: CancellationFlag, _ body: @escaping @Sendable (Input) -> Output
    ) throws(LoadCancelled) -> [Output] {
        let slots = Slots<Output>(inputs.count)
        Workers.run(max(1, min(workers, inputs.count))) {
            while true {
                let index = slots.next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < inputs.count, !cancellation.isCancelled else { return }
                let output = body(inputs[index])
                slots.outputs.withLock { $0[index] = output }
            }
        }
        if cancellation.isCancelled { throw LoadCancelled() }
        return slots.outputs.withLock { $0.compactMap { $0 } }
    }
}
