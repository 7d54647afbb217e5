import Language
import Text

/// Finds the names of people, organizations and places in an article: by lexicon, by the shape of names, by the words
/// before them, and what was found once again by its parts.
struct NameFinder {
    let document: Document
    /// Entities of the document by index of the lexicon, and by folded name for the rest.
    private var knownEntities: [Int: Int] = [:]
    private var otherEntities: [String: Int] = [:]

    init(_ document: Document) { self.document = document }

    /// A name that a rule proposes.
    struct Candidate {
        var first: Int
        var last: Int
        /// Code points of the first token that are proclitics.
        var prefix: Int
        var type: EntityType
        var isOutlet = false
        var known: Int?
        var gender: Gender = .unknown
        /// The noun before it that says what it is.
        var noun: UInt64?
    }

    mutating func run() {
        var index = 0
        let count = document.tokens.count
        while index < count, !document.effort.isOver {
            document.effort.spend(8)
            guard document.tokens[index].kind == .word, !document.tokens[index].shape.contains(.possessive),
                let candidate = candidate(at: index, before: limit(index))
            else {
                index = afterLatinRole(index)
                continue
            }
            let entity = record(candidate)
            index = candidate.last + 1
            if candidate.type == .organization, let letters = abbreviation(after: candidate.last) {
                recordAgain(letters, entity)
                index = letters + 1
            }
        }
        remember()
        findLoneNames()
        NominalFinder(document).run()
    }

    /// Past a role of several words ("Chief Executive"), so that its end does not begin a name.
    private func afterLatinRole(_ index: Int) -> Int {
        guard document.tokens[index].shape.contains(.capital), document.mentionOf[index] < 0,
            let role = document.wholePhrase(at: index, before: limit(index), ClassSet(.role))
        else { return index + 1 }
        return role.last + 1
    }

    /// No name has more tokens.
    private static let longest = 64

    /// Names do not run over the end of a paragraph.
    private func limit(_ index: Int) -> Int { min(paragraphEnd(index), index + NameFinder.longest) }

    private func paragraphEnd(_ index: Int) -> Int {
        var low = 0
        var high = document.paragraphs.count
        while low < high {
            let middle = (low + high) / 2
            if document.paragraphs[middle].tokens.upperBound <= index { low = middle + 1 } else { high = middle }
        }
        return low < document.paragraphs.count ? document.paragraphs[low].tokens.upperBound : document.tokens.count
    }

    private func candidate(at index: Int, before limit: Int) -> Candidate? {
        let token = document.tokens[index]
        if !token.shape.contains(.clitic) { return latinCandidate(at: index, before: limit) }
        let known = knownName(at: index, before: limit)
        if document.isQuoteMark(index - 1), let quoted = quotedName(at: index, before: limit),
            quoted.last > known?.last ?? -1
        {
            return quoted
        }
        let body = organizationPhrase(at: index, before: limit)
        if let body, body.last > known?.last ?? -1 { return body }
        let person = arabicPerson(at: index, before: limit)
        if let person, person.last > known?.last ?? -1 { return person }
        return known ?? arabicName(after: index, before: limit)
    }

    // MARK: Lexicon

    /// The longest known name at a token.
    func knownName(at index: Int, before limit: Int) -> Candidate? {
        guard document.tokens[index].anyKinds.contains(.name) || document.readingsMayContinue(index) else { return nil }
        let token = document.tokens[index]
        if !token.shape.contains(.clitic), !token.shape.contains(.capital) { return nil }
        for phrase in document.phrases(at: index, before: limit, .name) {
            // A preposition letter is read off only where the rest is no shorter than a name.
            if phrase.reading.preposition != 0, phrase.first == phrase.last,
                token.end - token.start < 4 || isInNamePlace(index)
            {
                continue
            }
            let name = document.known(phrase.entry)
            if phrase.last > index, let inner = withoutNoun(phrase, before: limit) { return inner }
            if phrase.entry.tags.contains(.ambiguous), !speaksFor(phrase, name) { continue }
            // "أوبك+".
            let hasPlus =
                document.isMark(phrase.last + 1, 0x2B) && document.tokens[phrase.last + 1].shape.contains(.attached)
            return Candidate(
                first: index, last: phrase.last + (hasPlus ? 1 : 0), prefix: Int(phrase.reading.prefix),
                type: name.type,
                isOutlet: name.isOutlet, known: Int(phrase.entry.value), noun: nounBefore(index))
        }
        return nil
    }

