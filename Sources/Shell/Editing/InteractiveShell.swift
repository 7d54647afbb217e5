import Naql
import Renderers

/// The interactive session: reads statements at a prompt until the user leaves.
public final class InteractiveShell {
    private let console: Console
    private let initFile: String?

    /// A shell on a console; `initFile` is a script to run first.
    public init(console: Console, initFile: String?) {
        self.console = console
        self.initFile = initFile
    }

    /// Runs until the user leaves.
    ///
    /// - Throws: ``OutputError`` where the terminal cannot be written.
    public func run() throws {
        if let initFile { try ScriptRunner(console: console).run(file: initFile) }
        Interrupts.cancel(console.session)
        var text = ""
        console.sayWithoutBreak("naql> ")
        while !console.wantsToQuit, let line = readLine(strippingNewline: false) {
            text += line
            if ScriptReader.isComplete(text) {
                do { try ScriptRunner(console: console).run(text: text, name: "<shell>") } catch let error as OutputError {
                    throw error
                } catch { console.report(error) }
                text = ""
            }
            if !console.wantsToQuit { console.sayWithoutBreak(text.isEmpty ? "naql> " : "   -> ") }
        }
    }
}
