import PropertyGraph
import Text

/// The text round a hit, in code points.
struct Surroundings {
    /// The node whose text it is; nil where it is the searched one's own.
    let whole: NodeID?
    let scalars: [UInt32]
    /// Where the searched text begins in it.
    var offset: Int

    /// More letters than words between a hit and the farthest that it is sorted by have.
    private static let lettersOfWord = 40

    /// The folded word so many words after the hit, or before it where negative; 0 is the hit. Empty where there is none.
    func word(_ place: Int, from hit: Range<Int>) -> String {
        if place == 0 { return FoldedText(scalars: scalars[hit]).string }
        let reach = Self.lettersOfWord * (abs(place) + 1)
        let part =
            place > 0
            ? hit.upperBound..<min(scalars.count, hit.upperBound + reach)
            : max(0, hit.lowerBound - reach)..<hit.lowerBound
        let words = Words.ranges(of: Array(scalars[part]))
        let index = place > 0 ? place - 1 : words.count + place
        guard words.indices.contains(index) else { return "" }
        let word = words[index]
        return FoldedText(
            scalars: scalars[part][(part.lowerBound + word.lowerBound)..<(part.lowerBound + word.upperBound)]
        )
        .string
    }

    /// What stands before the hit, at most so many code points, cut between words.
    func before(_ hit: Range<Int>, _ width: Int) -> String {
        var start = max(0, hit.lowerBound - width)
        if start > 0 {
            while start < hit.lowerBound, !isSpace(scalars[start - 1]) { start += 1 }
        }
        return plain(start..<hit.lowerBound)
    }

    /// What stands after it.
    func after(_ hit: Range<Int>, _ width: Int) -> String {
        var end = hit.upperBound + min(width, scalars.count - hit.upperBound)
        if end < scalars.count {
            while end > hit.upperBound, !isSpace(scalars[end]) { end -= 1 }
        }
        return plain(hit.upperBound..<end)
    }

    /// On one line: blanks are one, ends of paragraphs a `¶`.
    func plain(_ range: Range<Int>) -> String {
        var shown: [UInt32] = []
        var (hasGap, hasBreak) = (false, false)
        for scalar in scalars[range] {
            if isSpace(scalar) {
                hasGap = true
                if scalar == 0x0A { hasBreak = true }
                continue
            }
            if hasBreak, !shown.isEmpty || range.lowerBound > 0 {
                shown += shown.isEmpty ? [0xB6, 0x20] : [0x20, 0xB6, 0x20]
            } else if hasGap, !shown.isEmpty {
                shown.append(0x20)
            }
            (hasGap, hasBreak) = (false, false)
            shown.append(scalar)
        }
        if hasBreak, !shown.isEmpty { shown += [0x20, 0xB6] }
        return String(codePoints: shown)
    }

    private func isSpace(_ scalar: UInt32) -> Bool { Unicode.Scalar(scalar)?.properties.isWhitespace ?? false }
}
