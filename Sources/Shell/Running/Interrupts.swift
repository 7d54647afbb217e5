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
    nonisolated(unsafe) private static var isInShell = false
    /// Whether a person edits a statement just now, so that there is nothing to cancel.
    nonisolated(unsafe) private static var isEditing = false

    /// Whether SIGINT came since the statement, or the script, was begun. The session forgets what comes before it runs.
    nonisolated(unsafe) private(set) static var cameWhileRunning = false

    /// From now on SIGINT stops the running query of `session`. Outside of the shell a second one within a query that does
    /// not stop ends the program as SIGINT does.
    public static func cancel(_ session: Session) {
        self.session = session
        signal(SIGINT) { _ in
            if Interrupts.isEditing {
                TerminalSignals.interruptEditor()
                return
            }
            // In the shell Ctrl-C never leaves; Ctrl-\ does.
            guard let session = Interrupts.session,
                !session.isCancelled || !Interrupts.cameWhileRunning || Interrupts.isInShell
            else {
                UnfinishedFile.remove()
                _exit(130)
            }
            Interrupts.cameWhileRunning = true
            session.cancel()
        }
    }

    /// SIGINT goes to the editor, but for the time of `body`.
    static func whileRunning<T>(_ body: () throws -> T) rethrows -> T {
        cameWhileRunning = false
        isEditing = false
        // One may have come after the editor let go of the terminal.
        if TerminalSignals.takeWake() == .interrupted { cameWhileRunning = true }
        defer { isEditing = true }
        return try body()
    }

    /// From now on SIGINT goes to the editor.
    static func beginEditing() {
        isEditing = true
        isInShell = true
    }
}
