import Language
import Text

extension Document {
    func add(_ entity: Entity) -> Int {
        entities.append(entity)
        for form in entity.forms { entities[entities.count - 1].formKeys.formUnion(nounKeys(of: form)) }
        return entities.count - 1
    }

    /// Takes note of a form of an entity's name and of what the text says of it.
    func note(form: String, of entity: Int, gender: Gender, noun: UInt64?) {
        if !entities[entity].forms.contains(form) {
            entities[entity].forms.append(form)
            entities[entity].formKeys.formUnion(nounKeys(of: form))
        }
        if entities[entity].gender == .unknown { entities[entity].gender = gender }
        if let noun, !entities[entity].nouns.contains(noun) { entities[entity].nouns.append(noun) }
        if entities[entity].known == nil, form != entities[entity].name,
            form.unicodeScalars.count > entities[entity].name.unicodeScalars.count
        {
            entities[entity].name = form
        }
    }

    /// True where a reading of a token begins a phrase of the lexicon.
    func readingsMayContinue(_ token: Int) -> Bool {
        readings(of: token).contains { $0.node != 0 }
    }

    /// The hashes of the words of a mention; of its first word what is left without proclitics.
    func nameWords(_ mention: Mention) -> [UInt64] {
        var words: [UInt64] = []
        for index in mention.first...mention.last where tokens[index].kind != .mark {
            if index == mention.first {
                let prefix = mention.start - Int(tokens[index].start)
                let reading = readings(of: index).first { Int($0.prefix) == prefix }
                words.append(reading?.key ?? tokens[index].key)
            } else {
                words.append(tokens[index].key)
            }
        }
        return words
    }

    /// The last token of a sequence of words that begins at a token after its proclitics, or nil.
    func match(_ words: [UInt64], from first: Int) -> Int? {
        var last = first
        for word in words.dropFirst() {
            var next = last + 1
            if next < tokens.count, isJoiner(next) { next += 1 }
            guard next < tokens.count, tokens[next].key == word else { return nil }
            last = next
        }
        return last
    }

    func endsInYeh(_ token: Int) -> Bool {
        [0x64A, 0x6CC, 0x649].contains(scalars[Int(tokens[token].end) - 1])
    }

    /// True for a word of a clitic script that ends as nouns for a woman or a body do.
    func endsFeminine(_ token: Int) -> Bool {
        tokens[token].shape.contains(.clitic) && Folding.fold(scalars[Int(tokens[token].end) - 1]) == 0x647
    }

    /// True for a word of five letters or more that ends as plurals of feminines do: "السلطات".
    func endsAsFeminines(_ token: Int) -> Bool {
        let end = Int(tokens[token].end)
        return tokens[token].shape.contains(.clitic) && end - Int(tokens[token].start) >= 5
            && Folding.fold(scalars[end - 1]) == 0x62A && Folding.fold(scalars[end - 2]) == 0x627
    }

    /// True for a word with the article whose ending says that it is many and no subject ("الصحافيين").
    func isObliquePlural(_ token: Int) -> Bool {
        let (start, end) = (Int(tokens[token].start), Int(tokens[token].end))
        guard tokens[token].shape.contains(.article), mentionOf[token] < 0, end - start >= 6,
            Folding.fold(scalars[end - 1]) == 0x646, Folding.fold(scalars[end - 2]) == 0x64A
        else { return false }
        let nouns = [WordClass.role, .source].compactMap { entry(at: token, $0) }
        return nouns.isEmpty || nouns.contains { $0.tags.contains(.plural) }
    }

