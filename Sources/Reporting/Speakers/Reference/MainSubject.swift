import Language

/// The entity that acts in a sentence: the first person or body that no preposition stands before.
enum MainSubject {
    /// The source phrase that is the subject of a sentence's first verb, or that stands before it.
    static func phrase(_ document: Document, _ layers: LayerReader, _ range: Range<Int>) -> SourcePhrase? {
        if let first = range.first, document.tokens[first].has(.asFor) { return topic(document, layers, range) }
        // "غير أن X": as behind "لكن".
        if range.count > 2, document.has(range.lowerBound, .contrast),
            document.tokens[range.lowerBound + 1].has(.complementizer)
        {
            return phrase(document, layers, range.dropFirst(2))
        }
        if opensWhen(document, range) {
            guard let comma = range.first(where: { document.isComma($0) }), comma + 1 < range.upperBound else {
                return nil
            }
            return phrase(document, layers, comma + 1..<range.upperBound)
        }
        if let end = Preface.endOfApposition(document, layers, range) {
            return phrase(document, layers, end..<range.upperBound)
        }
        let range = afterTheme(document, range)
        if let phrase = afterPreface(document, layers, range) { return phrase }
        if endsInPreface(document, range) { return nil }
        var index = range.lowerBound
        var tried = 0
        while index < range.upperBound, tried < 10 {
            if let next = layers.beside(at: index, in: range), next > index {
                index = next
                continue
            }
            let isGoverned = isGoverned(index, document, range)
            if !isGoverned, document.tokens[index].kind == .word, !isVerbHere(index, document, range),
                let phrase = layers.source(at: index, in: range),
                !phrase.rule.options.contains(.loose),
                [.person, .name, .unnamed, .office, .body, .publisher].contains(phrase.outcome)
            {
                return phrase
            }
            let ends = ClassSet([.subordinator, .relative, .complementizer, .what])
            if !document.tokens[index].kinds.isDisjoint(with: ends) { return nil }
            index += 1
            tried += 1
        }
        return nil
    }

    /// "وحين قاطعه أحد الحضور، رد": whoever acts in a clause of time does not act behind it.
    private static func opensWhen(_ document: Document, _ range: Range<Int>) -> Bool {
        guard let first = range.first, document.tokens[first].shape.contains(.clitic) else { return false }
        let others = [WordClass.what, .complementizer, .relative, .preposition]
        return document.readings(of: first).contains { reading in
            reading.hasConjunction && document.entry(reading, at: first, .subordinator) != nil
                && !others.contains { document.entry(reading, at: first, $0) != nil }
        }
    }

    /// The subject behind the words that a sentence opens with and a comma: "ولدى سؤاله عن كذا، ابتسم المدرب",
    /// "Outside the gates, a docker".
    private static func afterPreface(_ document: Document, _ layers: LayerReader, _ range: Range<Int>) -> SourcePhrase?
    {
        guard let first = range.first, Preface.opens(first, document) else { return nil }
        for comma in range where document.isComma(comma) {
            // The subject, or a verb and the subject.
            for start in comma + 1..<min(comma + 3, range.upperBound) {
                guard document.tokens[start].kind == .word, !isGoverned(start, document, range),
                    let phrase = layers.source(at: start, in: range), !phrase.rule.options.contains(.loose),
                    [.person, .name, .unnamed, .office, .body, .publisher].contains(phrase.outcome)
                else { continue }
                return phrase
            }
        }
        return nil
    }

    /// True where the words that a sentence opens with behind a preposition reach up to a comma that ends the range: nobody
    /// in them acts ("وبمواجهته بأقوال الشاهد، رد").
    static func endsInPreface(_ document: Document, _ range: Range<Int>) -> Bool {
        guard let first = range.first, document.tokens[first].shape.contains(.clitic),
            range.count(where: { document.isComma($0) }) == 1, document.isComma(range.upperBound - 1)
        else { return false }
        return Preface.opens(first, document)
            || document.endsInPossessor(first) && document.readings(of: first).contains { $0.preposition != 0 }
    }

    /// A word that may be a verb and a noun ("طالب") before a noun of a person or a body is the verb.
    private static func isVerbHere(_ index: Int, _ document: Document, _ range: Range<Int>) -> Bool {
        guard index + 1 < range.upperBound, document.tokens[index].shape.contains(.clitic),
            document.tokens[index].has(.verb)
        else { return false }
        return !document.tokens[index + 1].kinds.isDisjoint(with: ClassSet([.role, .source, .body, .title]))
    }

