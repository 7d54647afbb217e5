import Language
import Text

/// A line of an article, or several that one paragraph was wrapped over.
struct TextLine {
    let start: Int
    var end: Int
    var tokens: Range<Int>
    var words: Int
    /// True for what was said in a transcript, whatever ends it: it heads nothing.
    var endsWithStop: Bool
    var isSpoken = false
    var digest: UInt64
    var kind: SectionKind = .body
    var isHeading = false
    /// True where a blank line stands before it.
    var isApart = false
    /// Who speaks, in a conversation that is written down.
    var opening: TurnFinder.Opening?

    /// Whether a label says who speaks: all lines up to the next label are that turn's. A dash opens one answer, and the next
    /// question stands below it.
    var isLabelled: Bool { opening.map { !$0.label.isEmpty } ?? false }
}

/// Cuts a text into lines and joins those that were wrapped by hand.
struct LineFinder {
    private let document: Document
    /// Where in a transcript something was said, in code points.
    private let spoken: [Int]

    init(_ document: Document, spoken: [Int]) {
        self.document = document
        self.spoken = spoken.sorted()
    }

    func lines() -> [TextLine] {
        let scalars = document.scalars
        var lines: [TextLine] = []
        var start = 0
        var blanks = 0
        for index in 0...scalars.count {
            guard index == scalars.count || [0x0A, 0x0D, 0x2028, 0x2029, 0x85].contains(scalars[index]) else {
                continue
            }
            if var line = line(start, index) {
                line.isApart = lines.isEmpty || blanks > 0
                lines.append(line)
                blanks = 0
            } else if index > start || start == 0 || scalars[start - 1] != 0x0D {
                blanks += 1
            }
            start = index + 1
        }
        markSpoken(&lines)
        for (index, opening) in TurnFinder(document).openings(of: lines) { lines[index].opening = opening }
        return unwrapped(lines)
    }

    private func markSpoken(_ lines: inout [TextLine]) {
        var next = 0
        for index in lines.indices where next < spoken.count {
            while next < spoken.count, spoken[next] < lines[index].start { next += 1 }
            guard next < spoken.count, spoken[next] <= lines[index].end else { continue }
            (lines[index].isSpoken, lines[index].endsWithStop) = (true, true)
        }
    }

    private func line(_ from: Int, _ to: Int) -> TextLine? {
        var (start, end) = (from, to)
        while start < end, isBlank(document.scalars[start]) { start += 1 }
        while end > start, isBlank(document.scalars[end - 1]) { end -= 1 }
        guard start < end else { return nil }
        let tokens = document.tokenRange(start, end)
        var words = 0
        var digest = WordHash.seed
        for token in document.tokens[tokens] where token.kind != .mark {
            words += 1
            digest = (digest ^ token.key) &* 0x0000_0100_0000_01B3
        }
        return TextLine(
            start: start, end: end, tokens: tokens, words: words, endsWithStop: endsWithStop(tokens), digest: digest)
    }

    private func isBlank(_ scalar: UInt32) -> Bool {
        CharacterClass.of(scalar) == .space || Folding.isBidiControl(scalar) || scalar == 0xFEFF
    }

    private func endsWithStop(_ tokens: Range<Int>) -> Bool {
        var index = tokens.upperBound - 1
        while index >= tokens.lowerBound, document.tokens[index].kind == .mark {
            if [0x2E, 0x21, 0x3F, 0x61F, 0x2026, 0x3A, 0x61B, 0x3002].contains(document.tokens[index].scalar) {
                return true
            }
            index -= 1
        }
        return index >= tokens.lowerBound && document.tokens[index].shape.contains(.abbreviated)
    }

    // MARK: Wrapped lines

    /// Lines of one block, after the first block of a text whose paragraphs stand apart, joined where one goes on in the
    /// next.
    private func unwrapped(_ lines: [TextLine]) -> [TextLine] {
        let isConversation = lines.contains { $0.opening != nil }
        guard isConversation || lines.contains(where: { $0.isApart && $0.start > lines[0].start }) else { return lines }
        var result: [TextLine] = []
        var block = 0
        var widest = 0
        for (index, line) in lines.enumerated() {
            if line.isApart {
                block += 1
                widest = width(of: lines[index...])
            }
            if block > 1 || isConversation, !line.isApart, line.opening == nil, var last = result.last,
                last.isLabelled
                    || block > 1 && !isNextQuestion(index, lines) && goesOn(last, lines[index - 1], line, widest)
            {
                last.end = line.end
                last.tokens = last.tokens.lowerBound..<line.tokens.upperBound
                last.words += line.words
                last.endsWithStop = line.endsWithStop
                last.digest = (last.digest ^ line.digest) &* 0x0000_0100_0000_01B3
                result[result.count - 1] = last
            } else {
                result.append(line)
            }
        }
        return result
    }

    /// Whether a line right below an answer that a dash opens stands right above the next one.
    private func isNextQuestion(_ index: Int, _ lines: [TextLine]) -> Bool {
        guard let before = lines[index - 1].opening, index + 1 < lines.count, let next = lines[index + 1].opening
        else { return false }
        return before.label.isEmpty && next.label.isEmpty
    }

    /// The width of the widest line of the block that begins with a line.
    private func width(of lines: ArraySlice<TextLine>) -> Int {
        var widest = 0
        for (position, line) in lines.enumerated() {
            if position > 0, line.isApart { break }
            widest = max(widest, line.end - line.start)
        }
        return widest
    }

    private func goesOn(_ paragraph: TextLine, _ line: TextLine, _ next: TextLine, _ widest: Int) -> Bool {
        guard let first = next.tokens.first, document.tokens[first].kind != .mark || document.isQuoteMark(first),
            widest <= 110
        else { return false }
        let token = document.tokens[first]
        if !line.endsWithStop {
            if token.kind == .word, !token.shape.contains(.clitic), !token.shape.contains(.capital) { return true }
            return line.words >= 4 && line.end - line.start >= widest / 2
        }
        // A sentence that ends where the line does goes on to the next where the lines are of one width.
        return paragraph.words > 0 && widest >= 50 && line.end - line.start >= widest * 4 / 5
    }
}
