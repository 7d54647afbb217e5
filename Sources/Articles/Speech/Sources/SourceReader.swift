import Text

/// Reads a noun phrase that names a source: a name, a role with or without a name, a body, a publisher, an unnamed source,
/// a pronoun, or a definite noun for one of those.
final class SourceReader {
    let document: Document
    let dates: DateFinder
    var memory = SpeakerMemory()
    private var bodies: [String: Int] = [:]

    init(_ document: Document) {
        self.document = document
        dates = DateFinder(document: document)
    }

    func mention(at index: Int) -> Mention? {
        guard index >= 0, index < document.tokens.count, document.mentionOf[index] >= 0 else { return nil }
        return document.mentions[Int(document.mentionOf[index])]
    }

    /// The first letter that was taken off a mention: ل in "لرويترز".
    func preposition(of mention: Mention) -> UInt32 {
        let prefix = mention.start - Int(document.tokens[mention.first].start)
        guard prefix > 0 else { return 0 }
        return document.readings(of: mention.first).first { Int($0.prefix) == prefix }?.preposition ?? 0
    }

    /// An organization that is only described ("مكتب رئيس البلدية"); the same words are the same body.
    func body(_ first: Int, _ last: Int, prefix: Int = 0) -> Int {
        let name = document.string(Int(document.tokens[first].start) + prefix, Int(document.tokens[last].end))
        let key = Folding.fold(name)
        if let known = bodies[key] { return known }
        if let named = document.entities.firstIndex(where: { $0.type == .organization && Folding.fold($0.name) == key })
        {
            return named
        }
        var entity = Entity(type: .organization, isOutlet: false, known: nil, name: name, forms: [name])
        entity.nouns = [document.nounKey(first)]
        entity.isNamed = false
        bodies[key] = document.add(entity)
        return bodies[key]!
    }

    /// Marks a source as found to be an entity.
    func assign(_ entity: Int, to source: inout Source, _ resolved: Resolution) {
        source.speaker = .entity(entity)
        source.resolved = resolved
        source.gender = document.entities[entity].gender
        source.nouns = document.entities[entity].nouns
    }

    func assign(_ entry: SpeakerMemory.Entry, to source: inout Source, _ resolved: Resolution) {
        source.speaker = entry.speaker
        source.resolved = resolved
        source.gender = entry.gender
        source.isPlural = entry.isPlural
        source.nouns = entry.nouns
    }

    /// Entities that the article named before a token, the last last.
    func recentEntities(before token: Int) -> [Int] {
        var recent: [Int] = []
        for mention in document.mentions {
            if mention.first >= token { break }
            recent.removeAll { $0 == mention.entity }
            recent.append(mention.entity)
        }
        return recent
    }

    private func isSame(_ a: Speaker, _ b: Speaker) -> Bool {
        if case .entity(let a) = a, case .entity(let b) = b { return a == b }
        if case .unnamed(let a) = a, case .unnamed(let b) = b { return a == b }
        return false
    }

    /// An outlet that is spoken to passes on what it was told.
    func address(_ speaker: Speaker, in source: inout Source, verb: String?) {
        guard !source.addressed.contains(where: { isSame($0, speaker) }) else { return }
        source.addressed.append(speaker)
        if case .entity(let entity) = speaker, document.entities[entity].isOutlet, entity != document.publisher {
            source.via.append(Relay(speaker: speaker, verb: verb))
        }
    }
}
