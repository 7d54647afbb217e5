import Language

/// The facts of all tokens of an article, and the phrases that begin at them.
final class FactTable {
    let tokens: UnsafeMutablePointer<TokenFacts>
    let phrases: UnsafeMutablePointer<PhraseFact>
    private let count: Int
    private let document: Document

    init(_ document: Document, closing: [Int32]) {
        self.document = document
        count = document.tokens.count
        tokens = .allocate(capacity: count + 1)
        tokens.initialize(repeating: TokenFacts(), count: count + 1)
        var found: [PhraseFact] = []
        found.reserveCapacity(count * 3)
        for index in 0..<count { FactTable.addPhrases(index, document, tokens, &found) }
        phrases = .allocate(capacity: max(1, found.count))
        phrases.initialize(from: found, count: found.count)
        for index in 0..<count {
            describe(index)
            describeMark(index, closing)
        }
        for index in 0..<count { describePlace(index) }
        for mention in document.mentions { describe(mention) }
        notePeople(0..<count)
    }

    deinit {
        tokens.deallocate()
        phrases.deallocate()
    }

    private static func addPhrases(
        _ index: Int, _ document: Document, _ tokens: UnsafeMutablePointer<TokenFacts>, _ found: inout [PhraseFact]
    ) {
        guard document.tokens[index].kind != .mark else { return }
        let first = found.count
        var kinds = ClassSet()
        for reading in document.readings(of: index) where reading.node != 0 {
            var clitics: PhraseFact.Clitics = reading.prefix > 0 ? .any : []
            if reading.preposition != 0 { clitics.insert(.preposition) }
            document.walk(reading, from: index, before: document.tokens.count) { phrase in
                let entry = phrase.entry
                kinds.insert(entry.kind)
                found.append(
                    PhraseFact(
                        kind: entry.kind.rawValue, reading: clitics, tags: entry.tags,
                        frames: entry.kind == .verb ? document.words.verbs[Int(entry.value)].frames : [],
                        last: Int32(phrase.last)))
                let reach = UInt8(min(phrase.last - index, 255))
                tokens[phrase.last].phraseReach = max(tokens[phrase.last].phraseReach, reach)
            }
        }
        tokens[index].firstPhrase = Int32(first)
        tokens[index].phraseCount = Int32(found.count - first)
        tokens[index].phraseKinds = kinds
    }

    // MARK: Words

    private func describe(_ index: Int) {
        let token = document.tokens[index]
        var facts = tokens[index]
        facts.kinds = token.kinds
        (facts.key, facts.language) = (token.key, token.language)
        if token.isShaped { facts.flags.insert(.shaped) }
        if let mention = mention(index) {
            facts.flags.insert(.mentioned)
            let isPerson = document.entities[mention.entity].type == .person
            if isPerson, mention.kind == .name { facts.flags.insert(.personal) }
        }
        if token.anyKinds.contains(.verb) { facts.flags.insert(.verb) }
        facts.starts.classes = token.kinds.union(token.anyKinds).union(facts.phraseKinds)
        if facts.flags.contains(.mentioned) { facts.starts.classes.formUnion(.named) }
        if token.kind != .mark { facts.starts.words = TokenSet.bit(token.key) }
        facts.shapes = TokenFacts.shape(.whole) | shapes(of: index, &facts.starts.classes)
        tokens[index] = facts
    }

    /// The shapes of a token, and the classes that stand for them.
    private func shapes(of index: Int, _ classes: inout ClassSet) -> UInt32 {
        let token = document.tokens[index]
        var shapes: UInt32 = 0
        func put(_ shape: PatternShape, _ isSo: Bool, _ named: ClassSet = ClassSet()) {
            guard isSo else { return }
            shapes |= TokenFacts.shape(shape)
            classes.formUnion(named)
        }
        put(.word, token.kind == .word, .word)
        put(.number, token.kind == .number, .numeral)
        put(.mark, token.kind == .mark, .mark)
        put(.capital, token.shape.contains(.capital), .capital)
        put(.allCapitals, token.shape.contains(.allCapitals))
        put(.article, token.shape.contains(.article), .article)
        put(.innerArticle, token.shape.contains(.innerArticle))
        put(.attached, token.shape.contains(.attached))
        put(.contracted, token.shape.contains(.contracted))
        put(.turn, token.kind == .mark && document.turns[index] != nil)
        guard token.kind != .mark else { return shapes }
        for reading in document.readings(of: index) where reading.node != 0 {
            put(.prefixed, reading.preposition != 0)
            put(.conjoined, reading.hasConjunction)
        }
        let mention = document.mentionOf[index]
        put(.named, mention >= 0 && document.mentions[Int(mention)].kind == .name, .named)
        put(.unknown, FactTable.isUnknown(token) && !document.isAccusative(index), .unknown)
        put(.bindable, FactTable.isBindable(token, document))
        put(.disagreeing, isDisagreeing(index))
        put(.possessed, token.shape.contains(.clitic) && document.endsInPronoun(index))
        put(
            .joinedArticle,
            token.shape.contains(.innerArticle)
                && document.lexicon.conjunctions.contains { $0.letter(0) == token.scalar })
        return shapes
    }

