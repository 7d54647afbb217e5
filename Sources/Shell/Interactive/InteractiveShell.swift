import CLibEdit
import Machine
import Naql
import PropertyGraph
import Renderers
import Text

/// The interactive session: reads statements at a prompt until the user leaves.
public final class InteractiveShell {
    private let console: Console
    private let initFile: String?
    private let history = History(file: HistoryFile.standard)
    private let usesColor: Bool
    /// Whether nothing is painted twice, for those who listen to the screen.
    private let isPlain: Bool

    /// A shell on a console; `initFile` is a script to run first.
    public init(console: Console, initFile: String?, usesColor: Bool = true, isPlain: Bool = false) {
        self.isPlain = isPlain
        self.console = console
        self.initFile = initFile
        self.usesColor = usesColor
    }

    /// Runs until the user leaves.
    ///
    /// - Throws: ``OutputError`` where the results cannot be written.
    public func run() throws {
        Interrupts.cancel(console.session.cancellation)
        console.history = history
        greet()
        console.tellsCounts = true
        try runInitFile()
        let descriptor = paintingDescriptor
        if let descriptor, let editor = makeEditor(descriptor) {
            TerminalSignals.install(painting: descriptor)
            Interrupts.beginEditing()
            try edit(with: editor)
        } else {
            TerminalSignals.install(painting: nil)
            Interrupts.beginEditing()
            try readPlainly()
        }
        try console.closeOutput()
        try console.endOutput()
    }

    private func greet() {
        guard !console.isQuiet else { return }
        let graph = console.session.graph
        let articles = graph.findLabel("Article").map { graph.count(label: $0) } ?? 0
        let holds =
            graph.nodeCount == 0
            ? "the graph is empty, `:load FOLDER` reads articles"
            : (articles > 0 ? "\(articles) article\(articles == 1 ? "" : "s"), " : "") + "\(graph.nodeCount) nodes, "
                + "\(graph.relationshipCount) relationships"
        let text = "naql \(NaqlVersion.current) — \(holds); :help for help, Ctrl-D leaves"
        for line in HelpText.wrap(text, width: console.options.width ?? 200) { console.say(line) }
    }

    private func runInitFile() throws {
        guard let initFile else { return }
        do { try ScriptRunner(console: console).run(file: initFile) } catch let error as OutputError {
            throw error
        } catch {
            console.report(error)
            console.say("the init script \(initFile) was not run to its end")
        }
    }

    // MARK: With an editor

    private func edit(with editor: LineEditor) throws {
        while !console.wantsToQuit {
            editor.prompt = Prompt.text(of: console)
            switch editor.read(initial: console.takeOffer()) {
            case .end: if mayLeave(editor) { return }
            case .cancelled: continue
            case .text(let text): try enter(text)
            }
            if console.wantsToQuit, !console.leavesUnasked { console.wantsToQuit = mayLeave(editor) }
        }
    }

    /// Whether the shell may be left, changes that are not kept being asked about in the editor's line.
    private func mayLeave(_ editor: LineEditor) -> Bool {
        let question = LeavingQuestion(console: console) { question in
            let isComplete = editor.isComplete
            defer { editor.isComplete = isComplete }
            (editor.isComplete, editor.prompt) = ({ _ in true }, question)
            switch editor.read() {
            case .end: return .end
            case .cancelled: return .cancelled
            case .text(let text): return .text(text)
            }
        }
        return question.mayLeave()
    }

