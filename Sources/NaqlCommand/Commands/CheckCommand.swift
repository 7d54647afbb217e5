import ArgumentParser
import Naql
import Renderers
import Shell

/// `naql check FILE…`: all errors of query scripts, without running them.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Reports every error in query scripts without running them.")

    @Argument(help: "Script files; - is standard input.") var files: [String]

    func run() throws {
        let console = Console(
            session: Session(), format: OutputFormat.named("none")!, options: RenderOptions(),
            output: DescriptorSink(descriptor: 1), messages: DescriptorSink(descriptor: 2), isInteractive: false)
        var errors = 0
        for file in files { errors += try ScriptChecker(console: console).check(file: file) }
        if errors > 0 { throw ExitStatus.queryFailed }
    }
}
