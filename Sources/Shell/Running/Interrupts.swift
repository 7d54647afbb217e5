public import Naql

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Ctrl-C while a query runs.
public enum Interrupts {
    // Written before the handler is installed, read inside it: a handler can capture nothing.
    nonisolated(unsafe) private static var session: Session?

    /// From now on SIGINT stops the running query of `session`. A second one within a query that does not stop ends the
    /// program as SIGINT does.
    public static func cancel(_ session: Session) {
        self.session = session
        signal(SIGINT) { _ in
            guard let session = Interrupts.session else { _exit(130) }
            if session.isCancelled { _exit(130) }
            session.cancel()
        }
    }
}
