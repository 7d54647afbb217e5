import Articles

/// Commands that correct the graph of articles and remark on it. What they do is kept by `:write`.
enum CorrectionCommands {
    static let all: [ShellCommand] = [
        ShellCommand(
            "note", arguments: "ROW TEXT",
            summary: "writes a remark on what a row of the last result is about, as `notes`",
            check: { _ = try CorrectionArguments($0, "note", "3 asked the ministry") }
        ) { text, console in
            let given = try CorrectionArguments(text, "note", "3 asked the ministry")
            try console.correct(.note, try console.subject(given.row), given.rest)
        },
        ShellCommand(
            "mark", arguments: "ROW checked|wrong [speaker|span]|call|none", completes: .mark,
            summary: "marks what a row is about, as `mark` (and `fault`); `none` takes the mark away",
            check: { try checkMark($0) }
        ) { text, console in
            try checkMark(text)
            let given = try CorrectionArguments(text, "mark", "3 checked")
            try console.correct(.mark, try console.subject(given.row), given.rest == "none" ? "" : given.rest)
        },
        ShellCommand(
            "said", arguments: "ROW WHO [as LABEL] | ROW -", completes: .rowAndName,
            summary:
                "says who said the statement of a row; `-` is nobody. Somebody new is a Person, or what LABEL says",
            check: { _ = try CorrectionArguments($0, "said", "3 Hani Bazzi") }
        ) { text, console in
            try console.say(try CorrectionArguments(text, "said", "3 Hani Bazzi"))
        },
        ShellCommand(
            "span", arguments: "ROW WORDS",
            summary: "says which words of its article the statement of a row is",
            check: { _ = try CorrectionArguments($0, "span", "3 the bridge was safe") }
        ) { text, console in
            let given = try CorrectionArguments(text, "span", "3 the bridge was safe")
            try console.correct(.span, try console.statement(given.row), given.rest)
        },
        ShellCommand(
            "drop", arguments: "ROW | NAME", completes: .names,
            summary:
                "says that a row's statement is none, or that a name is nobody's: it goes with all that hangs on it"
        ) { text, console in
            let text = ArgumentWords.unquoted(text)
            guard !text.isEmpty else { throw CommandError("name a row or a name: `:drop 3`, `:drop Al-Jisr`") }
            let isRow = RowReference(text) != nil
            try console.correct(.drop, isRow ? try console.subject(text) : try console.name(text), "")
        },
        ShellCommand(
            "same", arguments: "NAME NAME", completes: .names,
            summary: "says that two names are one's; the first stays. Names of several words stand in quotes",
            check: { _ = try twoNames($0, "same") }
        ) { text, console in
            let (kept, other) = try twoNames(text, "same")
            try console.join(kept, other)
        },
        ShellCommand(
            "alias", arguments: "NAME NAME", completes: .names,
            summary: "says that somebody has another name, too, whether articles know it yet or not",
            check: { _ = try twoNames($0, "alias") }
        ) { text, console in
            let (name, alias) = try twoNames(text, "alias")
            let thing = try console.name(name)
            try console.refuseAlias(alias, of: thing)
            try console.correct(.alias, thing, alias)
        },
        ShellCommand(
            "split", arguments: "NAME NEW-NAME ROW…", completes: .names,
            summary: "says that in the articles of some rows a name is somebody else's, who gets the new name",
            check: { _ = try splitWords($0) }
        ) { text, console in
            let words = try splitWords(text)
            try console.split(words[0], words[1], Array(words.dropFirst(2)))
        },
        ShellCommand(
            "review", arguments: "[COUNT | SHEET.csv]", completes: .path,
            summary:
                "walks through statements, the doubtful first, or those of a sheet of `naql sample`, with one "
                + "key each: right, wrong "
                + "speaker, no statement, wrong words; the answers are corrections"
        ) { text, console in
            try console.review(text)
        },
        ShellCommand(
            "corrections", summary: "lists what was corrected in the graph, with who and when, kept or not yet"
        ) { _, console in
            try console.listCorrections()
        },
        ShellCommand(
            "write", arguments: "[FILE.naql]", completes: .path,
            summary:
                "writes the graph with all corrections into the archive that it was opened from, or into a file"
        ) { text, console in
            try console.write(to: text.isEmpty ? nil : try PathText.path(text))
        },
    ]

    private static func checkMark(_ text: String) throws {
        let given = try CorrectionArguments(text, "mark", "3 checked")
        if let problem = CorrectionWords.problem(ofMark: given.rest) { throw CommandError(problem) }
    }

    private static func twoNames(_ text: String, _ command: String) throws -> (String, String) {
        let words = try ArgumentWords.split(text)
        guard words.count == 2 else {
            throw CommandError(
                "give two names, those of several words in quotes: `:\(command) \"Hani Bazzi\" \"H. Bazzi\"`")
        }
        return (words[0], words[1])
    }

    private static func splitWords(_ text: String) throws -> [String] {
        let words = try ArgumentWords.split(text)
        guard words.count > 2, words.dropFirst(2).allSatisfy({ RowReference($0) != nil }) else {
            throw CommandError(
                "give a name, the new one and rows of the last result: `:split \"Hani Bazzi\" \"Hani Bazzi "
                    + "(judge)\" 3 5`"
            )
        }
        return words
    }
}
