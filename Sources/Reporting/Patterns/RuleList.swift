import Language

/// The rules of a layer and language, in the order of their file, where they lie for good; and for each thing that a token may
/// be, which of them it may open, so that a token is held against those alone.
///
/// Unchecked: it is fixed once it is made.
final class RuleList: @unchecked Sendable {
    private let rules: UnsafeMutableBufferPointer<Rule>
    /// Sets of rules, a bit each: one for each bit of a `TokenSet`, of the rules that a token with it may open.
    private let openings: UnsafeMutablePointer<UInt64>
    /// The rules that any token may open, those with a verb for their cue, and those that cut a quotation in two.
    private let open: UnsafeMutablePointer<UInt64>
    private let verbs: UnsafeMutablePointer<UInt64>
    private let inside: UnsafeMutablePointer<UInt64>
    /// How many words a set of rules has.
    private let width: Int
    /// What the first token of any match is among; nil where a rule takes any.
    let firsts: TokenSet?

    private static let bits = 3 * 64

    init(_ list: [Rule]) {
        rules = .allocate(capacity: list.count)
        _ = rules.initialize(from: list)
        width = (list.count + 63) / 64
        func empty(_ count: Int) -> UnsafeMutablePointer<UInt64> {
            let words = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, count))
            words.initialize(repeating: 0, count: max(1, count))
            return words
        }
        openings = empty(RuleList.bits * width)
        (open, verbs, inside) = (empty(width), empty(width), empty(width))
        let isOpen = list.contains { $0.firsts.isEmpty }
        firsts = isOpen ? nil : list.reduce(into: TokenSet()) { $0.formUnion($1.firsts) }
        for (number, rule) in list.enumerated() { note(rule, number) }
    }

    deinit {
        rules.deallocate()
        for words in [openings, open, verbs, inside] { words.deallocate() }
    }

    private func note(_ rule: Rule, _ number: Int) {
        let (word, bit) = (number / 64, UInt64(1) << UInt64(number % 64))
        if rule.firsts.isEmpty { open[word] |= bit }
        if rule.firsts.classes.contains(.verb) { verbs[word] |= bit }
        if rule.outcome == .inside { inside[word] |= bit }
        let parts = [rule.firsts.classes.low, rule.firsts.classes.high, rule.firsts.words]
        for (part, value) in parts.enumerated() {
            for place in 0..<64 where value & 1 << UInt64(place) != 0 {
                openings[(part * 64 + place) * width + word] |= bit
            }
        }
    }

    subscript(_ index: Int) -> Rule { rules[index] }

    /// The rules of a word of a set that a token may open.
    @inline(__always)
    private func opened(by starts: TokenSet, _ word: Int) -> UInt64 {
        var found = open[word]
        func add(_ value: UInt64, _ first: Int) {
            var rest = value
            while rest != 0 {
                found |= openings[(first + rest.trailingZeroBitCount) &* width &+ word]
                rest &= rest &- 1
            }
        }
        add(starts.classes.low, 0)
        add(starts.classes.high, 64)
        add(starts.words, 128)
        return found
    }

    /// Calls `body` with the rules that may begin at a token, until it answers false.
    ///
    /// - Parameter contents: what the tokens are that a match may take: rules that need more are passed over.
    @inline(__always)
    func forEach(at starts: TokenSet, among contents: TokenSet, _ body: (Int, UnsafePointer<Rule>) -> Bool) {
        guard let first = UnsafePointer(rules.baseAddress) else { return }
        for word in 0..<width {
            var rest = opened(by: starts, word)
            while rest != 0 {
                let number = word &* 64 &+ rest.trailingZeroBitCount
                rest &= rest &- 1
                if contents.covers(first[number].needs), !body(number, first + number) { return }
            }
        }
    }

    /// Calls `body` with the rules whose cue a token may be: those of verbs, where it is one, and those that it may open
    /// otherwise.
    @inline(__always)
    func forEachCue(
        at starts: TokenSet, isVerb: Bool, inside isInside: Bool, _ body: (UnsafePointer<Rule>, _ isVerb: Bool) -> Void
    ) {
        guard let first = UnsafePointer(rules.baseAddress) else { return }
        for word in 0..<width {
            let ofVerbs = verbs[word]
            let fitting = (opened(by: starts, word) & ~ofVerbs) | (isVerb ? ofVerbs : 0)
            var rest = fitting & (isInside ? inside[word] : ~inside[word])
            while rest != 0 {
                let place = rest.trailingZeroBitCount
                body(first + (word &* 64 &+ place), ofVerbs & 1 << UInt64(place) != 0)
                rest &= rest &- 1
            }
        }
    }
}
