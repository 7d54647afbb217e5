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
    /// Its work; the text after the name, trimmed.
    let run: @Sendable (_ argument: String, _ console: Console) throws -> Void

    /// Kinds of arguments, for completion.
    enum Argument: Sendable { case nothing, path, format, command, onOff, bidi, parameter, label }

    init(
        _ name: String, aliases: [String] = [], arguments: String = "", completes: Argument = .nothing, summary: String,
        run: @escaping @Sendable (_ argument: String, _ console: Console) throws -> Void
    ) {
        self.name = name
        self.aliases = aliases
        self.arguments = arguments
        self.completes = completes
        self.summary = summary
        self.run = run
    }

    /// Every command, in the order of the help text.
    static let all: [ShellCommand] = GeneralCommands.all + GraphCommands.all + OutputCommands.all

    /// The command of that name or alias.
    static func named(_ name: String) -> ShellCommand? {
        all.first { $0.name == name || $0.aliases.contains(name) }
    }
}

/// A command that cannot be done as it was given.
struct CommandError: Error {
    let message: String
    init(_ message: String) { self.message = message }
}
