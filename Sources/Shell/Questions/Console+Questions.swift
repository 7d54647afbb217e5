import Naql
import Text

extension Console {
    /// Runs a saved question with parameters for its time; a file where a path is named.
    ///
    /// - Throws: ``CommandError`` where there is no such question or a parameter is missing, or what it throws.
    public func run(question argument: String) throws {
        let arguments = try NamedArguments(argument)
        let name = try ArgumentWords.split(arguments.head).joined(separator: " ")
        guard !name.isEmpty else { throw CommandError("name a question: `:run who-said`; `:questions` lists them") }
        try run(question: name, with: arguments.parameters)
    }

    /// Runs the question of a name.
    ///
    /// - Throws: ``CommandError`` where there is no such question or a parameter is missing, or what it throws.
    ///
    /// - Parameter options: the names that the command line gave as `-p`; nil where a person types `:run`.
    public func run(
        question name: String, with parameters: [(name: String, text: String)], options: [String]? = nil
    ) throws {
        let path = PathText.expanded(name)
        if name.contains("/") || name.hasSuffix(".cypher"), Files.exists(path) {
            return try withParameters(parameters) { try ScriptRunner(console: self).run(file: path) }
        }
        let question = try library.question(named: name)
        let given = Set(parameters.map(\.name)).union(session.parameters.keys)
        let missing = question.parameters.filter { !given.contains($0) }
        guard missing.isEmpty else {
            let wanted = missing.map { (options == nil ? "" : "-p ") + $0 + "=…" }.joined(separator: " ")
            throw CommandError(
                "`\(question.name)` asks for \(missing.map { "$" + $0 }.joined(separator: ", ")): "
                    + (options == nil ? "`:run \(question.name) \(wanted)`" : "\(wanted)"))
        }
        tellUnasked((options ?? parameters.map(\.name)).filter { !question.parameters.contains($0) }, question)
        try withParameters(parameters) { try ScriptRunner(console: self).run(file: question.path) }
    }

    /// Says which parameters a question does not read: one of them may be another's name misspelt.
    private func tellUnasked(_ names: [String], _ question: Question) {
        for name in names {
            let near = Suggestion.nearest(to: name, among: question.parameters)
            let asked = question.parameters.map { "$" + $0 }.joined(separator: ", ")
            note(
                "note: `\(question.name)` does not ask for `$\(name)`"
                    + (near.map { ": did you mean `$\($0)`?" } ?? (asked.isEmpty ? "" : "; it asks for \(asked)")))
        }
    }

    /// From now on prints of a question only the rows that were not there when it was asked last.
    ///
    /// - Returns: what is to be kept once they are told.
    /// - Throws: ``CommandError`` where there is no such question, or what reading throws.
    public func tellNewRows(
        ofQuestion name: String, parameters: [String], sources: [String]
    ) throws -> NewRows {
        let path = PathText.expanded(name)
        let isFile = name.contains("/") || name.hasSuffix(".cypher")
        let place = isFile && Files.exists(path) ? path : try library.question(named: name).path
        let text = try ScriptFile.text(of: place)
        let new = try NewRows(question: name + "\n" + text, parameters: parameters, sources: sources)
        newRows = new
        return new
    }

    /// Keeps the last statement under a name.
    ///
    /// - Throws: ``CommandError`` where there is none, or what writing throws.
    func save(question argument: String) throws {
        guard let statement = lastStatement else {
            throw CommandError("no statement was run yet that could be saved; `:save FILE.naql` writes the graph")
        }
        let (name, comment) = try Self.nameAndComment(argument)
        let text = (comment.isEmpty ? "" : "// \(comment)\n") + statement + ";\n"
        let saved = try library.save(text, as: name)
        note(
            "\(saved.path)" + (saved.replaced.map { " (what it was is kept in \($0))" } ?? "")
                + "; `:run \(name)` asks \(Self.brief(statement))")
    }

    /// The beginning of a statement, so that a person sees which one was kept.
    private static func brief(_ statement: String) -> String {
        let line = statement.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return "`" + DisplayWidth.shortened(line, to: 60) + "`"
    }

    /// A name, in quotes where it has blanks, and the rest.
    private static func nameAndComment(_ text: String) throws -> (String, String) {
        guard let quote = text.first, "'\"".contains(quote) else {
            let name = String(text.prefix { !$0.isWhitespace })
            return (name, String(text.dropFirst(name.count)).trimmingSpaces())
        }
        guard let end = text.dropFirst().firstIndex(of: quote) else {
            throw CommandError("the quote \(quote) is not closed")
        }
        let name = String(text[text.index(after: text.startIndex)..<end]).trimmingSpaces()
        return (name, String(text[text.index(after: end)...]).trimmingSpaces())
    }

    /// Lists the questions whose name or comment holds a text.
    func list(questions text: String) throws {
        let wanted = Folding.fold(text)
        let found = library.all.filter {
            wanted.isEmpty || Folding.fold($0.name).contains(wanted) || Folding.fold($0.comment).contains(wanted)
        }
        guard !found.isEmpty else {
            return say(
                text.isEmpty
                    ? "no question is saved yet; `:save NAME what it asks` keeps the last statement"
                    : "no question has `\(text)` in its name or comment")
        }
        let column = found.map { DisplayWidth.of($0.name) }.max() ?? 0
        for question in found {
            let gap = String(repeating: " ", count: column - DisplayWidth.of(question.name) + 2)
            let parameters = question.parameters.map { " " + $0 + "=…" }.joined()
            try show(
                question.name + gap + question.comment
                    + (parameters.isEmpty ? "" : "  (" + parameters.dropFirst() + ")"))
        }
    }
}
