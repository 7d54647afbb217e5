import CypherSyntax
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
        let isTyped = console.isInteractive && name == EnteredText.sourceName
        var alike: [AlikeStatement] = []
        while !console.wantsToQuit, let item = reader.next() {
            switch item {
            case .command(let line):
                try runAlike(&alike)
                try attempt {
                    try echo(line)
                    do { try console.run(command: line) } catch let error as CorrectionError where !isTyped {
                        throw CommandError(error.message).at(
                            QuerySource(name: name, text: line, in: script, at: reader.place.lower))
                    } catch let error as CommandError where !isTyped {
                        throw error.at(QuerySource(name: name, text: line, in: script, at: reader.place.lower))
                    }
                }
            case .statement(let statement, let offset):
                let source = QuerySource(name: name, text: statement, in: script, at: offset)
                let next = console.mayRunTogether ? AlikeStatement(source) : nil
                if alike.count == Session.mostAlike || next?.parts.shape != alike.first?.parts.shape {
                    try runAlike(&alike)
                }
                if let next {
                    alike.append(next)
                } else {
                    try attempt {
                        try echo(statement + ";")
                        try console.run(source)
                    }
                }
            }
        }
        try runAlike(&alike)
    }

    /// So few statements of one shape are run one by one.
    private static let fewAlike = 8

    /// Runs statements of one shape, together where that makes no difference.
    private func runAlike(_ statements: inout [AlikeStatement]) throws {
        defer { statements = [] }
        if console.wantsToQuit { return }
        if statements.count >= Self.fewAlike, try console.runTogether(statements) { return }
        for statement in statements { try attempt { try console.run(statement.source) } }
    }

    /// Does something, and goes on after its failure where the console keeps going.
    private func attempt(_ body: () throws -> Void) throws {
        do {
            try body()
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

    /// Shows what is run as a prompt would, where that is wanted.
    private func echo(_ text: String) throws {
        guard console.echoes else { return }
        try console.show("naql> " + text.replacing("\n", with: "\n   -> "))
    }
}
