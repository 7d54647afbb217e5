#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A state that threads change by turns, and wait for.
///
/// Unchecked: the state is touched only under the mutex.
public final class Monitor<State>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var state: State

    /// Starts with a state.
    public init(_ state: sending State) {
        self.state = state
        pthread_mutex_init(mutex, nil)
        #if canImport(Darwin)
            pthread_cond_init(condition, nil)
        #else
            // So that setting the system's clock neither ends a wait nor makes it longer.
            var attributes = pthread_condattr_t()
            pthread_condattr_init(&attributes)
            pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
            pthread_cond_init(condition, &attributes)
            pthread_condattr_destroy(&attributes)
        #endif
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Looks at the state, or changes it; nobody else does meanwhile.
    public func withLock<Result>(_ body: (inout State) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&state)
    }

    /// Wakes one of those that wait, or all of them, to look again.
    public func wake(all: Bool = false) {
        if all { pthread_cond_broadcast(condition) } else { pthread_cond_signal(condition) }
    }

    /// Waits until `body` finds in the state what it looks for; nil where it took longer than so many milliseconds.
    public func wait<Result>(milliseconds: Int? = nil, for body: (inout State) -> Result?) -> Result? {
        var deadline = timespec()
        if let milliseconds {
            #if canImport(Darwin)
                clock_gettime(CLOCK_REALTIME, &deadline)
            #else
                clock_gettime(CLOCK_MONOTONIC, &deadline)
            #endif
            let nanoseconds = deadline.tv_nsec + milliseconds % 1000 * 1_000_000
            deadline.tv_sec += milliseconds / 1000 + nanoseconds / 1_000_000_000
            deadline.tv_nsec = nanoseconds % 1_000_000_000
        }
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&state) { return result }
            if milliseconds == nil {
                pthread_cond_wait(condition, mutex)
            } else if pthread_cond_timedwait(condition, mutex, &deadline) == ETIMEDOUT {
                return body(&state)
            }
        }
    }
}
