/// The commands that a console has: what help, completion and the manual are made from. Whoever makes a console hands them in,
/// so that none of these knows any command.
public struct CommandTable: Sendable {
    /// Every command, in the order of the help text.
    let all: [ShellCommand]
    /// Names that other shells have, and the names of what is meant.
    private let otherNames: [String: String]

    /// A table of commands.
    init(_ all: [ShellCommand], otherNames: [String: String] = [:]) {
        self.all = all
        self.otherNames = otherNames
    }

    /// For a console that runs no script.
    public static let none = CommandTable([])

    /// The command of that name or alias.
    func named(_ name: String) -> ShellCommand? {
        if let found = all.first(where: { $0.name == name || $0.aliases.contains(name) }) { return found }
        if let other = otherNames[name] { return named(other) }
        let small = name.lowercased()
        return small == name ? nil : named(small)
    }

    /// The command and the argument of a line that begins with a colon.
    ///
    /// - Throws: ``CommandError`` where there is no such command.
    func reading(_ line: String) throws -> (command: ShellCommand, argument: String) {
        let text = line.drop { $0 == ":" }.drop { $0.isWhitespace }
        let name = text.prefix { !$0.isWhitespace && $0 != ";" }
        var argument = text.dropFirst(name.count).drop { $0.isWhitespace || $0 == ";" }
        while let last = argument.last, last.isWhitespace || last == ";" { argument.removeLast() }
        guard let command = named(String(name)) else {
            throw CommandError(unknown(String(name)))
        }
        return (command, String(argument))
    }

    /// A sentence about a name that no command has, with the nearest ones.
    private func unknown(_ name: String) -> String {
        let names = all.map { ":" + $0.name }
        if Suggestion.nearest(to: ":" + name, among: names) != nil {
            return Suggestion.unknown("command", ":" + name, among: names) + " (`:help` lists them)"
        }
        let near = Suggestion.ranked(near: ":" + name, among: names).prefix(3).map { "`\($0)`" }.joined(separator: ", ")
        return "unknown command `:\(name)`; nearest are \(near) (`:help` lists them)"
    }
}
