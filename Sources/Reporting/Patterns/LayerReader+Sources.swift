import Language

/// Noun phrases that can speak, and what stands beside them: found by the rules of those layers, each question once a
/// sentence.
extension LayerReader {
    private func rules(_ layer: RuleLayer, _ index: Int) -> RuleList {
        document.lexicon.lists[Int(layer.rawValue)][Int(facts[index].language)]
    }

    func spanEnd(_ index: Int) -> Int { Int(memo.spans[index].end) }

    /// The sources that begin at a token by the rules that find any, as places in the memo: those of loose rules last, else
    /// the longest first.
    func sourceSpans(at index: Int, _ bounds: Range<Int>, prefixed: Bool) -> Range<Int> {
        let kind: SourceMemo.Kind = prefixed ? .prefixed : .source
        if let known = memo.value(kind, index, bounds.upperBound) { return known }
        var found: [SourceSpan] = []
        if !facts[index].flags.contains(.noSource) {
            let reach = PatternMatcher.Reach(lower: bounds.lowerBound, upper: bounds.upperBound, isNoting: false)
            rules(.source, index).forEach(at: facts[index].starts) { number, rule in
                guard rule.options.contains(.prefixed) == prefixed else { return true }
                let end = matcher.run(rule.forward, at: index, reach, self)
                if end > index, !found.contains(where: { $0.end == end }) {
                    found.append(
                        SourceSpan(end: Int32(end), rule: Int32(number), isLoose: rule.options.contains(.loose)))
                }
                return true
            }
        }
        if found.count > 1 {
            found.sort { a, b in a.isLoose == b.isLoose ? a.end > b.end : b.isLoose }
        }
        let range = memo.spans.count..<memo.spans.count + found.count
        memo.spans += found
        memo.note(range, kind, index, bounds.upperBound)
        return range
    }

    /// The source that begins at a token.
    func source(at index: Int, in bounds: Range<Int>, prefixed: Bool = false) -> SourcePhrase? {
        guard bounds.contains(index) else { return nil }
        if memo.value(prefixed ? .prefixed : .source, index, bounds.upperBound) == nil,
            let whole = wholeSource(at: index, bounds, prefixed: prefixed)
        {
            return whole
        }
        guard let best = sourceSpans(at: index, bounds, prefixed: prefixed).first else { return nil }
        let rule = rules(.source, index)[Int(memo.spans[best].rule)]
        matcher.clearCaptures()
        let reach = PatternMatcher.Reach(lower: bounds.lowerBound, upper: bounds.upperBound)
        let end = matcher.run(rule.forward, at: index, reach, self)
        guard end > index else { return nil }
        return SourcePhrase(rule: rule, tokens: index..<end, captures: matcher.captures)
    }

    /// The longest source that ends before a token, at a place where a phrase can begin.
    func source(endingAt end: Int, in bounds: Range<Int>) -> SourcePhrase? {
        let first = sourceStart(endingAt: end, bounds.lowerBound)
        guard first >= 0 else { return nil }
        return wholeSource(at: first, bounds.lowerBound..<end, prefixed: false, takesLoose: true)
    }

    /// The source that reads to the end of its bounds, where the first rule that does is not loose: none is longer.
    private func wholeSource(
        at index: Int, _ bounds: Range<Int>, prefixed: Bool, takesLoose: Bool = false
    ) -> SourcePhrase? {
        guard !facts[index].flags.contains(.noSource) else { return nil }
        let reach = PatternMatcher.Reach(lower: bounds.lowerBound, upper: bounds.upperBound)
        var found: SourcePhrase?
        rules(.source, index).forEach(at: facts[index].starts) { _, rule in
            guard rule.options.contains(.prefixed) == prefixed else { return true }
            matcher.clearCaptures()
            guard matcher.run(rule.forward, at: index, reach, self) == bounds.upperBound else { return true }
            if takesLoose || !rule.options.contains(.loose) {
                found = SourcePhrase(rule: copy rule, tokens: index..<bounds.upperBound, captures: matcher.captures)
            }
            return false
        }
        return found
    }

