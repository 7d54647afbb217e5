import Renderers

/// Puts frames on a terminal: only lines that changed are written, with relative moves, so that what stands above stays.
final class Painter {
    private let sink: any ByteSink
    private var painted = Frame()
    private var cursorRow = 0
    private var out = ByteBuffer()

    init(sink: any ByteSink) { self.sink = sink }

    /// Shows a frame in place of the last one.
    ///
    /// A line that is wider than the screen is wrapped by the terminal itself, which then keeps it one line when its width
    /// changes. So from the first row of a line that changed to its last all are written, one behind the other.
    func paint(_ frame: Frame) {
        out.append("\u{1B}[?25l")
        var flows = false
        for index in 0..<max(frame.rows.count, painted.rows.count) {
            guard index < frame.rows.count else {
                move(to: index)
                out.append("\r\u{1B}[K")
                continue
            }
            let row = frame.rows[index]
            flows = flows && row.continues
            if !flows, isOnScreen(index, of: frame) { continue }
            put(row, at: index, flows: flows, columns: frame.columns)
            flows = true
        }
        painted = frame
        move(to: frame.cursorRow)
        out.append("\r")
        if frame.cursorColumn > 0 { out.append("\u{1B}[\(frame.cursorColumn)C") }
        out.append("\u{1B}[?25h")
        flush()
    }

    /// Whether a row is there as it is to be. One that the next row newly goes on with is not: the terminal learns that
    /// by what is written over the edge.
    private func isOnScreen(_ index: Int, of frame: Frame) -> Bool {
        guard index < painted.rows.count, painted.rows[index] == frame.rows[index] else { return false }
        guard index + 1 < frame.rows.count, frame.rows[index + 1].continues else { return true }
        return index + 1 < painted.rows.count && painted.rows[index + 1].continues
    }

    private func put(_ row: Frame.Row, at index: Int, flows: Bool, columns: Int) {
        guard flows else {
            move(to: index)
            // Erased first: after a full row the cursor still stands on its last cell.
            out.append("\r\u{1B}[K")
            out.append(row.text)
            return
        }
        // The cursor waits behind the last cell of the row above: what is written now wraps.
        out.append(row.width == 0 ? " \r" : row.text)
        if row.width < columns { out.append("\u{1B}[K") }
        cursorRow = index
    }

    /// Leaves the frame on the screen and goes to a fresh line below it.
    func finish() {
        move(to: max(0, painted.rows.count - 1))
        out.append("\r\n")
        forget()
        flush()
    }

    /// The next frame is painted at the cursor, for the screen was used by others.
    func forget() {
        painted = Frame()
        cursorRow = 0
    }

    /// Empties the screen.
    func clearScreen() {
        out.append("\u{1B}[H\u{1B}[2J")
        forget()
    }

    /// The width that the frame on the screen was laid out for; nil where there is none.
    var paintedColumns: Int? { painted.rows.isEmpty ? nil : painted.columns }

    /// Takes the frame off the screen of a terminal that has become `columns` wide and wrapped its lines anew.
    func erase(columns: Int) {
        var above = 0
        var line = 0
        for (index, row) in painted.rows.prefix(cursorRow + 1).enumerated() {
            if !row.continues {
                if index > 0 { above += Self.rows(of: line, columns) }
                line = 0
            }
            // Rows above the cursor's in its own line are full.
            line += index < cursorRow ? max(row.width, painted.rows[index + 1].continues ? painted.columns : 0) : 0
        }
        above += (line + painted.cursorColumn) / max(columns, 1)
        out.append("\r")
        if above > 0 { out.append("\u{1B}[\(above)A") }
        out.append("\u{1B}[J")
        forget()
        flush()
    }

    private static func rows(of cells: Int, _ columns: Int) -> Int { max(1, (cells + columns - 1) / max(columns, 1)) }

    /// Sends a control sequence as it is.
    func send(_ sequence: String) {
        out.append(sequence)
        flush()
    }

    private func move(to row: Int) {
        if row < cursorRow { out.append("\u{1B}[\(cursorRow - row)A") }
        if row > cursorRow {
            let known = min(row, max(painted.rows.count - 1, cursorRow))
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