    /// True behind a feminine word with the article for one that is none: no adjective of it. Behind a verb for one
    /// man for a
    /// feminine word: its object.
    private func isDisagreeing(_ index: Int) -> Bool {
        guard index > 0, document.tokens[index].shape.contains(.article) else { return false }
        if document.tokens[index - 1].shape.contains(.article) {
            return document.endsFeminine(index - 1) && !document.endsFeminine(index)
        }
        guard document.endsFeminine(index) || document.endsAsFeminines(index), !isCallingOfMen(index),
            document.tokens[index - 1].kinds.isDisjoint(with: FactTable.common),
            let verb = document.entry(at: index - 1, .verb)
        else { return false }
        return verb.tags.contains(.masculine) && verb.tags.isDisjoint(with: [.plural, .participle, .anyGender])
    }

    /// "الخليفة", "الطلبة": callings of men that end as feminines do.
    private func isCallingOfMen(_ index: Int) -> Bool {
        [WordClass.role, .source].contains {
            document.entry(at: index, $0).map { !$0.tags.contains(.feminine) } ?? false
        }
    }

    private static func isUnknown(_ token: Token) -> Bool {
        token.kind == .word && token.anyKinds.isDisjoint(with: Token.known)
    }

    /// True for an unknown word that may open with a clitic preposition.
    static func isBindable(_ token: Token, _ document: Document) -> Bool {
        isUnknown(token) && token.end - token.start >= 4 && !token.shape.contains(.article)
            && document.lexicon.prepositions.contains { $0.letter(0) == token.scalar }
    }

    // MARK: Marks and places

    private func describeMark(_ index: Int, _ closing: [Int32]) {
        guard document.tokens[index].kind == .mark else { return }
        let scalar = document.tokens[index].scalar
        var facts = tokens[index]
        facts.mark = scalar
        facts.flags.insert(.isMark)
        let (isQuote, isJoiner) = (document.isQuoteMark(index), document.isJoiner(index))
        func put(_ shape: PatternShape, _ isSo: Bool, _ named: ClassSet) {
            guard isSo else { return }
            facts.shapes |= TokenFacts.shape(shape)
            facts.starts.classes.formUnion(named)
        }
        let isComma = scalar == 0x2C || scalar == 0x60C
        let isStop = FactTable.stops.contains(scalar)
        put(.comma, isComma, .comma)
        put(.colon, scalar == 0x3A, .colon)
        put(.stop, isStop, .stop)
        put(.dash, !isJoiner && [0x2D, 0x2013, 0x2014].contains(scalar), .dash)
        put(.quotationMark, isQuote, .quotes)
        if document.pairAt[index] >= 0 { facts.flags.insert(.opensPair) }
        if closing[index] >= 0 { facts.flags.insert(.closesPair) }
        if facts.flags.contains(.opensPair) || facts.flags.contains(.closesPair) {
            facts.starts.classes.formUnion(.quotes)
        }
        if isJoiner { facts.flags.insert(.joiner) }
        if isStop || scalar == 0x3A || isQuote { facts.flags.insert(.stopsGap) }
        if !isQuote { facts.flags.insert(.noSource) }
        // An apostrophe may end a word, "&" joins the names of a firm: "the Students’ Union", "Pell & Rowe".
        let isWithin = isComma || isJoiner || isQuote || [0x26, 0x27, 0x28, 0x29, 0x2019].contains(scalar)
        if !isWithin { facts.flags.insert(.barrier) }
        tokens[index] = facts
    }

    private static let stops: [UInt32] = [0x2E, 0x21, 0x3F, 0x61F, 0x3B, 0x61B]

    /// What depends on the tokens beside it.
    private func describePlace(_ index: Int) {
        let token = document.tokens[index]
        guard token.kind != .mark else { return }
        var flags = tokens[index].flags
        if token.has(.asFor) || isFunctionWord(index) {
            flags.insert(.noSource)
        } else {
            flags.insert(.mayOpenPhrase)
            if opensPhrase(index) { flags.insert(.opensPhrase) }
        }
        if token.has(.complementizer) { flags.insert(.that) }
        let isBeforeThat = index + 1 < count && document.tokens[index + 1].has(.complementizer)
        if token.has(.complementizer) || token.anyKinds.contains(.complementizer)
            || token.kind == .word && isBeforeThat
        {
            flags.insert(.mayBeThat)
        }
        if mayBeDate(index) { flags.insert(.mayBeDate) }
        tokens[index].flags = flags
    }

