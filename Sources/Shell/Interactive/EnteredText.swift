import Naql

/// What a person enters at the prompt.
enum EnteredText {
    /// Whether Enter runs a text: a command line, or statements that are whole.
    static func isComplete(_ text: String) -> Bool {
        text.allSatisfy(\.isWhitespace) || command(text) != nil || ScriptReader.isComplete(text)
    }

    /// The command line that a text stands for that is none of the language: `.help`, `\\q`, `exit`.
    static func command(_ text: String) -> String? {
        let line = text.trimmingSpaces()
        guard !line.contains("\n"), let first = line.first else { return nil }
        if first == "." || first == "\\" {
            return line.dropFirst().first?.isLetter == true || line == "\\?" ? ":" + line.dropFirst() : nil
        }
        let word = String(line.prefix { $0 != ";" }).trimmingSpaces()
        let shown = word.lowercased().split(separator: " ")
        if shown.count == 2, shown[0] == "show", shownAsSchema.contains(String(shown[1])) { return ":schema" }
        guard ["help", "quit", "exit", "?", "bye", "clear", "tour"].contains(word.lowercased()),
            line.drop(while: { $0 != ";" }).count <= 1
        else {
            return nil
        }
        return ":" + word.lowercased()
    }

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
