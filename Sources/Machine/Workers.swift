#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Plain threads for work that is divided by hand: the only ones that the engine starts.
public enum Workers {
    /// A running worker.
    ///
    /// Unchecked: a thread may be joined from any other, once.
    public struct Handle: @unchecked Sendable {
        fileprivate let thread: pthread_t

        /// Waits until the worker has ended; once for each.
        public func join() { pthread_join(thread, nil) }

        /// Lets it end by itself, instead of ``join()``.
        public func detach() { pthread_detach(thread) }
    }

    private final class Job: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Room for expressions as deep as the parser lets them nest.
    public static let stackSize = 64 << 20

    /// Runs the same body on a number of threads, this one among them, and waits for all.
    public static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
        // A thread that cannot be had is done without: the work takes longer, no more.
        let others = (1..<max(count, 1)).compactMap { _ in start(body) }
        body()
        for other in others { other.join() }
    }

    /// Runs a body on a thread of its own beside this one; nil where there can be none. `stack` is address space; only what is
    /// used costs memory.
    public static func start(stack: Int = stackSize, _ body: @escaping @Sendable () -> Void) -> Handle? {
        let argument = Unmanaged.passRetained(Job(body)).toOpaque()
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stack)
        #if canImport(Darwin)
            var thread: pthread_t?
            let status = pthread_create(&thread, &attributes, { Workers.work($0) }, argument)
        #else
            var thread = pthread_t()
            let status = pthread_create(&thread, &attributes, { Workers.work($0!) }, argument)
        #endif
        guard status == 0 else {
            Unmanaged<Job>.fromOpaque(argument).release()
            return nil
        }
        #if canImport(Darwin)
            return Handle(thread: thread!)
        #else
            return Handle(thread: thread)
        #endif
    }

    private static func work(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body()
        return nil
    }
}
