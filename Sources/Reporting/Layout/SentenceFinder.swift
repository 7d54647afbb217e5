import Language
import Text

/// Cuts paragraphs into sentences.
///
/// A sentence ends at . ! ? ؟; not inside balanced quotation marks or brackets, not at "..", not at the point of an
/// abbreviation or initial, not before a small letter, not at ؛, and not at a closing mark that the reporting words follow.
struct SentenceFinder {
    private let document: Document
    private let table = ScalarTable()

    init(_ document: Document) { self.document = document }

    mutating func run() {
        for index in document.paragraphs.indices {
            let paragraph = document.paragraphs[index]
            for range in ranges(paragraph.start..<paragraph.end) {
                document.sentences.append(
                    SentenceSpan(
                        start: range.lowerBound, end: range.upperBound, paragraph: index,
                        tokens: document.tokenRange(range.lowerBound, range.upperBound)))
            }
        }
    }

    /// Tokens of the longest sentence: what has more is cut, at a comma or the like where there is one near.
    private static let longest = 1000

    private mutating func ranges(_ line: Range<Int>) -> [Range<Int>] {
        let scalars = document.scalars
        let pairs = Quotation.pairs(scalars, in: line, brackets: true)
        var result: [Range<Int>] = []
        var nextPair = 0
        var start = line.lowerBound
        var index = line.lowerBound
        while index < line.upperBound {
            while nextPair < pairs.count, pairs[nextPair].open < index { nextPair += 1 }
            if nextPair < pairs.count, pairs[nextPair].open == index {
                // Over the pair; a stop right before its closing mark may end the sentence.
                let close = pairs[nextPair].close
                var stop = close - 1
                while stop > index, isSpace(scalars[stop]) { stop -= 1 }
                let stopsInside = stop > index && isStop(scalars[stop])
                index = close + 1
                if stopsInside, isBreak(stop: stop, after: index, line), !reports(after: index, scalars[stop], line) {
                    append(start..<index, &result)
                    start = index
                }
                continue
            }
            guard isStop(scalars[index]) else {
                index += 1
                continue
            }
            let after = afterClosers(index + 1, line)
            if isBreak(stop: index, after: after, line) {
                append(start..<after, &result)
                start = after
            }
            index = max(index + 1, start)
        }
        append(start..<line.upperBound, &result)
        return result
    }

    private func isStop(_ scalar: UInt32) -> Bool {
        scalar == 0x2E || scalar == 0x21 || scalar == 0x3F || scalar == 0x61F || scalar == 0x6D4 || scalar == 0x3002
    }

    /// Past closing marks that have lost their partner.
    private func afterClosers(_ index: Int, _ line: Range<Int>) -> Int {
        var index = index
        while index < line.upperBound, [0x22, 0x201D, 0xBB, 0x29, 0x5D].contains(document.scalars[index]) { index += 1 }
        return index
    }

    /// True where a stop ends a sentence that would go on at `after`.
    private func isBreak(stop: Int, after: Int, _ line: Range<Int>) -> Bool {
        let scalars = document.scalars
        var next = after
        while next < line.upperBound, isSpace(scalars[next]) { next += 1 }
        guard next < line.upperBound else { return true }
        let following = scalars[next]
        if next == after, following != 0x2C, following != 0x60C {
            // No space: only between two words of a script without capitals, where it was forgotten.
            guard isCaseless(following), stop - 3 >= line.lowerBound, isCaseless(scalars[stop - 1]),
                isCaseless(scalars[stop - 2]), !endsAbbreviation(stop)
            else { return false }
        }
        // Small letters and commas go on.
        if CharacterClass.isLowercase(following) || following == 0x2C || following == 0x60C { return false }
        guard scalars[stop] == 0x2E else { return true }
        if stop > line.lowerBound, scalars[stop - 1] == 0x2E { return false }
        if stop + 1 < line.upperBound, scalars[stop + 1] == 0x2E { return false }
        return !endsAbbreviation(stop) || opensSentence(next, stop)
    }

    private func isSpace(_ scalar: UInt32) -> Bool {
        table.kind(of: scalar) == .space || Folding.isBidiControl(scalar)
    }

