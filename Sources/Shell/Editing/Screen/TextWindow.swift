/// The lines of a text that can be seen round the cursor: a long text is not laid out whole for each key.
struct TextWindow {
    /// The lines.
    let text: String
    /// The cursor in it, in scalars.
    let cursor: Int
    /// How many lines stand before it.
    let firstLine: Int
    /// How many scalars stand before it.
    let start: Int

    /// The lines of `line` that may be seen on a screen of `height` rows.
    init(_ line: EditedLine, height: Int) {
        let scalars = line.scalars
        var start = line.lineStart(line.cursor)
        var left = height
        while start > 0, left > 0 {
            start = line.lineStart(start - 1)
            left -= 1
        }
        var end = line.lineEnd(line.cursor)
        left = height
        while end < scalars.count, left > 0 {
            end = line.lineEnd(end + 1)
            left -= 1
        }
        self.start = start
        text = EditedLine.string(scalars[start..<end])
        cursor = line.cursor - start
        firstLine = start == 0 ? 0 : scalars[..<start].count { $0 == "\n" }
    }
}
