/// The part of a text that can be seen round the cursor: a long text is not laid out whole for each key.
struct TextWindow {
    /// The lines, or a part of a line that is longer than a screen.
    let text: String
    /// The cursor in it, in scalars.
    let cursor: Int
    /// How many lines begin before it.
    let firstLine: Int
    /// How many scalars stand before it.
    let start: Int
    /// Whether it begins within a line.
    let beginsWithinLine: Bool

    /// What may be seen of `line` on a screen of `height` rows of `columns`.
    init(_ line: EditedLine, columns: Int, height: Int) {
        let scalars = line.scalars
        // More rows than there are above and below the cursor, also where most scalars are marks, which take no cell.
        let most = max(columns, 8) * max(height, 2) * 2
        var start = line.lineStart(line.cursor)
        var isCut = false
        if line.cursor - start > most {
            // In steps, so that the rows stay where they are from one key to the next.
            start += (line.cursor - start - most / 2) / (most / 2) * (most / 2)
            start = line.before(start + 1)
            isCut = true
        }
        var left = height
        while !isCut, start > 0, left > 0 {
            let above = line.lineStart(start - 1)
            guard line.cursor - above <= most else { break }
            start = above
            left -= 1
        }
        var end = line.lineEnd(line.cursor)
        left = height
        while end < scalars.count, left > 0, end - line.cursor <= most {
            end = line.lineEnd(end + 1)
            left -= 1
        }
        if end - line.cursor > most { end = line.before(line.cursor + most + 1) }
        self.start = start
        beginsWithinLine = isCut
        text = EditedLine.string(scalars[start..<end])
        cursor = line.cursor - start
        firstLine = start == 0 ? 0 : scalars[..<start].count { $0 == "\n" }
    }
}

/// What is open where the visible part of a text begins, read anew only as far as the text before it has changed.
struct ContextAbove {
    private var read: ArraySlice<Unicode.Scalar> = []
    private var context = OpenContext()

    /// The context at the end of some scalars.
    mutating func context(after scalars: ArraySlice<Unicode.Scalar>) -> OpenContext {
        if read.count > scalars.count || !scalars.starts(with: read) { (read, context) = ([], OpenContext()) }
        context.read(scalars[(scalars.startIndex + read.count)...])
        read = scalars
        return context
    }
}
