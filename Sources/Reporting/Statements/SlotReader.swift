import Language

/// Reads what stands in a construction beside subject and content: when, to whom, through whom.
struct SlotReader {
    let document: Document
    let layers: LayerReader

    func read(_ reported: inout Reported, _ bounds: Range<Int>) {
        let construction = reported.construction
        let who = construction.captures[.who] ?? 0..<0
        let via = construction.captures[.via] ?? 0..<0
        let through = construction.captures[.through] ?? 0..<0
        let quote = construction.captures[.quote] ?? 0..<0
        var index = construction.tokens.lowerBound
        while index < construction.tokens.upperBound {
            if who.contains(index) || via.contains(index) || through.contains(index) || quote.contains(index) {
                index += 1
                continue
            }
            if reported.date == nil, let date = layers.writtenDate(at: index, before: bounds.upperBound),
                date.last < construction.tokens.upperBound
            {
                reported.date = date.day
                index = date.last + 1
                continue
            }
            if let mention = layers.mention(at: index), mention.first == index, mention.kind == .name {
                address(mention.entity, in: &reported, isHearer: construction.captures[.to]?.contains(index) == true)
                index = mention.last + 1
                continue
            }
            if let outlet = calledAgain(index, construction.captures[.to]) {
                address(outlet, in: &reported, isHearer: true)
            }
            index += 1
        }
        if reported.date == nil, !who.isEmpty { reported.date = date(in: who) }
        if reported.via.isEmpty, !construction.has(.same), construction.outcome != .around {
            readPreface(bounds.lowerBound..<construction.tokens.lowerBound, in: &reported)
        }
    }

    /// "In an interview with the Gazette, X said", "وفي حديث لقناة …، نفى X": the outlet that the sentence's first words name.
    private func readPreface(_ words: Range<Int>, in reported: inout Reported) {
        guard words.count > 1, words.count <= Self.longestPreface, document.isComma(words.upperBound - 1),
            Preface.opens(words.lowerBound, document) || Preface.opens(words.lowerBound + 1, document),
            !words.dropFirst().contains(where: opensClause)
        else { return }
        let outlets = words.compactMap { layers.mention(at: $0) }
            .filter { $0.kind == .name && document.entities[$0.entity].isOutlet }
        guard let outlet = outlets.first?.entity, outlets.allSatisfy({ $0.entity == outlet }) else { return }
        address(outlet, in: &reported, isHearer: true)
    }

    private static let longestPreface = 14

    /// True for a word of a clause of its own; what stands behind a preposition or a determiner is no verb ("in comments to").
    private func opensClause(_ index: Int) -> Bool {
        let kinds = document.tokens[index].kinds
        let clauses = ClassSet([.finite, .relative, .complementizer, .attribution, .citing])
        if !kinds.isDisjoint(with: clauses) { return true }
        return kinds.contains(.verb) && layers.mention(at: index) == nil && !document.has(index - 1, .preposition)
            && !document.has(index - 1, .determiner)
    }

    /// The outlet that a publisher's noun with its article stands for ("told the newspaper", «للصحيفة»): the one named before.
    ///
    /// A preposition may hold the article ("au journal").
    private func calledAgain(_ index: Int, _ hearer: Range<Int>?) -> Int? {
        guard document.tokens[index].anyKinds.contains(.publisher), index > 0 else { return nil }
        let shape = document.tokens[index].shape
        let isArticled =
            shape.contains(.clitic)
            ? shape.contains(.article) || shape.contains(.innerArticle)
            : document.isDefiniteArticle(index - 1)
                || hearer?.lowerBound == index && document.has(index - 1, .preposition)
        let key = document.nounKey(index)
        // The article's own publisher is no relay.
        guard isArticled, document.publisher.map({ !document.fits($0, key) }) ?? true else { return nil }
        return document.mentions(before: index).last { mention in
            mention.last < index && document.entities[mention.entity].isOutlet && mayBeCalled(mention.entity, key)
        }?.entity
    }

    /// True for an outlet that goes by a noun, or by no noun for publishers at all ("the newspaper" for "the Echo").
    private func mayBeCalled(_ outlet: Int, _ noun: UInt64) -> Bool {
        document.fits(outlet, noun)
            || !document.entities[outlet].formKeys.union(document.entities[outlet].nouns).contains {
                document.isNoun($0, .publisher)
            }
    }

    private func date(in range: Range<Int>) -> Int? {
        for index in range {
            if let date = layers.writtenDate(at: index, before: range.upperBound) { return date.day }
        }
        return nil
    }

    /// An outlet that is spoken to passes on what it was told.
    private func address(_ entity: Int, in reported: inout Reported, isHearer: Bool) {
        let isOutlet = document.entities[entity].isOutlet
        guard isHearer || isOutlet, reported.addressed.isEmpty else { return }
        if case .entity(entity) = reported.source.draft { return }
        var hearer = OpenSource()
        ExplicitSpeaker.fill(&hearer, entity: entity, document)
        reported.addressed.append(hearer)
        let isRelay = reported.via.contains { $0.source.known == .entity(entity) }
        if isOutlet, entity != document.publisher, !isRelay { reported.via.append((hearer, nil)) }
    }
}
