import Naql
import Renderers

/// Commands about the shell itself.
enum GeneralCommands {
    static let all: [ShellCommand] = [
        ShellCommand(
            "help", aliases: ["h", "?"], arguments: "[WORD]", completes: .command,
            summary: "lists the commands, or tells of one command, function, procedure or shortcut"
        ) { word, console in
            console.show(try HelpText.about(word, in: console.session, width: console.options.width ?? 100))
        },
        ShellCommand("quit", aliases: ["q", "exit"], summary: "leaves; so does Ctrl-D on an empty line") { _, console in
            console.wantsToQuit = true
        },
        ShellCommand("clear", summary: "clears the screen") { _, console in
            console.clearScreen()
        },
        ShellCommand(
            "source", aliases: ["run"], arguments: "FILE", completes: .path,
            summary: "runs a script file; it stops at the first error"
        ) { path, console in
            guard !path.isEmpty else { throw CommandError("name a script file: `:source questions.cypher`") }
            try console.mayTouchFiles(":source")
            try ScriptRunner(console: console).run(file: path)
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
            for index in found.suffix(max(0, count ?? 20)) { console.show("\(index + 1)  \(entries[index])") }
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
            summary: "sets `$NAME` to a Cypher expression; alone it lists the parameters, `:param clear` forgets them"
        ) { text, console in
            try ParameterCommand.run(text, console: console)
        },
        ShellCommand("timer", arguments: "on|off", completes: .onOff, summary: "tells how long each statement took") {
            argument, console in
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

/// `:param name value`, `:param name => value`, `:param {name: value}`, `:param clear`
enum ParameterCommand {
    static func run(_ text: String, console: Console) throws {
        if text.isEmpty {
            list(console)
            return
        }
        if text == "clear" {
            console.session.parameters = [:]
            return
        }
        if text.hasPrefix("{") {
            guard case .map(let map) = try value(of: text, console) else {
                throw CommandError("`:param` takes a map of names and values in braces")
            }
            for (name, value) in zip(map.keys, map.values) { console.session.parameters[name] = value }
            return
        }
        let name = text.prefix { !$0.isWhitespace && $0 != "=" && $0 != ":" }
        var rest = text.dropFirst(name.count).drop { $0.isWhitespace }
        for arrow in ["=>", "=", ":"] where rest.hasPrefix(arrow) {
            rest = rest.dropFirst(arrow.count)
            break
        }
        guard !name.isEmpty, !rest.allSatisfy(\.isWhitespace) else {
            throw CommandError("give a name and a value: `:param since date('2024-01-01')`")
        }
        console.session.parameters[String(name.hasPrefix("$") ? name.dropFirst() : name)] =
            try value(of: String(rest), console)
    }

    /// The value of a Cypher expression without variables.
    static func value(of expression: String, _ console: Console) throws -> Value {
        let result = try console.session.run("RETURN " + expression, name: "<parameter>")
        guard let value = try result.all().first?.first else { throw CommandError("the expression has no value") }
        return value
    }

    private static func list(_ console: Console) {
        if console.session.parameters.isEmpty { console.say("no parameters are set") }
        for (name, value) in console.session.parameters.sorted(by: { $0.key < $1.key }) {
            console.show("$\(name) = \(value.literal(in: console.session.graph))")
        }
    }
}
