import ArgumentParser
import CommandOptions
import Machine
import Shell

/// `naql [SOURCE…] [-c QUERY] [-f FILE]`: asks, or starts the shell.
struct AskCommand: ParsableCommand {
    // Named as a part of `naql` it is not searched for `--generate-completion-script` when it is parsed alone, which costs
    // a tenth of a start: the whole program answers that.
    static let configuration = CommandConfiguration(
        commandName: "ask", _superCommandName: "naql",
        abstract: "Runs queries over the sources, or starts the shell (the default).",
        usage: "naql [<options>] [<sources> ...]", shouldDisplay: false)

    @OptionGroup(title: "Sources") var source: SourceOptions

    @Option(name: [.short, .customLong("command")], help: "A query to run; may be repeated.")
    var command: [String] = []

    @Option(name: [.short, .customLong("file")], help: "A script file to run; may be repeated.")
    var file: [String] = []

    @Flag(name: .customLong("keep-going"), help: "Go on after a query that failed.")
    var keepGoing = false

    @Flag(name: .customLong("single-transaction"), help: "All queries succeed, or none leaves a trace.")
    var singleTransaction = false

    @Flag(help: "Show each query and command of a script before what it gives, as the shell would.")
    var echo = false

    @Flag(name: .customLong("timer"), help: "Tell how long each query took.")
    var timer = false

    @Option(name: .customLong("init"), help: "A script to run before the shell's first prompt.")
    var initFile: String?

    @Flag(name: .customLong("no-init"), help: "Run no init script.")
    var noInit = false

    @Flag(help: "Paint nothing twice, for those who listen to the screen: lines are read as the terminal gives them.")
    var plain = false

    @OptionGroup(title: "Queries") var query: QueryOptions
    @OptionGroup(title: "Changes") var write: WriteOptions
    @OptionGroup(title: "Questions") var library: LibraryOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    func run() throws {
        // `#!/usr/bin/env naql` gives the script as the first argument.
        let scripts = source.sources.filter { $0.hasSuffix(".cypher") }
        var source = source
        source.sources.removeAll { $0.hasSuffix(".cypher") }
        let parts =
            scripts.map { .file($0) }
            + ScriptPart.inOrder(commands: command, files: file, arguments: ProcessArguments.all)
        let readsInput = parts.isEmpty && !TerminalFacts.isTerminal(0)
        if source.sources.contains("-") && readsInput {
            throw ValidationError(
                "standard input cannot be both an article (-) and the script: give the query with -c or -f")
        }
        let isInteractive = parts.isEmpty && !readsInput
        try write.check(query)
        let asking = try Asking(source, query, output, library, isInteractive: isInteractive) { console in
            console.keepsGoing = keepGoing
            console.showsTime = timer
            console.echoes = echo
            console.writePath = write.write
        }
        guard isInteractive else {
            return try asking.run(write) {
                try $0.run(parts.isEmpty ? [.file("-")] : parts, inOneTransaction: singleTransaction)
            }
        }
        let script = noInit ? nil : initFile ?? InitFile.standard { asking.console.say($0) }
        try InteractiveShell(
            console: asking.console, initFile: script, usesColor: output.appearance.color != "never", isPlain: plain
        ).run()
        if asking.failed { throw ExitStatus.inputOutputFailed }
    }
}
