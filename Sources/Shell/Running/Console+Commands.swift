import Naql
import PropertyGraph
import Renderers
import Text

extension Console {
    /// Runs a line that begins with a colon.
    ///
    /// - Throws: ``CommandError`` where it cannot be done, or whatever the command's work throws.
    func run(command line: String) throws {
        let (command, argument) = try commands.reading(line)
        try command.run(argument, self)
    }

    /// Prints text where results go; on a terminal nothing in it acts.
    ///
    /// - Throws: ``OutputError`` where the output cannot be written, ``FileError`` where that is a file of `:output`.
    func show(_ text: String, lineBreak: Bool = true) throws {
        var buffer = ByteBuffer()
        buffer.append(options.isTerminal ? VisibleText.escaped(text, keeping: [.lineBreaks, .tabs]) : text)
        if lineBreak { buffer.append("\n") }
        try naming { try output.flush(&buffer) }
    }

    /// Empties the screen, where there is one.
    func clearScreen() {
        guard options.isTerminal, TerminalFacts.isPainted(1) else { return }
        var buffer = ByteBuffer()
        buffer.append("\u{1B}[H\u{1B}[2J\u{1B}[3J")
        try? output.flush(&buffer)
    }

    /// Runs a statement with parameters of its own and prints its rows.
    func run(_ source: QuerySource, parameters: [String: Value]) throws {
        let result = try session.run(source, parameters: parameters)
        try naming { _ = try printer(format, options, output).print(result) }
    }

    /// Whether the graph has a label or type of a name; of an empty graph nothing is unknown.
    func knows(_ name: String) -> Bool {
        let graph = session.graph
        return graph.nodeCount == 0 || graph.findLabel(name) != nil || graph.findType(name) != nil
    }

    func mayTouchFiles(_ what: String) throws {
        if session.settings.isSafe { throw CommandError("safe mode does not allow `\(what)`") }
    }
}
