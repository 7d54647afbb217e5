import Language

/// Finds the turns of transcripts and interviews: "NAME: …", "Q: …" and "A: …", lines that begin with a dash.
///
/// A text is one only where its labels come again, as those of a list of facts do not.
struct TurnFinder {
    private let document: Document

    init(_ document: Document) { self.document = document }

    /// What opens a line.
    struct Opening {
        let label: Range<Int>
        /// The colon, or the dash.
        let mark: Int
        /// Whether the label comes again.
        var isAgain = false
    }

    /// By number of line what opens it; nothing where the lines are no conversation.
    func openings(of lines: [TextLine]) -> [Int: Opening] {
        var found: [Int: Opening] = [:]
        for (index, line) in lines.enumerated() where index > 0 || line.endsWithStop {
            if let opening = label(of: line) { found[index] = opening }
        }
        if !isConversation(found, lines) {
            // In a transcript nobody need speak again: a name in capitals opens what was said.
            found = found.filter { lines[$0.key].isSpoken && isCapital($0.value) }
            if found.isEmpty { return answersByDash(lines, atLeast: 2) }
        }
        var counts: [UInt64: Int] = [:]
        for opening in found.values { counts[key(opening.label, isNumbered: false), default: 0] += 1 }
        for (index, opening) in found {
            found[index]?.isAgain = counts[key(opening.label, isNumbered: false)]! > 1
        }
        return found.merging(answersByDash(lines, atLeast: 1)) { labelled, _ in labelled }
    }

    // MARK: Labels

    private static let longestLabel = 60

    /// Words with a colon behind them, and a blank or the line's end behind that.
    private func label(of line: TextLine) -> Opening? {
        var first = line.tokens.lowerBound
        while first < line.tokens.upperBound, document.isMark(first, 0x2D, 0x2013, 0x2014, 0x3E, 0x2A, 0x5F) {
            first += 1
        }
        guard first < line.tokens.upperBound, document.tokens[first].kind == .word,
            !document.tokens[first].shape.isDisjoint(with: [.capital, .clitic])
        else { return nil }
        var depth = 0
        for index in first..<min(line.tokens.upperBound, first + 16) {
            let token = document.tokens[index]
            guard token.end - document.tokens[first].start <= Self.longestLabel else { return nil }
            guard token.kind == .mark else { continue }
            switch token.scalar {
            case 0x28, 0x5B: depth += 1
            case 0x29, 0x5D: depth -= 1
            case 0x3A, 0xFF1A:
                let isApart =
                    index + 1 >= line.tokens.upperBound || !document.tokens[index + 1].shape.contains(.attached)
                    || document.isMark(index + 1, 0x2A, 0x5F)
                return isApart && depth == 0 && words(first..<index) <= 7
                    ? Opening(label: first..<index, mark: index) : nil
            case 0x2E, 0x27, 0x2019, 0x2D, 0x2C, 0x60C, 0x2F, 0x26, 0x23, 0x2A: break
            default: if depth == 0 { return nil }
            }
        }
        return nil
    }

    private func words(_ range: Range<Int>) -> Int { range.count { document.tokens[$0].kind != .mark } }

    /// What a label is told apart by: its last word before a comma or bracket, with a number behind it.
    private func key(_ label: Range<Int>, isNumbered: Bool = true) -> UInt64 {
        var key: UInt64 = 0
        for index in label {
            let token = document.tokens[index]
            if token.kind == .mark, [0x28, 0x5B, 0x2C, 0x60C].contains(token.scalar) { break }
            if token.kind == .word {
                key = token.key
            } else if isNumbered, token.kind == .number {
                key ^= UInt64(token.number &+ 1)
            }
        }
        return key
    }

    /// True where some speak again, and what they say is sentences.
    private func isConversation(_ openings: [Int: Opening], _ lines: [TextLine]) -> Bool {
        guard openings.count >= 3 else { return false }
        var counts: [UInt64: Int] = [:]
        var sentences = 0
        for (index, opening) in openings {
            counts[key(opening.label), default: 0] += 1
            let said = lines[index].words - words(opening.label)
            if lines[index].endsWithStop && said > 0 || said >= 6 { sentences += 1 }
        }
        let isAgain = counts.count >= 2 && counts.count * 10 <= openings.count * 8
        return isAgain && sentences * 10 >= openings.count * 6
    }

