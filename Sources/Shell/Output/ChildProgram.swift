import Machine
import Renderers
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program that reads what is written to it: a line for `/bin/sh`, with the terminal for all that it says itself.
final class ChildProgram {
    let command: String
    /// Where to write.
    let sink: DescriptorSink
    private var descriptor: Int32
    private let process: ChildProcess

    /// Starts it; `environment` adds variables that are not set.
    ///
    /// - Throws: ``CommandError`` where it cannot be started.
    init(_ command: String, environment: [String: String] = [:]) throws {
        guard let pipe = PipeEnds() else { throw CommandError("cannot start `\(command)`: no pipe") }
        let unset = environment.filter { TerminalFacts.variable($0.key) == nil }
        let started = ChildProcess(shell: command, streams: .init(input: pipe.read), environment: unset)
        close(pipe.read)
        guard let started else {
            close(pipe.write)
            throw CommandError("cannot start `\(command)`")
        }
        self.command = command
        process = started
        descriptor = pipe.write
        sink = DescriptorSink(descriptor: pipe.write)
    }

    deinit { _ = end() }

    /// The status that it ended with, where it was waited for before its end was asked for.
    private var status: Int32?

    /// Tells it that no more comes, and waits for its end; the status, or 128 and the signal that ended it.
    func end() -> Int32 {
        guard descriptor >= 0 else { return 0 }
        close(descriptor)
        descriptor = -1
        return status ?? process.wait()?.status ?? 0
    }

    /// The status of one that has ended by now: a shell needs a moment to find that there is no such program. Nil where it
    /// reads.
    func statusAtOnce() -> Int32? {
        var wait = pollfd(fd: descriptor, events: 0, revents: 0)
        guard poll(&wait, 1, Self.moment) > 0, wait.revents & Int16(POLLERR | POLLHUP) != 0 else { return nil }
        status = process.wait()?.status ?? 0
        return status
    }

    /// In milliseconds.
    private static let moment: Int32 = 100

    /// What is to be told of a status; nil where all went well, or the program just had enough.
    static func complaint(_ command: String, status: Int32) -> String? {
        switch status {
        case 0, 128 + SIGPIPE, 128 + SIGINT: nil
        case 127: "`\(command)`: there is no such program"
        case 126: "`\(command)` cannot be run"
        default: "`\(command)` ended with status \(status)"
        }
    }
}
