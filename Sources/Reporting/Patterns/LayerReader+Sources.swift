import Language

/// Noun phrases that can speak, and what stands beside them: found by the rules of those layers, each question once a
/// sentence.
extension LayerReader {
    private func rules(_ layer: RuleLayer, _ index: Int) -> RuleList {
        document.lexicon.list(layer, language: facts[index].language)
    }

    /// What stands from a token to another.
    func contents(from first: Int, to end: Int) -> TokenSet {
        var all = TokenSet()
        var index = first
        while index < end {
            all.formUnion(facts[index].starts)
            index &+= 1
        }
        return all
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
            let contents = contents(from: index, to: bounds.upperBound)
            rules(.source, index).forEach(at: facts[index].starts, among: contents) { number, rule in
                guard rule.pointee.options.contains(.prefixed) == prefixed else { return true }
                let end = matcher.run(rule.pointee.forward, at: index, reach, self)
                if end > index, !found.contains(where: { $0.end == end }) {
                    let isLoose = rule.pointee.options.contains(.loose)
                    found.append(SourceSpan(end: Int32(end), rule: Int32(number), isLoose: isLoose))
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
        let contents = contents(from: index, to: bounds.upperBound)
        rules(.source, index).forEach(at: facts[index].starts, among: contents) { _, rule in
            guard rule.pointee.options.contains(.prefixed) == prefixed else { return true }
            matcher.clearCaptures()
            guard matcher.run(rule.pointee.forward, at: index, reach, self) == bounds.upperBound else { return true }
            if takesLoose || !rule.pointee.options.contains(.loose) {
                found = SourcePhrase(rule: rule.pointee, tokens: index..<bounds.upperBound, captures: matcher.captures)
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
        // What stands from each token on, by how far it stands before the end.
        var contents = InlineArray<32, TokenSet>(repeating: TokenSet())
        var first = end
        var all = TokenSet()
        repeat {
            first -= 1
            all.formUnion(facts[first].starts)
            contents[end - first - 1] = all
        } while first > lower && end - first < LayerReader.reach && !facts[first].flags.contains(.barrier)
        var best = -1
        while first < end, best < 0 {
            let flags = facts[first].flags
            if flags.contains(first == lower ? .mayOpenPhrase : .opensPhrase),
                isSource(first, end, lower, contents[end - first - 1])
            {
                best = first
            }
            first += 1
        }
        memo.note(best + 1..<best + 1, .ending, end, lower)
        return best
    }

    /// True where a rule reads a source from a token to another. What rules find is ordered by its end alone, so that any
    /// that reads so far is one.
    private func isSource(_ first: Int, _ end: Int, _ lower: Int, _ contents: TokenSet) -> Bool {
        let reach = PatternMatcher.Reach(lower: lower, upper: end, isNoting: false)
        var isFound = false
        rules(.source, first).forEach(at: facts[first].starts, among: contents) { _, rule in
            if rule.pointee.options.contains(.prefixed) { return true }
            isFound = matcher.run(rule.pointee.forward, at: first, reach, self) == end
            return !isFound
        }
        return isFound
    }

    /// Where what stands beside ends that begins at a token, or -1.
    func beside(at index: Int, _ lower: Int, _ upper: Int) -> Int {
        if let known = memo.value(.beside, index, upper) { return known.lowerBound - 1 }
        let reach = PatternMatcher.Reach(lower: lower, upper: upper, isNoting: false)
        var best = -1
        let contents = contents(from: index, to: upper)
        rules(.beside, index).forEach(at: facts[index].starts, among: contents) { _, rule in
            let end = matcher.run(rule.pointee.forward, at: index, reach, self)
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
