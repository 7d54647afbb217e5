import ArgumentParser
import CommandOptions
import Naql
import Renderers
import Shell

/// `naql run NAME [SOURCE…] -p name=value`: asks a saved question.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Asks a saved question (`:save NAME` in the shell) over the sources.")

    @Argument(help: "The question, or a script file.") var name: String

    @OptionGroup(title: "Sources") var source: SourceOptions
    @OptionGroup(title: "Queries") var query: QueryOptions
    @OptionGroup(title: "Changes") var write: WriteOptions
    @OptionGroup(title: "Questions") var library: LibraryOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    func run() throws {
        try write.check(query)
        let asking = try Asking(source, query, output, library)
        try asking.run(write) { _ in try asking.console.run(question: name, with: []) }
    }
}
