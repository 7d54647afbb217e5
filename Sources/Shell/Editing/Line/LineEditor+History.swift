extension LineEditor {
    /// The statement before or after. Where the beginning of one was typed, those alone that begin so.
    func showHistory(older: Bool) {
        if historyIndex == nil { draft = line }
        let beginning = draft.text.trimmingTrailingSpaces()
        let entries = history.entries
        var next = historyIndex ?? entries.count
        repeat {
            next += older ? -1 : 1
        } while entries.indices.contains(next)
            && !(beginning.isEmpty || entries[next].hasPrefix(beginning) && entries[next] != beginning)
        guard next >= 0, next <= entries.count else { return }
        if next == entries.count {
            historyIndex = nil
            line = draft
        } else {
            historyIndex = next
            line = EditedLine(entries[next])
        }
    }

    /// How the statement entered last that begins with the text goes on; nil where there is none, or the cursor is not at
    /// the end.
    func suggestion(for line: EditedLine) -> String? {
        guard line.cursor == line.scalars.count, (2...Self.longestSuggested).contains(line.cursor), historyIndex == nil
        else { return nil }
        let text = line.text
        guard let entry = history.entries.last(where: { $0.utf8.count > text.utf8.count && $0.hasPrefix(text) }) else {
            return nil
        }
        return String(entry.dropFirst(text.count))
    }

    /// Takes what is suggested; false where nothing is.
    func takeSuggestion(_ now: EditedLine) -> Bool {
        guard isColored, candidates == nil, let rest = suggestion(for: now) else { return false }
        insert(rest.unicodeScalars)
        return true
    }

    /// Nothing is suggested for texts longer than this.
    private static let longestSuggested = 4096
}