    /// A preposition that is a word of its own, where words bear clitics: no noun phrase begins with it.
    private func isFunctionWord(_ index: Int) -> Bool {
        let token = document.tokens[index]
        guard token.shape.contains(.clitic), document.mentionOf[index] < 0 else { return false }
        return token.has(.about) || token.has(.preposition) && !token.has(.title)
    }

    private static let openers = ClassSet([
        .conjunction, .complementizer, .adjunct, .auxiliary, .past, .contrast, .particle, .subordinator, .asFor, .day,
        .dayPart, .weekday, .flash, .result,
    ])

    /// True where a noun phrase can begin: after a mark or a function word.
    private func opensPhrase(_ index: Int) -> Bool {
        if document.tokens[index].has(.determiner) || index == 0 { return true }
        let before = document.tokens[index - 1]
        if before.kind == .mark { return !tokens[index - 1].flags.contains(.joiner) }
        return !before.kinds.isDisjoint(with: FactTable.openers) || document.tokens[index].shape.contains(.clitic)
            || opensLate(index, after: before)
    }

    private static let beforeNoPronoun = ClassSet([
        .verb, .conjunction, .complementizer, .relative, .subordinator, .elided, .pronoun, .auxiliary, .preposition,
    ])

    /// "In a letter she said", "Outside court Pyle said": a pronoun or a person's name behind another noun.
    private func opensLate(_ index: Int, after before: Token) -> Bool {
        if document.tokens[index].has(.pronoun) { return before.kinds.isDisjoint(with: FactTable.beforeNoPronoun) }
        let mention = document.mentionOf[index]
        guard mention >= 0, before.kinds.isEmpty else { return false }
        let name = document.mentions[Int(mention)]
        return name.first == index && name.kind == .name && document.entities[name.entity].type == .person
    }

    private static let dated = ClassSet([.day, .weekday, .month, .ago, .unitDay, .unitWeek])
    private static let units = ClassSet([.unitDay, .unitWeek])
    private static let beforeDate = ClassSet([.dayPart, .preposition])

    private func mayBeDate(_ index: Int) -> Bool {
        if document.tokens[index].kind == .number || !tokens[index].phraseKinds.isDisjoint(with: FactTable.dated) {
            return true
        }
        if index + 1 < count, !document.tokens[index + 1].kinds.isDisjoint(with: FactTable.units) { return true }
        var next = index
        while next < index + 2, next + 1 < count, !tokens[next].kinds.isDisjoint(with: FactTable.beforeDate) {
            next += 1
            if tokens[next].phraseKinds.contains(.weekday) { return true }
        }
        return false
    }

    // MARK: Names

    /// The mention that covers a token.
    private func mention(_ index: Int) -> Mention? {
        document.mentionOf[index] < 0 ? nil : document.mentions[Int(document.mentionOf[index])]
    }

    private func describe(_ mention: Mention) {
        let names = layers(of: mention, document.entities[mention.entity])
        if self.mention(mention.first)?.first == mention.first {
            tokens[mention.first].nameEnd = Int32(mention.last + 1)
            tokens[mention.first].names = names
        }
        if self.mention(mention.last)?.last == mention.last {
            tokens[mention.last].nameStart = Int32(mention.first)
            tokens[mention.last].namesBack = names
        }
    }

    private func layers(of mention: Mention, _ entity: Entity) -> UInt16 {
        if preposition(of: mention) != 0 {
            guard mention.kind == .name else { return 0 }
            let isBody = !entity.isOutlet && entity.type != .person
            return TokenFacts.bit(.bound) | (isBody ? TokenFacts.bit(.boundBody) : 0)
        }
        if mention.kind == .nominal { return TokenFacts.bit(.nominal) }
        let type: PatternLayer =
            switch entity.type {
            case .person: .person
            case .organization: .organization
            case .place: .place
            }
        // Who is an outlet or agency is asked when it matters: it may come out while sources are read.
        return TokenFacts.bit(.name) | TokenFacts.bit(type) | TokenFacts.bit(.outlet) | TokenFacts.bit(.agency)
    }

    private func preposition(of mention: Mention) -> UInt32 {
        let prefix = mention.start - Int(document.tokens[mention.first].start)
        guard prefix > 0 else { return 0 }
        return document.readings(of: mention.first).first { Int($0.prefix) == prefix }?.preposition ?? 0
    }

    /// What a word of a name must not be to stand for its bearer.
    static let common = ClassSet([
        .role, .source, .body, .publisher, .title, .preposition, .conjunction, .pronoun, .complementizer, .stop,
    ])

    /// Notes the words of the names of people that are known so far.
    func notePeople(_ range: Range<Int>) {
        let again = TokenFacts.shape(.again)
        for index in range where tokens[index].shapes & TokenFacts.shape(.word) != 0 {
            let isAgain =
                tokens[index].kinds.isDisjoint(with: FactTable.common)
                && document.personWords.contains(tokens[index].key)
            tokens[index].shapes = isAgain ? tokens[index].shapes | again : tokens[index].shapes & ~again
        }
    }
}
