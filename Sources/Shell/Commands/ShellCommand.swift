import Naql

/// A command of the shell: an entry of the registry that help, completion and manual are made from.
struct ShellCommand: Sendable {
    /// The name after the colon.
    let name: String
    /// Shorter names.
    let aliases: [String]
    /// What stands after the name: `[NAME]`.
    let arguments: String
    /// One line of help.
    let summary: String
    /// What Tab offers for the argument.
    let completes: Argument
    /// Refuses an argument that it cannot be done with, as far as that can be told without doing it.
    let check: @Sendable (_ argument: String) throws -> Void
    /// Its work; the text after the name, trimmed.
    let run: @Sendable (_ argument: String, _ console: Console) throws -> Void

    /// Kinds of arguments, for completion.
    enum Argument: Sendable {
        case nothing, path, format, command, onOff, bidi, parameter, label, destination, query, questionRun
    }

    init(
        _ name: String, aliases: [String] = [], arguments: String = "", completes: Argument = .nothing, summary: String,
        check: @escaping @Sendable (_ argument: String) throws -> Void = { _ in },
        run: @escaping @Sendable (_ argument: String, _ console: Console) throws -> Void
    ) {
        self.name = name
        self.aliases = aliases
        self.arguments = arguments
        self.completes = completes
        self.check = check
        self.summary = summary
        self.run = run
    }

    /// Every command, in the order of the help text.
    static let all: [ShellCommand] =
        HelpCommands.all + GeneralCommands.all + GraphCommands.all + ArticleCommands.all + OutputCommands.all
        + DestinationCommands.all + QuestionCommands.all + VerifyCommands.all + CorrectionCommands.all

    /// The command of that name or alias.
    static func named(_ name: String) -> ShellCommand? {
        all.first { $0.name == name || $0.aliases.contains(name) } ?? otherNames[name].flatMap(named)
    }

    /// What other shells call them: `.tables`, `\d`, `.dump`.
    private static let otherNames = [
        "tables": "schema", "d": "schema", "dt": "schema", "ds": "schema", "describe": "schema", "columns": "schema",
        "i": "source", "read": "source", "g": "once", "gset": "set", "bye": "quit", "w": "write",
        "cls": "clear", "timing": "timer", "params": "param", "open!": "open", "maxrows": "rows", "search": "find",
        "s": "history", "print": "last", "export": "last", "excel": "last", "nullvalue": "null", "opendb": "load",
        "import": "load", "databases": "schema", "l": "schema", "dn": "schema", "desc": "schema",
        "copy": "once", "dump": "last", "logout": "quit", "wq": "quit", "pset": "format", "labels": "schema",
        "types": "schema", "shortcuts": "keys",
    ]

    /// A sentence about a name that no command has, with the nearest ones.
    private static func unknown(_ name: String) -> String {
        let names = all.map { ":" + $0.name }
        if Suggestion.nearest(to: ":" + name, among: names) != nil {
            return Suggestion.unknown("command", ":" + name, among: names) + " (`:help` lists them)"
        }
        let near = Suggestion.ranked(near: ":" + name, among: names).prefix(3).map { "`\($0)`" }.joined(separator: ", ")
        return "unknown command `:\(name)`; nearest are \(near) (`:help` lists them)"
    }

    /// The command and the argument of a line that begins with a colon.
    ///
    /// - Throws: ``CommandError`` where there is no such command.
    static func reading(_ line: String) throws -> (command: ShellCommand, argument: String) {
        let text = line.drop { $0 == ":" }
        let name = text.prefix { !$0.isWhitespace }
        var argument = text.dropFirst(name.count).drop { $0.isWhitespace }
        while let last = argument.last, last.isWhitespace || last == ";" { argument.removeLast() }
        guard let command = named(String(name)) else {
            throw CommandError(unknown(String(name)))
        }
        return (command, String(argument))
    }
}
