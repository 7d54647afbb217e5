import Naql
import Renderers

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Console {
    /// Runs a line that begins with a colon.
    ///
    /// - Throws: ``CommandError`` where it cannot be done, or whatever the command's work throws.
    func run(command line: String) throws {
        let (command, argument) = try ShellCommand.reading(line)
        try command.run(argument, self)
    }

    /// Prints text where results go; on a terminal nothing in it acts.
    func show(_ text: String, lineBreak: Bool = true) {
        var buffer = ByteBuffer()
        buffer.append(options.isTerminal ? VisibleText.escaped(text, keeping: [.lineBreaks, .tabs]) : text)
        if lineBreak { buffer.append("\n") }
        try? output.flush(&buffer)
    }

    /// Empties the screen, where there is one.
    func clearScreen() {
        guard options.isTerminal else { return }
        var buffer = ByteBuffer()
        buffer.append("\u{1B}[H\u{1B}[2J\u{1B}[3J")
        try? output.flush(&buffer)
    }

    /// Runs a statement with parameters of its own and prints its rows.
    func run(_ source: QuerySource, parameters: [String: Value]) throws {
        let result = try session.run(source, parameters: parameters)
        _ = try print(result)
    }

    /// Sends results to a file from now on; nil is the terminal again.
    ///
    /// - Throws: ``CommandError`` where the file cannot be opened, ``OutputError`` where the last one cannot be written.
    func sendOutput(to path: String?) throws {
        guard let path else { return try closeOutput() }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw CommandError(FileError(path: path, code: errno).message) }
        try closeOutput()
        terminalOutput = (output, options, descriptor)
        output = DescriptorSink(descriptor: descriptor)
        // A file has no width, no colours and no direction.
        options.isTerminal = false
        options.documents = OutputDocuments()
        options.width = nil
        options.color = false
        options.bidi = .off
    }

    /// Results go to the terminal again.
    ///
    /// - Throws: ``OutputError`` where what is left to be written cannot be.
    public func closeOutput() throws {
        guard let terminal = terminalOutput else { return }
        let outcome = Result { try endOutput() }
        close(terminal.descriptor)
        output = terminal.sink
        options.isTerminal = terminal.options.isTerminal
        options.documents = terminal.options.documents
        options.width = terminal.options.width
        options.color = terminal.options.color
        options.bidi = terminal.options.bidi
        terminalOutput = nil
        try outcome.get()
    }

    func mayTouchFiles(_ what: String) throws {
        if session.settings.isSafe { throw CommandError("safe mode does not allow `\(what)`") }
    }
}
