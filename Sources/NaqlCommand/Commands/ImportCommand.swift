import ArgumentParser
import Naql
import Renderers
import Shell

/// `naql import SOURCE… -o ARCHIVE.naql`: builds the graph once, to be opened later in milliseconds.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Builds an archive that opens in milliseconds.")

    @OptionGroup(title: "Sources") var source: SourceOptions

    @Option(name: [.customShort("o"), .customLong("output")], help: "The archive to write.")
    var output: String

    @OptionGroup var threads: ThreadOptions

    @Flag(name: .shortAndLong, help: "No progress and no notes.")
    var quiet = false

    func validate() throws {
        if source.sources.isEmpty {
            throw ValidationError("name at least one source: naql import articles/ -o archive.naql")
        }
    }

    func run() throws {
        var settings = Settings()
        settings.threads = try threads.count()
        let console = Console(
            session: Session(settings: settings), format: OutputFormat.named("none")!, options: RenderOptions(),
            output: DescriptorSink(descriptor: 1), messages: DescriptorSink(descriptor: 2), isInteractive: false)
        UntilExit.keep(console.session)
        console.isQuiet = quiet
        console.loadOptions = try source.loadOptions()
        // A place that cannot be written is told before the work, not after.
        try Archives.checkPlace(output)
        let failed = try console.load(source.sources)
        guard console.session.graph.nodeCount > 0 else {
            throw SessionLoadError(path: output, reason: "not written: the sources hold nothing to import")
        }
        try console.session.save(to: output)
        if !quiet {
            console.say(
                "\(output): \(console.session.graph.nodeCount) nodes, \(console.session.graph.relationshipCount) relationships"
            )
        }
        if failed { throw ExitStatus.inputOutputFailed }
    }
}
