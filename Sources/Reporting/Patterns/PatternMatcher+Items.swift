import Language

/// Lexical items of patterns: a token, or the tokens of a phrase of a class.
extension PatternMatcher {
    /// Tokens that a phrase which is looked for from its end may begin before it, less one.
    private static let longestPhrase = 6

    /// The end of the longest match of an item's alternatives at a token, or -1.
    func item(_ alternatives: Range<Int>, _ index: Int, _ upper: Int) -> Int {
        var best = -1
        for place in alternatives {
            let item = items + place
            guard fits(item, index) else { continue }
            best = max(best, item.pointee.kind == PatternItem.none ? index + 1 : phraseEnd(item, index, upper) + 1)
        }
        return best > index ? best : -1
    }

    /// Where the longest match of an item's alternatives begins that ends with a token, or -1.
    func itemBehind(_ alternatives: Range<Int>, _ index: Int, _ lower: Int) -> Int {
        var best = Int.max
        for place in alternatives {
            let item = items + place
            if item.pointee.kind == PatternItem.none {
                if fits(item, index) { best = min(best, index) }
                continue
            }
            let least = max(lower, index - min(Int(tokens[index].phraseReach), PatternMatcher.longestPhrase - 1))
            for first in stride(from: index, through: least, by: -1) {
                let flags = tokens[first].flags
                if flags.contains(.isMark) {
                    if !flags.contains(.joiner) { break }
                } else if fits(item, first), phraseEnds(item, first, index) {
                    best = min(best, first)
                }
            }
        }
        return best == Int.max ? -1 : best
    }

    /// True where the token at hand, or the one before, is or is not what a glance asks for.
    func glances(_ pc: Int, _ position: Int, _ reach: Reach) -> Bool {
        let flags = code[pc + 1]
        let isBehind = flags & 2 != 0
        let index = isBehind ? position - 1 : position
        let isFound = index >= reach.lower && index < reach.upper && isAmong(pc, index, reach, isBehind: isBehind)
        return isFound != (flags & 1 != 0)
    }

    private func isAmong(_ pc: Int, _ index: Int, _ reach: Reach, isBehind: Bool) -> Bool {
        let token = tokens + index
        // A phrase that ends here may begin before; else what is asked for stands at the token itself.
        let firsts = code[pc + 3]
        if firsts >= 0, !isBehind || token.pointee.phraseReach == 0, !token.pointee.starts.meets(sets[Int(firsts)]) {
            return false
        }
        var test = pc + 4
        for _ in 0..<Int(code[pc + 2]) {
            let operand = Int(code[test + 1])
            switch code[test] {
            case PatternInstruction.item.rawValue:
                let alternatives = operand..<operand + Int(code[test + 2])
                let end =
                    isBehind ? itemBehind(alternatives, index, reach.lower) : item(alternatives, index, reach.upper)
                if end >= 0 { return true }
            case PatternInstruction.word.rawValue: if token.pointee.key == words[operand] { return true }
            default:
                if token.pointee.flags.contains(.isMark), token.pointee.mark == UInt32(operand) { return true }
            }
            test += 3
        }
        return false
    }

    /// True where the terms on shapes and classes hold of a token, but for the class that a phrase is looked up for.
    @inline(__always)
    private func fits(_ item: UnsafePointer<PatternItem>, _ index: Int) -> Bool {
        let token = tokens + index
        let shapes = token.pointee.shapes
        guard shapes & item.pointee.shapes == item.pointee.shapes, shapes & item.pointee.noShapes == 0 else {
            return false
        }
        let (kinds, has, lacks) = (token.pointee.kinds, item.pointee.has, item.pointee.lacks)
        return (kinds.low & lacks.low) | (kinds.high & lacks.high) | (has.low & ~kinds.low) | (has.high & ~kinds.high)
            == 0
    }

    /// True where a token may begin a phrase that an item looks up: its class is there, and a person's name is no noun.
    @inline(__always)
    private func mayBegin(_ item: UnsafePointer<PatternItem>, _ index: Int) -> Bool {
        let flags = tokens[index].flags
        return !flags.contains(.isMark) && !(flags.contains(.personal) && item.pointee.flags.contains(.common))
    }

    /// True for a class that the word has by its shape alone.
    @inline(__always)
    private func isShaped(_ item: UnsafePointer<PatternItem>, _ index: Int) -> Bool {
        tokens[index].flags.contains(.shaped) && !item.pointee.flags.contains(.prefixed)
            && tokens[index].kinds.contains(rawValue: item.pointee.kind)
    }

    /// The last token of the longest phrase of an item's class at a token, or less than it.
    private func phraseEnd(_ item: UnsafePointer<PatternItem>, _ index: Int, _ upper: Int) -> Int {
        guard mayBegin(item, index) else { return -1 }
        if isShaped(item, index) { return item.pointee.tags.isEmpty ? index : -1 }
        guard tokens[index].phraseKinds.contains(rawValue: item.pointee.kind) else { return -1 }
        var best = -1
        let first = Int(tokens[index].firstPhrase)
        for place in first..<first + Int(tokens[index].phraseCount) {
            let last = Int(phrases[place].last)
            if last > best, last < upper, holds(item, phrases + place) { best = last }
        }
        return best
    }

    /// True where a phrase of an item's class begins and ends at two tokens.
    private func phraseEnds(_ item: UnsafePointer<PatternItem>, _ index: Int, _ end: Int) -> Bool {
        guard mayBegin(item, index) else { return false }
        if isShaped(item, index) { return item.pointee.tags.isEmpty && index == end }
        guard tokens[index].phraseKinds.contains(rawValue: item.pointee.kind) else { return false }
        let first = Int(tokens[index].firstPhrase)
        for place in first..<first + Int(tokens[index].phraseCount) {
            if Int(phrases[place].last) == end, holds(item, phrases + place) { return true }
        }
        return false
    }

    /// True where a phrase is of an item's class, and behind clitics as the item wants it.
    @inline(__always)
    private func holds(_ item: UnsafePointer<PatternItem>, _ phrase: UnsafePointer<PhraseFact>) -> Bool {
        guard phrase.pointee.kind == item.pointee.kind else { return false }
        let (flags, reading) = (item.pointee.flags, phrase.pointee.reading)
        guard flags.contains(.prefixed) == reading.contains(.preposition),
            !flags.contains(.whole) || !reading.contains(.any)
        else { return false }
        let (tags, frames) = (phrase.pointee.tags, phrase.pointee.frames)
        return tags.contains(item.pointee.tags) && tags.isDisjoint(with: item.pointee.noTags)
            && frames.contains(item.pointee.frames) && frames.isDisjoint(with: item.pointee.noFrames)
    }
}

extension ClassSet {
    /// True where the class of a number is in the set.
    @inline(__always)
    func contains(rawValue: UInt8) -> Bool {
        let bit = UInt64(1) << UInt64(rawValue & 63)
        return (rawValue < 64 ? low : high) & bit != 0
    }
}
