import ArgumentParser
import CommandOptions
import Naql
import Renderers
import Shell

/// `naql export SOURCE… --format graphml`: the whole graph for other tools.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes the whole graph in a form that other tools read.")

    @OptionGroup(title: "Sources") var source: SourceOptions

    @Option(
        help: ArgumentHelp(
            "graphml, turtle, dot, cypher, jsonl, or into a folder csv or tables; default what the ending tells.",
            valueName: "format"))
    var format: String?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: "A file, or a folder (csv, tables); default standard output.")
    var output: String?

    @OptionGroup var threads: ThreadOptions

    @Flag(name: .shortAndLong, help: "No progress and no notes.")
    var quiet = false

    func run() throws {
        let exporter = try exporter()
        if exporter.writesFolder && output == nil {
            throw ValidationError("\(exporter.name) is a folder of files: name it with -o FOLDER")
        }
        let console = try Console.ofFiles(threads, isQuiet: quiet)
        console.loadOptions = try source.loadOptions()
        let failed = try console.load(source.sources)
        let notes = try exporter.write(console.session.graph, to: output)
        for note in notes { console.note(note) }
        if failed { throw ExitStatus.inputOutputFailed }
    }

    private func exporter() throws -> GraphExport {
        if let format {
            if let exporter = GraphExport.named(format) { return exporter }
            throw ValidationError(Suggestion.unknown("export format", format, among: GraphExport.all.map(\.name)))
        }
        if let output, let exporter = GraphExport.named(byEndingOf: output) { return exporter }
        throw ValidationError(
            "tell the format by --format (\(GraphExport.all.map(\.name).joined(separator: ", "))), "
                + "or by the ending of -o FILE: .graphml, .ttl, .dot, .cypher or .jsonl")
    }
}
