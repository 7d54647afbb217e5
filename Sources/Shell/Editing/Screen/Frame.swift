import CypherSyntax
import Text

/// What the editor shows: rows as they go to the terminal, and the place of the cursor.
struct Frame: Hashable {
    /// A row with its colours, and its width in cells.
    struct Row: Hashable {
        var text: String
        var width: Int
        /// Whether it goes on with the row above, as the terminal itself wraps a line.
        var continues = false
    }

    var rows: [Row] = []
    var cursorRow = 0
    var cursorColumn = 0
    /// The width that the rows were laid out for.
    var columns = 0
}

/// Lays a text out in rows of a terminal.
struct FrameBuilder {
    /// Before the first line, and before each further one. Both take the same number of cells.
    var prompt: String
    var continuation: String
    /// SGR parameters of the prompts; empty for none.
    var promptStyle = ""
    /// What is open at the beginning of each line, which stands in its prompt.
    var open: [String] = []
    /// The number of the first line; the prompt stands before line 0 alone.
    var firstLine = 0
    /// Whether the text begins within its first line, so that no prompt stands before it.
    var beginsWithinLine = false
    /// What may follow the text: shown faintly behind its end.
    var ghost = ""
    var columns: Int
    var height: Int

    /// A terminal that is narrower is taken for one of this width.
    static let fewestColumns = 8

    private var frame = Frame()
    private var row = ""
    private var width = 0
    private var style = ""
    private var continues = false
    private var line = 0

    init(prompt: String, continuation: String, promptStyle: String = "", columns: Int, height: Int) {
        self.prompt = prompt
        self.continuation = continuation
        self.promptStyle = promptStyle
        self.columns = max(columns, Self.fewestColumns)
        self.height = max(height, 2)
    }

    /// The frame of a text with the cursor before the scalar numbered `cursor`, then rows below it. `spans` colour ranges
    /// of bytes, in order. Where the whole is higher than the screen, a window round the cursor is shown.
    func frame(text: String, cursor: Int, spans: [Highlighter.Span] = [], below: [Frame.Row] = []) -> Frame {
        var builder = self
        builder.line = firstLine
        if beginsWithinLine { builder.continues = true } else { builder.beginLine() }
        builder.lay(text, cursor: cursor, spans: spans)
        var frame = builder.frame
        frame.columns = columns
        let room = max(1, height - below.count)
        if frame.rows.count > room {
            let first = min(max(0, frame.cursorRow - room / 2), frame.rows.count - room)
            frame.rows = Array(frame.rows[first..<first + room])
            frame.cursorRow -= first
        }
        frame.rows += below.prefix(max(0, height - frame.rows.count))
        return frame
    }

    private mutating func lay(_ text: String, cursor: Int, spans: [Highlighter.Span]) {
        var scalarOffset = 0
        var byteOffset = 0
        var spans = spans[...]
        var isPlaced = false
        for character in text {
            let scalars = character.unicodeScalars.count
            let next = scalarOffset + scalars
            while let span = spans.first, span.range.upper <= byteOffset { spans.removeFirst() }
            let wanted = spans.first.map { $0.range.lower <= byteOffset ? $0.style : "" } ?? ""
            let cells = Cells(character, at: width)
            if let first = cells.parts.first { makeRoom(for: first) }
            if !isPlaced && cursor < next {
                place()
                isPlaced = true
            }
            scalarOffset = next
            byteOffset += character.utf8.count
            if character == "\n" {
                setStyle("")
                endRow()
                line += 1
                beginLine()
                continue
            }
            setStyle(cells.isSubstitute ? "7" : wanted)
            for part in cells.parts { put(part) }
        }
        setStyle("")
        if width >= columns { breakRow() }
        if !isPlaced {
            place()
            layGhost()
        }
        endRow()
    }

    /// The suggestion keeps to the rest of the row.
    private mutating func layGhost() {
        let first = ghost.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        let text = DisplayWidth.shortened(VisibleText.escaped(first), to: columns - width - 1)
        guard !text.isEmpty else { return }
        setStyle("2")
        row += text
        width += DisplayWidth.of(text)
        setStyle("")
    }

    private mutating func makeRoom(for part: Cells.Part) {
        if !part.isCertain, width + part.width == columns {
            // In the last cells a terminal that draws it wider would wrap it.
            row += String(repeating: " ", count: part.width)
            width = columns
        }
        if width + part.width > columns { breakRow() }
    }

    private mutating func put(_ part: Cells.Part) {
        makeRoom(for: part)
        row += part.isCertain ? part.text : part.pinned(at: width, columns: columns)
        width += part.width
    }

    private mutating func place() {
        frame.cursorRow = frame.rows.count
        frame.cursorColumn = min(width, columns - 1)
    }

    private mutating func beginLine() {
        let mark = line < open.count ? open[line] : ""
        let prompt =
            line == 0 ? self.prompt : mark.isEmpty ? continuation : Prompt.continuation(under: continuation, open: mark)
        row = promptStyle.isEmpty ? prompt : "\u{1B}[\(promptStyle)m" + prompt + "\u{1B}[0m"
        width = DisplayWidth.of(prompt)
    }

    /// The text goes on in the next row.
    private mutating func breakRow() {
        let kept = style
        setStyle("")
        endRow()
        (row, width, continues) = ("", 0, true)
        setStyle(kept)
    }

    private mutating func endRow() {
        frame.rows.append(Frame.Row(text: row, width: width, continues: continues))
        continues = false
    }

    private mutating func setStyle(_ wanted: String) {
        guard wanted != style else { return }
        row += "\u{1B}[0m"
        if !wanted.isEmpty { row += "\u{1B}[\(wanted)m" }
        style = wanted
    }
}
