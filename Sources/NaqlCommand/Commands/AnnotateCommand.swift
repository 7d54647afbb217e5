import ArgumentParser
import Naql
import PropertyGraph
import Renderers
import Text

/// `naql annotate < records.jsonl`: what is found in articles, a line each, to be joined with what others found.
struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "A filter: articles as JSON Lines in, the nodes and relationships found in each out.",
        discussion: """
            For work in parts: the same article gives the same lines wherever it stands, and their keys join to those of \
            other articles. Each article needs an id or a url. A bad line is named on standard error and passed over.

            --repeats reads the lines of kind "print" of all articles, and gives the relationships REPEATS between them.
            """)

    @Flag(help: "Find what repeats, from the prints of all articles.")
    var repeats = false

    @Option(help: ArgumentHelp("The path that articles have as property.", valueName: "path"))
    var path = "-"

    @OptionGroup(title: "Articles") var articles: ArticleFieldOptions

    func run() throws {
        let output = StandardOutput.sink(style: .json)
        let messages = DescriptorSink(descriptor: 2)
        func tell(_ message: String) throws {
            var buffer = ByteBuffer()
            buffer.append("warning: " + VisibleText.escaped(message, keeping: .lineBreaks) + "\n")
            try messages.flush(&buffer)
        }
        var lines = InputLines()
        var filter = AnnotationFilter(options: try articles.loadOptions(), path: path)
        for issue in filter.issues { try tell(issue) }
        var failed = false
        var buffer = ByteBuffer()
        while let line = lines.next() {
            if line.allSatisfy({ $0 <= 0x20 }) { continue }
            for problem in repeats ? filter.addPrint(line) : filter.annotate(line, into: &buffer) {
                failed = true
                try tell(problem)
            }
            if buffer.count > 0 { try output.flush(&buffer) }
        }
        if repeats {
            filter.appendRepeats(to: &buffer)
            try output.flush(&buffer)
        }
        if failed { throw ExitStatus.inputOutputFailed }
    }
}

/// Options about what articles do not say themselves.
struct ArticleFieldOptions: ParsableArguments {
    @Option(help: "When the articles were published (YYYY-MM-DD), where they do not say.")
    var published: String?

    @Option(help: "Who published the articles, where they do not say.")
    var outlet: String?

    @Option(help: "A file of more names: one a line.")
    var names: [String] = []

    @Option(help: ArgumentHelp("A folder that teaches a language.", valueName: "folder"))
    var language: [String] = []

    func loadOptions() throws -> LoadOptions {
        var options = LoadOptions()
        if let published {
            guard let date = try? CalendarDate(parsing: published) else {
                throw ValidationError("'\(published)' is no date; write --published 2025-03-05")
            }
            options.published = date
        }
        options.outlet = outlet
        options.names = names
        options.languages = language
        return options
    }
}