    private func makeEditor(_ descriptor: Int32) -> LineEditor? {
        guard !isPlain, TerminalFacts.isPainted(descriptor) else { return nil }
        _ = naql_use_utf8()
        let vi = TerminalFacts.variable("NAQL_EDITING") == "vi"
        let isColored = usesColor && TerminalFacts.wantsColor(descriptor)
        guard
            let editor = LineEditor(
                history: history, sink: DescriptorSink(descriptor: descriptor), isColored: isColored, usesVi: vi)
        else { return nil }
        let completer = Completer(
            session: console.session, commands: console.commands, library: console.library)
        editor.isComplete = EnteredText.isComplete
        editor.knows = { [console] in console.knows($0) }
        editor.showLast = { [console] in try console.showLast(Destination("")) }
        editor.adviseOnNewLine = EnteredText.advice
        editor.complete = completer.complete
        editor.prepare = completer.preparation
        editor.editOutside = { [console] text in
            try console.mayTouchFiles("an editor")
            return try ExternalEditor.edit(text)
        }
        console.editText = editor.editOutside
        console.usesVi = editor.usesVi
        return editor
    }

    /// Where the editor paints: results may go elsewhere while a person sits at the keyboard.
    private var paintingDescriptor: Int32? { [1, 2].first(where: TerminalFacts.isTerminal) }

    /// Runs what was entered and keeps it in the history.
    private func enter(_ entered: String) throws {
        let text = EnteredText.withoutPrompts(entered)
        let entry = text.trimmingTrailingSpaces()
        guard !entry.isEmpty else { return }
        for part in EnteredText.entries(entry) { history.add(part) }
        // The terminal may have another width by now.
        if console.options.width != nil, TerminalFacts.isTerminal(1) {
            console.options.width = TerminalFacts.width(of: 1)
        }
        if let remedy = EnteredText.remedy(entry), EnteredText.isComplete(entry) { return console.say(remedy) }
        let script = EnteredText.command(entry) ?? text
        do {
            try Interrupts.whileRunning {
                try ScriptRunner(console: console).run(text: script, name: EnteredText.sourceName)
            }
        } catch let error as OutputError {
            throw error
        } catch let error as NaqlError where error.isCancellation {
            // The terminal has echoed `^C`.
            console.send("\n\(Self.stopped(error, after: Clock.monotonic() - console.began))\n")
        } catch {
            console.report(error)
            // The session is worth more than a file on a disk that is full.
            if let error = error as? FileError, error.path == console.redirection?.destination.name {
                console.abandonOutput()
            }
        }
    }

    /// What was stopped, and when.
    private static func stopped(_ error: NaqlError, after nanoseconds: Int64) -> String {
        guard case .execution(_, let source) = error else { return "cancelled" }
        let line = VisibleText.escaped(source.text.split(separator: "\n").first.map(String.init) ?? "")
        let time = Console.duration(Double(nanoseconds) / 1e9)
        return "cancelled after \(time): \(DisplayWidth.shortened(line, to: 60))"
    }

    // MARK: Without one

    private func mayLeave(_ keys: KeyReader) -> Bool {
        let question = LeavingQuestion(console: console) { [console] question in
            console.send(question)
            var text = ""
            while true {
                switch keys.next() {
                case .endOfInput: return .end
                case .interrupted: return .cancelled
                case .character("\n"): return .text(text)
                case .character(let scalar): text.unicodeScalars.append(scalar)
                default: break
                }
            }
        }
        return question.mayLeave()
    }

    /// Lines as the terminal gives them, for terminals that cannot be painted on.
    private func readPlainly() throws {
        let keys = KeyReader(descriptor: 0)
        var text = ""
        console.send("naql> ")
        while !console.wantsToQuit {
            switch keys.next() {
            case .endOfInput:
                console.say("")
                if mayLeave(keys) { return }
                console.send("naql> ")
            case .interrupted:
                text = ""
                console.send("\nnaql> ")
            case .character("\n"):
                text += "\n"
                if EnteredText.isComplete(text) {
                    try enter(text)
                    text = ""
                    if console.wantsToQuit, !console.leavesUnasked { console.wantsToQuit = mayLeave(keys) }
                }
                if !console.wantsToQuit { console.send(text.isEmpty ? "naql> " : "   -> ") }
            case .character(let scalar): text.unicodeScalars.append(scalar)
            default: break
            }
        }
    }
}
