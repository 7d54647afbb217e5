#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Plain threads, for work that is divided by hand.
enum Threads {
    private final class Job: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs the same body on a number of threads, this one among them, and waits for all.
    static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
        let job = Job(body)
        // A thread that cannot be had is done without: the work takes longer, no more.
        let others = (1..<max(count, 1)).compactMap { _ in begin(job) }
        body()
        for thread in others { pthread_join(thread, nil) }
    }

    private static func begin(_ job: Job) -> pthread_t? {
        let argument = Unmanaged.passRetained(job).toOpaque()
        #if canImport(Darwin)
            var thread: pthread_t?
            let status = pthread_create(&thread, nil, { Threads.start($0) }, argument)
        #else
            var thread = pthread_t()
            let status = pthread_create(&thread, nil, { Threads.start($0!) }, argument)
        #endif
        guard status == 0 else {
            Unmanaged<Job>.fromOpaque(argument).release()
            return nil
        }
        return thread
    }

    private static func start(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body()
        return nil
    }
}
