#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Runs work on a thread with room for deep recursion: a query may be nested as deep as its parser allows, and every stage
/// walks its tree. The room is address space; only what is used costs memory.
enum BigStack {
    private static let size = 512 << 20

    static func run(_ body: @escaping () -> Int32) -> Int32 {
        final class Work {
            let body: () -> Int32
            var result: Int32 = 0
            init(_ body: @escaping () -> Int32) { self.body = body }
        }
        let work = Work(body)
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, size)
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let failed = pthread_create(
            &thread, &attributes,
            { argument in
                #if canImport(Darwin)
                    let work = Unmanaged<Work>.fromOpaque(argument).takeUnretainedValue()
                #else
                    let work = Unmanaged<Work>.fromOpaque(argument!).takeUnretainedValue()
                #endif
                work.result = work.body()
                return nil
            }, Unmanaged.passUnretained(work).toOpaque())
        pthread_attr_destroy(&attributes)
        // Without the thread the work is done on the stack there is.
        guard failed == 0 else { return body() }
        #if canImport(Darwin)
            pthread_join(thread!, nil)
        #else
            pthread_join(thread, nil)
        #endif
        return work.result
    }
}
