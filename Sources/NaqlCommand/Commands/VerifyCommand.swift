import ArgumentParser
import CommandOptions
import Naql
import Renderers
import Shell

/// `naql verify DRAFT SOURCE…`: what became of the quotations of a draft.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Seeks every quotation and attributed sentence of a draft in the sources, word by word.",
        discussion: """
            Each is called verbatim (with a reference to its place), altered (the words that differ, a lost or added \
            negation first), cut (words left out at an end, or between two quotations that are joined), other speaker, \
            indirect in the source, or not found. Whether it is true is not told. Harakat, tatweel, kinds of quotation \
            marks, line ends and hyphenation make no difference; everything else does.

            naql verify draft.docx archive.naql
            naql verify draft.md articles/ --format html -o draft.html
            pbpaste | naql verify - archive.naql --format json

            Exit status: 0 all are verbatim, 1 one is not, 2 wrong usage, 3 draft or sources could not be read.
            """)

    @Argument(
        help: "The draft: a text, Markdown, page, Word document or anything else that is read; - is standard input.")
    var draft: String

    @OptionGroup(title: "Sources") var source: SourceOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup var threads: ThreadOptions

    func run() throws {
        guard !source.sources.isEmpty else {
            throw ValidationError("name the sources behind the draft: naql verify \(draft) archive.naql")
        }
        guard draft != "-" || !source.sources.contains("-") else {
            throw ValidationError("standard input cannot be both the draft and a source")
        }
        var settings = Settings()
        settings.threads = try threads.count()
        let session = Session(settings: settings)
        UntilExit.keep(session)
        let console = Console(
            session: session, format: try format(), options: try output.renderOptions(), output: StandardOutput.sink(),
            messages: DescriptorSink(descriptor: 2), isInteractive: false)
        console.isQuiet = output.quiet
        console.tellsJSON = try output.tellsJSON()
        console.loadOptions = try source.loadOptions()
        let failed = try console.load(source.sources)
        Interrupts.cancel(session.cancellation)
        let verification = try console.verify(draft, as: console.format, to: output.path)
        if failed { throw ExitStatus.inputOutputFailed }
        if !verification.isVerbatim { throw ExitStatus.queryFailed }
    }

    private func format() throws -> OutputFormat {
        if output.format == nil, let path = output.path, let named = OutputFormat.named(byEndingOf: path) {
            return named
        }
        return try output.outputFormat()
    }
}
