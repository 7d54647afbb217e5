import ArgumentParser
import Articles
import Machine
import Shell
import Text
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The program behind `naql serve`: a process of its own, so that nothing of it weighs on the others.
@main
enum Main {
    static func main() {
        // Writing to a client that has gone is told by `write`, not by a signal.
        signal(SIGPIPE, SIG_IGN)
        let arguments = Array(ProcessArguments.all.dropFirst())
        if arguments.first == ReaderWorker.argument {
            ReaderWorker.serve()
            exit(0)
        }
        MappedFaults.endProgram(status: 3)
        // Before the first thread, so that all of them leave these signals to the one that waits for them.
        StopSignals.block()
        exit(outcome(of: arguments))
    }

    private static func outcome(of arguments: [String]) -> Int32 {
        do {
            var command = try ServeProgram.parseAsRoot(arguments)
            try command.run()
            return 0
        } catch {
            let code = ServeProgram.exitCode(for: error)
            if code.isSuccess {
                print(ServeProgram.fullMessage(for: error))
                return 0
            }
            let isUsage = code == .validationFailure
            let text = isUsage ? ServeProgram.fullMessage(for: error) : ErrorText.describe(error, color: false)
            tell(VisibleText.escaped(text, keeping: .lineBreaks))
            return isUsage ? 2 : 3
        }
    }

    /// A line for whoever started the server.
    static func tell(_ line: String) {
        var bytes = Array(line.utf8)
        if bytes.last != 0x0A { bytes.append(0x0A) }
        _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    }
}
