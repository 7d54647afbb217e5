import Text

/// Commands about the shell itself.
enum GeneralCommands {
    static let all: [ShellCommand] = [
        ShellCommand("quit", aliases: ["q", "exit"], summary: "leaves; so does Ctrl-D on an empty line") { _, console in
            console.wantsToQuit = true
        },
        ShellCommand(
            "quit!", aliases: ["q!"], summary: "leaves without a question; changes that are not written are gone"
        ) {
            _, console in
            console.leavesUnasked = true
            console.wantsToQuit = true
        },
        ShellCommand("clear", summary: "clears the screen") { _, console in
            console.clearScreen()
        },
        ShellCommand(
            "source", arguments: "FILE [name=value…]", completes: .path,
            summary: "runs a script file, with parameters for its time; it stops at the first error"
        ) { path, console in
            guard !path.isEmpty else { throw CommandError("name a script file: `:source questions.cypher`") }
            try console.mayTouchFiles(":source")
            let arguments = try NamedArguments(path)
            try console.withParameters(arguments.parameters) {
                try ScriptRunner(console: console).run(file: try PathText.path(arguments.head))
            }
        },
        ShellCommand(
            "history", arguments: "[COUNT | TEXT]",
            summary: "shows the last statements entered, or those that hold a text"
        ) { argument, console in
            let entries = console.history?.entries ?? []
            let wanted = Folding.fold(argument)
            let count = Int(argument)
            let found = entries.indices.filter {
                count != nil || wanted.isEmpty || Folding.fold(entries[$0]).contains(wanted)
            }
            let shown = found.suffix(max(0, count ?? 20))
            for index in shown { try console.show("\(index + 1)  \(entries[index])") }
            if count == nil, shown.count < found.count {
                console.note("the last \(shown.count) of \(found.count); `:history \(entries.count)` shows all")
            }
        },
        ShellCommand(
            "edit", aliases: ["e"],
            summary: "edits the last statement in `$EDITOR`; Enter then runs it (Ctrl-X Ctrl-E edits what is typed)"
        ) { _, console in
            guard let edit = console.editText else { throw CommandError("there is no terminal to edit on") }
            let last = console.history?.entries.last { $0.first != ":" } ?? ""
            console.offer(try edit(last))
        },
        ShellCommand(
            "param", aliases: ["params"], arguments: "[NAME VALUE]", completes: .parameter,
            summary:
                "sets `$NAME` to a literal, a list or map of them, or a date('2024-01-31') and its like; any "
                + "other text is "
                + "a text. Alone it lists the parameters, `:param clear` forgets them",
            check: ParameterCommand.check
        ) { text, console in
            try ParameterCommand.run(text, console: console)
        },
        ShellCommand(
            "watch", arguments: "[SECONDS] QUERY", completes: .query,
            summary: "runs a query again and again, every 2 seconds or as many as are given, until Ctrl-C",
            check: { _ = try WatchCommand($0) }
        ) { text, console in
            try WatchCommand(text).run(on: console)
        },
        ShellCommand(
            "timer", arguments: "on|off", completes: .onOff, summary: "tells how long each statement took",
            check: { _ = try onOff($0, now: false) }
        ) { argument, console in
            console.showsTime = try onOff(argument, now: console.showsTime)
        },
    ]

    static func onOff(_ argument: String, now: Bool) throws -> Bool {
        switch argument {
        case "on": true
        case "off": false
        case "": !now
        default: throw CommandError("say `on` or `off`, not `\(argument)`")
        }
    }
}
