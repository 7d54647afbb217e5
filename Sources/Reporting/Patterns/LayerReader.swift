import Language

/// Answers what patterns ask of lower layers: names, dates, quotations, sources, and what the cue's verb takes.
final class LayerReader {
    let document: Document
    let dates: DateFinder
    let facts: UnsafePointer<TokenFacts>
    private let table: FactTable
    /// For each token the pair that closes at it, or -1.
    private let closing: [Int32]
    /// The mentions and pairs, which stand while statements are made, and for each token the pair that opens at it, or -1.
    private let mentions: [Mention]
    private let pairs: [TokenPair]
    private let opening: [Int32]
    /// For each token how many quotations it stands in, those of a few words left out or in.
    private(set) var depths: [Int32]
    private(set) var longDepths: [Int32]
    /// What is known of clauses that begin at tokens: 0 nothing yet, 1 that none does, 2 that one does.
    private let clauseCues: UnsafeMutablePointer<UInt8>

    /// The verb whose construction is tried, or nil. Like the memo it is asked at each step of the machine: no check stands
    /// between.
    @exclusivity(unchecked) var cueVerb: Verb?
    let matcher: PatternMatcher
    /// What was found in the sentence at hand.
    @exclusivity(unchecked) var memo = SourceMemo()

    init(_ document: Document) {
        self.document = document
        dates = DateFinder(document: document)
        (mentions, pairs, opening) = (document.mentions, document.pairs, document.pairAt)
        let count = document.tokens.count
        var closing = Array(repeating: Int32(-1), count: count)
        depths = Array(repeating: 0, count: count + 1)
        longDepths = depths
        for (index, pair) in document.pairs.enumerated() {
            closing[pair.close] = Int32(index)
            depths[pair.open + 1] += 1
            depths[pair.close] -= 1
            if pair.close - pair.open > 4 {
                longDepths[pair.open + 1] += 1
                longDepths[pair.close] -= 1
            }
        }
        for index in depths.indices.dropFirst() {
            depths[index] += depths[index - 1]
            longDepths[index] += longDepths[index - 1]
        }
        self.closing = closing
        table = FactTable(document, closing: closing)
        facts = UnsafePointer(table.tokens)
        matcher = PatternMatcher(document, table)
        clauseCues = .allocate(capacity: count + 1)
        clauseCues.initialize(repeating: 0, count: count + 1)
    }

    deinit { clauseCues.deallocate() }

    /// Forgets what was found in a sentence that is done with, and learns whom it named.
    func forget(before next: Range<Int>) {
        memo.forget()
        table.notePeople(next)
    }

    func mention(at index: Int) -> Mention? {
        guard document.mentionOf.indices.contains(index), document.mentionOf[index] >= 0 else { return nil }
        return mentions[Int(document.mentionOf[index])]
    }

    /// The letter of the preposition that was taken off a mention, or 0.
    func preposition(of mention: Mention) -> UInt32 {
        let prefix = mention.start - Int(document.tokens[mention.first].start)
        guard prefix > 0 else { return 0 }
        return document.readings(of: mention.first).first { Int($0.prefix) == prefix }?.preposition ?? 0
    }

    /// The pair that opens at a token; that closes at it.
    func pair(openingAt index: Int) -> TokenPair? {
        guard opening.indices.contains(index), opening[index] >= 0 else { return nil }
        return pairs[Int(opening[index])]
    }
    func pair(closingAt index: Int) -> TokenPair? {
        guard closing.indices.contains(index), closing[index] >= 0 else { return nil }
        return pairs[Int(closing[index])]
    }

    /// True for an unknown word that may open with a clitic preposition.
    func isBindable(_ index: Int) -> Bool { facts[index].shapes & TokenFacts.shape(.bindable) != 0 }

    // MARK: Layers

    /// Where what stands beside a speech ends that begins at a token, or nil.
    func beside(at index: Int, in bounds: Range<Int>) -> Int? {
        guard bounds.contains(index) else { return nil }
        let end = beside(at: index, bounds.lowerBound, bounds.upperBound)
        return end < 0 ? nil : end
    }

    /// Where a layer's value that begins at a token ends, or -1; backwards, where the one that ends at it begins.
    func layer(_ layer: PatternLayer, _ index: Int, _ lower: Int, _ upper: Int, backward: Bool) -> Int {
        switch layer {
        case .name, .person, .organization, .place, .outlet, .agency, .nominal:
            return backward ? nameBehind(layer, index, lower) : name(layer, index, upper)
        case .quotation:
            guard facts[index].starts.classes.high & ClassSet.quotes.high != 0 else { return -1 }
            return quotation(index, lower..<upper, backward) ?? -1
        case .date: return backward ? dateBehind(index, lower) : date(index, upper)
        case .source:
            if backward { return sourceStart(endingAt: index + 1, lower) }
            let spans = sourceSpans(at: index, lower..<upper, prefixed: false)
            return spans.isEmpty ? -1 : spanEnd(spans.lowerBound)
        case .beside: return backward ? besideStart(endingAt: index, lower) : beside(at: index, lower, upper)
        case .prefixed:
            let spans = backward ? 0..<0 : sourceSpans(at: index, lower..<upper, prefixed: true)
            return spans.isEmpty ? -1 : spanEnd(spans.lowerBound)
        case .bound, .boundBody: return backward ? -1 : name(layer, index, upper)
        case .that:
            guard !backward, facts[index].flags.contains(.mayBeThat) else { return -1 }
            return that(index, lower..<upper) ?? -1
        case .object: return backward ? -1 : object(index, lower..<upper) ?? -1
        }
    }

