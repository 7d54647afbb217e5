public import Machine
import Synchronization
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Ctrl-C while a query runs.
public enum Interrupts {
    // Read inside a handler, which can capture nothing and wait for nothing.
    /// The address of the flag of the work that SIGINT stops; kept for good, as a handler may just be reading it.
    private static let asked = Atomic<UInt>(0)
    private static let isInShell = Atomic<Bool>(false)
    /// Whether a person edits a statement just now, so that there is nothing to cancel.
    private static let isEditing = Atomic<Bool>(false)
    private static let came = Atomic<Bool>(false)

    /// Whether SIGINT came since the statement, or the script, was begun. The session forgets what comes before it runs.
    static var cameWhileRunning: Bool { came.load(ordering: .relaxed) }

    /// From now on SIGINT stops work that looks at this flag. Outside of the shell a second one within a query that does
    /// not stop ends the program as SIGINT does.
    public static func cancel(_ cancellation: CancellationFlag) {
        asked.store(UInt(bitPattern: Unmanaged.passRetained(cancellation).toOpaque()), ordering: .releasing)
        signal(SIGINT) { _ in
            if Interrupts.isEditing.load(ordering: .relaxed) {
                TerminalSignals.interruptEditor()
                return
            }
            // In the shell Ctrl-C never leaves; Ctrl-\ does.
            guard let asked = UnsafeRawPointer(bitPattern: Interrupts.asked.load(ordering: .acquiring)) else { return }
            let cancellation = Unmanaged<CancellationFlag>.fromOpaque(asked).takeUnretainedValue()
            if cancellation.isCancelled, Interrupts.cameWhileRunning, !Interrupts.isInShell.load(ordering: .relaxed) {
                UnfinishedFile.remove()
                _exit(130)
            }
            Interrupts.came.store(true, ordering: .relaxed)
            cancellation.cancel()
        }
    }

    /// SIGINT goes to the editor, but for the time of `body`.
    static func whileRunning<T>(_ body: () throws -> T) rethrows -> T {
        came.store(false, ordering: .relaxed)
        isEditing.store(false, ordering: .relaxed)
        // One may have come after the editor let go of the terminal.
        if TerminalSignals.takeWake() == .interrupted { came.store(true, ordering: .relaxed) }
        defer { isEditing.store(true, ordering: .relaxed) }
        return try body()
    }

    /// From now on SIGINT goes to the editor.
    static func beginEditing() {
        isEditing.store(true, ordering: .relaxed)
        isInShell.store(true, ordering: .relaxed)
    }
}
