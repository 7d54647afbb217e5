import Text

/// Ctrl-R: looks for a text in the history while it is typed, without regard to case, Arabic marks and forms of alef.
struct HistorySearch {
    private let folded: [String]
    private let entries: [String]
    /// What was typed before the search.
    let original: EditedLine
    private(set) var pattern = ""
    /// The entry found; nil where there is none.
    private(set) var index: Int?
    /// Whether nothing holds what was typed last.
    private(set) var hasFailed = false

    init(history: [String], original: EditedLine) {
        entries = history
        folded = history.map(Folding.fold)
        self.original = original
    }

    /// The text found, or what was typed before.
    var found: EditedLine {
        guard let index else { return original }
        var line = EditedLine(entries[index])
        // The cursor goes to the match where case and marks agree as well.
        if !pattern.isEmpty, let range = entries[index].firstRange(of: pattern) {
            line.cursor = entries[index].unicodeScalars.distance(
                from: entries[index].startIndex, to: range.lowerBound)
        }
        return line
    }

    mutating func append(_ text: String) {
        pattern += text
        look(from: index ?? entries.count - 1)
    }

    mutating func removeLast() {
        guard !pattern.isEmpty else { return }
        pattern.removeLast()
        index = nil
        look(from: entries.count - 1)
    }

    /// The next older match.
    mutating func older() { look(from: (index ?? entries.count) - 1) }

    /// The next newer match.
    mutating func newer() {
        guard let now = index else { return }
        let wanted = Folding.fold(pattern)
        guard let next = ((now + 1)..<max(now + 1, entries.count)).first(where: { matches($0, wanted) }) else {
            hasFailed = true
            return
        }
        (index, hasFailed) = (next, false)
    }

    private mutating func look(from start: Int) {
        guard !pattern.isEmpty else {
            (index, hasFailed) = (nil, false)
            return
        }
        let wanted = Folding.fold(pattern)
        var at = start
        while at >= 0 {
            if matches(at, wanted) {
                (index, hasFailed) = (at, false)
                return
            }
            at -= 1
        }
        hasFailed = true
    }

    private func matches(_ index: Int, _ wanted: String) -> Bool {
        wanted.isEmpty ? entries[index].contains(pattern) : folded[index].contains(wanted)
    }

    /// The search as it is shown.
    func frame(columns: Int, height: Int, isColored: Bool) -> Frame {
        let label = (hasFailed ? "(no match)" : "(search)") + " `\(VisibleText.escaped(pattern))`: "
        let line = found
        let window = TextWindow(line, columns: columns, height: height)
        var builder = FrameBuilder(
            prompt: label, continuation: "   -> ", promptStyle: isColored ? "2" : "", columns: columns, height: height)
        (builder.firstLine, builder.beginsWithinLine) = (window.firstLine, window.beginsWithinLine)
        var context = OpenContext()
        if isColored { context.read(line.scalars[..<window.start]) }
        let spans = isColored ? Highlighter(window.text, after: context).spans : []
        return builder.frame(text: window.text, cursor: window.cursor, spans: spans)
    }
}

extension LineEditor {
    /// Gives a key to the search; true where it ended the search and is to be done as usual.
    func search(_ key: Key) -> Bool {
        guard var search = searching else { return true }
        switch key {
        case .character("\u{12}"): search.older()
        case .character("\u{13}"): search.newer()
        case .character("\u{08}"), .character("\u{7F}"): search.removeLast()
        case .character("\u{07}"), .character("\u{03}"), .interrupted:
            line = search.original
            searching = nil
            return false
        case .character(let scalar) where scalar.value >= 0x20: search.append(String(scalar))
        case .paste(let text): search.append(text)
        default:
            line = search.found
            searching = nil
            historyIndex = search.index ?? historyIndex
            // Escape leaves the search and does no more.
            return key != .character("\u{1B}")
        }
        searching = search
        return false
    }
}
