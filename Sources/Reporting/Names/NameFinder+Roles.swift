import Language

/// What a person is called beside the name: the role before it, behind it, or in apposition.
extension NameFinder {
    /// The role that stands before a person's name, over a comma too; the gender of a form of address.
    func noteRole(of entity: Int, before first: Int, _ end: Int) {
        if document.opensParagraph(first) { return }
        if document.isComma(first - 1), end < document.tokens.count, document.tokens[end].kind == .mark,
            let role = document.complementedRole(endingAt: first - 2), !document.isOver(role.lowerBound - 1)
        {
            document.noteGender(of: entity, role: role.lowerBound)
            document.learn(entity, from: role)
            return
        }
        document.noteGender(of: entity, title: first - 1)
        if let title = document.wholeEntry(at: first - 1, .title)?.tags,
            document.entities[entity].gender == .unknown
        {
            if title.contains(.feminine) { document.entities[entity].gender = .feminine }
            if title.contains(.masculine) { document.entities[entity].gender = .masculine }
        }
        let last = document.isComma(first - 1) ? first - 2 : first - 1
        if last == first - 1, last >= 0, document.tokens[last].anyKinds.contains(.demonym) {
            document.learn(entity, from: last...last)
        }
        guard last >= 0, let role = roleEnding(at: last),
            !document.isOver(document.isJoiner(role - 1) ? role - 2 : role - 1)
        else { return }
        document.noteGender(of: entity, role: role)
        let words = document.titleWords(role, last)
        if !words.isEmpty, !document.entities[entity].titles.contains(words) {
            document.entities[entity].titles.append(words)
        }
        noteNouns(of: entity, role)
        document.learn(entity, from: document.constructHead(of: role)...last)
        if document.entities[entity].gender == .unknown, document.isFeminineRole(role) {
            document.entities[entity].gender = .feminine
        }
    }

    /// The role of "Lena Vik, the mayor, …", "فلان، وزير التربية،": what the person goes by later.
    func noteRole(of entity: Int, after last: Int) {
        if noteOffice(of: entity, after: last) { return }
        guard document.isComma(last + 1) else { return }
        var first = last + 2
        let before = ClassSet([.determiner, .remark, .pronoun])
        while first < document.tokens.count, first < last + 4, !document.tokens[first].kinds.isDisjoint(with: before) {
            first += 1
        }
        guard first < document.tokens.count, document.mentionOf[first] < 0,
            let role = document.wholePhrase(at: first, before: document.tokens.count, ClassSet(.role)),
            !isSubject(role)
        else { return }
        document.noteGender(of: entity, role: first)
        noteNouns(of: entity, first)
        if role.last > first { noteNouns(of: entity, role.last) }
        if document.entities[entity].gender == .unknown, document.isFeminineRole(first) {
            document.entities[entity].gender = .feminine
        }
        var end = first
        while end + 1 < document.tokens.count, end - first < 8, document.tokens[end + 1].kind == .word { end += 1 }
        document.learn(entity, from: document.tokens[first].shape.contains(.clitic) ? first...end : first...first)
        guard document.tokens[first].shape.contains(.clitic),
            document.isComma(end + 1) || document.isMark(end + 1, 0x2E)
        else { return }
        let words = document.titleWords(first, end)
        if !words.isEmpty, !document.entities[entity].titles.contains(words) {
            document.entities[entity].titles.append(words)
        }
    }

    /// "Flanked by Asma Tirmizi, the minister said": a verb behind the noun makes it the subject of a clause of its own.
    private func isSubject(_ role: Document.Phrase) -> Bool {
        let next = role.last + 1
        guard next < document.tokens.count, document.tokens[next].kind == .word,
            !document.tokens[next].shape.contains(.clitic)
        else { return false }
        return !document.tokens[next].anyKinds.isDisjoint(with: ClassSet([.verb, .finite, .auxiliary]))
    }

    /// Notes what a person goes by: a noun, and what stands for it where it is cut short ("Gov.").
    private func noteNouns(of entity: Int, _ noun: Int) {
        let isCut = document.tokens[noun].shape.contains(.abbreviated)
        for key in isCut ? document.nounMeanings(noun) : [document.roleKey(noun)]
        where !document.entities[entity].nouns.contains(key) {
            document.entities[entity].nouns.append(key)
        }
    }

