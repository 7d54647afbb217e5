/// The states a text was in. It learns them by looking at the text before each key, so that it misses no change, whoever
/// made it.
struct UndoStack {
    private var undone: [EditedLine] = []
    private var done: [EditedLine] = []
    private var last = EditedLine()
    private var run = 0

    /// States are kept up to this many scalars in all, the latest at least.
    static let limit = 4 << 20

    /// Looks at the text; a change since the last look can be undone. Letters typed in a row are undone a word at a time.
    mutating func observe(_ line: EditedLine) {
        defer { last = line }
        guard line.scalars != last.scalars else {
            // What is typed somewhere else is another edit.
            if line.cursor != last.cursor { run = 0 }
            return
        }
        undone = []
        let isTyping =
            line.scalars.count == last.scalars.count + 1 && line.cursor == last.cursor + 1
            && !line.scalars[line.cursor - 1].properties.isWhitespace
        run = isTyping ? run + 1 : 0
        if run <= 1 || run % 20 == 0 { done.append(last) }
        var size = done.reduce(0) { $0 + $1.scalars.count }
        while size > Self.limit, done.count > 1 { size -= done.removeFirst().scalars.count }
    }

    /// The state before the last change.
    mutating func undo(_ line: EditedLine) -> EditedLine? {
        guard let state = done.popLast() else { return nil }
        undone.append(line)
        (last, run) = (state, 0)
        return state
    }

    /// The state that was undone last.
    mutating func redo(_ line: EditedLine) -> EditedLine? {
        guard let state = undone.popLast() else { return nil }
        done.append(line)
        (last, run) = (state, 0)
        return state
    }
}

/// What was cut, the latest last.
struct KillRing {
    private var entries: [String] = []
    private var index = 0

    /// Keeps a text; one that is cut right after another is joined to it.
    mutating func add(_ text: String, joins: Bool, before: Bool) {
        guard !text.isEmpty else { return }
        if joins, let last = entries.popLast() {
            entries.append(before ? text + last : last + text)
        } else {
            entries.append(text)
        }
        if entries.count > 32 { entries.removeFirst() }
        index = entries.count - 1
    }

    /// The text to put back.
    var current: String? { entries.isEmpty ? nil : entries[index] }

    /// The one before it, for Alt-Y.
    mutating func previous() -> String? {
        guard !entries.isEmpty else { return nil }
        index = index == 0 ? entries.count - 1 : index - 1
        return entries[index]
    }
}
