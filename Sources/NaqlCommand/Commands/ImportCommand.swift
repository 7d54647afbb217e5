import ArgumentParser
import CommandOptions
import Naql
import Shell

/// `naql import SOURCE… -o ARCHIVE.naql`: builds the graph once, to be opened later in milliseconds.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Builds an archive that opens in milliseconds, or brings one up to date.",
        discussion: """
            Into an archive that is there only files that are new or have changed are read. What was corrected in it \
            (:write keeps that) stays corrected. An import that was stopped with Ctrl-C goes on where it was.
            """)

    @OptionGroup(title: "Sources") var source: SourceOptions

    @Option(name: [.customShort("o"), .customLong("output")], help: "The archive to write.")
    var output: String

    @Flag(help: "Drop articles of the archive whose files are gone.")
    var prune = false

    @Flag(help: "Build the archive anew; what was corrected in it stays.")
    var fresh = false

    @Flag(name: .customLong("no-corrections"), help: "Build the archive anew without what was corrected in it.")
    var noCorrections = false

    @OptionGroup var threads: ThreadOptions

    @Flag(name: .shortAndLong, help: "No progress and no notes.")
    var quiet = false

    func validate() throws {
        if source.sources.isEmpty {
            throw ValidationError("name at least one source: naql import articles/ -o archive.naql")
        }
    }

    func run() throws {
        let console = try Console.ofFiles(threads, isQuiet: quiet)
        var options = ImportOptions()
        options.load = try source.loadOptions()
        options.prunes = prune
        options.isAfresh = fresh
        options.dropsCorrections = noCorrections
        Interrupts.cancel(console.session.cancellation)
        if try console.importArticles(source.sources, into: output, options: options) {
            throw ExitStatus.inputOutputFailed
        }
    }
}
