import CLibEdit
import Renderers
import Text

/// Edits a statement at a prompt, over as many lines as it takes.
///
/// libedit keeps the text, the key maps (emacs and vi, with `~/.editrc`) and the modes of the terminal. The rest is done
/// here, for what libedit does of it loses Arabic marks, long lines or high statements: keys are decoded, history,
/// search, completion and undo kept, and the screen painted before each key is waited for.
final class LineEditor {
    /// How an edit ended.
    enum Outcome: Hashable {
        case text(String)
        /// Ctrl-C: the text was given up.
        case cancelled
        /// Ctrl-D, or the terminal has gone.
        case end
    }

    /// Before the first line of a statement.
    var prompt = "naql> "
    /// Whether the graph has a label or type of a name.
    var knows: (String) -> Bool = { _ in true }
    /// Shows the last result whole, where there is one.
    var showLast: () throws -> Void = {}
    var isColored: Bool
    /// Whether Enter runs the text.
    var isComplete: (String) -> Bool = { _ in true }
    /// What Tab offers for the text before the cursor.
    var complete: (_ before: String) -> Completion = { _ in .none }
    /// What can be done for the next Tab while a key is awaited: a bit at each call, until there is no more.
    var prepare: (_ before: String) -> (() -> Bool)? = { _ in nil }
    /// What can be said of an incomplete text when Enter began a new line.
    var adviseOnNewLine: (String) -> String? = { _ in nil }
    /// Edits a text in another program; nil where it was given up.
    var editOutside: (_ text: String) throws -> String = { $0 }

    let history: History
    let keys = KeyReader(descriptor: 0)
    let painter: Painter
    private(set) var handle: OpaquePointer!

    var undoStack = UndoStack()
    var killRing = KillRing()
    /// Which entry of the history is shown; nil for the text being typed, which is kept meanwhile.
    var historyIndex: Int?
    var draft = EditedLine()
    var searching: HistorySearch?
    var candidates: CandidateList?
    /// A line of news below the text until the next key.
    var note: String?
    var viMode = ViMode()
    /// Whether Ctrl-Z stopped the program, and the signal that it goes on was not seen yet.
    var stoppedItself = false
    private var contextAbove = ContextAbove()
    private var outcome = Outcome.end
    /// The key that the command `special` stands for.
    private var specialKey = Key.endOfInput
    /// Counts keys, so that commands know what was just before them.
    private var keyNumber = 0
    var lastCutKey = -1
    var lastYank: (key: Int, range: Range<Int>)?
    /// libedit empties its text when it begins to read, so this waits for the first key.
    private var initial = ""

    /// An editor that paints on a terminal; nil where libedit cannot be had.
    init?(history: History, sink: any ByteSink, isColored: Bool, usesVi: Bool) {
        self.history = history
        self.painter = Painter(sink: sink)
        self.isColored = isColored
        var callbacks = naql_editor_callbacks(
            context: Unmanaged.passUnretained(self).toOpaque(),
            read_character: { context, character in
                guard let context, let character else { return -1 }
                return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().readCharacter(character)
            },
            command: { context, command, _ in
                guard let context, let command = EditCommand(rawValue: command) else { return Int32(NAQL_ERROR) }
                return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().answer(command)
            })
        guard let handle = naql_editor_open("naql", &callbacks, usesVi) else { return nil }
        self.handle = handle
        bindKeys()
    }

    deinit { naql_editor_close(handle) }

    private func bindKeys() {
        for command in EditCommand.allCases {
            naql_editor_define(handle, command.rawValue, command.name, command.summary)
        }
        naql_editor_source(handle)
        let usesVi = naql_editor_uses_vi(handle)
        for command in EditCommand.allCases {
            for key in command.keys where !(usesVi && key.hasPrefix("\\e")) {
                naql_editor_bind(handle, key, command.name, false)
            }
            if usesVi { for key in command.viKeys { naql_editor_bind(handle, key, command.name, true) } }
        }
    }

    /// Whether vi's keys are in use.
    var usesVi: Bool { naql_editor_uses_vi(handle) }

    // MARK: One statement

    /// Reads one statement or command.
    ///
    /// `initial` stands there to be edited.
    func read(initial: String = "") -> Outcome {
        outcome = .end
        self.initial = initial
        (undoStack, historyIndex, searching, candidates, note) = (UndoStack(), nil, nil, nil, nil)
        viMode = ViMode()
        painter.send("\u{1B}[?2004h")
        naql_editor_resize(handle)
        _ = naql_editor_read(handle)
        painter.send("\u{1B}[?2004l")
        return outcome
    }

