import Naql
import Renderers

/// Runs scripts: statements that end with `;` (the last may go without) and command lines that begin with a colon.
///
/// It stops at the first error, unless the console keeps going.
public final class ScriptRunner {
    private let console: Console
    /// How many statements and commands failed.
    public private(set) var failures = 0

    /// A runner that prints to `console`.
    public init(console: Console) { self.console = console }

    /// Runs parts one after the other.
    ///
    /// - Throws: ``OutputError`` where the output cannot be written, and the first failure where the console does not
    ///   keep going.
    public func run(_ parts: [ScriptPart], inOneTransaction: Bool = false) throws {
        if inOneTransaction { try console.session.begin() }
        do {
            for part in parts where !console.wantsToQuit {
                switch part {
                case .command(let text): try run(text: text, name: "<command>")
                case .file(let path): try run(file: path)
                }
            }
        } catch {
            if inOneTransaction { try? console.session.rollback() }
            throw error
        }
        guard inOneTransaction else { return }
        if failures > 0 { try console.session.rollback() } else { try console.session.commit() }
    }

    /// Runs a script file; `-` is standard input.
    public func run(file path: String) throws {
        guard console.depth < Console.maximumDepth else {
            throw CommandError("scripts call each other \(Console.maximumDepth) deep; is there a circle?")
        }
        console.depth += 1
        defer { console.depth -= 1 }
        try run(text: try ScriptFile.text(of: path), name: ScriptFile.name(of: path))
    }

    /// Runs the text of a script.
    public func run(text: String, name: String) throws {
        var reader = ScriptReader(text)
        let script = SourceText(text)
        // What was just typed needs no place.
        let isTyped = console.isInteractive && name == InteractiveShell.sourceName
        while !console.wantsToQuit, let item = reader.next() {
            do {
                switch item {
                case .command(let line):
                    try echo(line)
                    do { try console.run(command: line) } catch let error as CommandError where !isTyped {
                        throw error.at(QuerySource(name: name, text: line, in: script, at: reader.place.lower))
                    }
                case .statement(let statement, let offset):
                    try echo(statement + ";")
                    try console.run(QuerySource(name: name, text: statement, in: script, at: offset))
                }
            } catch let error as OutputError {
                throw error
            } catch {
                failures += 1
                let isCancellation =
                    (error as? NaqlError)?.isCancellation ?? (error as? SessionLoadError)?.isCancellation ?? false
                if !console.keepsGoing || isCancellation { throw error }
                console.report(error)
            }
        }
    }

    /// Shows what is run as a prompt would, where that is wanted.
    private func echo(_ text: String) throws {
        guard console.echoes else { return }
        try console.show("naql> " + text.replacing("\n", with: "\n   -> "))
    }
}
