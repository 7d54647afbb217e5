import Language
import Text

/// Writes drafted speakers into the document once their statement stands. The same words are the same source.
final class SourceRegistry {
    private let document: Document
    private let layers: LayerReader
    private var bodies: [String: Int] = [:]
    /// The organizations by their folded names, as many entities as were looked through.
    private var organizations: [String: Int] = [:]
    private var seen = 0
    private var people: [String: Int] = [:]
    private var unnamed: [String: Int] = [:]

    init(_ document: Document, _ layers: LayerReader) {
        self.document = document
        self.layers = layers
    }

    func speaker(_ source: OpenSource) -> Speaker {
        switch source.draft {
        case .none: return .none
        case .before(let speaker): return speaker
        case .entity(let entity):
            note(source.role, on: entity)
            if let name = source.fullName { note(fullName: name, on: entity) }
            return .entity(entity)
        case .person(let name):
            let entity = person(name, source.gender)
            note(source.role, on: entity)
            return .entity(entity)
        case .body(let range, let prefix): return .entity(body(range, prefix: prefix))
        case .unnamed(let description):
            let folded = Folding.fold(description.name)
            if let known = unnamed[folded] { return .unnamed(known) }
            unnamed[folded] = document.unnamed.count
            document.unnamed.append(description)
            return .unnamed(document.unnamed.count - 1)
        }
    }

    private func person(_ range: Range<Int>, _ gender: Gender) -> Int {
        let name = document.clean(
            Int(document.tokens[range.lowerBound].start) + joined(range.lowerBound),
            Int(document.tokens[range.upperBound - 1].end))
        let key = Folding.fold(name)
        if let known = people[key] { return known }
        let words = WordHash.words(of: name)
        // A person of the article who bears the name, if it is one alone.
        let bearers = document.entities.indices.filter { index in
            document.entities[index].type == .person
                && document.entities[index].forms.contains { Set(words).isSubset(of: WordHash.words(of: $0)) }
        }
        if bearers.count == 1 {
            people[key] = bearers[0]
            return bearers[0]
        }
        var entity = Entity(type: .person, isOutlet: false, known: nil, name: name, forms: [name])
        entity.gender = gender
        people[key] = document.add(entity)
        document.personWords.formUnion(words)
        return people[key]!
    }

    /// The code points of a conjunction written with a name's first word, where the lists know the rest alone.
    private func joined(_ index: Int) -> Int {
        guard document.tokens[index].isUnlisted else { return 0 }
        let reading = document.readings(of: index).first { $0.hasConjunction && $0.preposition == 0 && $0.node != 0 }
        return Int(reading?.prefix ?? 0)
    }

    /// An organization that is only described ("مكتب رئيس البلدية").
    private func body(_ range: Range<Int>, prefix: Int) -> Int {
        var first = range.lowerBound
        while first < range.upperBound - 1, document.has(first, .determiner) { first += 1 }
        let name = ExplicitSpeaker.text(first, range.upperBound - 1, prefix: prefix, document)
        let key = Folding.fold(name)
        if let known = bodies[key] { return known }
        if let named = organization(key) { return named }
        var entity = Entity(type: .organization, isOutlet: false, known: nil, name: name, forms: [name])
        entity.nouns = [document.nounKey(first)]
        entity.isNamed = false
        bodies[key] = document.add(entity)
        return bodies[key]!
    }

    /// The organization of a folded name, the first of several.
    private func organization(_ key: String) -> Int? {
        for entity in seen..<document.entities.count where document.entities[entity].type == .organization {
            let name = Folding.fold(document.entities[entity].name)
            if organizations[name] == nil { organizations[name] = entity }
        }
        seen = document.entities.count
        return organizations[key]
    }

    /// A name that is written longer than it was found: who bears it may be called by its end.
    private func note(fullName: Range<Int>, on entity: Int) {
        guard document.entities[entity].type == .person, document.entities[entity].known == nil else { return }
        let mention = layers.mention(at: fullName.lowerBound)
        // "انتقد النائب سليم حداد القرار": what the verb is about follows the name.
        let known = mention?.last ?? fullName.lowerBound
        if fullName.contains(where: { $0 > known && document.isCommonWhole($0) }) { return }
        let start = mention?.start ?? Int(document.tokens[fullName.lowerBound].start)
        let name = document.clean(start, Int(document.tokens[fullName.upperBound - 1].end))
        guard !document.entities[entity].forms.contains(name) else { return }
        document.entities[entity].forms.append(name)
        document.personWords.formUnion(WordHash.words(of: name))
        if name.hasPrefix(document.entities[entity].name) { document.entities[entity].name = name }
    }

    /// Notes a role's words, noun and affiliations on a person.
    private func note(_ role: Range<Int>?, on entity: Int) {
        guard let role, !role.isEmpty, document.entities[entity].type == .person else { return }
        let (first, last) = (role.lowerBound, role.upperBound - 1)
        let title = document.text(first, last)
        if (first...last).contains(where: document.isOver) {
            affiliate(entity, first...last, title)
            return
        }
        let words = document.titleWords(first, last)
        if !words.isEmpty, !document.entities[entity].titles.contains(words) {
            document.entities[entity].titles.append(words)
        }
        for word in [first, last] where document.tokens[word].anyKinds.contains(.role) {
            let noun = document.roleKey(word)
            if !document.entities[entity].nouns.contains(noun) { document.entities[entity].nouns.append(noun) }
        }
        document.learn(entity, from: first...last)
        affiliate(entity, first...last, title)
    }

    private func affiliate(_ entity: Int, _ range: ClosedRange<Int>, _ title: String) {
        for affiliation in Affiliations.of(range, document, layers)
        where !document.entities[entity].affiliations.contains(where: { $0.entity == affiliation }) {
            document.entities[entity].affiliations.append((affiliation, title))
        }
    }
}