    /// The subject behind "as for": up to a comma, or to a word that a conjunction is written with.
    private static func topic(_ document: Document, _ layers: LayerReader, _ range: Range<Int>) -> SourcePhrase? {
        let first = range.lowerBound + 1
        for end in first + 1..<max(first + 2, min(range.upperBound, first + 12)) {
            let token = document.tokens[min(end, document.tokens.count - 1)]
            let isJoined =
                token.kind == .word && document.lexicon.conjunctions.contains { $0.letter(0) == token.scalar }
            guard document.isComma(end) || isJoined, end <= range.upperBound else { continue }
            if let phrase = layers.source(at: first, in: first..<end), phrase.tokens.upperBound == end {
                // "أما محامي الأسرة، فلان، فقال": a name behind the comma is the subject's.
                let next = end + 1
                guard document.isComma(end), next < range.upperBound, phrase.outcome != .person,
                    let name = layers.source(at: next, in: next..<range.upperBound), name.outcome == .person
                else { return phrase }
                return name
            }
        }
        // Whatever goes on behind it.
        return layers.source(at: first, in: range).flatMap { phrase in
            [.person, .name, .unnamed, .office, .body, .publisher].contains(phrase.outcome) ? phrase : nil
        }
    }

    /// The words between "as for" and a comma, where all may be a name's and no rule reads them.
    static func topicName(_ document: Document, _ range: Range<Int>) -> Range<Int>? {
        let first = range.lowerBound + 1
        guard let comma = range.first(where: { document.isComma($0) }), (2...4).contains(comma - first) else {
            return nil
        }
        let parts = ClassSet([.given, .family, .connector, .opener])
        let isName = (first..<comma).allSatisfy { index in
            let token = document.tokens[index]
            return token.kind == .word && (document.isPlainName(token: index) || !token.kinds.isDisjoint(with: parts))
        }
        return isName && !document.tokens[first].shape.contains(.article) ? first..<comma : nil
    }

    /// True behind a preposition, a quotation mark between them or none.
    private static func isGoverned(_ index: Int, _ document: Document, _ range: Range<Int>) -> Bool {
        var before = document.isQuoteMark(index - 1) ? index - 2 : index - 1
        while before > range.lowerBound, document.tokens[before].kind == .word, document.has(before, .determiner) {
            before -= 1
        }
        guard before >= range.lowerBound, document.tokens[before].kind == .word else { return false }
        return document.has(before, .preposition)
            || document.readings(of: before).contains { $0.preposition != 0 && $0.node != 0 }
                && !document.tokens[before].isUnlisted && before < index - 1
    }

    /// True behind the verb of a clause, where words stand in an order that shows the object: "a crowd cheered Clara Dent".
    static func isObject(_ index: Int, _ document: Document, _ range: Range<Int>) -> Bool {
        guard !document.tokens[index].shape.contains(.clitic) else { return false }
        for before in stride(from: index - 1, through: range.lowerBound, by: -1) {
            if document.isComma(before) { return false }
            let token = document.tokens[before]
            guard token.kind == .word, document.mentionOf[before] < 0, token.has(.action) else { continue }
            if token.has(.role) || token.has(.source) || token.has(.title) || token.has(.adjective) { continue }
            return true
        }
        return false
    }

    /// What follows the phrase that opens a sentence with what it is about: nobody in it acts.
    private static func afterTheme(_ document: Document, _ range: Range<Int>) -> Range<Int> {
        guard let first = range.first,
            document.phrase(at: first, before: range.upperBound, ClassSet(.about), conjunctionOnly: true) != nil
        else { return range }
        let comma = range.first { document.isComma($0) }
        return (comma.map { $0 + 1 } ?? range.upperBound)..<range.upperBound
    }

    /// True at a that-word behind a verb of reporting, where words bear clitics: what follows is said.
    private static func isSaid(_ index: Int, _ range: Range<Int>, _ document: Document) -> Bool {
        guard index > range.lowerBound, document.tokens[index].shape.contains(.clitic),
            document.tokens[index].has(.complementizer)
        else { return false }
        return range.prefix(while: { $0 < index }).contains { document.tokens[$0].anyKinds.contains(.verb) }
    }

    static func entity(_ document: Document, _ layers: LayerReader, _ range: Range<Int>, peopleOnly: Bool = false)
        -> Int?
    {
        if let end = Preface.endOfApposition(document, layers, range) {
            return entity(document, layers, end..<range.upperBound, peopleOnly: peopleOnly)
        }
        let range = afterTheme(document, range)
        if let bearer = range.first.flatMap({ document.bearer(of: $0) }) { return bearer }
        var commas = 0
        for index in range.prefix(24) {
            if document.isComma(index) { commas += 1 }
            // Who is named in what was said does not act.
            if commas > 2 || isSaid(index, range, document) { return nil }
            guard let mention = layers.mention(at: index), mention.first == index, mention.kind == .name || !peopleOnly
            else { continue }
            let entity = document.entities[mention.entity]
            let isGoverned =
                layers.preposition(of: mention) != 0 || isGoverned(index, document, range)
            if entity.type == .place || isGoverned { continue }
            if peopleOnly, entity.type != .person { continue }
            return mention.entity
        }
        return nil
    }
}
