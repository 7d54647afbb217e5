import Language

extension Document {
    /// The kinds of calling of a noun: those of the longest phrase of the class that begins at a token.
    func callings(_ index: Int) -> Callings {
        guard tokens[index].anyKinds.contains(.calling) || readingsMayContinue(index) else { return [] }
        var found: Callings = []
        var last = -1
        for reading in readings(of: index) where reading.node != 0 {
            walk(reading, from: index, before: tokens.count) { phrase in
                guard phrase.entry.kind == .calling, phrase.last >= last else { return }
                if phrase.last > last { found = [] }
                last = phrase.last
                found.insert(Callings(rawValue: 1 << UInt64(phrase.entry.value & 63)))
            }
        }
        return found
    }

    /// The heads of a role's words: the first and the last that is a noun of a role, and those in apposition to it
    /// ("العضو، الدبلوماسي").
    func roleHeads(_ range: ClosedRange<Int>) -> [Int] {
        let isPrefix = tokens[range.lowerBound].shape.contains(.clitic)
        var heads: [Int] = []
        let edge = isPrefix ? range.lowerBound : edge(ofRole: range)
        for index in range where tokens[index].kind == .word {
            let kinds = tokens[index].anyKinds
            // A noun of several words ("porte-parole") goes by its first and by its last.
            if !isPrefix, index < edge, let phrase = wholePhrase(at: index, before: edge + 1, Document.offices),
                phrase.last == edge
            {
                heads += [index, edge]
                break
            }
            let isPhrase =
                isPrefix && index == edge && phrase(at: index, before: range.upperBound + 1, Document.offices) != nil
            guard isPhrase || !kinds.isDisjoint(with: Document.offices) else { continue }
            let isEdge = index == edge || !isPrefix && index == range.upperBound
            // A second noun with the article behind one that is definite already is in apposition.
            let isApposed =
                isPrefix && index > range.lowerBound && tokens[index].shape.contains(.article)
                && (tokens[index - 1].kind == .mark || tokens[index - 1].shape.contains(.article)
                    || tokens[index - 1].has(.demonym) || mentionOf[index - 1] >= 0)
            if isEdge || isApposed { heads.append(index) }
        }
        return heads
    }

    /// The last token of a role's noun: what a preposition opens behind it says over what it is.
    private func edge(ofRole range: ClosedRange<Int>) -> Int {
        let preposition = range.dropFirst().first { has($0, .preposition) && !isJoiner($0 - 1) }
        return preposition.map { $0 - 1 } ?? range.upperBound
    }

    static let offices = ClassSet([.role, .source, .calling])

    /// The office with what it is over that ends at a token, where words bear no clitics: "the lawmaker from the valley".
    func complementedRole(endingAt last: Int) -> ClosedRange<Int>? {
        guard last >= 0, !tokens[last].shape.contains(.clitic) else { return nil }
        for index in stride(from: last, through: max(0, last - 10), by: -1) {
            guard tokens[index].kind == .word || isJoiner(index) else { return nil }
            let kinds = tokens[index].kinds
            if kinds.contains(.verb), !kinds.contains(.role) { return nil }
            guard let phrase = wholePhrase(at: index, before: last + 1, ClassSet(.role)), phrase.last < last,
                has(phrase.last + 1, .preposition)
            else { continue }
            let isOpen = index == 0 || tokens[index - 1].kind == .mark || has(index - 1, .determiner)
            return isOpen ? index...last : nil
        }
        return nil
    }

    /// The noun without an article that a definite one stands in apposition to ("قائد الفريق الضيف"), or the noun
    /// itself.
    func constructHead(of role: Int) -> Int {
        guard tokens[role].shape.contains(.clitic), tokens[role].shape.contains(.article) else { return role }
        var index = role - 1
        while index >= 0, role - index <= 4, tokens[index].kind == .word {
            let token = tokens[index]
            if token.anyKinds.contains(.role), !token.shape.contains(.article) { return index }
            guard token.shape.contains(.article) || mentionOf[index] >= 0 || token.anyKinds.contains(.body) else {
                break
            }
            index -= 1
        }
        return role
    }

    /// Takes note of what a role's words say of a person: nouns, kinds of calling, and where they say that the person
    /// is from.
    func learn(_ entity: Int, from range: ClosedRange<Int>) {
        for head in roleHeads(range) {
            entities[entity].callings.formUnion(callings(head))
            for noun in nounMeanings(head) where !entities[entity].nouns.contains(noun) {
                entities[entity].nouns.append(noun)
            }
        }
        for origin in origins(range) where !entities[entity].origins.contains(origin) {
            entities[entity].origins.append(origin)
        }
    }

    /// The places whose adjectives stand in a range, as numbers of names.
    func origins(_ range: ClosedRange<Int>) -> [Int] {
        range.compactMap { index in
            tokens[index].anyKinds.contains(.demonym) ? entry(at: index, .demonym).map { Int($0.value) } : nil
        }
    }
}
