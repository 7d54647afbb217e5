/// A pair of marks and what stands between them.
public struct MarkPair: Hashable, Sendable {
    /// Where the opening mark stands, in code points.
    public let open: Int
    /// Where the closing mark stands.
    public let close: Int
}

/// Quotation marks and brackets of a paragraph, paired.
///
/// Straight marks open or close by what stands beside them, so that one missing mark does not turn the rest of the
/// paragraph inside out: `x" و"y".` has one pair, round y.
public enum Quotation {
    /// The kinds of marks; a closing mark is matched with an opening one of its own kind first.
    enum Family: UInt8, CaseIterable { case straight, curly, single, guillemets, singleGuillemets, round, square }
    private enum Side { case open, close, either }

    /// The pairs of quotation marks of a paragraph, by their opening marks.
    public static func pairs(_ scalars: [UInt32], in range: Range<Int>) -> [MarkPair] {
        pairs(scalars, in: range, brackets: false)
    }

    /// True for a quotation mark of any kind.
    public static func isMark(_ scalar: UInt32) -> Bool {
        guard let (family, _) = mark(scalar) else { return false }
        return family != .round && family != .square && family != .single
    }

    /// The pairs of marks of a paragraph, with or without brackets.
    public static func pairs(_ scalars: [UInt32], in range: Range<Int>, brackets: Bool) -> [MarkPair] {
        var result: [MarkPair] = []
        var stack: [(family: Family, at: Int)] = []
        // How many of a family are open: a mark that closes nothing is not to look through all of them.
        var open = [Int](repeating: 0, count: Family.allCases.count)
        for index in range {
            guard let (family, side) = mark(scalars[index]) else { continue }
            if !brackets, family == .round || family == .square { continue }
            let kind = Int(family.rawValue)
            switch resolved(side, family, scalars, at: index, in: range, open: open[kind] > 0) {
            case .open:
                stack.append((family, index))
                open[kind] += 1
            case .close:
                guard Family.allCases.contains(where: { closes(family, $0) && open[Int($0.rawValue)] > 0 }) else {
                    continue
                }
                while let last = stack.popLast() {
                    open[Int(last.family.rawValue)] -= 1
                    guard closes(family, last.family) else { continue }
                    result.append(MarkPair(open: last.at, close: index))
                    break
                }
            case .either: break
            }
        }
        return result.sorted { $0.open < $1.open }
    }

    /// True where a mark may close what another has opened: one of its kind, or the other of two that writers mix.
    private static func closes(_ a: Family, _ b: Family) -> Bool {
        a == b || (a == .straight && b == .curly) || (a == .curly && b == .straight)
    }

    private static func mark(_ scalar: UInt32) -> (Family, Side)? {
        switch scalar {
        case 0x22, 0xFF02: (.straight, .either)
        case 0x201C: (.curly, .either)
        case 0x201D, 0x201F: (.curly, .either)
        case 0x201E: (.curly, .open)
        case 0xAB: (.guillemets, .open)
        case 0xBB: (.guillemets, .close)
        case 0x2039: (.singleGuillemets, .open)
        case 0x203A: (.singleGuillemets, .close)
        case 0x27, 0x2018, 0x2019: (.single, .either)
        case 0x28: (.round, .open)
        case 0x29: (.round, .close)
        case 0x5B: (.square, .open)
        case 0x5D: (.square, .close)
        default: nil
        }
    }

    private static func resolved(
        _ side: Side, _ family: Family, _ scalars: [UInt32], at index: Int, in range: Range<Int>, open isOpen: Bool
    ) -> Side {
        guard side == .either else { return side }
        let before = index > range.lowerBound ? scalars[index - 1] : 0x20
        let after = index + 1 < range.upperBound ? scalars[index + 1] : 0x20
        let freeBefore = isFree(before, asOpener: true)
        let freeAfter = isFree(after, asOpener: false)
        if family == .single {
            if freeBefore, !freeAfter { return .open }
            return !freeBefore && freeAfter && isOpen ? .close : .either
        }
        switch (freeBefore, freeAfter) {
        case (true, false): return .open
        case (false, true): return isProclitic(scalars, before: index, in: range) && !isOpen ? .open : .close
        case (true, true): return isOpen ? .close : .open
        case (false, false):
            // A mark between two letters: after و or ب it opens.
            if isProclitic(scalars, before: index, in: range) { return .open }
            return isOpen ? .close : .open
        }
    }

    /// True for what leaves a mark free on that side: space, the end, another mark, and punctuation that stands outside.
    private static func isFree(_ scalar: UInt32, asOpener: Bool) -> Bool {
        if CharacterClass.of(scalar) == .space || Folding.isBidiControl(scalar) || scalar == 0x2063 { return true }
        switch scalar {
        case 0x28, 0x5B, 0xAB, 0x2039, 0x2013, 0x2014, 0x2D, 0x3A, 0x2F: return asOpener
        case 0x29, 0x5D, 0xBB, 0x203A, 0x2E, 0x2C, 0x3B, 0x60C, 0x61B, 0x61F, 0x21, 0x3F, 0x2026: return !asOpener
        case 0x22, 0x201C, 0x201D, 0x27, 0x2018, 0x2019: return false
        default: return false
        }
    }

    /// True where the letters before a mark are proclitics alone: و ف ب ل ك لل بال, or end in a tatweel.
    private static func isProclitic(_ scalars: [UInt32], before index: Int, in range: Range<Int>) -> Bool {
        var start = index
        while start > range.lowerBound, CharacterClass.of(scalars[start - 1]) != .space, index - start < 5 {
            start -= 1
        }
        guard start < index, index - start <= 4 else { return false }
        if start > range.lowerBound, CharacterClass.of(scalars[start - 1]) != .space { return false }
        if scalars[index - 1] == 0x640 { return true }
        let letters: Set<UInt32> = [0x648, 0x641, 0x628, 0x644, 0x643, 0x627, 0x640]
        return scalars[start..<index].allSatisfy(letters.contains)
    }
}
