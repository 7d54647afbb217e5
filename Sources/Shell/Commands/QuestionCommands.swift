import Naql

/// Commands about saved questions, and about saving.
enum QuestionCommands {
    static let all: [ShellCommand] = [
        ShellCommand(
            "save", arguments: "NAME [COMMENT] | [FILE.naql]", completes: .path,
            summary:
                "keeps the last statement as a question to `:run`, with a comment; or writes the graph, with "
                + "all changes, "
                + "as an archive that opens in milliseconds; alone it does what `:write` does"
        ) { text, console in
            try console.mayTouchFiles(":save")
            let path = try PathText.path(text)
            guard path.hasSuffix(".naql") || path.contains("/") else {
                guard !text.isEmpty else {
                    guard console.writePath ?? console.session.archivePath != nil else {
                        throw CommandError("name the question, or a file: `:save who-said`, `:save articles.naql`")
                    }
                    return try console.write(to: nil)
                }
                return try console.save(question: text)
            }
            try console.write(to: path)
        },
        ShellCommand(
            "run", arguments: "NAME [name=value…]", completes: .questionRun,
            summary: "asks a saved question, with parameters for its time; or runs a script file"
        ) { text, console in
            try console.mayTouchFiles(":run")
            try console.run(question: text)
        },
        ShellCommand(
            "questions", arguments: "[TEXT]",
            summary: "lists the saved questions with their comments and parameters, or those that have a text"
        ) { text, console in
            try console.list(questions: text)
        },
    ]
}
