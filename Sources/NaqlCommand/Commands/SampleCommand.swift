import ArgumentParser
import CommandOptions
import Machine
import Naql
import Renderers
import Shell

/// `naql sample SOURCE…`: a sheet of statements, to be marked by people.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "Writes a sheet of statements to be marked, the doubtful first.",
        discussion: """
            Each row has a statement between [[ and ]] in its sentence, with its speaker. Write in the column `verdict` right, \
            wrong speaker, no statement, wrong span, or nothing; add a row with `missed` for each that was not found (its \
            sentence, outlet and kind). `naql score SHEET.csv` then says how right the program is on these articles; \
            `:review SHEET.csv` in the shell goes through it with one key each.

            The sample is as large a part of each outlet (or whatever --by names) as of all, and at least one of each where there \
            is room. The same seed over the same articles takes the same statements.
            """)

    @OptionGroup(title: "Sources") var source: SourceOptions

    @Option(name: [.customShort("n"), .customLong("count")], help: "How many statements.")
    var count = 200

    @Option(
        help: ArgumentHelp(
            "What the sample is parted by: outlet, resolver, resolved, kind, rule, language, speaker.",
            valueName: "part,…"))
    var by: String?

    @Option(help: "A number that the sample is taken by.") var seed: UInt64 = 1

    @Option(name: [.customShort("o"), .customLong("output")], help: "A file; default standard output.")
    var output: String?

    @Flag(help: "Begin with a byte order mark, for spreadsheets that read nothing else as UTF-8.") var bom = false

    @OptionGroup var threads: ThreadOptions

    @Flag(name: .shortAndLong, help: "No progress and no notes.")
    var quiet = false

    func run() throws {
        guard !source.sources.isEmpty else {
            throw ValidationError("name articles or an archive: naql sample articles.naql")
        }
        guard count > 0 else { throw ValidationError("'\(count)' is no number of statements; write -n 200") }
        var request = SampleSheet.Request()
        (request.count, request.seed) = (count, seed)
        request.parts = by.map { $0.split(separator: ",").map(String.init) } ?? []
        for part in request.parts where !SampledStatement.parts.contains(part) {
            throw ValidationError(Suggestion.unknown("part", part, among: SampledStatement.parts))
        }
        let console = try Console.ofFiles(threads, isQuiet: quiet)
        console.loadOptions = try source.loadOptions()
        let failed = try console.load(source.sources)
        let text = (bom ? "\u{FEFF}" : "") + (try SampleSheet.csv(of: console.session, request))
        if let output, output != "-" {
            try OutputFile.replace(output, with: Array(text.utf8))
        } else {
            var buffer = ByteBuffer()
            buffer.append(text)
            try console.output.flush(&buffer)
        }
        if failed { throw ExitStatus.inputOutputFailed }
    }
}