    /// Ends the edit.
    func finish(_ outcome: Outcome) -> Int32 {
        self.outcome = outcome
        (candidates, note, searching) = (nil, nil, nil)
        var end = line
        end.cursor = end.scalars.count
        paint(end, suggests: false)
        painter.finish()
        return Int32(NAQL_NEWLINE)
    }

    /// The text and cursor that libedit keeps.
    var line: EditedLine {
        get {
            var count: Int32 = 0
            var cursor: Int32 = 0
            guard let text = naql_editor_line(handle, &count, &cursor) else { return EditedLine() }
            let scalars = UnsafeBufferPointer(start: text, count: Int(count)).map {
                Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}"
            }
            return EditedLine(scalars: scalars, cursor: Int(cursor))
        }
        set {
            let old = line
            if old.scalars != newValue.scalars {
                naql_editor_move(handle, Int32(old.scalars.count))
                naql_editor_delete_before(handle, Int32(old.scalars.count))
                insert(newValue.scalars)
            }
            naql_editor_move(handle, Int32(newValue.cursor))
        }
    }

    /// Inserts at the cursor.
    func insert(_ scalars: some Sequence<Unicode.Scalar>) {
        var text = scalars.compactMap { $0 == "\0" ? nil : wchar_t(bitPattern: $0.value) }
        guard !text.isEmpty else { return }
        text.append(0)
        _ = naql_editor_insert(handle, text)
    }

    // MARK: Keys

    /// libedit asks for a character: the screen is painted, then a key awaited. Keys that are no ASCII character, and all
    /// keys of a search, are not for libedit.
    private func readCharacter(_ character: UnsafeMutablePointer<wchar_t>) -> Int32 {
        if !initial.isEmpty {
            insert(initial.unicodeScalars)
            initial = ""
        }
        if !viMode.queued.isEmpty {
            character.pointee = wchar_t(bitPattern: viMode.queued.removeFirst().value)
            return 1
        }
        if usesVi, viMode.asks() {
            character.pointee = wchar_t(bitPattern: ViMode.question)
            return 1
        }
        while true {
            let line = self.line
            undoStack.observe(line)
            if !keys.hasPending {
                paint(line)
                prepareCompletion(of: line)
            }
            let key = keys.next()
            // Escape and a letter are one key.
            if key != .character("\u{1B}") { keyNumber += 1 }
            note = nil
            if key == .resized || key == .resumed {
                key == .resized ? redrawResized() : resume()
                continue
            }
            if candidates != nil, key != .character("\t") { candidates = nil }
            if searching != nil, !search(key) { continue }
            if usesVi {
                let scalar: Unicode.Scalar? = if case .character(let scalar) = key { scalar } else { nil }
                if let scalar, let keys = viMode.keys(for: scalar, in: line) { viMode.queued = keys }
                if viMode.note(scalar) {
                    specialKey = .lineCut
                    character.pointee = 0x80
                    return 1
                }
            }
            if !viMode.queued.isEmpty {
                character.pointee = wchar_t(bitPattern: viMode.queued.removeFirst().value)
                return 1
            }
            if let text = textAtHand(behind: key, in: line) {
                specialKey = .paste(text)
                character.pointee = 0x80
                return 1
            }
            switch key {
            case .endOfInput: return 0
            // 0x80…0xFF would be taken for Alt with a letter.
            case .character(let scalar) where scalar.value < 0x80 || scalar.value > 0xFF:
                character.pointee = wchar_t(bitPattern: scalar.value)
            default:
                specialKey = key
                character.pointee = 0x80
            }
            return 1
        }
    }

    private func prepareCompletion(of line: EditedLine) {
        guard searching == nil, line.cursor <= Self.longestPrepared, let step = prepare(line.textBeforeCursor) else {
            return
        }
        while !keys.hasPending, step() {}
    }

    /// Longer texts take too long to be read for it at each key.
    private static let longestPrepared = 4096

    /// A text that came at once, with its first letter; its line breaks too, where Enter would begin a line anyway.
    private func textAtHand(behind key: Key, in line: EditedLine) -> String? {
        guard searching == nil, !viMode.commands, case .character(let first) = key, first.value >= 0x20,
            first != "\u{7F}"
        else { return nil }
        let now = line.scalars[line.lineStart(line.cursor)..<line.cursor]
        let keepsLines = now.count < line.cursor && !now.contains(";") && first != ";"
        return keys.textAtHand(keepsLines: keepsLines, ends: UInt8(ascii: ";")).map { String(first) + $0 }
    }

    private func answer(_ command: EditCommand) -> Int32 {
        guard command == .special else { return run(command) }
        switch specialKey {
        case .up: return run(.up)
        case .down: return run(.down)
        case .left: return run(.left)
        case .right: return run(.right)
        case .home: return run(.lineStart)
        case .end: return run(.lineEnd)
        case .delete: return run(.deleteForward)
        case .wordLeft: return run(.wordLeft)
        case .wordRight: return run(.wordRight)
        case .interrupted: return run(.interrupt)
        case .lineCut: return run(.cutLine)
        case .backTab: return run(.complete)
        case .paste(let text): insert(text.unicodeScalars)
        case .refusedPaste(let size):
            note =
                "the paste of \(size >> 20) MB was refused: \(KeyReader.pasteLimit >> 20) MB is the most; use :source"
        case .character(let scalar): insert([scalar])
        case .resized, .resumed, .unknown, .endOfInput: break
        }
        return Int32(NAQL_NORMAL)
    }

    /// Whether the last key was this command as well.
    func follows(_ key: Int) -> Bool { key == keyNumber - 1 }
    var currentKey: Int { keyNumber }

    // MARK: The screen

    private var size: (columns: Int, height: Int) { (TerminalFacts.width(of: 0), TerminalFacts.height(of: 0)) }

    private func paint(_ line: EditedLine, suggests: Bool = true) {
        let (columns, height) = size
        // The signal of another size may come after a key that was typed since.
        if let painted = painter.paintedColumns, painted != max(columns, FrameBuilder.fewestColumns) {
            painter.erase(columns: columns)
        }
        if let searching {
            painter.paint(searching.frame(columns: columns, height: height, isColored: isColored))
            return
        }
        var below: [Frame.Row] = []
        if let candidates { below = candidates.rows(columns: columns, height: height, isColored: isColored) }
        if let note {
            let text = DisplayWidth.shortened(VisibleText.escaped(note), to: columns - 1)
            below.append(Frame.Row(text: text, width: DisplayWidth.of(text)))
        }
        let window = TextWindow(line, columns: columns, height: height)
        var builder = FrameBuilder(
            prompt: viMode.commands ? Prompt.commanding(prompt) : prompt,
            continuation: Prompt.continuation(under: prompt, open: ""),
            promptStyle: isColored ? "1;34" : "", columns: columns, height: height)
        (builder.firstLine, builder.beginsWithinLine) = (window.firstLine, window.beginsWithinLine)
        let colors = colors(of: line, in: window)
        builder.open = Array(repeating: "", count: window.firstLine) + colors.open
        if isColored, suggests, below.isEmpty { builder.ghost = suggestion(for: line) ?? "" }
        painter.paint(
            builder.frame(text: window.text, cursor: window.cursor, spans: isColored ? colors.spans : [], below: below))
    }

    /// What is read to colour the visible part of a text, and to tell what is open in it.
    private func colors(of line: EditedLine, in window: TextWindow) -> Highlighter {
        let cursor = EditedLine.string(line.scalars[window.start..<line.cursor]).utf8.count
        let context = contextAbove.context(after: line.scalars[..<window.start])
        return Highlighter(window.text, after: context, cursor: cursor, knows: knows)
    }

    private func redrawResized() {
        naql_editor_resize(handle)
        painter.erase(columns: size.columns)
    }

    /// After a stop the terminal was used, and perhaps set, by others. Where the editor itself stopped the program it has
    /// painted since.
    private func resume() {
        if stoppedItself {
            stoppedItself = false
            return redrawResized()
        }
        naql_editor_raw(handle, false)
        naql_editor_raw(handle, true)
        painter.forget()
        painter.send("\u{1B}[?2004h\r\u{1B}[J")
    }

    /// Shows candidates for Tab; a further Tab turns the page.
    func list(_ names: [String]) {
        candidates = CandidateList(names)
    }

    /// Turns to the next page of candidates, where there are any.
    func turnPage() -> Bool {
        guard candidates != nil else { return false }
        candidates?.turn(columns: size.columns, height: size.height)
        return true
    }

    /// Gives the terminal to `body` as others use it, and takes it back.
    func withTerminalReleased<T>(_ body: () throws -> T) rethrows -> T {
        // What is only suggested was not typed, and is not to stay above what comes.
        if searching == nil, painter.paintedColumns != nil { paint(line, suggests: false) }
        painter.finish()
        painter.send("\u{1B}[?2004l")
        naql_editor_raw(handle, false)
        defer {
            naql_editor_raw(handle, true)
            painter.send("\u{1B}[?2004h")
        }
        return try body()
    }
}
