import Naql

/// Finds every error of a script without running it.
public struct ScriptChecker {
    private let console: Console

    /// A checker that reports to `console`.
    public init(console: Console) { self.console = console }

    /// Reports all errors of a file; how many there were.
    ///
    /// - Throws: ``FileError`` where the file cannot be read.
    public func check(file path: String) throws -> Int {
        let text = try Files.text(of: path)
        let name = path == "-" ? "<stdin>" : path
        let script = SourceText(text)
        var reader = ScriptReader(text)
        var count = 0
        while let item = reader.next() {
            switch item {
            case .command(let line):
                let word = line.dropFirst().prefix { !$0.isWhitespace }
                guard ShellCommand.named(String(word)) == nil else { continue }
                count += 1
                console.say(
                    "\(name): error: "
                        + Suggestion.unknown("command", ":\(word)", among: ShellCommand.all.map { ":" + $0.name }))
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
