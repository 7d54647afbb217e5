import CypherRuntime
import CypherSemantics
import Naql
import Renderers
import Text

/// `:help`, made from the registries of commands, clauses, functions, procedures, formats and keys.
struct HelpText {
    let commands: CommandTable
    let session: Session
    let width: Int
    let usesVi: Bool

    /// What is known of a word; the overview for none.
    ///
    /// - Throws: ``CommandError`` where nothing is, with the three nearest words.
    func about(_ word: String) throws -> String {
        if word.isEmpty { return overview }
        var name = word.trimmingSpaces()
        while name.hasSuffix(";") { name.removeLast() }
        if let page = topic(name.lowercased()) { return page }
        let isCommand = name.hasPrefix(":")
        let plain = isCommand ? String(name.dropFirst()) : name.hasSuffix("()") ? String(name.dropLast(2)) : name
        // A clause's page may also have a command or a function of its name: all that is known is told.
        let pages = [
            isCommand ? nil : ClauseHelp.named(plain)?.page,
            commands.named(plain).map(detail),
            session.catalog.functions[plain.lowercased()].map(detail),
            session.catalog.procedures.first { $0.key.lowercased() == plain.lowercased() }.map { detail(of: $0.value) },
            OutputFormat.named(plain.lowercased()).map { "format \($0.name)\n  \($0.summary)" },
            KeyHelp(usesVi: usesVi).page(of: plain),
        ].compactMap { $0 }
        guard pages.isEmpty else { return pages.joined(separator: "\n\n") }
        throw CommandError(unknown(plain))
    }

    /// The pages that lists of words have.
    static let topics = ["clauses", "commands", "functions", "procedures", "formats", "keys", "corrections", "figures"]

    /// Every word that has a page.
    var words: [String] {
        commands.all.map(\.name) + Self.topics + ClauseHelp.names + OutputFormat.all.map(\.name)
            + session.catalog.functions.values.map(\.name).sorted() + session.catalog.procedures.keys.sorted()
    }

    private func unknown(_ word: String) -> String {
        let known = words
        let holding = known.filter { $0.lowercased().contains(word.lowercased()) }
        // Of two letters, of signs and of other scripts nearly every word is as near as any.
        guard word.count > 2, word.contains(where: { $0.isASCII && $0.isLetter }) else {
            return "nothing is called `\(word)` (`:help` lists what can be asked)"
        }
        let near = (holding.sorted { $0.count < $1.count } + Suggestion.ranked(near: word, among: known)).prefix(3)
        var shown: [String] = []
        for name in near where !shown.contains(name) { shown.append(name) }
        return "nothing is called `\(word)`; near it are " + shown.map { "`\($0)`" }.joined(separator: ", ")
            + " (`:help` lists what can be asked)"
    }

    private var overview: String {
        let more = Self.topics.filter { $0 != "commands" }.map { ":help " + $0 }.joined(separator: ", ")
        return """
            \(lines("Type a Cypher statement and end it with a semicolon; Tab completes, Up brings back what was typed."))

              MATCH (who:Agent)-[:SAID]->(s:Statement)
              RETURN who.name, s.text LIMIT 5;

            \(listOfCommands)

            \(lines("More: \(more), :help NAME; :tour shows the way"))
            """
    }

    private var listOfCommands: String {
        let rows = commands.all.map {
            (":" + $0.name + ($0.arguments.isEmpty ? "" : " " + $0.arguments), $0.summary)
        }
        return table(rows, widest: 28)
    }

    private func lines(_ text: String) -> String { Self.wrap(text, width: max(20, width)).joined(separator: "\n") }

    private func table(_ rows: [(String, String)], widest: Int) -> String {
        Self.table(rows, widest: widest, width: width)
    }

    /// Two columns; a name that is wider than `widest` has a line of its own. In a narrow terminal all have.
    static func table(_ rows: [(String, String)], widest: Int, width: Int) -> String {
        let wanted = min(widest, (rows.map(\.0.count).max() ?? 0)) + 4
        let column = width - wanted < 30 ? 6 : wanted
        return rows.map { name, text in
            let lines = Self.wrap(text, width: max(20, width - column))
            let indent = "\n" + String(repeating: " ", count: column)
            let gap =
                name.count + 4 > column
                ? indent : String(repeating: " ", count: column - name.count - 2)
            return "  " + name + gap + lines.joined(separator: indent)
        }.joined(separator: "\n")
    }

    /// Lines of whole words.
    static func wrap(_ text: String, width: Int) -> [String] {
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

    private func detail(of command: ShellCommand) -> String {
        var text = ":" + command.name + (command.arguments.isEmpty ? "" : " " + command.arguments)
        if !command.aliases.isEmpty {
            text += "   (also " + command.aliases.map { ":" + $0 }.joined(separator: ", ") + ")"
        }
        return text + "\n  " + command.summary
    }

    private func detail(of function: FunctionSignature) -> String {
        function.usage + "\n  " + function.summary
    }

    private func detail(of procedure: ProcedureSignature) -> String {
        let inputs = procedure.inputs.map { "\($0.name) :: \($0.type.cypherName)" }.joined(separator: ", ")
        let outputs = procedure.outputs.map { "\($0.name) :: \($0.type.cypherName)" }.joined(separator: ", ")
        return "CALL \(procedure.name)(\(inputs))" + (outputs.isEmpty ? "" : " YIELD \(outputs)") + "\n  "
            + procedure.summary
    }

    /// Pages that list.
    private func topic(_ name: String) -> String? {
        switch name {
        case "commands": return listOfCommands
        case "clauses":
            return table(ClauseHelp.all.map { ($0.name, $0.summary) }, widest: 24)
                + "\n\n" + lines("`:help MATCH` shows the form of one and an example")
        case "functions":
            let groups = Dictionary(grouping: session.catalog.functions.values, by: \.category)
            return groups.sorted { $0.key < $1.key }.map { category, functions in
                "\(category): " + functions.map(\.name).sorted().joined(separator: ", ")
            }.joined(separator: "\n")
        case "corrections": return CorrectionHelp.page
        case "figures": return FigureHelp.page
        case "procedures":
            return session.catalog.procedures.values.sorted { $0.name < $1.name }
                .map { "\($0.name)  \($0.summary)" }.joined(separator: "\n")
        case "formats": return OutputFormat.all.map { "\($0.name)  \($0.summary)" }.joined(separator: "\n")
        case "keys", "shortcuts": return KeyHelp(usesVi: usesVi).page(width: width)
        default: return nil
        }
    }
}
