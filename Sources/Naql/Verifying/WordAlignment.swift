/// The best way to lay a quotation along a part of a text: which of its words stand there, which are others, what is left out.
///
/// A semi-global alignment (Smith and Waterman 1981, Gotoh 1982) in which the text may go on at both ends, and in which it costs
/// little to pass over a long part of it where as many words follow as make that likely: so two quotations that were joined are
/// found as such.
struct WordAlignment {
    /// What becomes of a piece; places count from the beginning of the quotation and of the text.
    enum Step {
        case same(quotation: Int, text: Int)
        case changed(quotation: Int, text: Int)
        case added(quotation: Int)
        case leftOut(text: Int)
    }

    /// In order.
    private(set) var steps: [Step] = []
    /// The pieces of the text that it lies along; empty where it lies along none.
    private(set) var range = 0..<0
    /// Words that are the same.
    private(set) var sameWords = 0
    /// What it is worth, and what it would be worth if nothing had been changed.
    private(set) var score = 0
    private(set) var best = 0

    private typealias Piece = ComparedText.Piece

    private enum Worth {
        static let word = 12, sign = 2, other = -5, added = -6
        static let openGap = -5, gap = -2, jump = -42
    }

    /// Where a cell came from: the lower bits for the cell itself, one bit each for a short and a long gap that go on.
    private enum From {
        static let start: UInt8 = 0, diagonal: UInt8 = 1, added: UInt8 = 2, gap: UInt8 = 3, jump: UInt8 = 4
        static let cell: UInt8 = 7, gapGoesOn: UInt8 = 8, jumpGoesOn: UInt8 = 16
    }

    init(_ quotation: ArraySlice<ComparedText.Piece>, along text: ArraySlice<ComparedText.Piece>) {
        let (mine, theirs) = (Array(quotation), Array(text))
        best = mine.reduce(0) { $0 + ($1.isWord ? Worth.word : Worth.sign) }
        guard !mine.isEmpty, !theirs.isEmpty else { return }
        let width = theirs.count + 1
        var from = [UInt8](repeating: From.start, count: (mine.count + 1) * width)
        let (myKeys, theirKeys) = (mine.map(\.key), theirs.map(\.key))
        var before = [Int](repeating: 0, count: width)
        var row = before
        for index in 1...mine.count {
            swap(&before, &row)
            row[0] = index * Worth.added
            from[index * width] = From.added
            var (gap, jump) = (Int.min / 2, Int.min / 2)
            for place in 1..<width {
                // Most words are others, which their keys tell.
                let worth =
                    myKeys[index - 1] == theirKeys[place - 1]
                    ? Self.worth(mine[index - 1], theirs[place - 1])
                    : Self.worth(ofOthers: myKeys[index - 1], theirKeys[place - 1])
                let added = before[place] + (myKeys[index - 1] != 0 ? Worth.added : -1)
                let cell = Self.cell(before[place - 1] + worth, added: added, row[place - 1], &gap, &jump)
                row[place] = cell.score
                from[index * width + place] = cell.from
            }
        }
        let end = row.indices.max { row[$0] < row[$1] } ?? 0
        score = row[end]
        trace(from, width, mine, from: (mine.count, end), offset: text.startIndex)
    }

    private static func cell(
        _ diagonal: Int, added: Int, _ left: Int, _ gap: inout Int, _ jump: inout Int
    ) -> (score: Int, from: UInt8) {
        var from: UInt8 = 0
        let opened = left + Worth.openGap + Worth.gap
        if gap + Worth.gap > opened { from |= From.gapGoesOn }
        gap = max(gap + Worth.gap, opened)
        let jumped = left + Worth.jump
        if jump > jumped { from |= From.jumpGoesOn }
        jump = max(jump, jumped)
        var (score, way) = (diagonal, From.diagonal)
        if added > score { (score, way) = (added, From.added) }
        if gap > score { (score, way) = (gap, From.gap) }
        if jump > score { (score, way) = (jump, From.jump) }
        return (score, from | way)
    }

    /// Of pieces with the same key: a word and the same, another form of its letters, or two signs.
    private static func worth(_ mine: Piece, _ theirs: Piece) -> Int {
        if mine.equals(theirs) { return mine.isWord ? Worth.word : Worth.sign }
        // Another form of the same letters is nearer than another word.
        return mine.isWord ? Worth.word / 2 : -1
    }

    /// Of pieces with different keys: two words, or a word and a sign.
    private static func worth(ofOthers mine: UInt64, _ theirs: UInt64) -> Int {
        mine != 0 && theirs != 0 ? Worth.other : 2 * Worth.other
    }

    private mutating func trace(
        _ from: [UInt8], _ width: Int, _ mine: [Piece], from end: (Int, Int), offset: Int
    ) {
        var (index, place) = end
        var steps: [Step] = []
        var way: UInt8?
        while index > 0 {
            let cell = from[index * width + place]
            switch way ?? (cell & From.cell) {
            case From.diagonal:
                steps.append(.changed(quotation: index - 1, text: place - 1 + offset))
                (index, place) = (index - 1, place - 1)
            case From.gap:
                steps.append(.leftOut(text: place - 1 + offset))
                way = cell & From.gapGoesOn != 0 ? From.gap : nil
                place -= 1
            case From.jump:
                steps.append(.leftOut(text: place - 1 + offset))
                way = cell & From.jumpGoesOn != 0 ? From.jump : nil
                place -= 1
            default:
                steps.append(.added(quotation: index - 1))
                index -= 1
            }
        }
        self.steps = steps.reversed()
        range = (place + offset)..<(end.1 + offset)
    }

    /// Tells which of the pieces that lie beside each other are the same.
    mutating func compare(_ quotation: ArraySlice<ComparedText.Piece>, along text: [ComparedText.Piece]) {
        sameWords = 0
        for index in steps.indices {
            guard case .changed(let mine, let theirs) = steps[index] else { continue }
            let piece = quotation[quotation.startIndex + mine]
            guard mine == 0 ? piece.opens(as: text[theirs]) : piece.equals(text[theirs]) else { continue }
            steps[index] = .same(quotation: mine, text: theirs)
            if piece.isWord { sameWords += 1 }
        }
    }
}
