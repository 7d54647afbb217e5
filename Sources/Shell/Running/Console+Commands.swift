import Naql
import Renderers

extension Console {
    /// Runs a line that begins with a colon.
    ///
    /// - Throws: ``CommandError`` where it cannot be done, or whatever the command's work throws.
    func run(command line: String) throws {
        let text = line.drop { $0 == ":" }
        let name = text.prefix { !$0.isWhitespace }
        var argument = text.dropFirst(name.count).drop { $0.isWhitespace }
        while let last = argument.last, last.isWhitespace || last == ";" { argument.removeLast() }
        guard let command = ShellCommand.named(String(name)) else {
            throw CommandError(
                Suggestion.unknown("command", ":\(name)", among: ShellCommand.all.map { ":" + $0.name })
                    + " (`:help` lists them)")
        }
        try command.run(String(argument), self)
    }

    /// Prints text where results go.
    func show(_ text: String, lineBreak: Bool = true) {
        var buffer = ByteBuffer()
        buffer.append(text)
        if lineBreak { buffer.append("\n") }
        try? output.flush(&buffer)
    }

    /// Runs a statement with parameters of its own and prints its rows.
    func run(_ source: QuerySource, parameters: [String: Value]) throws {
        let result = try session.run(source, parameters: parameters)
        _ = try ResultPrinter(format: format, options: options, sink: output).print(result)
    }

    func mayTouchFiles(_ what: String) throws {
        if session.settings.isSafe { throw CommandError("safe mode does not allow `\(what)`") }
    }
}
