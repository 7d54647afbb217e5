import CommandOptions
import Naql
import Renderers
import Shell

extension Console {
    /// The console of a command that reads and writes files and runs no query of the user's: nothing is drawn, notes go to standard
    /// error.
    static func ofFiles(_ threads: ThreadOptions, isQuiet: Bool) throws -> Console {
        var settings = Settings()
        settings.threads = try threads.count()
        let console = Console(
            session: Session(settings: settings), format: OutputFormat.named("none")!, options: RenderOptions(),
            output: DescriptorSink(descriptor: 1), messages: DescriptorSink(descriptor: 2), isInteractive: false)
        UntilExit.keep(console.session)
        console.isQuiet = isQuiet
        return console
    }
}
