import CLibEdit
import Naql
import Renderers

/// The interactive session: reads statements at a prompt until the user leaves.
public final class InteractiveShell {
    private let console: Console
    private let initFile: String?
    private let history = History(file: HistoryFile.standard)
    private let usesColor: Bool

    /// A shell on a console; `initFile` is a script to run first.
    public init(console: Console, initFile: String?, usesColor: Bool = true) {
        self.console = console
        self.initFile = initFile
        self.usesColor = usesColor
    }

    /// Runs until the user leaves.
    ///
    /// - Throws: ``OutputError`` where the results cannot be written.
    public func run() throws {
        Interrupts.cancel(console.session)
        console.history = history
        greet()
        try runInitFile()
        if let descriptor = paintingDescriptor, let editor = makeEditor(descriptor) {
            TerminalSignals.install(painting: descriptor)
            Interrupts.beginEditing()
            try edit(with: editor)
        } else {
            try readPlainly()
        }
    }

    private func greet() {
        guard !console.isQuiet else { return }
        let graph = console.session.graph
        let holds =
            graph.nodeCount == 0
            ? "the graph is empty: `:load FOLDER` reads articles"
            : "\(graph.nodeCount) nodes, \(graph.relationshipCount) relationships"
        console.say("naql \(NaqlVersion.current) — \(holds); `:help` tells more, Ctrl-D leaves")
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
            editor.prompt = console.session.isInTransaction ? "naql*> " : "naql> "
            editor.continuation = console.session.isInTransaction ? "    -> " : "   -> "
            switch editor.read() {
            case .end: return
            case .cancelled: continue
            case .text(let text): try enter(text)
            }
        }
    }

    private func makeEditor(_ descriptor: Int32) -> LineEditor? {
        guard !["", "dumb"].contains(TerminalFacts.variable("TERM") ?? "") else { return nil }
        _ = naql_use_utf8()
        let vi = TerminalFacts.variable("NAQL_EDITING") == "vi"
        let isColored = usesColor && TerminalFacts.wantsColor(descriptor)
        guard
            let editor = LineEditor(
                history: history, sink: DescriptorSink(descriptor: descriptor), isColored: isColored, usesVi: vi)
        else { return nil }
        let completer = Completer(session: console.session)
        editor.isComplete = { [console] in Self.isComplete($0) || console.wantsToQuit }
        editor.complete = completer.complete
        editor.editOutside = { [console] text in
            try console.mayTouchFiles("an editor")
            return try ExternalEditor.edit(text)
        }
        console.editText = editor.editOutside
        return editor
    }

    /// Where the editor paints: results may go elsewhere while a person sits at the keyboard.
    private var paintingDescriptor: Int32? { [1, 2].first(where: TerminalFacts.isTerminal) }

    /// Whether Enter runs a text: a command line, or statements that are whole.
    static func isComplete(_ text: String) -> Bool {
        text.allSatisfy(\.isWhitespace) || ScriptReader.isComplete(text)
    }

    /// Runs what was entered and keeps it in the history.
    private func enter(_ text: String) throws {
        let entry = text.trimmingTrailingSpaces()
        guard !entry.isEmpty else { return }
        for part in Self.entries(entry) { history.add(part) }
        // The terminal may have another width by now.
        if console.options.width != nil, TerminalFacts.isTerminal(1) {
            console.options.width = TerminalFacts.width(of: 1)
        }
        do {
            try Interrupts.whileRunning { try ScriptRunner(console: console).run(text: text, name: "<shell>") }
        } catch let error
            as OutputError
        { throw error } catch { console.report(error) }
        if let next = console.takeNextText() { try enter(next) }
    }

    /// An entry a statement, where several were entered at once.
    static func entries(_ text: String) -> [String] {
        let splitter = StatementSplitter(text)
        guard text.first != ":", splitter.statements.count > 1, splitter.isComplete,
            !text.split(separator: "\n").contains(where: { $0.first == ":" })
        else { return [text] }
        return splitter.statements.map { splitter.text($0) + ";" }
    }

    // MARK: Without one

    /// Lines as the terminal gives them, for terminals that cannot be painted on.
    private func readPlainly() throws {
        var text = ""
        console.sayWithoutBreak("naql> ")
        while !console.wantsToQuit, let line = readLine(strippingNewline: false) {
            text += line
            if Self.isComplete(text) {
                try enter(text)
                text = ""
            }
            if !console.wantsToQuit { console.sayWithoutBreak(text.isEmpty ? "naql> " : "   -> ") }
        }
    }
}

extension String {
    func trimmingTrailingSpaces() -> String {
        var view = self[...]
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }
}