    private func isCaseless(_ scalar: UInt32) -> Bool { (0x621...0x64A).contains(scalar) }

    /// True for the point that a token took in.
    private func endsAbbreviation(_ stop: Int) -> Bool {
        let token = document.firstToken(from: stop) - 1
        return token >= 0 && Int(document.tokens[token].end) == stop + 1
            && document.tokens[token].shape.contains(.abbreviated)
    }

    /// After an abbreviation that is no title or initial a capital function word opens a sentence: "in the U.S. The …".
    private func opensSentence(_ next: Int, _ stop: Int) -> Bool {
        let index = document.firstToken(from: next)
        guard index > 0, index < document.tokens.count, document.tokens[index].shape.contains(.capital) else {
            return false
        }
        let before = document.tokens[index - 1]
        if before.end - before.start <= 2 || before.has(.title) || before.has(.role) { return false }
        let opening = ClassSet([.determiner, .pronoun, .conjunction, .stop, .preposition])
        return !document.tokens[index].kinds.isDisjoint(with: opening)
            && document.tokens[index].kinds.isDisjoint(with: ClassSet([.given, .family]))
    }

    /// True where what follows a quotation says who spoke it: `…!" Lena Parson said`.
    private func reports(after: Int, _ stop: UInt32, _ line: Range<Int>) -> Bool {
        let first = document.firstToken(from: after)
        var index = first
        while index < document.tokens.count, index - first < 14, Int(document.tokens[index].start) < line.upperBound {
            let token = document.tokens[index]
            if token.kind == .mark, !document.isComma(index), !document.isJoiner(index) { return false }
            if token.anyKinds.contains(.complementizer), index > first { return false }
            if !token.shape.contains(.clitic), token.has(.infinitive) || token.has(.relative) { return false }
            if let verb = quotingVerb(index) {
                // Who has spoken before such a verb begins a sentence of his own.
                if index > first, verb.entry.tags.contains(.compound), document.tokens[index - 1].has(.auxiliary) {
                    return false
                }
                if index == first { return !verb.reading.hasConjunction }
                if token.shape.contains(.clitic) { return false }
                return stop != 0x2E || endsSoon(index + 1, line)
            }
            index += 1
        }
        return false
    }

    private func quotingVerb(_ index: Int) -> Document.Phrase? {
        guard document.tokens[index].anyKinds.contains(.verb) else { return nil }
        for reading in document.readings(of: index) where reading.preposition == 0 {
            guard let entry = document.entry(reading, at: index, .verb),
                document.words.verbs[Int(entry.value)].frames.contains(.quote),
                !entry.tags.contains(.participle)
            else { continue }
            return Document.Phrase(first: index, last: index, reading: reading, entry: entry, node: reading.node)
        }
        return nil
    }

    /// True where a sentence ends or pauses within a few tokens.
    private func endsSoon(_ first: Int, _ line: Range<Int>) -> Bool {
        for index in first..<first + 4 {
            guard index < document.tokens.count, Int(document.tokens[index].start) < line.upperBound else {
                return true
            }
            if document.tokens[index].kind == .mark { return true }
        }
        return false
    }

    private func append(_ range: Range<Int>, _ result: inout [Range<Int>]) {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, isSpace(document.scalars[start]) { start += 1 }
        while end > start, isSpace(document.scalars[end - 1]) { end -= 1 }
        while let cut = cut(start..<end) {
            result.append(start..<Int(document.tokens[cut - 1].end))
            start = Int(document.tokens[cut].start)
        }
        if start < end { result.append(start..<end) }
    }

    /// The token before which a sentence that is too long is cut; nil where it is not.
    private func cut(_ range: Range<Int>) -> Int? {
        let tokens = document.tokenRange(range.lowerBound, range.upperBound)
        guard tokens.count > SentenceFinder.longest else { return nil }
        let end = tokens.lowerBound + SentenceFinder.longest
        let near = end - SentenceFinder.longest / 4
        return (near..<end).last { document.isComma($0 - 1) || document.isMark($0 - 1, 0x3B, 0x61B) } ?? end
    }
}
