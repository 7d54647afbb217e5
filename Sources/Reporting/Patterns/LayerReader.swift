import Language

/// Answers what patterns ask of lower layers: names, dates, quotations, sources, and what the cue's verb takes.
final class LayerReader {
    let document: Document
    let dates: DateFinder
    /// For each token the pair that closes at it, or -1.
    private var closing: [Int32]
    /// The mentions, which stand while statements are made.
    private let mentions: [Mention]
    /// The rules of each language: of sources, and of what stands beside.
    private let sourceRules: [[Rule]]
    private let besideRules: [[Rule]]
    /// For each token how many quotations it stands in, those of a few words left out or in.
    private(set) var depths: [Int32]
    private(set) var longDepths: [Int32]
    /// Forgets what was found in a sentence that is done with.
    func forget() {
        sourceMemo.removeAll(keepingCapacity: true)
        endingMemo.removeAll(keepingCapacity: true)
        besideMemo.removeAll(keepingCapacity: true)
    }

    /// The verb whose construction is tried, or nil.
    var cueVerb: Verb?
    lazy var matcher = PatternMatcher(document, self)
    private lazy var sourceMatcher = PatternMatcher(document, self)
    private lazy var besideMatcher = PatternMatcher(document, self)
    private var sourceMemo: [Int: [SourcePhrase]] = [:]
    private var endingMemo: [Int: SourcePhrase?] = [:]
    private var besideMemo: [Int: Int] = [:]

    init(_ document: Document) {
        self.document = document
        dates = DateFinder(document: document)
        mentions = document.mentions
        sourceRules = document.lexicon.rules[Int(RuleLayer.source.rawValue)]
        besideRules = document.lexicon.rules[Int(RuleLayer.beside.rawValue)]
        closing = Array(repeating: -1, count: document.tokens.count)
        depths = Array(repeating: 0, count: document.tokens.count + 1)
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
        guard document.pairAt.indices.contains(index), document.pairAt[index] >= 0 else { return nil }
        return document.pairs[Int(document.pairAt[index])]
    }
    func pair(closingAt index: Int) -> TokenPair? {
        guard closing.indices.contains(index), closing[index] >= 0 else { return nil }
        return document.pairs[Int(closing[index])]
    }

    /// True for an unknown word that may open with a clitic preposition.
    func isBindable(_ index: Int) -> Bool { ItemMatcher(document: document).isBindable(document.tokens[index]) }

    // MARK: Layers

    /// Where a layer's value that begins at a token ends; backwards, where the one that ends at it begins.
    func layer(_ layer: PatternLayer, _ index: Int, _ bounds: Range<Int>, backward: Bool) -> Int? {
        switch layer {
        case .name, .person, .organization, .place, .outlet, .agency, .nominal:
            return name(layer, index, bounds, backward)
        case .quotation: return quotation(index, bounds, backward)
        case .date: return date(index, bounds, backward)
        case .source:
            if backward { return source(endingAt: index + 1, in: bounds)?.tokens.lowerBound }
            return source(at: index, in: bounds)?.tokens.upperBound
        case .beside: return backward ? beside(endingAt: index, bounds) : beside(at: index, bounds)
        case .prefixed: return backward ? nil : source(at: index, in: bounds, prefixed: true)?.tokens.upperBound
        case .bound, .boundBody:
            guard !backward, let mention = mention(at: index), mention.first == index, mention.kind == .name,
                preposition(of: mention) != 0,
                mention.last < bounds.upperBound
            else { return nil }
            let entity = document.entities[mention.entity]
            if layer == .boundBody, entity.isOutlet || entity.type == .person { return nil }
            return mention.last + 1
        case .that: return backward ? nil : that(index, bounds)
        case .object: return backward ? nil : object(index, bounds)
        }
    }

    private func name(_ layer: PatternLayer, _ index: Int, _ bounds: Range<Int>, _ backward: Bool) -> Int? {
        guard let mention = mention(at: index), backward ? mention.last == index : mention.first == index,
            mention.first >= bounds.lowerBound, mention.last < bounds.upperBound,
            (mention.kind == .nominal) == (layer == .nominal), preposition(of: mention) == 0
        else { return nil }
        let entity = document.entities[mention.entity]
        let fits =
            switch layer {
            case .person: entity.type == .person
            case .organization: entity.type == .organization
            case .place: entity.type == .place
            case .outlet: entity.isOutlet
            case .agency: document.isAgency(entity)
            default: true
            }
        guard fits else { return nil }
        return backward ? mention.first : mention.last + 1
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
        guard pair.open > 0, document.tokens[pair.open - 1].kind == .word else { return pair.close - pair.open <= 1 }
        return !document.tokens[pair.open - 1].anyKinds.isDisjoint(with: ClassSet([.body, .publisher, .place]))
    }

    private func date(_ index: Int, _ bounds: Range<Int>, _ backward: Bool) -> Int? {
        if !backward { return dates.date(at: index, before: bounds.upperBound).map { $0.last + 1 } }
        var first = index
        while first >= bounds.lowerBound, index - first < 6 {
            if let date = dates.date(at: first, before: index + 1), date.last == index { return first }
            first -= 1
        }
        return nil
    }

