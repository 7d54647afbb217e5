import Language

/// Where contents end beside others.
extension ContentFinder {
    /// The constructions with the ends of their contents settled against each other.
    func settled(_ found: [Construction]) -> [Construction] {
        var found = found
        settle(&found)
        return found
    }

    /// Contents end where other reporting clauses begin, and where the reporter goes on.
    private func settle(_ found: inout [Construction]) {
        for index in found.indices {
            guard !found[index].isClosed, found[index].outcome != .around, !document.effort.isOver else { continue }
            document.effort.spend(4 * (found.count - index))
            for later in found[(index + 1)...] where later.outcome != .around {
                let cut = Int(document.tokens[opening(of: later, after: found[index])].start)
                guard cut > found[index].start, cut < found[index].end, splits(later),
                    depth(at: cut) <= depth(at: found[index].start)
                else { continue }
                found[index].end = cut
            }
            if let remark = remark(found[index]) { found[index].end = remark }
            let content = document.tokenRange(found[index].start, found[index].end)
            if let pause = content.dropFirst(2).first(where: {
                document.isMark($0, 0x3B, 0x61B) && depth($0) <= depth(content.lowerBound)
            }) {
                found[index].end = Int(document.tokens[pause].start)
            }
        }
    }

    /// Where a later reporting clause parts from an earlier one: at its opening, or, where the earlier one stands in its
    /// subject, at the comma before its verb.
    private func opening(of later: Construction, after earlier: Construction) -> Int {
        if later.outcome == .before, document.isComma(later.tokens.lowerBound) { return later.tokens.lowerBound }
        guard later.tokens.lowerBound <= earlier.cue.lowerBound, earlier.cue.upperBound < later.cue.lowerBound else {
            return clauseOpening(later)
        }
        return (earlier.cue.upperBound..<later.cue.lowerBound).last { document.isComma($0) } ?? later.cue.lowerBound
    }

    /// The first token of a later reporting clause: its subject or verb, or the conjunction before it.
    private func clauseOpening(_ construction: Construction) -> Int {
        var first = construction.tokens.lowerBound
        if construction.outcome == .quotation || construction.outcome == .before {
            if let quote = construction.captures[.quote], quote.upperBound <= construction.cue.lowerBound {
                return quote.lowerBound
            }
        }
        let openers = ClassSet([.conjunction, .past, .particle, .contrast, .auxiliary])
        // "غير أنه": two words.
        if first - 2 > bounds.lowerBound,
            document.phrase(at: first - 2, before: first, ClassSet(.contrast), conjunctionOnly: true)?.last == first - 1
        {
            first -= 2
        }
        while first > bounds.lowerBound, document.tokens[first - 1].kind == .word,
            !document.tokens[first - 1].kinds.isDisjoint(with: openers)
        { first -= 1 }
        return first
    }

    /// True where a later construction begins a clause of its own.
    private func splits(_ construction: Construction) -> Bool {
        let first = clauseOpening(construction)
        guard first > bounds.lowerBound, !construction.has(.chained) else { return true }
        if construction.verb?.tags.contains(.participle) == true { return true }
        // "…, Reuters reported".
        if construction.outcome == .before, document.isComma(first) { return true }
        // "… بقوله إن": the words by which it was said.
        if document.has(construction.cue.lowerBound, .byMeansOf) { return true }
        let before = document.tokens[first - 1]
        if before.kind == .mark { return !document.isJoiner(first - 1) }
        if before.has(.subordinator) || before.has(.relative) { return false }
        return first < construction.tokens.lowerBound || construction.verb?.reading.hasConjunction == true
    }

    /// Where the reporter goes on in the same sentence: "، وهو ما نفاه …", ", but praised …", "despite …".
    private func remark(_ construction: Construction) -> Int? {
        let range = document.tokenRange(construction.start, construction.end)
        let act = construction.verb?.verb.act
        let isRelative = isRelative(construction)
        for index in range where depth(index) <= depth(at: construction.start) && document.tokens[index].kind != .mark {
            let token = document.tokens[index]
            if act == .promise || act == .threaten, token.has(.concession), index > range.lowerBound {
                return Int(token.start)
            }
            guard index > range.lowerBound, index + 1 < range.upperBound else { continue }
            if construction.outcome == .object, opensPredicate(index, range) {
                return Int(document.tokens[index - 1].end)
            }
            if document.isDash(index - 1), closes(index) { return Int(document.tokens[index - 1].start) }
            guard document.isComma(index - 1) else { continue }
            let isRemark =
                token.has(.remark)
                && (document.tokens[index + 1].has(.what) || document.tokens[index + 1].has(.relative))
            if isRemark || isParticiple(index) || closes(index) || isRelative && goesOn(index) {
                return Int(document.tokens[index - 1].start)
            }
        }
        return nil
    }

    /// "X, who said the bridge was safe, now lives abroad": behind the comma the sentence goes on with its own verb.
    private func isRelative(_ construction: Construction) -> Bool {
        guard let who = construction.captures[.who], who.upperBound < construction.cue.lowerBound,
            document.isComma(who.upperBound)
        else { return false }
        return (who.upperBound..<construction.cue.lowerBound).contains { document.has($0, .relative) }
    }

    /// True for a verb without a subject of its own, or a word beside it and the verb.
    private func goesOn(_ index: Int) -> Bool {
        let verbs = ClassSet([.finite, .action, .auxiliary, .verb])
        let verb = document.has(index, .adjunct) ? index + 1 : index
        return verb < bounds.upperBound && !document.tokens[verb].kinds.isDisjoint(with: verbs)
            && document.mentionOf[verb] < 0
    }

    /// "A annoncé un plan et s'est rendue à Lyon", "announced a plan and has left": behind an object without a clause of its own a
    /// conjunction and an auxiliary go on with the subject.
    private func opensPredicate(_ index: Int, _ range: Range<Int>) -> Bool {
        guard document.has(index, .conjunction), !document.tokens[index].shape.contains(.clitic) else { return false }
        let clauses = ClassSet([.relative, .complementizer])
        if range.prefix(while: { $0 < index }).contains(where: { !document.tokens[$0].kinds.isDisjoint(with: clauses) })
        {
            return false
        }
        var verb = index + 1
        while verb < range.upperBound, document.has(verb, .elided) || document.has(verb, .pronoun), verb - index < 3 {
            verb += 1
        }
        return verb < range.upperBound && document.has(verb, .auxiliary) && !document.has(verb, .determiner)
    }

    /// A participle of reporting: the sentence's subject speaks on.
    private func isParticiple(_ index: Int) -> Bool {
        document.wholeEntry(at: index, .verb)?.tags.contains(.participle) == true && document.mentionOf[index] < 0
    }

    private func closes(_ index: Int) -> Bool {
        func end(_ kinds: ClassSet) -> Int? {
            document.phrase(at: index, before: bounds.upperBound, kinds, conjunctionOnly: true)?.last
        }
        // Longer phrases go on: "فيما يتعلق بـ", "فيما بعد".
        return end(ClassSet(.closing)).map { $0 >= end(ClassSet([.about, .adjunct])) ?? $0 } ?? false
    }
}
