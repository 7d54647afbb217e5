import Language

/// The words that a sentence opens with before its subject: "At the gate, …", "Asked about the minister, …".
enum Preface {
    /// True for a preposition, alone or behind a conjunction.
    static func opens(_ index: Int, _ document: Document) -> Bool {
        if document.tokens[index].has(.preposition) { return true }
        return document.readings(of: index).contains { reading in
            reading.hasConjunction && document.entry(reading, at: index, .preposition) != nil
        }
    }

    /// The token behind the comma that ends a preface whose last words are a name in apposition to an office: "Asked about the
    /// lawyer, Ann Holm, she …". Who bears it is spoken of, and does not act.
    static func endOfApposition(_ document: Document, _ layers: LayerReader, _ range: Range<Int>) -> Int? {
        guard let first = range.first, let comma = range.first(where: { document.isComma($0) }), comma > first + 1,
            isPreface(first..<comma, document),
            (first..<comma).contains(where: { !document.tokens[$0].anyKinds.isDisjoint(with: offices) }),
            let mention = layers.mention(at: comma + 1), mention.first == comma + 1, mention.kind == .name,
            document.entities[mention.entity].type == .person, document.isComma(mention.last + 1),
            mention.last + 2 <= range.upperBound
        else { return nil }
        return mention.last + 2
    }

    private static let offices = ClassSet([.role, .source, .calling])

    /// True for words that open with a preposition, with what asks or is about something, or with a word that is no subject and a preposition.
    private static func isPreface(_ words: Range<Int>, _ document: Document) -> Bool {
        let first = words.lowerBound
        if opens(first, document) { return true }
        if document.phrase(at: first, before: words.upperBound, ClassSet([.about, .asking]), conjunctionOnly: true)
            != nil
        {
            return true
        }
        let token = document.tokens[first]
        guard token.kind == .word, words.dropFirst().prefix(3).contains(where: { document.has($0, .preposition) })
        else {
            return false
        }
        if token.shape.contains(.clitic) { return document.isAccusative(first) }
        let subjects = offices.union(ClassSet([.determiner, .pronoun, .body, .publisher, .document, .place]))
        return token.anyKinds.isDisjoint(with: subjects) && document.mentionOf[first] < 0
            && document.has(first + 1, .preposition)
    }
}
