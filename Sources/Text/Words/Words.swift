/// A word of a text.
public struct Word: Hashable, Sendable {
    /// Its place in the text, in code points.
    public let range: Range<Int>
    /// Its folded form.
    public let folded: String
    /// True where it has digits and no letters.
    public let isNumber: Bool

    /// The same word so many code points further on.
    public func moved(by distance: Int) -> Word {
        Word(range: (range.lowerBound + distance)..<(range.upperBound + distance), folded: folded, isNumber: isNumber)
    }
}

/// Segmentation into words: runs of letters, digits and their marks.
///
/// An apostrophe between letters joins them ("don't"), so does a point or comma between digits ("3.5", "400,000").
/// A hyphen parts words. Each ideograph is a word.
public enum Words {
    /// The words of a text in order.
    public static func of(_ text: String) -> [Word] {
        let scalars = text.unicodeScalars.map(\.value)
        return ranges(of: scalars).map { range in
            var isNumber = true
            for scalar in scalars[range] where CharacterClass.of(scalar) == .letter { isNumber = false }
            return Word(range: range, folded: FoldedText(scalars: scalars[range]).string, isNumber: isNumber)
        }
    }

    /// The places of the words of a text, in code points.
    public static func ranges(of scalars: [UInt32]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var index = 0
        while index < scalars.count {
            switch CharacterClass.of(scalars[index]) {
            case .letter, .digit:
                let end = wordEnd(scalars, from: index)
                result.append(index..<end)
                index = end
            case .ideograph:
                result.append(index..<(index + 1))
                index += 1
            default:
                index += 1
            }
        }
        return result
    }

    private static func wordEnd(_ scalars: [UInt32], from start: Int) -> Int {
        var index = start + 1
        var last = CharacterClass.of(scalars[start])
        while index < scalars.count {
            switch CharacterClass.of(scalars[index]) {
            case .letter: last = .letter
            case .digit: last = .digit
            case .mark: break
            case .other where joins(scalars, at: index, after: last): break
            default: return trimmed(scalars, start..<index)
            }
            index += 1
        }
        return trimmed(scalars, start..<index)
    }

    /// Format controls at the end of a word are no part of it.
    private static func trimmed(_ scalars: [UInt32], _ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound + 1, Folding.isBidiControl(scalars[end - 1]) || isInvisible(scalars[end - 1]) {
            end -= 1
        }
        return end
    }

    private static func isInvisible(_ scalar: UInt32) -> Bool {
        (0x200B...0x200D).contains(scalar) || scalar == 0xFEFF || scalar == 0xAD
    }

    private static func joins(_ scalars: [UInt32], at index: Int, after last: CharacterClass) -> Bool {
        guard index + 1 < scalars.count else { return false }
        let next = CharacterClass.of(scalars[index + 1])
        switch scalars[index] {
        case 0x27, 0x2019, 0x2BC: return last == .letter && next == .letter
        case 0x2E, 0x2C, 0x66B, 0x66C: return last == .digit && next == .digit
        default: return false
        }
    }
}
