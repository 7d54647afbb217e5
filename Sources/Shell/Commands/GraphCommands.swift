import Naql
import Renderers

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
            let sources = try ArgumentWords.split(paths)
            guard !sources.isEmpty else { throw CommandError("name a file, a folder or an archive: `:load seeds`") }
            _ = try console.load(sources)
        },
        ShellCommand(
            "why", arguments: "[ARTICLE]",
            summary: "shows an article with its statements, speakers and names marked, each with its reason"
        ) { article, console in
            try console.tellWhy(article)
        },
        ShellCommand(
            "save", arguments: "FILE.naql", completes: .path,
            summary: "writes the graph, with all changes, as an archive that opens in milliseconds"
        ) { text, console in
            try console.mayTouchFiles(":save")
            let paths = try ArgumentWords.split(text)
            guard paths.count == 1, let path = paths.first else {
                throw CommandError("name one file: `:save articles.naql`")
            }
            try console.session.save(to: path)
            let graph = console.session.graph
            console.note("\(path): \(graph.nodeCount) nodes, \(graph.relationshipCount) relationships")
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
