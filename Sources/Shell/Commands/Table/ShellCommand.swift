/// A command of the shell: an entry of a ``CommandTable``.
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
        case names, rowAndName, mark
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
}
