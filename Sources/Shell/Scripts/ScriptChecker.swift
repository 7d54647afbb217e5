import CypherSyntax
import Naql

/// Finds every error of a script without running it.
public struct ScriptChecker {
    private let console: Console

    /// A checker that reports to `console`.
    public init(console: Console) { self.console = console }

    /// Reports all errors of a file; how many there were.
    ///
    /// - Throws: ``FileError`` where the file cannot be read, ``CommandError`` where it is no text.
    public func check(file path: String) throws -> Int {
        let text = try ScriptFile.text(of: path)
        let name = ScriptFile.name(of: path)
        let script = SourceText(text)
        var reader = ScriptReader(text)
        var count = 0
        while let item = reader.next() {
            switch item {
            case .command(let line):
                do {
                    let (command, argument) = try console.commands.reading(line)
                    try command.check(argument)
                } catch {
                    count += 1
                    console.report(
                        (error as? CommandError)?.at(
                            QuerySource(name: name, text: line, in: script, at: reader.place.lower))
                            ?? error)
                }
            case .statement(let statement, let offset):
                let source = QuerySource(name: name, text: statement, in: script, at: offset)
                for diagnostic in console.session.check(source) {
                    count += 1
                    console.report(NaqlError.diagnostic(diagnostic, in: source))
                }
            }
        }
        return count
    }
}