    /// Tokens that a source before a verb may begin back.
    private static let reach = 32

    /// Where the longest source begins that ends before a token, at a place where a phrase can begin; or -1.
    func sourceStart(endingAt end: Int, _ lower: Int) -> Int {
        if let known = memo.value(.ending, end, lower) { return known.lowerBound - 1 }
        var first = end - 1
        while first > lower, end - first < LayerReader.reach, !facts[first].flags.contains(.barrier) { first -= 1 }
        var best = -1
        while first < end, best < 0 {
            let flags = facts[first].flags
            if flags.contains(first == lower ? .mayOpenPhrase : .opensPhrase), isSource(first, end, lower) {
                best = first
            }
            first += 1
        }
        memo.note(best + 1..<best + 1, .ending, end, lower)
        return best
    }

    /// True where a rule reads a source from a token to another. What rules find is ordered by its end alone, so that any
    /// that reads so far is one.
    private func isSource(_ first: Int, _ end: Int, _ lower: Int) -> Bool {
        let reach = PatternMatcher.Reach(lower: lower, upper: end, isNoting: false)
        var isFound = false
        rules(.source, first).forEach(at: facts[first].starts) { _, rule in
            if rule.options.contains(.prefixed) { return true }
            isFound = matcher.run(rule.forward, at: first, reach, self) == end
            return !isFound
        }
        return isFound
    }

    /// Where what stands beside ends that begins at a token, or -1.
    func beside(at index: Int, _ lower: Int, _ upper: Int) -> Int {
        if let known = memo.value(.beside, index, upper) { return known.lowerBound - 1 }
        let reach = PatternMatcher.Reach(lower: lower, upper: upper, isNoting: false)
        var best = -1
        rules(.beside, index).forEach(at: facts[index].starts) { _, rule in
            let end = matcher.run(rule.forward, at: index, reach, self)
            if end > index { best = max(best, end) }
            return true
        }
        memo.note(best + 1..<best + 1, .beside, index, upper)
        return best
    }

    /// Where the longest of what stands beside begins that ends with a token, or -1.
    func besideStart(endingAt index: Int, _ lower: Int) -> Int {
        for first in max(lower, index - 9)...max(lower, index) where beside(at: first, lower, index + 1) == index + 1 {
            return first
        }
        return -1
    }
}

/// The rules of a layer and language, in the order of their file.
struct RuleList {
    private let rules: [Rule]
    /// What the first token of any match is among; nil where a rule takes any.
    let firsts: TokenSet?

    init(_ rules: [Rule]) {
        self.rules = rules
        let isOpen = rules.contains { $0.firsts.isEmpty }
        firsts = isOpen ? nil : rules.reduce(into: TokenSet()) { $0.formUnion($1.firsts) }
    }

    subscript(_ index: Int) -> Rule { rules[index] }

    /// Gives the rules where they lie, to be looked through without copying any.
    func withRules<Result>(_ body: (Pointers) -> Result) -> Result {
        rules.withUnsafeBufferPointer { body(Pointers(rules: $0)) }
    }

    struct Pointers: Sequence, IteratorProtocol {
        let rules: UnsafeBufferPointer<Rule>
        private var index = 0

        init(rules: UnsafeBufferPointer<Rule>) { self.rules = rules }

        mutating func next() -> UnsafePointer<Rule>? {
            guard index < rules.count else { return nil }
            index += 1
            return rules.baseAddress! + (index - 1)
        }
    }

    /// Calls `body` with the rules that may begin at a token, until it answers false.
    @inline(__always)
    func forEach(at starts: TokenSet, _ body: (Int, borrowing Rule) -> Bool) {
        rules.withUnsafeBufferPointer { rules in
            for index in rules.indices where rules[index].firsts.isEmpty || rules[index].firsts.meets(starts) {
                if !body(index, rules[index]) { return }
            }
        }
    }
}
