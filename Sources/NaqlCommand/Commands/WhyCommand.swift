import ArgumentParser
import CommandOptions
import Naql
import Renderers
import Shell

/// `naql why SOURCE…`: the articles with their statements, speakers and names marked, each with what made it.
struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract:
            "Shows what was understood of articles: statements, speakers and names in the text, each with its reason.")

    @OptionGroup(title: "Sources") var source: SourceOptions

    @Option(
        help: ArgumentHelp(
            "Only the article of this id, uri or path, or those with these words in the headline.", valueName: "text"))
    var article: String?

    @Option(help: ArgumentHelp("text, html (one page) or jsonl.", valueName: "format"))
    var format = "text"

    @Option(name: [.customShort("o"), .customLong("output")], help: "A file; default standard output.")
    var output: String?

    @OptionGroup var appearance: AppearanceOptions

    @OptionGroup var threads: ThreadOptions

    @Flag(name: .shortAndLong, help: "No progress and no notes.")
    var quiet = false

    func run() throws {
        guard !source.sources.isEmpty else { throw ValidationError("name an article, a folder or an archive") }
        guard let readings = ReadingFormat.named(format) else {
            throw ValidationError(Suggestion.unknown("format", format, among: ReadingFormat.all.map(\.name)))
        }
        var settings = Settings()
        settings.threads = try threads.count()
        let console = Console(
            session: Session(settings: settings), format: OutputFormat.named("none")!, options: try options(),
            output: DescriptorSink(descriptor: 1), messages: DescriptorSink(descriptor: 2), isInteractive: false)
        console.isQuiet = quiet
        console.loadOptions = try source.loadOptions()
        let failed = try console.load(source.sources)
        try console.tellWhy(article: article, as: readings, to: output)
        if failed { throw ExitStatus.inputOutputFailed }
    }

    private func options() throws -> RenderOptions {
        var options = try appearance.renderOptions()
        if let output, output != "-" {
            options.isTerminal = false
            options.width = appearance.width.flatMap { $0 > 0 ? $0 : nil }
            options.color = appearance.color == "always"
        }
        return options
    }
}
