import ArgumentParser
import CommandOptions
import Naql
import PropertyGraph
import Renderers
import Shell

/// `naql check FILE…`: all errors of query scripts, without running them, and all damage of archives.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reports every error in query scripts without running them, and checks archives.")

    @Argument(help: "Script files and .naql archives; - is a script on standard input.") var files: [String]

    @OptionGroup var threads: ThreadOptions

    func run() throws {
        var settings = Settings()
        settings.threads = try threads.count()
        let console = Console(
            session: Session(settings: settings), format: OutputFormat.named("none")!, options: RenderOptions(),
            output: DescriptorSink(descriptor: 1), messages: DescriptorSink(descriptor: 2), isInteractive: false,
            commands: .standard)
        var errors = 0
        var isDamaged = false
        for file in files {
            if Archives.isArchive(file) {
                do { try checkArchive(file, console) } catch let error as SessionLoadError {
                    console.report(error)
                    isDamaged = true
                }
            } else {
                errors += try ScriptChecker(console: console).check(file: file)
            }
        }
        if isDamaged { throw ExitStatus.inputOutputFailed }
        if errors > 0 { throw ExitStatus.queryFailed }
    }

    /// One line about a sound archive.
    private func checkArchive(_ file: String, _ console: Console) throws {
        let found = try Archives.check(file, threads: console.session.settings.workers)
        var line = ByteBuffer()
        line.append(
            "\(file): sound: \(found.nodes) nodes, \(found.relationships) relationships, \(found.bytes) bytes, "
                + "format \(found.version)\n")
        try console.output.flush(&line)
    }
}
