import Synchronization
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What happens when another program cuts a file short that is mapped into memory: the system sends SIGBUS to whoever
/// reads behind its new end.
public enum MappedFaults {
    /// Ends the program with a line on standard error and the given status, instead of a crash. For the program, not for
    /// a library: a signal's handler is the whole process's.
    public static func endProgram(status: Int32) {
        self.status.store(status, ordering: .relaxed)
        signal(SIGBUS) { _ in
            // Only what is safe in a handler: no memory is allocated and nothing is locked.
            let line: StaticString = "error: a file was cut short by another program while it was read; open it again\n"
            _ = write(STDERR_FILENO, line.utf8Start, line.utf8CodeUnitCount)
            _exit(MappedFaults.status.load(ordering: .relaxed))
        }
    }

    private static let status = Atomic<Int32>(1)
}
