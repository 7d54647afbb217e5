import CypherSyntax

/// What a person enters at the prompt.
enum EnteredText {
    /// What errors call it.
    static let sourceName = "<shell>"

    /// Whether Enter runs a text: a command line, statements that are whole, or what no further line can make a statement.
    static func isComplete(_ entered: String) -> Bool {
        let text = withoutPrompts(entered)
        return text.allSatisfy(\.isWhitespace) || command(text) != nil || beginsNothing(text)
            || ScriptReader.isComplete(text)
    }

    /// A text that was copied with the prompts before it, from a manual or a screen, without them.
    static func withoutPrompts(_ text: String) -> String {
        guard prompts.contains(where: { text.hasPrefix($0) }) else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            (prompts + ["   -> "]).first { line.hasPrefix($0) }.map { String(line.dropFirst($0.count)) } ?? String(line)
        }.joined(separator: "\n")
    }

    private static let prompts = ["naql> ", "naql*> "]

    /// Whether a line begins with a word that no statement begins with.
    private static func beginsNothing(_ text: String) -> Bool {
        guard !text.contains("\n"), StatementSplitter(text).state == .code, let first = Lexer.scan(text).tokens.first,
            first.kind == .identifier, !first.keyword.beginsClause, !beginners.contains(first.keyword)
        else { return false }
        do {
            _ = try Parser.parse(text)
            return false
        } catch { return error.range.lower <= first.range.lower }
    }

    /// Words that begin a statement with another one.
    private static let beginners: Set<Keyword> = [.drop, .show, .explain, .profile, .when]

    /// The command line that a text stands for that is none of the language: `.help`, `\\q`, `exit`.
    static func command(_ text: String) -> String? {
        let line = text.trimmingSpaces()
        guard !line.contains("\n"), let first = line.first else { return nil }
        if first == "." || first == "\\" {
            return line.dropFirst().first?.isLetter == true || line == "\\?" ? ":" + line.dropFirst() : nil
        }
        guard line.drop(while: { $0 != ";" }).count <= 1 else { return nil }
        let word = String(line.prefix { $0 != ";" }).trimmingSpaces()
        let words = word.split(separator: " ").map(String.init)
        guard let begin = words.first?.lowercased(), words.count <= 3 else { return nil }
        let rest = word.dropFirst(begin.count)
        if words.count == 2, begin == "show", shownAsSchema.contains(words[1].lowercased()) { return ":schema" }
        if words.count == 1, let command = words1[begin] { return ":" + command }
        return words.count > 1 ? wordsWithMore[begin].map { ":" + $0 + rest } : nil
    }

    /// Words that stand alone, in other tools or in anybody's head, and what is meant.
    private static let words1 = [
        "help": "help", "quit": "quit", "exit": "exit", "?": "?", "bye": "bye", "clear": "clear", "tour": "tour",
        "cls": "clear", "logout": "quit", "q": "quit", "man": "help", "schema": "schema", "tables": "schema",
        "history": "history", "؟": "help",
    ]
    /// Words before others.
    private static let wordsWithMore = ["help": "help", "man": "help", "describe": "schema", "desc": "schema"]

    /// What to do in place of a program of the system, which this is not; nil for other texts.
    static func remedy(_ text: String) -> String? {
        let word = text.prefix { !$0.isWhitespace && $0 != ";" }
        if word == "naql" { return "this is naql: `:load FOLDER` opens sources, `:help` tells the rest" }
        guard systemWords.contains(String(word)) else { return nil }
        return "`\(word)` is a program of the system: Ctrl-Z goes there and `fg` comes back; "
            + "`:load FOLDER` opens sources, `:source FILE` runs a script"
    }

    private static let systemWords: Set<String> = [
        "ls", "ll", "dir", "pwd", "cd", "cat", "less", "more", "head", "vi", "vim", "nano", "rm", "mv", "cp", "mkdir",
        "echo", "grep", "find", "git", "ssh", "sudo", "python", "python3", "bash", "sh", "top", "ps", "open",
    ]

    /// What other databases show by a statement and this one by `:schema`.
    private static let shownAsSchema: Set<String> = ["tables", "labels", "schema", "databases", "types", "keys"]

    /// A word to a person who may wait for an answer to an incomplete text.
    static func advice(_ text: String) -> String? {
        let end = text.trimmingTrailingSpaces()
        guard StatementSplitter(text).state == .code else { return nil }
        if end.hasSuffix("\u{061B}") { return "a statement ends with `;`, not with `\u{061B}`" }
        // An empty line is what somebody enters who waits for an answer.
        let last = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        return text.contains("\n") && last.allSatisfy(\.isWhitespace) ? "`;` ends the statement and runs it" : nil
    }

    /// An entry of the history a statement, where several were entered at once.
    static func entries(_ text: String) -> [String] {
        let splitter = StatementSplitter(text)
        guard splitter.statements.count > 1, splitter.isComplete,
            !text.split(separator: "\n").contains(where: { $0.first == ":" })
        else { return [text] }
        return splitter.statements.map { splitter.text($0) + ";" }
    }
}