    /// Right after a verb of reporting or a form of address a word is a name whole, not a preposition and a name.
    private func isInNamePlace(_ index: Int) -> Bool {
        guard index > 0, document.tokens[index - 1].kind == .word, !document.tokens[index].shape.contains(.innerArticle)
        else { return false }
        return document.tokens[index - 1].anyKinds.contains(.verb)
            && document.tokens[index - 1].kinds.isDisjoint(with: ClassSet([.role, .body, .source]))
            && document.tokens[index].isUnlisted && index + 1 < document.tokens.count
            && document.tokens[index + 1].isUnlisted
            && document.tokens[index + 1].kind == .word
    }

    /// "قناة الجزيرة", "حركة طالبان": the noun is left out where the rest is a name of the same thing.
    private func withoutNoun(_ phrase: Document.Phrase, before limit: Int) -> Candidate? {
        let kinds = document.tokens[phrase.first].anyKinds
        guard kinds.contains(.publisher) || document.isNoun(document.nounKey(phrase.first), .label),
            kinds.contains(.publisher) || kinds.contains(.body)
        else { return nil }
        let next = phrase.first + 1
        guard next < limit,
            document.phrases(at: next, before: limit, .name).contains(where: {
                $0.last == phrase.last && $0.entry.value == phrase.entry.value && $0.reading.prefix == 0
            })
        else { return nil }
        let name = document.known(phrase.entry)
        return Candidate(
            first: next, last: phrase.last, prefix: 0, type: name.type, isOutlet: name.isOutlet,
            known: Int(phrase.entry.value), noun: document.nounKey(phrase.first))
    }

    /// True where the words round a name that is a common word too show that the name is meant.
    private func speaksFor(_ phrase: Document.Phrase, _ name: (type: EntityType, isOutlet: Bool)) -> Bool {
        let isQuoted = document.isQuoteMark(phrase.first - 1) && document.isQuoteMark(phrase.last + 1)
        guard phrase.first > 0 else { return false }
        let before = isQuoted ? phrase.first - 2 : phrase.first - 1
        guard before >= 0, document.tokens[before].kind == .word else { return false }
        let kinds = document.tokens[before].anyKinds
        switch name.type {
        case .person: return kinds.contains(.role) || kinds.contains(.given)
        case .place: return kinds.contains(.place)
        case .organization:
            if isQuoted, name.isOutlet, document.tokens[before].has(.preposition) { return true }
            if kinds.contains(.publisher) || kinds.contains(.body) { return true }
            if kinds.contains(.attribution) || kinds.contains(.citing) { return name.isOutlet }
            if kinds.contains(.verb), name.isOutlet {
                return phrase.last + 1 < document.tokens.count && document.has(phrase.last + 1, .complementizer)
            }
            return false
        }
    }

    /// The noun before a name that says what it is ("حركة", "موقع", "the newspaper"), hashed without its article.
    func nounBefore(_ index: Int) -> UInt64? {
        var before = index - 1
        if document.isQuoteMark(before) { before -= 1 }
        guard before >= 0, document.tokens[before].kind == .word else { return nil }
        let kinds = document.tokens[before].anyKinds
        guard [.body, .publisher, .place].contains(where: kinds.contains) else { return nil }
        return document.nounKey(before)
    }

    // MARK: Recording

    @discardableResult
    mutating func record(_ candidate: Candidate) -> Int {
        let start = Int(document.tokens[candidate.first].start) + candidate.prefix
        let end = Int(document.tokens[candidate.last].end)
        let form = document.clean(start, end)
        let entity = entity(candidate, form: form)
        document.note(form: form, of: entity, gender: candidate.gender, noun: candidate.noun)
        let mention = Int32(document.mentions.count)
        document.mentions.append(
            Mention(start: start, end: end, first: candidate.first, last: candidate.last, entity: entity, kind: .name))
        for index in candidate.first...candidate.last { document.mentionOf[index] = mention }
        if candidate.type == .person {
            noteRole(of: entity, before: candidate.first)
            noteRole(of: entity, after: candidate.last)
        }
        if candidate.type == .organization, let noun = appositive(after: candidate.last) {
            document.note(form: form, of: entity, gender: .unknown, noun: noun)
        }
        return entity
    }

    /// Records a word that means an entity named before.
    private func recordAgain(_ index: Int, _ entity: Int) {
        let (start, end) = (Int(document.tokens[index].start), Int(document.tokens[index].end))
        document.note(form: document.clean(start, end), of: entity, gender: .unknown, noun: nil)
        document.mentionOf[index] = Int32(document.mentions.count)
        document.mentions.append(
            Mention(start: start, end: end, first: index, last: index, entity: entity, kind: .name))
    }

