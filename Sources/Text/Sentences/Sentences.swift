/// Segmentation of a text into sentences.
///
/// A sentence ends at . ! ? ؟ and at a line feed; not inside balanced quotation marks or brackets, not at "..", not after
/// an abbreviation or an initial, not before a small Latin letter, not at ؛ or a point inside a number.
public enum Sentences {
    /// The sentences of a text in order, without the white space round them, in code points.
    public static func ranges(of scalars: [UInt32]) -> [Range<Int>] {
        ranges(of: scalars, in: 0..<scalars.count)
    }

    /// The sentences of a part of a text.
    public static func ranges(of scalars: [UInt32], in part: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = part.lowerBound
        while start < part.upperBound {
            var end = start
            while end < part.upperBound, !isLineEnd(scalars[end]) { end += 1 }
            appendSentences(of: scalars, line: start..<end, to: &result)
            start = end + 1
        }
        return result
    }

    private static func isLineEnd(_ scalar: UInt32) -> Bool {
        scalar == 0x0A || scalar == 0x0D || scalar == 0x2028 || scalar == 0x2029 || scalar == 0x85
    }

    private static func appendSentences(of scalars: [UInt32], line: Range<Int>, to result: inout [Range<Int>]) {
        let pairs = Quotation.pairs(scalars, in: line, brackets: true)
        var nextPair = 0
        var start = line.lowerBound
        var index = line.lowerBound
        while index < line.upperBound {
            while nextPair < pairs.count, pairs[nextPair].open < index { nextPair += 1 }
            if nextPair < pairs.count, pairs[nextPair].open == index {
                // Over the pair; a stop right before its closing mark may end the sentence.
                let close = pairs[nextPair].close
                let stopsInside = close - 1 > index && isStop(scalars[close - 1])
                index = close + 1
                if stopsInside, isBreak(scalars, stop: close - 1, after: index, line: line) {
                    append(scalars, start..<index, to: &result)
                    start = index
                }
                continue
            }
            guard isStop(scalars[index]) else {
                index += 1
                continue
            }
            let after = afterClosers(scalars, index + 1, line: line)
            if isBreak(scalars, stop: index, after: after, line: line) {
                append(scalars, start..<after, to: &result)
                start = after
            }
            index = max(index + 1, start)
        }
        append(scalars, start..<line.upperBound, to: &result)
    }

    private static func isStop(_ scalar: UInt32) -> Bool {
        scalar == 0x2E || scalar == 0x21 || scalar == 0x3F || scalar == 0x61F || scalar == 0x6D4 || scalar == 0x3002
    }

    /// Past closing marks that have lost their partner.
    private static func afterClosers(_ scalars: [UInt32], _ index: Int, line: Range<Int>) -> Int {
        var index = index
        while index < line.upperBound, [0x22, 0x201D, 0xBB, 0x29, 0x5D].contains(scalars[index]) { index += 1 }
        return index
    }

    /// True where a stop ends a sentence that would go on at `after`.
    private static func isBreak(_ scalars: [UInt32], stop: Int, after: Int, line: Range<Int>) -> Bool {
        var next = after
        while next < line.upperBound, CharacterClass.of(scalars[next]) == .space { next += 1 }
        guard next < line.upperBound else { return true }
        let following = scalars[next]
        if next == after {
            // No space: only between two Arabic words, where it was forgotten.
            guard isArabicLetter(following), stop - 3 >= line.lowerBound, isArabicLetter(scalars[stop - 1]),
                isArabicLetter(scalars[stop - 2])
            else { return false }
        }
        if (0x61...0x7A).contains(following) { return false }
        guard scalars[stop] == 0x2E else { return true }
        if scalars[stop - (stop > line.lowerBound ? 1 : 0)] == 0x2E && stop > line.lowerBound { return false }
        if stop + 1 < line.upperBound, scalars[stop + 1] == 0x2E { return false }
        return !isAbbreviation(scalars, before: stop, line: line)
    }

    private static func isArabicLetter(_ scalar: UInt32) -> Bool { (0x621...0x64A).contains(scalar) }

    private static let abbreviations: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "capt", "maj", "brig", "adm",
        "rev", "hon", "st", "vs", "no", "jr", "sr", "u.s", "u.n", "u.k", "e.u", "a.m", "p.m", "e.g", "i.e", "jan",
        "feb",
        "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "inc", "ltd", "corp", "co",
    ]

    private static func isAbbreviation(_ scalars: [UInt32], before stop: Int, line: Range<Int>) -> Bool {
        var start = stop
        while start > line.lowerBound {
            let scalar = scalars[start - 1]
            guard scalar == 0x2E || [.letter, .mark].contains(CharacterClass.of(scalar)) else { break }
            start -= 1
        }
        let size = stop - start
        guard size > 0, size < 6 else { return false }
        if size == 1 || (size == 2 && scalars[stop - 1] == 0x640) {
            // A letter after a number is the era or a unit (٢٠٢٤ م), before a name it is a title or an initial.
            var before = start
            while before > line.lowerBound, CharacterClass.of(scalars[before - 1]) == .space { before -= 1 }
            return before == line.lowerBound || Digits.value(scalars[before - 1]) == nil
        }
        return abbreviations.contains(FoldedText(scalars: scalars[start..<stop]).string)
    }

    private static func append(_ scalars: [UInt32], _ range: Range<Int>, to result: inout [Range<Int>]) {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, CharacterClass.of(scalars[start]) == .space { start += 1 }
        while end > start, CharacterClass.of(scalars[end - 1]) == .space { end -= 1 }
        if start < end { result.append(start..<end) }
    }
}
