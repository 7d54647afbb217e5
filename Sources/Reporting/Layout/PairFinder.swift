import Text

/// Pairs the quotation marks of each paragraph, as tokens. Two single marks or brackets in a row are one mark.
struct PairFinder {
    /// Stands in `marks` for the one of two single marks that is left out.
    private static let silent: UInt32 = 0x2063
    private let document: Document
    init(_ document: Document) { self.document = document }

    func run() {
        document.pairAt = Array(repeating: -1, count: document.tokens.count)
        document.marks = doubled(document.scalars)
        for paragraph in document.paragraphs {
            for pair in Quotation.pairs(document.marks, in: paragraph.start..<paragraph.end) { add(pair) }
        }
    }

    private func add(_ pair: MarkPair) {
        var openAt = pair.open
        if openAt > 0, document.marks[openAt - 1] == PairFinder.silent { openAt -= 1 }
        let open = document.firstToken(from: openAt)
        let close = document.firstToken(from: pair.close)
        guard open < close, close < document.tokens.count, document.tokens[open].kind == .mark,
            document.tokens[close].kind == .mark
        else { return }
        // Single marks round one or two words are titles and nicknames.
        if document.marks[pair.open] == 0x27 || document.marks[pair.open] == 0x2018, close - open < 4 { return }
        if document.pairAt[open] >= 0 { return }
        document.pairAt[open] = Int32(document.pairs.count)
        document.pairs.append(TokenPair(open: open, close: close))
        for token in [open, close] {
            for offset in Int(document.tokens[token].start)..<Int(document.tokens[token].end)
            where !Quotation.isMark(document.scalars[offset]) {
                document.pairMarks.insert(offset)
            }
        }
    }

    /// The code points with `''` read as a straight mark, and a silent one beside it on the outer side.
    private func doubled(_ scalars: [UInt32]) -> [UInt32] {
        let singles: [UInt32] = [0x27, 0x2018, 0x2019, 0x28, 0x29]
        guard zip(scalars, scalars.dropFirst()).contains(where: { $0 == $1 && singles.contains($0) }) else {
            return scalars
        }
        var marks = scalars
        var index = 0
        while index + 1 < scalars.count {
            guard singles.contains(scalars[index]), scalars[index + 1] == scalars[index] else {
                index += 1
                continue
            }
            let opens =
                scalars[index] == 0x28 || scalars[index] != 0x29 && index == 0
                || scalars[index] != 0x29 && CharacterClass.of(scalars[index - 1]) != .letter
                    && CharacterClass.of(scalars[index - 1]) != .digit
                    && ![0x2E, 0x21, 0x3F, 0x61F, 0x2C, 0x60C].contains(scalars[index - 1])
            marks[opens ? index : index + 1] = PairFinder.silent
            marks[opens ? index + 1 : index] = 0x22
            index += 2
        }
        return marks
    }
}
