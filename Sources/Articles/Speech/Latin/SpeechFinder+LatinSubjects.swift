import Text

extension SpeechFinder {
    /// The subject that opens a sentence: "She apologised … and said …".
    func sentenceSubject(_ index: Int) -> Source? {
        let commas = (tokens.lowerBound..<index).filter { document.isComma($0) && depth($0) == 0 }
        for start in [tokens.lowerBound] + commas.reversed().map({ $0 + 1 }) {
            var first = start
            while first < index, isAdverb(first) || document.tokens[first].kind == .mark { first += 1 }
            guard first < index else { continue }
            let source = reader.readLatin(first, index)
            if source.isFound, source.end < index { return source }
        }
        return nil
    }

    /// The subject that ends right before a verb, and its first token.
    func latinSubject(before index: Int, _ found: [Attribution]) -> Source? {
        var starts: [Int] = []
        var floor = tokens.lowerBound
        if let last = found.last {
            floor = max(floor, last.form == .after || last.form == .aside ? last.last + 1 : last.last + 1)
        }
        floor = min(floor, index)
        var end = index
        while end - 1 >= floor, isAdverb(end - 1) { end -= 1 }
        for position in stride(from: end - 1, through: floor, by: -1) {
            let token = document.tokens[position]
            let isBoundary =
                token.kind == .mark && !document.isJoiner(position)
                || token.kinds.contains(.conjunction) || token.kinds.contains(.complementizer)
                || token.key == WordKeys.key("as")
            if isBoundary { starts.append(position + 1) }
            if end - position > 40 { break }
        }
        starts.append(floor)
        for start in starts where start < end {
            var position = start
            while position < end, document.tokens[position].kind == .mark || isAdverb(position) { position += 1 }
            guard position < end else { continue }
            var source = reader.readLatin(position, end)
            if start > floor, document.tokens[start - 1].key == WordKeys.and, source.isFound,
                let both = coordinated(start - 1, end, floor)
            {
                return both
            }
            let resolvesNobody = !source.isFound && source.resolved == .pronoun
            if source.isFound, start > floor, document.isComma(start - 1), source.end + 1 == end,
                document.isComma(source.end), let person = reader.mention(at: position), person.first == position,
                person.last + 1 == source.end
            {
                // "A geologist at the university, Liv Tangen, warned".
                source.head = position
                return source
            }
            if source.isFound || resolvesNobody, source.end >= end { source.head = position; return source }
        }
        return nil
    }

    /// "rescuers and company officials": two sources that speak as one.
    func coordinated(_ conjunction: Int, _ end: Int, _ floor: Int) -> Source? {
        var start = conjunction
        while start > floor, document.tokens[start - 1].kind == .word || document.isJoiner(start - 1) { start -= 1 }
        guard start < conjunction else { return nil }
        var source = reader.readLatin(start, conjunction)
        if !source.isFound {
            guard conjunction - start <= 3,
                (start..<conjunction).allSatisfy({ !document.tokens[$0].shape.contains(.capital) })
            else { return nil }
        } else {
            guard source.end >= conjunction, case .unnamed = source.speaker else { return nil }
        }
        let name = document.text(start, end - 1)
        source.speaker = .unnamed(
            document.addUnnamed(
                UnnamedSourceDescription(
                    name: name, count: nil, nouns: source.nouns, gender: .unknown, isPlural: true, affiliations: [])))
        source.isPlural = true
        source.head = start
        return source
    }

    func isAdverb(_ index: Int) -> Bool {
        guard document.tokens[index].kind == .word else { return false }
        if document.has(index, .adjunct) { return true }
        let key = document.tokens[index].key
        return SpeechFinder.auxiliaries.contains(key)
    }

    static let auxiliaries = Set(
        ["has", "have", "had", "also", "later", "earlier", "then", "repeatedly", "reportedly"].map(WordKeys.key))