    private func name(_ layer: PatternLayer, _ index: Int, _ upper: Int) -> Int {
        let token = facts[index]
        guard token.names & TokenFacts.bit(layer) != 0, token.nameEnd <= upper, fits(layer, index) else { return -1 }
        return Int(token.nameEnd)
    }

    private func nameBehind(_ layer: PatternLayer, _ index: Int, _ lower: Int) -> Int {
        let token = facts[index]
        guard token.namesBack & TokenFacts.bit(layer) != 0, token.nameStart >= lower, fits(layer, index) else {
            return -1
        }
        return Int(token.nameStart)
    }

    /// True where what a name belongs to is more than its type, and it does.
    private func fits(_ layer: PatternLayer, _ index: Int) -> Bool {
        guard layer == .outlet || layer == .agency else { return true }
        let entity = mentions[Int(document.mentionOf[index])].entity
        return layer == .outlet ? document.entities[entity].isOutlet : document.isAgency(document.entities[entity])
    }

    private func quotation(_ index: Int, _ bounds: Range<Int>, _ backward: Bool) -> Int? {
        if backward {
            guard let pair = pair(closingAt: index), pair.open >= bounds.lowerBound, !isQuotedName(pair) else {
                return nil
            }
            return pair.open
        }
        if index > bounds.lowerBound, document.tokens[index - 1].kind == .word,
            isBarePreposition(index - 1) || document.tokens[index - 1].anyKinds.contains(.titled)
        {
            return nil
        }
        if let pair = pair(openingAt: index) {
            // A quotation that runs on over the sentence's end closes beyond the bounds.
            return isQuotedName(pair) ? nil : min(pair.close + 1, bounds.upperBound)
        }
        // An opening mark whose partner is missing.
        guard document.isQuoteMark(index), pair(closingAt: index) == nil, index + 2 < bounds.upperBound,
            document.tokens[index].scalar != 0xBB
        else { return nil }
        return bounds.upperBound
    }

    /// A preposition that governs what follows it: a term in marks, no quotation.
    private func isBarePreposition(_ index: Int) -> Bool {
        document.wholeEntry(at: index, .preposition)?.tags.contains(.pronoun) == false && document.mentionOf[index] < 0
    }

    /// A quotation that is a name or a term: "كان 11", حركة "حماس".
    func isQuotedName(_ pair: TokenPair) -> Bool {
        guard pair.close - pair.open <= 5 else { return false }
        if let mention = mention(at: pair.open + 1), mention.kind == .name, mention.last + 1 == pair.close {
            return true
        }
        // What ends the paragraph before says nothing of what a quotation is.
        guard pair.open > 0, document.tokens[pair.open - 1].kind == .word,
            document.paragraph(of: pair.open - 1) == document.paragraph(of: pair.open)
        else { return pair.close - pair.open <= 1 }
        return !document.tokens[pair.open - 1].anyKinds.isDisjoint(with: ClassSet([.body, .publisher, .place]))
    }

    /// The date that begins at a token; most tokens show at once that none does.
    func writtenDate(at index: Int, before limit: Int) -> DateMention? {
        facts[index].flags.contains(.mayBeDate) ? dates.date(at: index, before: limit) : nil
    }

    private func date(_ index: Int, _ upper: Int) -> Int {
        writtenDate(at: index, before: upper).map { $0.last + 1 } ?? -1
    }

    private func dateBehind(_ index: Int, _ lower: Int) -> Int {
        for first in stride(from: index, through: max(lower, index - 5), by: -1)
        where facts[first].flags.contains(.mayBeDate) {
            if let date = dates.date(at: first, before: index + 1), date.last == index { return first }
        }
        return -1
    }

    // MARK: Clauses

    /// A finite verb of reporting that begins a clause of its own.
    func isClauseCue(_ index: Int, _ bounds: Range<Int>) -> Bool {
        guard facts[index].flags.contains(.verb), !facts[index].flags.contains(.mentioned), index > bounds.lowerBound
        else { return false }
        // Off the edges the bounds make no difference.
        guard index - 1 > bounds.lowerBound, index + 1 < bounds.upperBound else { return opensClause(index, bounds) }
        if clauseCues[index] == 0 { clauseCues[index] = opensClause(index, bounds) ? 2 : 1 }
        return clauseCues[index] == 2
    }
}
