import Language

extension NameFinder {
    /// Finds whom the labels of a conversation name: a surname in capitals is that of somebody named in full, and a name that
    /// no list knows is one all the same.
    mutating func findTurnNames() {
        guard !document.turns.isEmpty else { return }
        let bodies = bodiesByWords()
        let people = peopleByLastWord()
        let count = document.mentions.count
        for (mark, turn) in document.turns.sorted(by: { $0.key < $1.key }) where !turn.label.isEmpty {
            let named = name(of: turn, people, bodies)
            let isPlace = named.map { document.entities[$0].type == .place } ?? false
            // What stands before a colon once, and names nobody, may lead into anything.
            if isPlace || named == nil && !turn.isAgain && !isOffice(turn.label) {
                document.turns[mark] = nil
            } else {
                document.turns[mark]?.entity = named
            }
        }
        if document.mentions.count > count { sortMentions() }
    }

    /// Whether a label says what somebody is: an office, a source, one who answers.
    private func isOffice(_ label: Range<Int>) -> Bool {
        [.role, .source, .interviewee].contains { document.has(label.lowerBound, $0) }
    }

    /// Of each last word of a full name the one person who bears it; nil where several do.
    private func peopleByLastWord() -> [UInt64: Int?] {
        var people: [UInt64: Int?] = [:]
        for mention in document.mentions where mention.kind == .name {
            guard document.entities[mention.entity].type == .person else { continue }
            let words = document.nameWords(mention)
            guard words.count > 1, let last = words.last else { continue }
            if let known = people[last], known != mention.entity {
                people[last] = .some(nil)
            } else {
                people[last] = mention.entity
            }
        }
        return people
    }

    /// Organizations by the words of their names.
    private func bodiesByWords() -> [[UInt64]: Int] {
        var bodies: [[UInt64]: Int] = [:]
        for mention in document.mentions where mention.kind == .name {
            guard document.entities[mention.entity].type == .organization else { continue }
            let words = document.nameWords(mention)
            if bodies[words] == nil { bodies[words] = mention.entity }
        }
        return bodies
    }

    private mutating func name(
        of turn: Turn, _ people: [UInt64: Int?], _ bodies: [[UInt64]: Int]
    ) -> Int? {
        let label = turn.label
        if let bearer = bearer(ofInitials: core(of: label)) {
            // "H. C.-M.", which was taken for a name of its own.
            for index in label where document.mentionOf[index] >= 0 {
                reassign(document.mentions[Int(document.mentionOf[index])].entity, to: bearer)
            }
            return bearer
        }
        for index in label where document.mentionOf[index] >= 0 {
            let mention = document.mentions[Int(document.mentionOf[index])]
            guard mention.kind == .name else { continue }
            let words = document.nameWords(mention)
            if words.count == 1, document.entities[mention.entity].type == .person, let whole = people[words[0]] ?? nil,
                whole != mention.entity
            {
                reassign(mention.entity, to: whole)
                return whole
            }
            // A body before a colon may be part of what somebody is.
            return mention.entity
        }
        let core = core(of: label)
        guard let last = core.last else { return nil }
        if core.count == 1, let whole = people[document.tokens[last].key] ?? nil {
            add(core, of: whole)
            return whole
        }
        if let body = bodies[core.filter { document.tokens[$0].kind != .mark }.map { document.tokens[$0].key }] {
            add(core, of: body)
            return body
        }
        // A word alone that no list of names has may be what somebody is.
        let isListed = document.has(last, .given) || document.has(last, .family)
        guard core.allSatisfy(isNameWord), core.count > 1 || isListed,
            turn.isAgain || document.tokens[last].shape.contains(.capital)
        else { return nil }
        return record(Candidate(first: core.lowerBound, last: last, prefix: 0, type: .person))
    }

    /// The one person or body whose name's words begin with a label's letters: "ZA", "S&N", "H. C.-M.".
    private func bearer(ofInitials label: Range<Int>) -> Int? {
        var letters: [UInt32] = []
        for index in label where document.tokens[index].kind == .word {
            let token = document.tokens[index]
            guard token.shape.contains(.capital),
                token.end - token.start == 1 || !token.shape.isDisjoint(with: [.allCapitals, .abbreviated])
            else { return nil }
            letters += document.scalars[Int(token.start)..<Int(token.end)].filter { $0 != 0x2E }
        }
        guard (2...4).contains(letters.count) else { return nil }
        let found = Set(
            document.mentions.filter { mention in
                guard mention.kind == .name else { return false }
                let initials = initials(of: mention)
                return mention.end - mention.start > initials.count * 3 && initials == letters
            }.map(\.entity))
        return found.count == 1 ? found.first : nil
    }

    /// The first letters of a name's words, those that a hyphen parts too.
    private func initials(of mention: Mention) -> [UInt32] {
        let marks: Set<UInt32> = [0x20, 0xA0, 0x2D, 0x2010, 0x2011, 0x26]
        return (mention.start..<mention.end).filter { offset in
            !marks.contains(document.scalars[offset])
                && (offset == mention.start || marks.contains(document.scalars[offset - 1]))
        }.map { document.scalars[$0] }
    }

    /// The words of a label without titles, roles and what stands in brackets or behind a comma.
    private func core(of label: Range<Int>) -> Range<Int> {
        let end = label.first { document.isMark($0, 0x28, 0x5B, 0x2C, 0x60C, 0x2F) } ?? label.upperBound
        var first = label.lowerBound
        while first < end,
            document.tokens[first].kind == .mark || document.tokens[first].has(.title)
                || document.tokens[first].has(.role) || document.tokens[first].has(.honorific)
        { first += 1 }
        return first..<end
    }

    private func isNameWord(_ index: Int) -> Bool {
        let token = document.tokens[index]
        if token.kind == .mark { return document.isMark(index, 0x2D, 0x2E, 0x27, 0x2019) }
        guard token.kind == .word, document.isPlainName(token: index) || token.end - token.start < 3,
            !token.has(.interviewer), !token.has(.interviewee), !token.has(.determiner)
        else { return false }
        return token.shape.contains(.capital) || token.shape.contains(.clitic)
    }

    private func add(_ words: Range<Int>, of entity: Int) {
        let (start, end) = (
            Int(document.tokens[words.lowerBound].start), Int(document.tokens[words.upperBound - 1].end)
        )
        for index in words { document.mentionOf[index] = Int32(document.mentions.count) }
        document.mentions.append(
            Mention(
                start: start, end: end, first: words.lowerBound, last: words.upperBound - 1, entity: entity, kind: .name
            ))
    }

    /// What was taken for somebody of one name alone is somebody named in full.
    private func reassign(_ lone: Int, to whole: Int) {
        for index in document.mentions.indices where document.mentions[index].entity == lone {
            let mention = document.mentions[index]
            document.mentions[index] = Mention(
                start: mention.start, end: mention.end, first: mention.first, last: mention.last, entity: whole,
                kind: mention.kind)
        }
    }
}