    /// What the first word of an organization's name shows of the gender that verbs of it have.
    func bodyGender(_ entity: Int) -> Gender {
        let name = entities[entity].name
        guard !Lexicon.isLatin(name), let word = name.split(separator: " ").first,
            let last = word.unicodeScalars.last
        else { return .unknown }
        if Folding.fold(last.value) == 0x647 { return .feminine }
        let key = nounKeys(of: String(word)).first { isNoun($0, .body) || isNoun($0, .publisher) }
        guard let key, let noun = lexicon.entry(key, .body) ?? lexicon.entry(key, .publisher) else { return .unknown }
        return noun.tags.contains(.feminine) || noun.tags.contains(.plural) ? .feminine : .masculine
    }

    /// True for an outlet that hands its stories on to others: a name or a noun before it says so.
    func isAgency(_ entity: Entity) -> Bool {
        guard entity.isOutlet else { return false }
        if entity.nouns.contains(where: { isNoun($0, .agency) }) { return true }
        let forms = entity.known.map { lexicon.table.forms(ofName: $0) } ?? entity.forms
        return forms.contains { form in WordHash.words(of: form).contains { isNoun($0, .agency) } }
    }

    /// True for a longer word that ends in ها or هم: a noun with a pronoun, no name.
    func endsInPronoun(_ token: Int) -> Bool {
        let end = Int(tokens[token].end)
        guard end - Int(tokens[token].start) > 4, scalars[end - 2] == 0x647 else { return false }
        return scalars[end - 1] == 0x627 || scalars[end - 1] == 0x645
    }

    /// True for an indefinite object or circumstance of a word that a list knows ("سعيدا").
    func isAccusative(_ token: Int) -> Bool {
        let (start, end) = (Int(tokens[token].start), Int(tokens[token].end))
        guard end - start >= 4, tokens[token].shape.contains(.clitic), tokens[token].isUnlisted else { return false }
        guard scalars[end - 1] == 0x627 else { return scalars[end - 1] == 0x64B }
        let letters = FoldedText(scalars: scalars[start..<end - 1]).scalars
        return words.next(0, WordHash.hash(letters)) != 0
    }

    /// True for a word of four letters or more that ends in a pronoun of the third person, "ة" being another letter.
    func endsInPossessor(_ token: Int) -> Bool {
        guard tokens[token].kind == .word, tokens[token].shape.contains(.clitic) else { return false }
        let end = Int(tokens[token].end)
        return endsInPronoun(token) || end - Int(tokens[token].start) >= 4 && scalars[end - 1] == 0x647
    }

    /// True for a word of a clitic script that ends as plurals, nouns for a woman or a thing, and nouns with a pronoun do.
    func endsAsNoun(_ token: Int) -> Bool {
        if endsFeminine(token) || endsInPronoun(token) { return true }
        let (start, end) = (Int(tokens[token].start), Int(tokens[token].end))
        guard end - start > 3 else { return false }
        return scalars[end - 1] == 0x62A && scalars[end - 2] == 0x627 || scalars[end - 1] == 0x64B
    }

    /// True for a word that is not also a function word, a noun of a kind or a verb.
    func isPlainName(token index: Int) -> Bool {
        let token = tokens[index]
        guard token.end - token.start >= 3 else { return false }
        let common = ClassSet([
            .role, .source, .body, .publisher, .place, .document, .verb, .preposition, .conjunction, .relative, .stop,
            .demonym, .complementizer, .attribution, .weekday, .month, .day, .dayPart,
        ])
        return token.kinds.isDisjoint(with: common)
    }

    /// True for a role noun with a pronoun written on: "زوجته", "نائبه".
    func isPossessedRole(_ index: Int) -> Bool {
        wholeEntry(at: index, .role)?.tags.contains(.pronoun) == true
    }

    /// What a noun for people goes by: the hash of the word and, the same for its plural, what its forms share.
    func nounMeanings(_ index: Int) -> [UInt64] {
        var found = [nounKey(index)]
        for kind in [WordClass.source, .role] {
            guard let value = entry(at: index, kind)?.value, value > 0, !found.contains(UInt64(value)) else { continue }
            found.append(UInt64(value))
        }
        return found
    }