    /// The role that stands before a person's name, over a comma too; the gender of a form of address.
    private func noteRole(of entity: Int, before first: Int) {
        if first > 0, let title = document.wholeEntry(at: first - 1, .title)?.tags,
            document.entities[entity].gender == .unknown
        {
            if title.contains(.feminine) { document.entities[entity].gender = .feminine }
            if title.contains(.masculine) { document.entities[entity].gender = .masculine }
        }
        let last = document.isComma(first - 1) ? first - 2 : first - 1
        guard last >= 0, let role = roleEnding(at: last),
            !document.isOver(document.isJoiner(role - 1) ? role - 2 : role - 1)
        else { return }
        let words = document.titleWords(role, last)
        if !words.isEmpty, !document.entities[entity].titles.contains(words) {
            document.entities[entity].titles.append(words)
        }
        let noun = document.roleKey(role)
        if !document.entities[entity].nouns.contains(noun) { document.entities[entity].nouns.append(noun) }
        if document.entities[entity].gender == .unknown, document.isFeminineRole(role) {
            document.entities[entity].gender = .feminine
        }
    }

    /// The role of "Lena Vik, the mayor, …", "فلان، وزير التربية،": what the person goes by later.
    private func noteRole(of entity: Int, after last: Int) {
        if noteOffice(of: entity, after: last) { return }
        guard document.isComma(last + 1) else { return }
        var first = last + 2
        while first < document.tokens.count, first < last + 4, document.has(first, .determiner) { first += 1 }
        guard first < document.tokens.count, document.has(first, .role), document.mentionOf[first] < 0 else { return }
        let noun = document.roleKey(first)
        if !document.entities[entity].nouns.contains(noun) { document.entities[entity].nouns.append(noun) }
        if document.entities[entity].gender == .unknown, document.isFeminineRole(first) {
            document.entities[entity].gender = .feminine
        }
        var end = first
        while end + 1 < document.tokens.count, end - first < 8, document.tokens[end + 1].kind == .word { end += 1 }
        guard document.tokens[first].shape.contains(.clitic),
            document.isComma(end + 1) || document.isMark(end + 1, 0x2E)
        else { return }
        let words = document.titleWords(first, end)
        if !words.isEmpty, !document.entities[entity].titles.contains(words) {
            document.entities[entity].titles.append(words)
        }
    }

    /// The office that follows a name at once, with what it is over: "فلان وزير التربية". True where there is one.
    private func noteOffice(of entity: Int, after last: Int) -> Bool {
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
        let noun = document.roleKey(first)
        if !document.entities[entity].nouns.contains(noun) { document.entities[entity].nouns.append(noun) }
        let words = document.titleWords(first, end)
        if !document.entities[entity].titles.contains(words) { document.entities[entity].titles.append(words) }
        return true
    }

    /// The body noun of "Castor Group, a shipping company": what the organization goes by later.
    private func appositive(after last: Int) -> UInt64? {
        guard document.isComma(last + 1) else { return nil }
        var index = last + 2
        while index < min(last + 8, document.tokens.count), document.tokens[index].kind == .word {
            if document.has(index, .body) || document.has(index, .publisher) { return document.nounKey(index) }
            index += 1
        }
        return nil
    }

    private mutating func entity(_ candidate: Candidate, form: String) -> Int {
        if let known = candidate.known {
            if let entity = knownEntities[known] { return entity }
            let name = document.known(known)
            let isLatin = Lexicon.isLatin(form)
            let entity = document.add(
                Entity(
                    type: name.type, isOutlet: name.isOutlet, known: known,
                    name: document.lexicon.form(ofName: known, latin: isLatin)))
            knownEntities[known] = entity
            return entity
        }
        let key = NameKey.key(of: form, document.lexicon)
        if let entity = otherEntities[key], document.entities[entity].type == candidate.type { return entity }
        let entity = document.add(
            Entity(type: candidate.type, isOutlet: candidate.isOutlet, known: nil, name: form))
        otherEntities[key] = entity
        return entity
    }

    // MARK: Found again

