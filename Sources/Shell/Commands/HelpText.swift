import Naql
import Renderers

/// `:help`, made from the registries of commands, functions, procedures and formats.
enum HelpText {
    /// What is known of a word; the overview for none.
    static func about(_ word: String, in session: Session) throws -> String {
        if word.isEmpty { return overview() }
        let name = word.hasPrefix(":") ? String(word.dropFirst()) : word
        if let page = topicPage(name.lowercased(), in: session) ?? topics[name.lowercased()] { return page }
        if let command = ShellCommand.named(name) { return detail(of: command) }
        let catalog = session.catalog
        let plain = name.hasSuffix("()") ? String(name.dropLast(2)) : name
        if let function = catalog.functions[plain.lowercased()] { return detail(of: function) }
        if let procedure = catalog.procedures.first(where: { $0.key.lowercased() == plain.lowercased() })?.value {
            return detail(of: procedure)
        }
        let known =
            ShellCommand.all.map(\.name) + topics.keys.sorted() + catalog.functions.values.map(\.name)
            + catalog.procedures.keys
        let found = known.filter { $0.lowercased().contains(plain.lowercased()) }
        if !found.isEmpty { return "nothing is called `\(word)`; near it: " + found.sorted().joined(separator: ", ") }
        throw CommandError(Suggestion.unknown("word", word, among: known))
    }

    private static func overview() -> String {
        let rows = ShellCommand.all.map {
            (":" + $0.name + ($0.arguments.isEmpty ? "" : " " + $0.arguments), $0.summary)
        }
        let width = rows.map(\.0.count).max() ?? 0
        let lines = rows.map { "  " + $0.0 + String(repeating: " ", count: width - $0.0.count + 2) + $0.1 }
        return """
            Type a Cypher statement and end it with a semicolon; Tab completes, Up brings back what was typed.

              MATCH (who:Agent)-[:SAID]->(s:Statement) RETURN who.name, s.text LIMIT 5;

            \(lines.joined(separator: "\n"))

            More: :help functions, :help procedures, :help formats, :help shortcuts, :help NAME
            """
    }

    private static func detail(of command: ShellCommand) -> String {
        var text = ":" + command.name + (command.arguments.isEmpty ? "" : " " + command.arguments)
        if !command.aliases.isEmpty {
            text += "   (also " + command.aliases.map { ":" + $0 }.joined(separator: ", ") + ")"
        }
        return text + "\n  " + command.summary
    }

    private static func detail(of function: FunctionSignature) -> String {
        function.usage + "\n  " + function.summary
    }

    private static func detail(of procedure: ProcedureSignature) -> String {
        let inputs = procedure.inputs.map { "\($0.name) :: \($0.type.cypherName)" }.joined(separator: ", ")
        let outputs = procedure.outputs.map { "\($0.name) :: \($0.type.cypherName)" }.joined(separator: ", ")
        return "CALL \(procedure.name)(\(inputs))" + (outputs.isEmpty ? "" : " YIELD \(outputs)") + "\n  "
            + procedure.summary
    }

    /// Pages that are no command's.
    static func topicPage(_ name: String, in session: Session) -> String? {
        switch name {
        case "functions":
            let groups = Dictionary(grouping: session.catalog.functions.values, by: \.category)
            return groups.sorted { $0.key < $1.key }.map { category, functions in
                "\(category): " + functions.map(\.name).sorted().joined(separator: ", ")
            }.joined(separator: "\n")
        case "procedures":
            return session.catalog.procedures.values.sorted { $0.name < $1.name }
                .map { "\($0.name)  \($0.summary)" }.joined(separator: "\n")
        case "formats":
            return OutputFormat.all.map { "\($0.name)  \($0.summary)" }.joined(separator: "\n")
        default: return nil
        }
    }

    private static let topics: [String: String] = [
        "shortcuts": """
        Enter       runs when the statement ends with `;`, else begins a new line
        Tab         completes, or lists what would fit
        Up, Down    moves through the lines of the statement, then through history
        Ctrl-R      searches history
        Ctrl-A, Ctrl-E   to the beginning or end of the line
        Ctrl-W, Ctrl-U, Ctrl-K   cuts the word, the line before, the line after the cursor; Ctrl-Y puts it back
        Ctrl-C      clears the statement, or stops the running query
        Ctrl-D      leaves, on an empty line
        """
    ]
}