    /// True where all that the lists know of a noun for people is a plural.
    func isPluralNoun(_ index: Int) -> Bool {
        var tags: [WordTags] = []
        for reading in readings(of: index) where reading.node != 0 {
            words.forEachEntry(reading.node) { if $0.kind == .source || $0.kind == .role { tags.append($0.tags) } }
        }
        return !tags.isEmpty && tags.allSatisfy { $0.contains(.plural) }
    }

    /// The hash of a role noun.
    func roleKey(_ index: Int) -> UInt64 { nounKey(index) }

    func isFeminineRole(_ index: Int) -> Bool { entry(at: index, .role)?.tags.contains(.feminine) == true }

    /// True for an adjective that says that an office is over ("former").
    func isOver(_ index: Int) -> Bool {
        index >= 0 && wholeEntry(at: index, .adjective)?.tags.contains(.past) == true
    }

    /// The one person named before who bears a word with a capital that no mention covers ("Korda", where only a slot
    /// named Ana Korda).
    func bearer(of index: Int) -> Int? {
        var index = index
        while index + 1 < tokens.count, tokens[index].has(.connector) { index += 1 }
        let token = tokens[index]
        guard token.kind == .word, !token.shape.contains(.clitic), token.shape.contains(.capital),
            mentionOf[index] < 0, personWords.contains(token.key), isPlainName(token: index)
        else { return nil }
        let bearers = entities.indices.filter { entity in
            entities[entity].type == .person
                && entities[entity].forms.contains { WordHash.words(of: $0).contains(token.key) }
        }
        return bearers.count == 1 ? bearers[0] : nil
    }

    /// The words of a role or a description, without articles and abbreviated titles written out.
    func titleWords(_ first: Int, _ last: Int) -> [UInt64] {
        guard first <= last else { return [] }
        var words: [UInt64] = []
        for index in first...last where tokens[index].kind == .word && !tokens[index].shape.contains(.possessive) {
            let key = nounKey(index)
            if tokens[index].has(.determiner) || tokens[index].has(.title) { continue }
            // Titles cut short and the same in full have one value.
            let value = wholeEntry(at: index, .role)?.value ?? 0
            words.append(value > 0 ? UInt64(value) : key)
        }
        return words
    }

    // MARK: The lexicon's things

    /// The type of a known thing, and whether it publishes news.
    func known(_ index: Int) -> (type: EntityType, isOutlet: Bool) {
        (lexicon.table.type(ofName: index), lexicon.table.isOutlet(index))
    }
    func known(_ entry: WordEntry) -> (type: EntityType, isOutlet: Bool) { known(Int(entry.value)) }

    /// True where a word has a class in any language.
    func isNoun(_ key: UInt64, _ kind: WordClass) -> Bool { lexicon.entry(key, kind) != nil }

    /// True for a definite article that is a word.
    func isDefiniteArticle(_ index: Int) -> Bool {
        index >= 0 && wholeEntry(at: index, .determiner)?.tags.contains(.definite) == true
    }

    /// True for an article as a word, definite or not.
    func isArticleWord(_ index: Int) -> Bool {
        guard let entry = wholeEntry(at: index, .determiner) else { return false }
        return entry.tags.contains(.definite) || entry.tags.contains(.base)
    }

    /// What a word before a noun says of it; a pronoun's form ("her") says it of whose it is.
    func article(at index: Int) -> WordTags {
        guard index >= 0, let tags = wholeEntry(at: index, .determiner)?.tags else { return [] }
        return tags.contains(.pronoun) ? [] : tags
    }
}

extension Lexicon {
    /// The first entry of a class of a word by its hash.
    func entry(_ key: UInt64, _ kind: WordClass) -> WordEntry? {
        let node = table.next(0, key)
        guard node != 0 else { return nil }
        var found: WordEntry?
        table.forEachEntry(node) { if found == nil, $0.kind == kind { found = $0 } }
        return found
    }
}
