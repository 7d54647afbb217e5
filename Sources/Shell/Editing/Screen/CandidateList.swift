import Text

/// What Tab found, in columns, a page at a time.
struct CandidateList {
    private let candidates: [String]
    private var first = 0

    init(_ candidates: [String]) { self.candidates = candidates.map { VisibleText.escaped($0) } }

    /// Turns to the next page; after the last comes the first.
    mutating func turn(columns: Int, height: Int) {
        let page = capacity(columns: columns, height: height)
        first = first + page < candidates.count ? first + page : 0
    }

    /// The page as rows.
    func rows(columns: Int, height: Int, isColored: Bool) -> [Frame.Row] {
        let cell = cellWidth(columns)
        let across = max(1, columns / cell)
        let shown = candidates[first..<min(candidates.count, first + capacity(columns: columns, height: height))]
        let count = (shown.count + across - 1) / across
        var rows: [Frame.Row] = []
        for line in 0..<count {
            var text = ""
            var width = 0
            // Down the columns, as `ls` does.
            for index in stride(from: line, to: shown.count, by: count) {
                let candidate = DisplayWidth.shortened(shown[shown.startIndex + index], to: columns - 1)
                text += String(repeating: " ", count: max(0, index / count * cell - width)) + candidate
                width = max(width, index / count * cell) + DisplayWidth.of(candidate)
            }
            rows.append(Frame.Row(text: text, width: width))
        }
        if shown.count < candidates.count {
            let note = "\(first + 1)–\(first + shown.count) of \(candidates.count), Tab for more"
            let text = DisplayWidth.shortened(note, to: columns - 1)
            rows.append(Frame.Row(text: isColored ? "\u{1B}[2m\(text)\u{1B}[0m" : text, width: DisplayWidth.of(text)))
        }
        return rows
    }

    private func cellWidth(_ columns: Int) -> Int {
        min(columns, (candidates.map(DisplayWidth.of).max() ?? 1) + 2)
    }

    private func capacity(columns: Int, height: Int) -> Int {
        // The statement and the note keep room.
        max(1, columns / cellWidth(columns)) * max(1, height * 2 / 3 - 1)
    }
}
