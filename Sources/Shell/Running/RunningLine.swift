import Machine
import Naql
import Renderers
import Synchronization
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A sign of life on the terminal while a statement runs: from the first second on how long it has, and how many rows have
/// come. It is erased before anything else is written.
final class RunningLine: Sendable {
    private struct State {
        var hasEnded = false
        var isShown = false
        var rows = 0
    }

    private let state = Mutex(State())
    private let began = Clock.monotonic()
    private let descriptor: Int32
    private let remedy: String

    /// Waits, before the first sign, in nanoseconds.
    private static let patience: Int64 = 1_000_000_000

    /// A line on a terminal, kept up by a thread of its own; without one it is never shown.
    static func start(on descriptor: Int32, canBeStopped: Bool = true) -> RunningLine {
        let line = RunningLine(descriptor, canBeStopped ? "; Ctrl-C stops it" : "")
        Workers.start { line.keepUp() }?.detach()
        return line
    }

    private init(_ descriptor: Int32, _ remedy: String) { (self.descriptor, self.remedy) = (descriptor, remedy) }

    /// Notes how many rows have come.
    func count(_ rows: Int) { state.withLock { $0.rows = rows } }

    /// Erases the line for good.
    func end() {
        state.withLock { state in
            if state.isShown { put("\r\u{1B}[K") }
            (state.hasEnded, state.isShown) = (true, false)
        }
    }

    private func keepUp() {
        while true {
            usleep(200_000)
            let goes = state.withLock { state in
                guard !state.hasEnded else { return false }
                let elapsed = Clock.monotonic() - began
                if elapsed >= Self.patience {
                    let rows = state.rows > 0 ? ", \(GroupedNumber.text(state.rows, of: "row"))" : ""
                    put("\r\u{1B}[K\(elapsed / 1_000_000_000) s\(rows)\(remedy)")
                    state.isShown = true
                }
                return true
            }
            if !goes { return }
        }
    }

    /// Under the lock, so that nothing is written after the end.
    private func put(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(descriptor, bytes, bytes.count)
    }
}

/// Tells before the first bytes are written.
final class HeraldedSink: ByteSink {
    private let sink: any ByteSink
    private let before: () -> Void

    init(_ sink: any ByteSink, before: @escaping () -> Void) {
        self.sink = sink
        self.before = before
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
        if !bytes.isEmpty { before() }
        try sink.write(bytes)
    }
}
