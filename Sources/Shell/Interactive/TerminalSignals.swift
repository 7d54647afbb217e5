import Machine
import Synchronization
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The signals of a terminal session: a new size wakes the editor, and the terminal is put right before the program dies
/// of a signal.
enum TerminalSignals {
    enum Wake { case resized, interrupted, resumed }

    // Read inside handlers, which can capture nothing.
    private static let readEnd = Atomic<Int32>(-1)
    private static let writeEnd = Atomic<Int32>(-1)
    private static let painting = Atomic<Int32>(-1)
    /// How often the program went on after a stop.
    private static let resumptions = Atomic<Int>(0)
    // Unsafe: written once, before the handlers are installed and the ends of the pipe are told.
    nonisolated(unsafe) private static var terminal = termios()

    /// Readable when a signal came.
    static var wakeDescriptor: Int32 { readEnd.load(ordering: .acquiring) }

    /// Installs the handlers. `painting` is the descriptor that the editor paints on, if it does.
    static func install(painting descriptor: Int32?) {
        guard wakeDescriptor < 0 else { return }
        guard let ends = PipeEnds(), tcgetattr(0, &terminal) == 0 else { return }
        for end in [ends.read, ends.write] { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
        painting.store(descriptor ?? -1, ordering: .relaxed)
        writeEnd.store(ends.write, ordering: .releasing)
        readEnd.store(ends.read, ordering: .releasing)
        signal(SIGWINCH) { _ in TerminalSignals.wake(UInt8(ascii: "w")) }
        signal(SIGCONT) { _ in
            TerminalSignals.resumptions.add(1, ordering: .relaxed)
            TerminalSignals.wake(UInt8(ascii: "c"))
        }
        for fatal in [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP] {
            signal(fatal) { number in
                TerminalSignals.restoreTerminal()
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }

    /// Interrupts the editor as Ctrl-C does; safe in a signal handler.
    static func interruptEditor() { wake(UInt8(ascii: "i")) }

    /// Stops the whole job, as the terminal would, and comes back once it goes on. Any thread may take the signal, so that this one
    /// waits for the stop; not for long, for a job that nobody looks after is never stopped.
    static func stopJob() {
        let before = resumptions.load(ordering: .relaxed)
        _ = kill(0, SIGTSTP)
        var milliseconds = 0
        while resumptions.load(ordering: .relaxed) == before, milliseconds < 200 {
            usleep(1000)
            milliseconds += 1
        }
    }

    /// Puts the terminal back as it was found; safe in a signal handler.
    static func restoreTerminal() {
        guard wakeDescriptor >= 0 else { return }
        let number = errno
        let painting = painting.load(ordering: .relaxed)
        if painting >= 0 {
            "\u{1B}[?2004l\r\n".withCString { _ = write(painting, $0, 10) }
        }
        tcsetattr(0, TCSANOW, &terminal)
        errno = number
    }

    /// The signal that was not taken; the weightiest of several.
    static func takeWake() -> Wake? {
        var bytes = [UInt8](repeating: 0, count: 64)
        let got = read(wakeDescriptor, &bytes, bytes.count)
        guard got > 0 else { return nil }
        let kinds = bytes[..<got]
        if kinds.contains(UInt8(ascii: "i")) { return .interrupted }
        return kinds.contains(UInt8(ascii: "c")) ? .resumed : .resized
    }

    private static func wake(_ byte: UInt8) {
        let number = errno
        var byte = byte
        _ = write(writeEnd.load(ordering: .relaxed), &byte, 1)
        errno = number
    }
}
