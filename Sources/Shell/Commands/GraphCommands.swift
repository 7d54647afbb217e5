import Naql

/// Commands about the graph.
enum GraphCommands {
    static let all: [ShellCommand] = [
        ShellCommand(
            "schema", arguments: "[LABEL | TYPE]", completes: .label,
            summary: "shows labels, relationship types and property keys"
        ) {
            label, console in
            try SchemaText.show(label, console: console)
        },
        ShellCommand(
            "load", arguments: "SOURCE…", completes: .path, summary: "adds articles to the graph, or opens an archive"
        ) { paths, console in
            try console.mayTouchFiles(":load")
            let sources = try PathText.paths(paths)
            guard !sources.isEmpty else { throw CommandError("name a file, a folder or an archive: `:load seeds`") }
            _ = try console.load(sources)
        },
        ShellCommand(
            "begin", summary: "begins a transaction: statements until `:commit` or `:rollback` belong together"
        ) {
            _, console in
            try console.session.begin()
        },
        ShellCommand("commit", summary: "keeps what was changed since `:begin`") { _, console in
            try console.session.commit()
        },
        ShellCommand("rollback", summary: "undoes what was changed since `:begin`") { _, console in
            try console.session.rollback()
        },
    ]
}