    // MARK: Rules of other layers

    /// The sources that begin at a token by the rules that find any: those of loose rules last, else the longest first.
    private func sources(at index: Int, in bounds: Range<Int>, prefixed: Bool) -> [SourcePhrase] {
        let key = (index << 1 | (prefixed ? 1 : 0)) << 24 | bounds.upperBound
        if let known = sourceMemo[key] { return known }
        var found: [SourcePhrase] = []
        let token = document.tokens[index]
        if token.kind != .mark && !token.has(.asFor) || document.isQuoteMark(index) {
            for rule in sourceRules[Int(token.language)]
            where rule.options.contains(.prefixed) == prefixed && mayBegin(rule, index) {
                sourceMatcher.clearCaptures()
                guard let end = sourceMatcher.run(rule.forward, at: index, in: bounds), end > index,
                    !found.contains(where: { $0.tokens.upperBound == end })
                else { continue }
                found.append(SourcePhrase(rule: rule, tokens: index..<end, captures: sourceMatcher.captures))
            }
        }
        found.sort { a, b in
            let (isLoose, isLooseToo) = (a.rule.options.contains(.loose), b.rule.options.contains(.loose))
            return isLoose == isLooseToo ? a.tokens.count > b.tokens.count : isLooseToo
        }
        sourceMemo[key] = found
        return found
    }

    /// Where the sources that begin at a token end, the best first.
    func sourceEnds(at index: Int, in bounds: Range<Int>) -> [Int] {
        sources(at: index, in: bounds, prefixed: false).map(\.tokens.upperBound)
    }

    /// The source that begins at a token.
    func source(at index: Int, in bounds: Range<Int>, prefixed: Bool = false) -> SourcePhrase? {
        sources(at: index, in: bounds, prefixed: prefixed).first
    }

    /// True where the first classes of a rule are among those that a token opens.
    func mayBegin(_ rule: Rule, _ index: Int) -> Bool {
        guard !rule.firstClasses.isEmpty else { return true }
        if !rule.firstClasses.isDisjoint(with: document.tokens[index].opening) { return true }
        return document.mentionOf[index] >= 0 && !rule.firstClasses.isDisjoint(with: .named)
    }

    /// The longest source that ends before a token, beginning where a phrase can begin.
    func source(endingAt end: Int, in bounds: Range<Int>) -> SourcePhrase? {
        if let known = endingMemo[end << 24 | bounds.lowerBound] { return known }
        var best: SourcePhrase?
        var index = end - 1
        while index >= bounds.lowerBound, end - index <= LayerReader.reach {
            if beginsPhrase(index, bounds) {
                let found = sources(at: index, in: bounds.lowerBound..<end, prefixed: false)
                if let whole = found.first(where: { $0.tokens.upperBound == end }) { best = whole }
            }
            let token = document.tokens[index]
            if token.kind == .mark, !document.isComma(index), !document.isJoiner(index), !document.isQuoteMark(index),
                !document.isMark(index, 0x28, 0x29)
            {
                break
            }
            index -= 1
        }
        endingMemo[end << 24 | bounds.lowerBound] = .some(best)
        return best
    }

    /// Tokens that a source before a verb may begin back.
    private static let reach = 32

    /// True where a noun phrase can begin: at the front, after a mark or a function word.
    private func beginsPhrase(_ index: Int, _ bounds: Range<Int>) -> Bool {
        guard document.tokens[index].kind != .mark, !document.tokens[index].has(.asFor) else { return false }
        if index == bounds.lowerBound || document.tokens[index].has(.determiner) { return true }
        let before = document.tokens[index - 1]
        if before.kind == .mark { return !document.isJoiner(index - 1) }
        let openers = ClassSet([
            .conjunction, .complementizer, .adjunct, .auxiliary, .past, .contrast, .particle, .subordinator, .asFor,
            .day, .dayPart,
            .weekday, .flash, .result,
        ])
        return document.tokens[index].has(.determiner) || !before.kinds.isDisjoint(with: openers)
            || document.tokens[index].shape.contains(.clitic)
    }

    private func beside(at index: Int, _ bounds: Range<Int>) -> Int? {
        let key = index << 24 | bounds.upperBound
        if let known = besideMemo[key] { return known < 0 ? nil : known }
        var best = -1
        for rule in besideRules[Int(document.tokens[index].language)] where mayBegin(rule, index) {
            if let end = besideMatcher.run(rule.forward, at: index, in: bounds), end > index { best = max(best, end) }
        }
        besideMemo[key] = best
        return best < 0 ? nil : best
    }

    private func beside(endingAt index: Int, _ bounds: Range<Int>) -> Int? {
        var first = index
        var best: Int?
        while first >= bounds.lowerBound, index - first < 10 {
            if beside(at: first, bounds.lowerBound..<index + 1) == index + 1 { best = first }
            first -= 1
        }
        return best
    }
}
