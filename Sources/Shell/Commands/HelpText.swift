import Naql
import Renderers

/// `:help`, made from the registries of commands, functions, procedures and formats.
enum HelpText {
    /// What is known of a word; the overview for none.
    static func about(_ word: String, in session: Session, width: Int = 100) throws -> String {
        if word.isEmpty { return overview(width: width) }
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

    private static func overview(width: Int) -> String {
        let rows = ShellCommand.all.map {
            (":" + $0.name + ($0.arguments.isEmpty ? "" : " " + $0.arguments), $0.summary)
        }
        let column = (rows.map(\.0.count).max() ?? 0) + 4
        let lines = rows.map { name, summary in
            let head = "  " + name + String(repeating: " ", count: column - name.count - 2)
            return head
                + wrap(summary, width: max(20, width - column))
                .joined(separator: "\n" + String(repeating: " ", count: column))
        }
        return """
            Type a Cypher statement and end it with a semicolon; Tab completes, Up brings back what was typed.

              MATCH (who:Agent)-[:SAID]->(s:Statement) RETURN who.name, s.text LIMIT 5;

            \(lines.joined(separator: "\n"))

            More: :help functions, :help procedures, :help formats, :help shortcuts, :help NAME
            """
    }

    /// Lines of whole words.
    private static func wrap(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(String(word)) <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
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
        Enter            runs when the statement ends with `;`, else begins a new line; Alt-Enter always does
        Tab              completes, or lists what would fit; again for the next page
        Up, Down         through the lines of the statement, then history; Ctrl-P, Ctrl-N history alone
        Ctrl-R, Ctrl-S   search history, older or newer, without regard to Arabic marks
        Ctrl-A, Ctrl-E   to the beginning or end of the line; also Home, End
        Alt-B, Alt-F     a word back or on; also Ctrl-Left, Ctrl-Right
        Ctrl-W, Alt-D    cut the word before or after the cursor
        Ctrl-U, Ctrl-K   cut the line before or after the cursor
        Ctrl-Y, Alt-Y    put back what was cut, or what was cut before that
        Ctrl-_, Alt-_    undo, redo
        Ctrl-T           swaps two letters
        Ctrl-X Ctrl-E    edits the statement in `$EDITOR`
        Ctrl-L           clears the screen
        Ctrl-C           clears the statement, or stops the running query
        Ctrl-Z           stops the shell until `fg`
        Ctrl-D           leaves, on an empty line

        NAQL_EDITING=vi in the environment, or `bind -v` in ~/.editrc, gives vi's keys.
        """
    ]
}
