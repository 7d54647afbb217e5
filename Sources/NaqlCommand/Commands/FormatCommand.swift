import ArgumentParser
import Naql
import Renderers
import Shell

/// `naql fmt FILE…`: formats query scripts in place.
struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt", abstract: "Formats query scripts; their meaning and comments stay.")

    @Argument(help: "Script files; - formats standard input to standard output.") var files: [String]

    @Flag(help: "Change nothing; fail where a file is not formatted.") var check = false

    func run() throws {
        let console = Console(
            session: Session(), format: OutputFormat.named("none")!,
            options: RenderOptions(isTerminal: TerminalFacts.isTerminal(1)),
            output: DescriptorSink(descriptor: 1), messages: DescriptorSink(descriptor: 2), isInteractive: false)
        var isClean = true
        for file in files {
            if try !ScriptFormatting(console: console, onlyChecks: check).format(file: file) { isClean = false }
        }
        if !isClean { throw ExitStatus.queryFailed }
    }
}