    /// Whom it was said to: a name, a pronoun, "reporters".
    func readWhom(_ index: Int, _ source: inout Source) -> Int {
        guard index < tokens.upperBound else { return index }
        if let mention = reader.mention(at: index), mention.first == index {
            reader.address(.entity(mention.entity), in: &source, verb: nil)
            return mention.last + 1
        }
        var start = index
        if document.tokens[start].key == WordKeys.the, start + 1 < tokens.upperBound {
            start += 1
            if let mention = reader.mention(at: start), mention.first == start,
                mention.kind == .name || mention.kind == .nominal
            {
                reader.address(.entity(mention.entity), in: &source, verb: nil)
                var last = mention.last
                if last + 1 < tokens.upperBound, document.has(last + 1, .publisher) || document.has(last + 1, .body) {
                    last += 1
                }
                return last + 1
            }
        }
        if let phrase = document.wholePhrase(at: index, before: tokens.upperBound, KindSet(.addressee)) {
            return phrase.last + 1
        }
        var probe = Source()
        probe = reader.readLatin(index, min(index + 6, tokens.upperBound))
        if probe.isFound, document.tokens[index].kinds.isDisjoint(with: KindSet([.complementizer, .pronoun])),
            probe.end < tokens.upperBound,
            document.tokens[probe.end].kinds.contains(.complementizer)
                || document.tokens[probe.end].key == WordKeys.of || document.tokens[probe.end].key == WordKeys.key("to")
        {
            source.addressed.append(probe.speaker)
            return probe.end
        }
        return index
    }

    /// Over time and manner after the verb: "on Tuesday", "in a statement", "late on Monday".
    func skipLatinAdjuncts(_ from: Int, _ source: inout Source) -> Int {
        var position = from
        var isMoving = true
        while isMoving, position < tokens.upperBound {
            isMoving = false
            if document.isComma(position), position + 1 < tokens.upperBound,
                document.wholePhrase(at: position + 1, before: tokens.upperBound, KindSet(.citing)) != nil
            {
                let phrase = document.wholePhrase(at: position + 1, before: tokens.upperBound, KindSet(.citing))!
                let next = reader.readLatinCited(phrase, tokens.upperBound, &source)
                if next > position + 1 {
                    position = next
                    isMoving = true
                    if document.isComma(position), position + 1 < tokens.upperBound, !document.isQuoteMark(position + 1)
                    {
                        position += 1
                    }
                    continue
                }
            }
            if document.isComma(position), position + 2 < tokens.upperBound,
                let phrase = document.wholePhrase(at: position + 1, before: tokens.upperBound, KindSet(.adjunct)),
                document.isComma(phrase.last + 1)
            {
                position = phrase.last + 2
                isMoving = true
                continue
            }
            var next = position
            while next < tokens.upperBound,
                document.has(next, .dayPart) || document.tokens[next].key == WordKeys.key("on")
            { next += 1 }
            if let date = reader.dates.date(at: next, before: tokens.upperBound) {
                source.date = source.date ?? date.day
                position = date.last + 1
                isMoving = true
                while position < tokens.upperBound, document.has(position, .dayPart) { position += 1 }
                continue
            }
            if let phrase = document.wholePhrase(at: position, before: tokens.upperBound, KindSet(.adjunct)) {
                position = phrase.last + 1
                isMoving = true
                position = overAdjunctTail(position, &source)
            }
        }
        return position
    }

    /// "in an interview with Reuters", "in a statement to the agency".
    func overAdjunctTail(_ index: Int, _ source: inout Source) -> Int {
        guard index + 1 < tokens.upperBound else { return index }
        let key = document.tokens[index].key
        guard
            key == WordKeys.key("with") || key == WordKeys.key("to") || key == WordKeys.key("on")
                || key == WordKeys.key("in")
        else {
            return index
        }
        var next = index + 1
        if document.tokens[next].key == WordKeys.the { next += 1 }
        guard next < tokens.upperBound, let mention = reader.mention(at: next), mention.first == next else {
            return index
        }
        if document.entities[mention.entity].isOutlet {
            reader.address(.entity(mention.entity), in: &source, verb: nil)
        }
        return mention.last + 1
    }
}
