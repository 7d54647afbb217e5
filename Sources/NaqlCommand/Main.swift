import ArgumentParser
import Articles
import Machine
import Naql
import Renderers
import Shell
import Text
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The entry: parses the command line and maps every outcome to its exit status.
@main
enum Main {
    static func main() {
        // Writing to a reader that has gone is told by `write`, not by a signal.
        signal(SIGPIPE, SIG_IGN)
        guard !ProcessArguments.all.isEmpty else { exit(withoutArguments().rawValue) }
        if ProcessArguments.all.dropFirst().first == ReaderWorker.argument {
            exit(
                BigStack.run {
                    ReaderWorker.serve()
                    return ExitStatus.done.rawValue
                })
        }
        UnfinishedFile.removeWhenEnded(interruptStatus: ExitStatus.interrupted.rawValue)
        MappedFaults.endProgram(status: ExitStatus.inputOutputFailed.rawValue)
        exit(BigStack.run { outcome(of: Array(ProcessArguments.all.dropFirst())).rawValue })
    }

    /// Swift reads the arguments from /proc: without it every command line would look like a script on standard input.
    private static func withoutArguments() -> ExitStatus {
        var buffer = ByteBuffer()
        buffer.append("error: the arguments cannot be read: mount /proc, as in \"mount -t proc proc /proc\"\n")
        try? DescriptorSink(descriptor: 2).flush(&buffer)
        return .wrongUsage
    }

    static func outcome(of arguments: [String]) -> ExitStatus {
        var kind: any ParsableCommand.Type = NaqlRoot.self
        do {
            var command = try parsed(arguments)
            kind = type(of: command)
            try command.run()
            return .done
        } catch let status as ExitStatus {
            return status
        } catch let error as OutputError where error == .closed {
            return .done
        } catch {
            return report(error, of: kind, about: arguments)
        }
    }

    /// What the parser of arguments says of an error, with the usage of the command that was to run.
    private static func usage(of kind: any ParsableCommand.Type, _ error: any Error) -> String {
        guard kind != NaqlRoot.self else { return NaqlRoot.fullMessage(for: error) }
        let name = kind._commandName
        return kind.fullMessage(for: error).replacing("Usage: \(name)", with: "Usage: naql \(name)")
            .replacing("See '\(name)", with: "See 'naql \(name)")
    }

    /// The command that the arguments name. Most name none, and mean the default one: it is asked alone, without making
    /// ready all the others. What it does not take goes the long way, which also words the error.
    private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
        let named = NaqlRoot.configuration.subcommands.map { $0._commandName } + ["help"]
        if !arguments.contains(where: { named.contains($0) }), let ask = try? AskCommand.parse(arguments) { return ask }
        if arguments.count > 1, arguments[0] == "help", !arguments[1].hasPrefix("-"), !named.contains(arguments[1]) {
            throw ValidationError(
                Suggestion.unknown("command", arguments[1], among: named.filter { !["ask", "help"].contains($0) }))
        }
        return try NaqlRoot.parseAsRoot(arguments)
    }

    /// The default command has a name of its own, which nobody needs to type or to know.
    private static func naming(_ message: String) -> String {
        message.replacing("naql ask", with: "naql")
            .replacing("Usage: naql <subcommand>", with: "Usage: \(AskCommand.configuration.usage ?? "naql")")
    }

    private static func report(
        _ error: any Error, of kind: any ParsableCommand.Type, about arguments: [String]
    ) -> ExitStatus {
        if arguments.contains("--version"), arguments.contains("--verbose") { return show(VersionReport.text) }
        // The parser of arguments would write such an error out whole, and the text of a query may be very long.
        if error is NaqlError { return tell(error, about: arguments) }
        let code = NaqlRoot.exitCode(for: error)
        func text() -> String {
            NaqlRoot.isOwnHelp(arguments) ? NaqlRoot.overview : usage(of: kind, error)
        }
        if code.isSuccess { return show(text()) }
        guard code == .validationFailure else { return tell(error, about: arguments) }
        // What was typed may be quoted, so it is not to act on the terminal.
        tell(
            wantsJSON(arguments)
                ? ErrorJSON.usage(NaqlRoot.message(for: error))
                : VisibleText.escaped(naming(text()), keeping: .lineBreaks))
        return .wrongUsage
    }

    /// Tells what went wrong where the command line was right.
    private static func tell(_ error: any Error, about arguments: [String]) -> ExitStatus {
        tell(wantsJSON(arguments) ? ErrorJSON.describe(error) : ErrorText.describe(error, color: false))
        return ExitStatus(of: error)
    }

    private static func tell(_ message: String) {
        var buffer = ByteBuffer()
        buffer.append(message + "\n")
        try? DescriptorSink(descriptor: 2).flush(&buffer)
    }

    /// Whether errors are to be JSON, told before anything is known to be right.
    private static func wantsJSON(_ arguments: [String]) -> Bool {
        arguments.contains("--error-format=json")
            || zip(arguments, arguments.dropFirst()).contains { $0 == ("--error-format", "json") }
    }

    /// Help and version go where results go.
    private static func show(_ text: String) -> ExitStatus {
        var buffer = ByteBuffer()
        buffer.append(text)
        buffer.append("\n")
        do {
            try DescriptorSink(descriptor: 1).flush(&buffer)
        } catch {
            if error == .closed { return .done }
            buffer.append(ErrorText.describe(error, color: false) + "\n")
            try? DescriptorSink(descriptor: 2).flush(&buffer)
            return ExitStatus(of: error)
        }
        return .done
    }
}
