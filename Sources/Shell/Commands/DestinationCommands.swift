/// Commands about where results go, and about the last one.
enum DestinationCommands {
    static let all: [ShellCommand] = [
        ShellCommand(
            "output", aliases: ["o"], arguments: "[FILE | \"|\" COMMAND]", completes: .destination,
            summary: "sends results to a file, which is emptied first, or to a program; the ending tells the format. "
                + "Alone or with `-` to the terminal again",
            check: { _ = try Destination($0, allowsFormatAlone: false) }
        ) { text, console in
            let destination = try Destination(text, allowsFormatAlone: false)
            try console.mayTouchFiles(":output")
            try console.redirect(to: destination)
        },
        ShellCommand(
            "once", arguments: "[FORMAT] [FILE | \"|\" COMMAND]", completes: .destination,
            summary:
                "sends the next result alone to a file or a program, or shows it in another format; alone it takes "
                + "that back. A file is written when the result is whole",
            check: { _ = try Destination($0) }
        ) { text, console in
            let destination = try Destination(text)
            if destination.name != nil { try console.mayTouchFiles(":once") }
            console.once = destination.name == nil && destination.format == nil ? nil : destination
        },
        ShellCommand(
            "last", arguments: "[FORMAT] [FILE | \"|\" COMMAND]", completes: .destination,
            summary: "shows the last result again: whole (as Ctrl-O does), in another format, to a file or a program",
            check: { _ = try Destination($0) }
        ) { text, console in
            let destination = try Destination(text)
            if destination.name != nil { try console.mayTouchFiles(":last") }
            try console.showLast(destination)
        },
        ShellCommand(
            "expand", aliases: ["x"], arguments: "[ROW]",
            summary: "shows the last result a record a page, or one row of it, with nothing folded",
            check: { if !$0.isEmpty { _ = try row($0) } }
        ) { text, console in
            try console.expandLast(row: text.isEmpty ? nil : try row(text))
        },
        ShellCommand(
            "view", arguments: "FILE.html", completes: .path,
            summary:
                "writes the last result as one page: table to sort and filter, picture of the graph, timeline, and the "
                + "articles with their statements marked"
        ) { text, console in
            guard !text.isEmpty else { throw CommandError("name a file: `:view answer.html`") }
            try console.mayTouchFiles(":view")
            try console.view(to: try PathText.path(text))
        },
        ShellCommand(
            "set", arguments: "NAME = QUERY", completes: .query,
            summary:
                "keeps what a query gives as `$NAME`: the value of one row (a map where it has several columns), a list "
                + "of several rows. `$_` is the last single value shown",
            check: { _ = try SetCommand.Request($0) }
        ) { text, console in
            try SetCommand.run(text, console: console)
        },
    ]

    static func row(_ text: String) throws -> Int {
        guard let number = RowNumber.of(text), number > 0 else {
            throw CommandError("give the number of a row of the last result: `:open 1`")
        }
        return number
    }
}
