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
    /// Whether a person edits a statement just now, so that there is nothing to cancel.
    nonisolated(unsafe) private static var isEditing = false

    /// From now on SIGINT stops the running query of `session`. A second one within a query that does not stop ends the
    /// program as SIGINT does.
    public static func cancel(_ session: Session) {
        self.session = session
        signal(SIGINT) { _ in
            if Interrupts.isEditing {
                TerminalSignals.interruptEditor()
                return
            }
            guard let session = Interrupts.session else { _exit(130) }
            if session.isCancelled {
                TerminalSignals.restoreTerminal()
                _exit(130)
            }
            session.cancel()
        }
    }

    /// SIGINT goes to the editor, but for the time of `body`.
    static func whileRunning<T>(_ body: () throws -> T) rethrows -> T {
        isEditing = false
        defer { isEditing = true }
        return try body()
    }

    /// From now on SIGINT goes to the editor.
    static func beginEditing() { isEditing = true }
}
