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

    /// The token behind the comma that ends a preface whose last words are an apposition: "Asked about the lawyer, Ann Holm, she …",
    /// "Asked about Ann Holm, the lawyer, she …". Who is called so is spoken of, and does not act.
    static func endOfApposition(_ document: Document, _ layers: LayerReader, _ range: Range<Int>) -> Int? {
        guard let first = range.first, let comma = range.first(where: { document.isComma($0) }), comma > first + 1,
            comma + 1 < range.upperBound,
            let close = (comma + 1..<range.upperBound).first(where: { document.isComma($0) }), close > comma + 1
        else { return nil }
        let (preface, apposed) = (first..<comma, comma + 1..<close)
        let asks = isAbout(preface, document)
        guard asks || isPreface(preface, document) else { return nil }
        if let mention = layers.mention(at: apposed.lowerBound), mention.first == apposed.lowerBound,
            mention.last == close - 1, isPerson(mention, document)
        {
            return asks || preface.contains { isOffice($0, document) } ? close + 1 : nil
        }
        let isNamed = preface.contains { index in layers.mention(at: index).map { isPerson($0, document) } ?? false }
        let isCalling =
            apposed.prefix(2).contains { isOffice($0, document) }
            && apposed.allSatisfy { document.tokens[$0].kind == .word || document.isJoiner($0) }
            && apposed.allSatisfy { !document.tokens[$0].has(.finite) && !document.tokens[$0].has(.relative) }
        return isNamed && isCalling ? close + 1 : nil
    }

    private static func isPerson(_ mention: Mention, _ document: Document) -> Bool {
        mention.kind == .name && document.entities[mention.entity].type == .person
    }

    private static func isOffice(_ index: Int, _ document: Document) -> Bool {
        !document.tokens[index].anyKinds.isDisjoint(with: offices)
    }

    private static let offices = ClassSet([.role, .source, .calling])

    /// True for words that open with what asks or is about something.
    private static func isAbout(_ words: Range<Int>, _ document: Document) -> Bool {
        let first = words.lowerBound
        let kinds = ClassSet([.about, .asking])
        if !opens(first, document)
            || document.phrase(at: first, before: words.upperBound, kinds).map({ $0.last > first }) == true,
            document.phrase(at: first, before: words.upperBound, kinds, conjunctionOnly: true) != nil
        {
            return true
        }
        return isWordBeforePreposition(words, document) && document.has(first + 1, .about)
    }

    /// True for words that open with a preposition, or with a word that is no subject and a preposition.
    private static func isPreface(_ words: Range<Int>, _ document: Document) -> Bool {
        let first = words.lowerBound
        if opens(first, document) { return true }
        let token = document.tokens[first]
        guard token.kind == .word, token.shape.contains(.clitic) else {
            return isWordBeforePreposition(words, document)
        }
        // The ending of a circumstance: "وتعليقا على".
        let isCircumstance =
            token.end - token.start >= 4 && !token.shape.contains(.article)
            && [0x627, 0x64B].contains(document.scalars[Int(token.end) - 1])
        return isCircumstance && words.dropFirst().prefix(3).contains { document.has($0, .preposition) }
    }

    private static func isWordBeforePreposition(_ words: Range<Int>, _ document: Document) -> Bool {
        let first = words.lowerBound
        let subjects = offices.union(ClassSet([.determiner, .pronoun, .body, .publisher, .document, .place]))
        return document.tokens[first].kind == .word && !document.tokens[first].shape.contains(.clitic)
            && document.tokens[first].anyKinds.isDisjoint(with: subjects) && document.mentionOf[first] < 0
            && document.has(first + 1, .preposition)
    }
}