    /// True for a label in capitals that is longer than initials.
    func isCapital(_ opening: TurnFinder.Opening?) -> Bool {
        guard let label = opening?.label else { return false }
        let words = label.filter { document.tokens[$0].kind == .word }
        return words.contains { document.tokens[$0].end - document.tokens[$0].start > 3 }
            && words.allSatisfy {
                document.tokens[$0].shape.contains(.allCapitals) || document.tokens[$0].shape.contains(.abbreviated)
            }
    }

    // MARK: Dashes

    /// The lines behind a dash that answer what stands right above them, a question or what bears the mark that questions
    /// bear here ("• You have been accused of this."), where a text has several of them.
    private func answersByDash(_ lines: [TextLine], atLeast fewest: Int) -> [Int: Opening] {
        var found: [Int: Opening] = [:]
        func note(where asks: (TextLine) -> Bool) {
            for index in lines.indices.dropFirst() where found[index] == nil {
                let first = lines[index].tokens.lowerBound
                guard lines[index].tokens.count > 2, document.isMark(first, 0x2D, 0x2013, 0x2014, 0x640),
                    asks(lines[index - 1]), !self.asks(lines[index])
                else { continue }
                found[index] = Opening(label: first..<first, mark: first)
            }
        }
        note(where: asks)
        let marks = Set(found.keys.compactMap { bullet(lines[$0 - 1]) })
        if !marks.isEmpty { note { bullet($0).map(marks.contains) ?? false } }
        return found.count >= fewest ? found : [:]
    }

    /// The mark before a line's words that is no dash and opens no quotation or bracket.
    private func bullet(_ line: TextLine) -> UInt32? {
        let first = line.tokens.lowerBound
        guard document.tokens[first].kind == .mark, !document.isQuoteMark(first),
            !document.isMark(first, 0x2D, 0x2013, 0x2014, 0x640, 0x28, 0x5B)
        else { return nil }
        return document.tokens[first].scalar
    }

    private func asks(_ line: TextLine) -> Bool {
        var index = line.tokens.upperBound - 1
        while index > line.tokens.lowerBound, document.isQuoteMark(index) || document.isMark(index, 0x2A, 0x29) {
            index -= 1
        }
        return document.isMark(index, 0x3F, 0x61F)
    }
}

extension Layout {
    /// Notes the turns of the text's lines. In the record of a sitting, whose labels are in capitals, paragraphs between two turns
    /// go on with the first; in an interview it may be the reporter who tells something there.
    func turns(_ lines: [TextLine]) -> [Int: Turn] {
        let opened = lines.indices.filter { lines[$0].opening != nil }
        guard let first = opened.first, let last = opened.last else { return [:] }
        let finder = TurnFinder(document)
        let isRecord =
            opened.count * 2 >= last - first + 1
            && opened.count { finder.isCapital(lines[$0].opening) } * 2 > opened.count
        var turns: [Int: Turn] = [:]
        for index in opened {
            guard let opening = lines[index].opening, !isQuestion(opening) else { continue }
            var end = lines[index].end
            var next = index + 1
            while isRecord, !opening.label.isEmpty, index < last, next < last, lines[next].opening == nil,
                lines[next].kind == .body,
                !lines[next].isHeading, !isBracketed(lines[next])
            {
                end = lines[next].end
                next += 1
            }
            turns[opening.mark] = Turn(label: opening.label, end: end, isAgain: opening.isAgain)
        }
        return turns
    }

    /// True for what an interviewer says, and for answers that the rules of interviews read.
    private func isQuestion(_ opening: TurnFinder.Opening) -> Bool {
        opening.label.first.map { document.has($0, .interviewer) } ?? false
    }

    /// "(Applause)"
    private func isBracketed(_ line: TextLine) -> Bool {
        document.isMark(line.tokens.lowerBound, 0x28, 0x5B) && document.isMark(line.tokens.upperBound - 1, 0x29, 0x5D)
    }
}

extension Document {
    /// Whether a token is the dash that opens an answer, whose speaker no label names.
    func isDashAnswer(_ index: Int) -> Bool { turns[index]?.label.isEmpty ?? false }

    /// The paragraph of the first question that a dash answers; nil where none does.
    var firstDashQuestion: Range<Int>? {
        turns.keys.filter(isDashAnswer).min().map { paragraphs[max(0, paragraph(of: $0) - 1)].tokens }
    }
}