    /// Finds what was found once again: whole names everywhere, people by their last names.
    private mutating func remember() {
        var bySurname: [UInt64: (entity: Int, words: [UInt64])] = [:]
        var byFirst: [UInt64: [(entity: Int, words: [UInt64])]] = [:]
        var taken: Set<UInt64> = []
        for mention in document.mentions where document.entities[mention.entity].type != .organization {
            taken.formUnion(document.nameWords(mention))
        }
        for mention in document.mentions where mention.kind == .name {
            let entity = document.entities[mention.entity]
            let words = document.nameWords(mention)
            guard let first = words.first else { continue }
            if entity.known == nil, words.count > 1 || entity.type != .person {
                if !byFirst[first, default: []].contains(where: { $0.entity == mention.entity && $0.words == words }) {
                    byFirst[first, default: []].append((mention.entity, words))
                }
                document.effort.spend(byFirst[first]!.count)
            }
            if entity.type == .organization, words.count > 1, entity.known == nil, canStandAlone(mention.first),
                !taken.contains(first)
            {
                byFirst[first, default: []].append((mention.entity, [first]))
            }
            guard entity.type == .person, words.count > 1 else { continue }
            var surname = [words[words.count - 1]]
            if words.count > 2,
                document.isNoun(words[words.count - 2], .connector)
            {
                surname.insert(words[words.count - 2], at: 0)
            }
            noteParts(mention, &bySurname)
            if document.isPlainName(token: mention.last) || surname.count > 1 || document.has(mention.last, .family) {
                bySurname[surname[0]] = (mention.entity, surname)
            }
        }
        guard !bySurname.isEmpty || !byFirst.isEmpty else { return }
        addFirstNames(&bySurname)
        var index = 0
        while index < document.tokens.count, !document.effort.isOver {
            let token = document.tokens[index]
            if token.kind == .word, document.mentionOf[index] < 0,
                !isLowerLatin(token) || token.kinds.contains(.connector),
                let candidate = remembered(index, bySurname, byFirst)
            {
                let entity = candidate.entity
                let mention = Int32(document.mentions.count)
                document.mentions.append(
                    Mention(
                        start: Int(token.start) + candidate.prefix, end: Int(document.tokens[candidate.last].end),
                        first: index, last: candidate.last, entity: entity, kind: .name))
                for covered in index...candidate.last { document.mentionOf[covered] = mention }
                document.note(
                    form: document.clean(
                        Int(token.start) + candidate.prefix, Int(document.tokens[candidate.last].end)),
                    of: entity, gender: .unknown, noun: nounBefore(index))
                index = candidate.last
            }
            index += 1
        }
        document.mentions.sort { $0.start < $1.start }
        for (position, mention) in document.mentions.enumerated() {
            for covered in mention.first...mention.last { document.mentionOf[covered] = Int32(position) }
        }
    }

    /// Of a surname of two joined by a hyphen ("Verhulst-Delmotte") either may stand alone.
    private func noteParts(_ mention: Mention, _ names: inout [UInt64: (entity: Int, words: [UInt64])]) {
        var index = mention.last
        while index - 2 > mention.first, document.isJoiner(index - 1) {
            let part = index - 2
            if document.isPlainName(token: part), !document.has(part, .given) {
                let key = document.tokens[part].key
                if names[key] == nil { names[key] = (mention.entity, [key]) }
            }
            index = part
        }
    }

    /// The first word of a company's name in the Latin script, where it is no common word: "Norden" for Norden Rail.
    private func canStandAlone(_ index: Int) -> Bool {
        let token = document.tokens[index]
        return token.shape.contains(.capital) && token.isUnlisted && token.end - token.start > 4
    }

    /// People are called by their first names too, where only one of them has it.
    private func addFirstNames(_ names: inout [UInt64: (entity: Int, words: [UInt64])]) {
        var holders: [UInt64: Set<Int>] = [:]
        for mention in document.mentions where document.entities[mention.entity].type == .person {
            let words = document.nameWords(mention)
            guard words.count > 1, let given = document.lexicon.entry(words[0], .given),
                !given.tags.contains(.ambiguous)
            else { continue }
            holders[words[0], default: []].insert(mention.entity)
        }
        for (word, people) in holders where people.count == 1 && names[word] == nil {
            names[word] = (people.first!, [word])
        }
    }

    private func isLowerLatin(_ token: Token) -> Bool {
        !token.shape.contains(.clitic) && !token.shape.contains(.capital)
    }

    private func remembered(
        _ index: Int, _ bySurname: [UInt64: (entity: Int, words: [UInt64])],
        _ byFirst: [UInt64: [(entity: Int, words: [UInt64])]]
    ) -> (entity: Int, last: Int, prefix: Int)? {
        for reading in document.readings(of: index) {
            var best: (entity: Int, last: Int)?
            if !mayStandForName(index, reading) { continue }
            document.effort.spend(byFirst[reading.key]?.count ?? 0)
            for candidate in byFirst[reading.key] ?? [] {
                guard let last = document.match(candidate.words, from: index), last > best?.last ?? -1 else { continue }
                best = (candidate.entity, last)
            }
            if best == nil, let person = bySurname[reading.key], let last = document.match(person.words, from: index) {
                best = (person.entity, last)
            }
            if let best { return (best.entity, best.last, Int(reading.prefix)) }
        }
        return nil
    }
}
