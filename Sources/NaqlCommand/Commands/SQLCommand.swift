import ArgumentParser
import CypherSQL
import Naql
import Renderers
import Shell

/// `naql sql --dialect duckdb SOURCE… QUERY`: a query as a statement over tables.
struct SQLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract: "Prints a reading query as SQL over the tables that naql export --format tables writes.",
        discussion: """
            A SOURCE is the folder of the tables, or what they are exported from. What SQL cannot say with the same \
            values is refused, with its place. A parameter's type is told by an example of its value: -p name=value.
            """)

    @Argument(help: "The folder of tables, or another source; the last is the query, unless -c has it.")
    var sourcesAndQuery: [String] = []

    @Option(help: ArgumentHelp("The engine.", valueName: "duckdb|spark"))
    var dialect: String

    @Option(name: [.short, .customLong("command")], help: "The query.")
    var command: String?

    @Option(
        name: [.customShort("p"), .customLong("param")],
        help: "A parameter NAME=VALUE, of whose type the statement's parameter is to be.")
    var parameters: [String] = []

    func run() throws {
        guard let dialect = Dialect(rawValue: dialect) else {
            throw ValidationError(
                Suggestion.unknown("dialect", self.dialect, among: Dialect.allCases.map(\.rawValue)))
        }
        guard let query = command ?? sourcesAndQuery.last else {
            throw ValidationError("which query? write it last, or after -c")
        }
        let sources = command == nil ? Array(sourcesAndQuery.dropLast()) : sourcesAndQuery
        let session = Session()
        let console = Console(
            session: session, format: OutputFormat.named("none")!, options: RenderOptions(),
            output: DescriptorSink(descriptor: 1), messages: DescriptorSink(descriptor: 2), isInteractive: false)
        UntilExit.keep(session)
        console.isQuiet = true
        for parameter in parameters {
            for note in try ParameterOption.apply(parameter, to: session) { console.note(note) }
        }
        let translator = SQLTranslator(session: session, dialect: dialect)
        let catalog: TableCatalog
        if sources.count == 1, let tables = try TablesManifest.read(folder: sources[0]) {
            catalog = tables
        } else {
            if try console.load(sources) { throw ExitStatus.inputOutputFailed }
            catalog = GraphTables(session.graph).catalog
        }
        let source = QuerySource(name: "<command>", text: query)
        do {
            var line = ByteBuffer()
            line.append(try translator.statement(source, over: catalog) + ";\n")
            try StandardOutput.sink().flush(&line)
        } catch let error as NaqlError {
            console.report(error)
            throw ExitStatus.queryFailed
        }
    }
}
