import Language

/// What the discourse learns of a sentence: who speaks, who acts, who is named.
extension StatementMaker {
    /// Notes who spoke in a sentence, those within another's words first: who speaks on is whoever spoke for himself.
    /// Then whom else
    /// it is about.
    func noteSpeakers(_ recorded: [Recorded], _ index: Int, _ bounds: Range<Int>) {
        let outer = recorded.map { inner in
            !recorded.contains {
                $0.start <= inner.start && inner.end <= $0.end && $0.start..<$0.end != inner.start..<inner.end
            }
        }
        for isOuter in [false, true] {
            for (position, statement) in recorded.enumerated() where outer[position] == isOuter {
                discourse.note(statement.entry)
            }
        }
        var sentence = Focus.Sentence(number: index, paragraph: document.sentences[index].paragraph)
        for position in recorded.indices.reversed() where outer[position] {
            sentence.leading.append(recorded[position].entry.speaker)
        }
        let actor = recorded.isEmpty ? noteActor(index, bounds) : nil
        if let actor { sentence.leading.append(actor) }
        sentence.named = people(in: bounds).map { .entity($0) }
        discourse.focus.note(sentence)
        noteTexts(recorded, index, bounds)
    }

    /// A person who acts in a sentence that reports no speech: "وزار الوزير فلان …. وقال إن …", "a docker shrugged.
    /// “…,” he said".
    private func noteActor(_ index: Int, _ bounds: Range<Int>) -> Speaker? {
        let paragraph = document.sentences[index].paragraph
        let named = MainSubject.entity(document, layers, bounds.prefix(14), peopleOnly: true) ?? onlyPerson(bounds)
        if let subject = describedActor(index, bounds, before: named) {
            let speaker = subject.known
            discourse.note(
                Discourse.Entry(
                    speaker: speaker, gender: subject.gender, isPlural: false, nouns: subject.nouns,
                    paragraph: paragraph, isActor: true, draft: speaker == .none ? subject : nil))
            return speaker
        }
        guard let named = callingAgain(bounds) ?? named ?? actingBody(bounds) else { return nil }
        let known = document.entities[named]
        discourse.note(
            Discourse.Entry(
                speaker: .entity(named), gender: known.gender, isPlural: false, nouns: known.nouns,
                paragraph: paragraph, isActor: true,
                isObject: firstMention(of: named, bounds).map { MainSubject.isObject($0, document, bounds) } ?? false))
        return .entity(named)
    }

    /// The person whom a noun that opens a sentence calls again ("The mayor left the hall").
    private func callingAgain(_ bounds: Range<Int>) -> Int? {
        let mention = bounds.prefix(3).lazy.compactMap { self.layers.mention(at: $0) }.first
        guard let mention, mention.kind == .nominal, document.entities[mention.entity].type == .person,
            (bounds.lowerBound..<mention.first).allSatisfy({ document.has($0, .determiner) })
        else { return nil }
        return mention.entity
    }

    /// The body that a sentence tells of, where things go by pronouns of their own: what "it" means next.
    private func actingBody(_ bounds: Range<Int>) -> Int? {
        guard let first = bounds.first, !document.tokens[first].shape.contains(.clitic) else { return nil }
        return MainSubject.entity(document, layers, bounds.prefix(14)).flatMap {
            document.entities[$0].type == .organization && !document.entities[$0].isOutlet ? $0 : nil
        }
    }

    /// The subject of a sentence that only a description names, where it stands before who is named.
    private func describedActor(_ index: Int, _ bounds: Range<Int>, before named: Int?) -> OpenSource? {
        // Noun phrases are read only where a noun for people stands.
        guard bounds.prefix(14).contains(where: isNewNoun) || bounds.prefix(5).contains(where: isNoun),
            let phrase = MainSubject.phrase(document, layers, bounds.prefix(14)),
            phrase.outcome == .unnamed || phrase.outcome == .office,
            phrase.rule.options.isDisjoint(with: [.plural, .loose])
        else { return nil }
        let isNew = isIndefinite(phrase)
        if let named, let mention = firstMention(of: named, bounds), isOwn(mention, of: phrase) { return nil }
        guard let silent = silent(bounds.lowerBound..<bounds.lowerBound, index) else { return nil }
        let context = SpeakerContext(
            document: document, layers: layers, discourse: discourse, construction: silent, phrase: phrase,
            bounds: bounds, paragraph: document.sentences[index].paragraph, earlier: [], isSlotUnread: false)
        var source = OpenSource()
        WrittenSpeakers.resolve(&source, context)
        if case .entity(let entity) = source.known {
            guard document.entities[entity].type == .person else { return nil }
        } else if !isNew,
            phrase.outcome != .office || document.tokens[phrase.tokens.lowerBound].shape.contains(.clitic)
        {
            return nil
        }
        return source.isFound && !source.isPlural ? source : nil
    }

    /// True for a phrase whose noun for people nothing makes definite: somebody new.
    private func isIndefinite(_ phrase: SourcePhrase) -> Bool {
        if isIndefiniteArticle(phrase.tokens.lowerBound) { return true }
        return (phrase.captures[.noun] ?? phrase.captures[.role]).map { isNewNoun($0.lowerBound) } ?? false
    }

    /// True for an article that is a word of its own and introduces somebody ("a", "une").
    private func isIndefiniteArticle(_ index: Int) -> Bool {
        let token = document.tokens[index]
        guard token.kind == .word, !token.shape.contains(.clitic), token.has(.determiner) else { return false }
        return document.wholeEntry(at: index, .determiner)?.tags.contains(.base) == true
    }

    private static let people = ClassSet([.role, .source, .calling])

    private func isNoun(_ index: Int) -> Bool {
        !document.tokens[index].anyKinds.isDisjoint(with: StatementMaker.people) && document.mentionOf[index] < 0
    }

    /// True for a noun for people that nothing makes definite, where words bear clitics.
    private func isNewNoun(_ index: Int) -> Bool {
        let token = document.tokens[index]
        if isIndefiniteArticle(index) { return true }
        return token.shape.contains(.clitic) && !token.anyKinds.isDisjoint(with: StatementMaker.people)
            && !document.isArticled(index) && !document.isPossessedRole(index)
    }

    /// True where a name behind a subject's words is its own: no comma and no verb between them, a comma alone, or a
    /// word of naming.
    private func isOwn(_ mention: Int, of phrase: SourcePhrase) -> Bool {
        let index = phrase.tokens.upperBound
        guard index < mention else { return true }
        if document.has(mention - 1, .named) || document.has(mention - 1, .called) { return true }
        return (index..<mention).filter { document.isComma($0) }.count <= 1
            && (index..<mention).allSatisfy { !document.tokens[$0].has(.verb) }
    }

    private func firstMention(of entity: Int, _ bounds: Range<Int>) -> Int? {
        bounds.first { layers.mention(at: $0)?.entity == entity }
    }

    /// The one person whom a sentence names.
    private func onlyPerson(_ bounds: Range<Int>) -> Int? {
        let people = people(in: bounds)
        return people.count == 1 ? people[0] : nil
    }

    /// The people whom a sentence names, in order.
    private func people(in bounds: Range<Int>) -> [Int] {
        var found: [Int] = []
        for index in bounds {
            guard let mention = layers.mention(at: index), mention.first == index, mention.kind == .name,
                document.entities[mention.entity].type == .person, !found.contains(mention.entity)
            else { continue }
            found.append(mention.entity)
        }
        return found
    }
}
