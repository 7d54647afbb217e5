import Renderers

/// Puts frames on a terminal: only rows that changed are written, with relative moves, so that what stands above stays.
final class Painter {
    private let sink: any ByteSink
    private var painted: [Frame.Row] = []
    private var cursorRow = 0
    private var out = ByteBuffer()

    init(sink: any ByteSink) { self.sink = sink }

    /// Shows a frame in place of the last one.
    func paint(_ frame: Frame) {
        out.append("\u{1B}[?25l")
        for index in 0..<max(frame.rows.count, painted.count) {
            let row = index < frame.rows.count ? frame.rows[index] : nil
            if let row, index < painted.count, painted[index] == row { continue }
            move(to: index)
            // Erased first: after a full row the cursor still stands on its last cell.
            out.append("\r\u{1B}[K")
            if let row { out.append(row.text) }
        }
        painted = frame.rows
        move(to: frame.cursorRow)
        out.append("\r")
        if frame.cursorColumn > 0 { out.append("\u{1B}[\(frame.cursorColumn)C") }
        out.append("\u{1B}[?25h")
        flush()
    }

    /// Leaves the frame on the screen and goes to a fresh line below it.
    func finish() {
        move(to: max(0, painted.count - 1))
        out.append("\r\n")
        forget()
        flush()
    }

    /// The next frame is painted at the cursor, for the screen was used by others.
    func forget() {
        painted = []
        cursorRow = 0
    }

    /// Empties the screen.
    func clearScreen() {
        out.append("\u{1B}[H\u{1B}[2J")
        forget()
    }

    /// Takes the frame off the screen of a terminal that has become `columns` wide and wrapped the rows anew.
    func erase(columns: Int) {
        let above = painted.prefix(cursorRow).reduce(0) { $0 + max(1, ($1.width + columns - 1) / columns) }
        out.append("\r")
        if above > 0 { out.append("\u{1B}[\(above)A") }
        out.append("\u{1B}[J")
        forget()
        flush()
    }

    /// Sends a control sequence as it is.
    func send(_ sequence: String) {
        out.append(sequence)
        flush()
    }

    private func move(to row: Int) {
        if row < cursorRow { out.append("\u{1B}[\(cursorRow - row)A") }
        if row > cursorRow {
            let known = min(row, max(painted.count - 1, cursorRow))
            if known > cursorRow { out.append("\u{1B}[\(known - cursorRow)B") }
            // A line feed makes the row where the screen ends.
            if row > known { out.append("\r" + String(repeating: "\n", count: row - known)) }
        }
        cursorRow = row
    }

    private func flush() {
        // Where nobody sees the screen the input will end as well.
        try? sink.flush(&out)
    }
}
