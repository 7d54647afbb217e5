import ArgumentParser
import CommandOptions
import Naql
import Renderers
import Shell

/// `naql view SOURCE… -c QUERY -o PAGE.html`: a result as a page with picture, table, timeline and articles.
struct ViewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "view",
        abstract: "Writes a result as one page: table, picture of the graph, timeline, and the articles it came from.")

    @OptionGroup(title: "Sources") var source: SourceOptions
    @OptionGroup(title: "Queries") var query: QueryOptions

    @Option(name: [.short, .customLong("command")], help: "The query.")
    var command: String

    @Option(name: [.customShort("o"), .customLong("output")], help: "A file; default standard output.")
    var output: String?

    @Flag(name: .shortAndLong, help: "No progress and no notes.")
    var quiet = false

    func run() throws {
        let session = Session(settings: try query.settings())
        UntilExit.keep(session)
        let console = Console(
            session: session, format: OutputFormat.named("none")!, options: RenderOptions(),
            output: StandardOutput.sink(), messages: DescriptorSink(descriptor: 2), isInteractive: false)
        console.isQuiet = quiet
        for note in try query.apply(to: session) { console.note(note) }
        console.loadOptions = try source.loadOptions()
        let failed = try console.load(source.sources)
        Interrupts.cancel(session.cancellation)
        try console.view(QuerySource(name: "<command>", text: command), to: output)
        if failed { throw ExitStatus.inputOutputFailed }
    }
}
