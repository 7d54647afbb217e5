import CommandOptions
import Naql
import Renderers
import Shell

/// What `naql` and `naql run` share: a console over the sources, and how a run ends.
struct Asking {
    let console: Console
    /// Whether a source could not be read.
    let failed: Bool

    /// Opens the sources; results go where the options say.
    init(
        _ source: SourceOptions, _ query: QueryOptions, _ output: OutputOptions, _ library: LibraryOptions,
        isInteractive: Bool = false, tellsNew: Bool = false, set: (Console) -> Void = { _ in }
    ) throws {
        let format = try output.outputFormat()
        let options = try output.renderOptions()
        let loadOptions = try source.loadOptions()
        let questions = try library.questions()
        let session = Session(settings: try query.settings())
        UntilExit.keep(session)
        let notes = try query.apply(to: session)
        console = Console(
            session: session, format: format, options: options, output: DescriptorSink(descriptor: 1),
            messages: DescriptorSink(descriptor: 2), isInteractive: isInteractive, commands: .standard)
        console.isQuiet = output.quiet
        console.tellsJSON = try output.tellsJSON()
        console.loadOptions = loadOptions
        console.library = questions
        set(console)
        for note in notes { console.note(note) }
        failed = try console.load(source.sources)
        guard let path = output.path else { return }
        let named = output.format == nil ? nil : format
        if tellsNew {
            console.sendNewRows(to: path, format: named)
        } else {
            try console.sendOutput(to: path, format: named)
        }
    }

    /// Runs scripts by `body`; what was answered before a failure stays.
    ///
    /// - Throws: what `body` throws, or the status of a run in which something failed.
    func run(_ write: WriteOptions, _ body: (ScriptRunner) throws -> Void) throws {
        let runner = ScriptRunner(console: console)
        Interrupts.cancel(console.session.cancellation)
        let outcome = Result { try body(runner) }
        try console.closeOutput()
        try console.endOutput()
        if case .success = outcome { try write.write(console, failures: runner.failures) }
        console.tellUnsavedChanges()
        try outcome.get()
        if runner.failures > 0 { throw ExitStatus.queryFailed }
        if failed { throw ExitStatus.inputOutputFailed }
    }
}
