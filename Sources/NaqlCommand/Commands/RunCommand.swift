import ArgumentParser
import CommandOptions
import Shell

/// `naql run NAME [SOURCE…] -p name=value`: asks a saved question.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Asks a saved question (`:save NAME` in the shell) over the sources.")

    @Argument(help: "The question, or a script file.") var name: String

    @Flag(help: "Give only rows that were not there at the last such run; exit status 4 where none is (for cron).")
    var new = false

    @OptionGroup(title: "Sources") var source: SourceOptions
    @OptionGroup(title: "Queries") var query: QueryOptions
    @OptionGroup(title: "Changes") var write: WriteOptions
    @OptionGroup(title: "Questions") var library: LibraryOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    func run() throws {
        try write.check(query)
        let asking = try Asking(source, query, output, library, tellsNew: new)
        let rows =
            new
            ? try asking.console.tellNewRows(
                ofQuestion: name, parameters: query.parameters, sources: source.sources) : nil
        let given = query.parameters.map { String($0.prefix { $0 != "=" }.drop { $0 == "$" }) }
        try asking.run(write) { _ in try asking.console.run(question: name, with: [], options: given) }
        guard let rows else { return }
        try rows.keep()
        if rows.count == 0 { throw ExitStatus.nothingNew }
    }
}