    /// The office that follows a name at once, with what it is over: "فلان وزير التربية". True where there is one.
    func noteOffice(of entity: Int, after last: Int) -> Bool {
        let first = last + 1
        guard first + 1 < document.tokens.count, document.tokens[first].kind == .word,
            document.tokens[first].shape.contains(.clitic), document.tokens[first].has(.role),
            !document.tokens[first].shape.contains(.article), document.mentionOf[first] < 0
        else { return false }
        var end = first
        while end + 1 < document.tokens.count, end - first < 6, document.tokens[end + 1].kind == .word {
            let next = document.tokens[end + 1]
            let isPart =
                next.shape.contains(.article) || next.kinds.contains(.body) || next.kinds.contains(.role)
                || next.shape.contains(.innerArticle)
            guard isPart, next.kinds.isDisjoint(with: ClassSet([.weekday, .day, .relative])) else { break }
            end += 1
        }
        guard end > first else { return false }
        document.noteGender(of: entity, role: first)
        noteNouns(of: entity, first)
        document.learn(entity, from: first...end)
        let words = document.titleWords(first, end)
        if !document.entities[entity].titles.contains(words) { document.entities[entity].titles.append(words) }
        return true
    }

    /// The body noun of "Castor Group, a shipping company": what the organization goes by later.
    func appositive(after last: Int) -> UInt64? {
        guard document.isComma(last + 1) else { return nil }
        var index = last + 2
        while index < min(last + 8, document.tokens.count), document.tokens[index].kind == .word {
            if document.has(index, .body) || document.has(index, .publisher) {
                return opensPredicate(index + 1) ? nil : document.nounKey(index)
            }
            // "Belga, citing the police, said".
            if document.has(index, .citing) || document.has(index, .finite) { return nil }
            index += 1
        }
        return nil
    }

    /// "Asked by Castor Group, the company said": a noun that a verb follows before any mark is a subject, and nobody's apposition.
    private func opensPredicate(_ index: Int) -> Bool {
        let verbs = ClassSet([.verb, .finite, .auxiliary])
        var index = index
        while index < document.tokens.count, document.tokens[index].kind == .word {
            if !document.tokens[index].kinds.isDisjoint(with: verbs), document.mentionOf[index] < 0 { return true }
            index += 1
        }
        return false
    }

    /// The role noun whose phrase ends at a token, looking back over its complements.
    func roleEnding(at index: Int) -> Int? {
        // "The lawyer for Paul Reed" is not Paul Reed.
        if document.tokens[index].kinds.contains(.link) { return nil }
        var position = index
        while position >= 0, index - position < 8, document.tokens[position].kind == .word {
            let isRole =
                document.tokens[position].anyKinds.contains(.role)
                && document.tokens[position].kinds.isDisjoint(
                    with: ClassSet([.preposition, .conjunction, .complementizer]))
            if isRole || document.isPossessedRole(position) {
                return position
            }
            let token = document.tokens[position]
            let isComplement =
                token.shape.contains(.article) || token.shape.contains(.innerArticle) || token.kinds.contains(.demonym)
                || token.anyKinds.contains(.body) || isNamedBody(position)
                || document.endsInPronoun(position) || token.kinds.contains(.link)
                || token.kinds.contains(.adjective) || position < index && isConstruct(position)
            guard isComplement else { return nil }
            position -= 1
        }
        return nil
    }

    /// "وزيرة شؤون المرأة", "الباحثة في أخلاقيات المهنة": a noun that the one behind it closes, behind a noun that it closes itself or a
    /// preposition of the role.
    private func isConstruct(_ index: Int) -> Bool {
        guard index > 0, document.tokens[index + 1].shape.contains(.article), isPlainNoun(index) else { return false }
        return document.tokens[index - 1].kinds.contains(.link) || isPlainNoun(index - 1)
            || document.tokens[index - 1].anyKinds.contains(.role)
                && document.tokens[index - 1].shape.isDisjoint(with: .article)
    }

    /// A word of a script with proclitics that has no article and is no function word, no verb and no name.
    private func isPlainNoun(_ index: Int) -> Bool {
        let token = document.tokens[index]
        let others = NameFinder.functionKinds.union(ClassSet([.verb, .given, .family, .name, .number, .link]))
        return token.kind == .word && token.shape.contains(.clitic)
            && token.shape.isDisjoint(with: [.article, .innerArticle]) && token.anyKinds.isDisjoint(with: others)
    }

    private func isNamedBody(_ index: Int) -> Bool {
        guard document.mentionOf[index] >= 0 else { return false }
        return document.entities[document.mentions[Int(document.mentionOf[index])].entity].type != .person
    }
}
