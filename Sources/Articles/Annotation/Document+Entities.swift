import Text

extension Document {
    func add(_ entity: Entity) -> Int {
        entities.append(entity)
        return entities.count - 1
    }

    func addUnnamed(_ source: UnnamedSourceDescription) -> Int {
        unnamed.append(source)
        return unnamed.count - 1
    }

    /// Takes note of a form of an entity's name and of what the text says of it.
    func note(form: String, of entity: Int, gender: Gender, noun: UInt64?) {
        if !entities[entity].forms.contains(form) { entities[entity].forms.append(form) }
        if entities[entity].gender == .unknown { entities[entity].gender = gender }
        if let noun, !entities[entity].nouns.contains(noun) { entities[entity].nouns.append(noun) }
        if entities[entity].known == nil, form.unicodeScalars.count > entities[entity].name.unicodeScalars.count {
            entities[entity].name = form
        }
    }

    func readings(of token: Int) -> ArraySlice<Reading> {
        let range = tokens[token].readings
        return readings[Int(range.lowerBound)..<Int(range.upperBound)]
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

    /// True for "على" against "علي".
    func endsInAlefMaksura(_ token: Int) -> Bool { scalars[Int(tokens[token].end) - 1] == 0x649 }

    func endsInYeh(_ token: Int) -> Bool {
        [0x64A, 0x6CC, 0x649].contains(scalars[Int(tokens[token].end) - 1])
    }

    /// True for a longer word that ends in ها or هم: a noun with a pronoun, no name.
    func endsInPronoun(_ token: Int) -> Bool {
        let end = Int(tokens[token].end)
        guard end - Int(tokens[token].start) > 4, scalars[end - 2] == 0x647 else { return false }
        return scalars[end - 1] == 0x627 || scalars[end - 1] == 0x645
    }

    /// True for a word that is not also a function word, a noun of a kind or a verb.
    func isPlainName(token index: Int) -> Bool {
        let token = tokens[index]
        guard token.end - token.start >= 3 else { return false }
        let common = KindSet([
            .role, .source, .body, .publisher, .place, .document, .verb, .preposition, .conjunction, .relative, .stop,
            .demonym, .complementizer, .attribution, .weekday, .month, .day, .dayPart,
        ])
        return token.kinds.isDisjoint(with: common)
    }

    /// The entry of a role noun with a pronoun written on: "زوجته", "محاميها", "نائبه".
    func possessedRole(_ index: Int) -> (entry: LexiconEntry, key: UInt64)? {
        let token = tokens[index]
        guard token.kind == .word, token.shape.contains(.arabic),
            token.kinds.isDisjoint(with: KindSet([.role, .verb, .stop])),
            token.end - token.start > 3
        else { return nil }
        let letters = FoldedText(scalars: scalars[Int(token.start)..<Int(token.end)]).scalars
        for suffix: [UInt32] in [[0x647, 0x627], [0x647, 0x645], [0x647]]
        where letters.suffix(suffix.count) == suffix[...] {
            var stem = Array(letters.dropLast(suffix.count))
            for _ in 0..<2 {
                let key = PhraseTrie.hash(stem)
                let node = lexicon.trie.next(PhraseTrie.root, key)
                if node != 0, let entry = lexicon.trie.entry(node, .role) { return (entry, key) }
                // ة before a pronoun is ت.
                guard stem.last == 0x62A else { break }
                stem[stem.count - 1] = 0x647
            }
        }
        return nil
    }

    /// The hash of a role noun, without a pronoun written on.
    func roleKey(_ index: Int) -> UInt64 { possessedRole(index)?.key ?? nounKey(index) }

    func isFeminineRole(_ index: Int) -> Bool {
        if let possessed = possessedRole(index) { return possessed.entry.flags.contains(.feminine) }
        return readings(of: index).contains { reading in
            reading.node != 0 && lexicon.trie.entry(reading.node, .role)?.flags.contains(.feminine) == true
        }
    }

    /// The words of a role or a description, without articles and abbreviated titles written out.
    func titleWords(_ first: Int, _ last: Int) -> [UInt64] {
        guard first <= last else { return [] }
        var words: [UInt64] = []
        for index in first...last where tokens[index].kind == .word && !tokens[index].shape.contains(.possessive) {
            let key = nounKey(index)
            if WordKeys.articles.contains(key) { continue }
            words.append(WordKeys.abbreviations[key] ?? key)
        }
        return words
    }

    /// The hash of a noun without its proclitics and article: one key for "الوزير", "وزير" and "للوزير".
    func nounKey(_ index: Int) -> UInt64 {
        let token = tokens[index]
        var letters: [UInt32] = []
        for position in Int(token.start)..<Int(token.end) {
            let folded = Folding.fold(scalars[position])
            if folded != 0, folded != 0x27 { letters.append(folded) }
        }
        var at = 0
        let (alef, lam): (UInt32, UInt32) = (0x627, 0x644)
        let proclitics: Set<UInt32> = [0x648, 0x641, 0x628, 0x643, 0x644]
        for start in 0..<min(3, letters.count) {
            if letters.count > start + 3, letters[start] == alef, letters[start + 1] == lam {
                at = start + 2
                break
            }
            if letters.count > start + 3, letters[start] == lam, letters[start + 1] == lam {
                at = start + 2
                break
            }
            if !proclitics.contains(letters[start]) { break }
        }
        return PhraseTrie.hash(letters[at...])
    }
}
