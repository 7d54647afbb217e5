import Text

extension SpeechFinder {
    func isHead(_ index: Int) -> Bool {
        guard index < tokens.upperBound else { return false }
        return !document.tokens[index].anyKinds.isDisjoint(with: KindSet([.role, .source, .body, .publisher]))
    }

    /// The token before "قوله" in what stands before the content.
    func saying(_ first: Int, _ end: Int) -> Int? {
        (first..<max(first, end)).first { document.has($0, .saying) }
    }

    func participleSource(_ index: Int, _ found: [Attribution]) -> Source {
        var source = Source()
        source.head = -1
        if let last = found.last(where: { $0.source.isFound && $0.form != .aside })
            ?? found.last(where: { $0.source.isFound })
        {
            source = last.source
            source.resolved = .ellipsis
            source.head = -1
            return source
        }
        return mainSubject(before: index) ?? source
    }

    /// The subject of the sentence's own verb, whatever it is: "زار الوزير البلدة، مؤكدا أن …".
    func mainSubject(before index: Int) -> Source? {
        var first = tokens.lowerBound
        if let adjunct = document.phrase(at: first, before: index, KindSet(.adjunct), conjunctionOnly: true) {
            first = adjunct.last + 1
        }
        // Up to the second comma: what stands before the first may be circumstances alone.
        for _ in 0..<2 {
            while first < index, document.isComma(first) { first += 1 }
            var position = first
            while position < index, position - first < 14, !document.isComma(position) {
                if let mention = reader.mention(at: position), mention.first == position, mention.kind == .name {
                    if document.entities[mention.entity].type != .place, reader.preposition(of: mention) == 0,
                        position == 0 || !document.tokens[position - 1].kinds.contains(.preposition)
                    {
                        var source = Source()
                        reader.assign(mention.entity, to: &source, .ellipsis)
                        return source
                    }
                    position = mention.last
                } else if isHead(position), position - first < 4 {
                    var source = Source()
                    if reader.readHead(position, index, &source) > position, source.isFound {
                        source.resolved = .ellipsis
                        source.head = -1
                        return source
                    }
                }
                position += 1
            }
            guard position < index, document.isComma(position) else { return nil }
            first = position
        }
        return nil
    }

    /// Who speaks: the words after the verb, else those before it, else who spoke last.
    func subject(
        _ index: Int, _ entry: LexiconEntry, _ reading: Reading, _ slotEnd: Int, _ verb: SpeechVerb,
        _ found: [Attribution]
    ) -> Source {
        var source =
            verb.isRelay && hasAbout(index + 1, slotEnd) != nil
            ? reader.readArabic(index + 1, hasAbout(index + 1, slotEnd)!) : reader.readArabic(index + 1, slotEnd)
        if source.isFound, verb.takesWhom, !reading.hasConjunction, source.head == index + 1,
            var before = subjectBefore(index, found), !isSame(before.speaker, source.speaker)
        {
            // "وكان الوزير أبلغ الصحافيين أن": what follows is the object.
            before.date = before.date ?? source.date
            return before
        }
        if source.isFound || source.head >= 0 {
            guard isObject(source, index, slotEnd, verb, reading, found) else { return source }
            source.speaker = .none
            source.resolved = .none
            source.head = -1
        }
        if !reading.hasConjunction || document.tokens[tokens.lowerBound].key == WordKeys.asFor,
            let before = subjectBefore(index, found)
        {
            var merged = before
            merged.date = source.date ?? before.date
            merged.addressed += source.addressed
            merged.via += source.via
            return merged
        }
        if let same = found.last(where: {
            $0.source.isFound && $0.form != .aside && SpeakerMemory.agrees($0.source, entry.flags)
        }) {
            var merged = same.source
            merged.resolved = .ellipsis
            merged.role = nil
            merged.head = -1
            merged.date = source.date
            merged.addressed = source.addressed
            merged.via = source.via
            return merged
        }
        if index > tokens.lowerBound + 2, let main = mainSubject(before: index), SpeakerMemory.agrees(main, entry.flags)
        {
            var merged = main
            merged.date = source.date
            merged.addressed = source.addressed
            merged.via = source.via
            return merged
        }
        guard depth(index) == 0,
            let last = reader.memory.last(
                agreeing: entry.flags, paragraph: document.sentences[sentence].paragraph, reach: 3)
        else { return source }
        reader.assign(last, to: &source, .ellipsis)
        source.isAgent = true
        return source
    }

    static let transitive = Set(["اتهم", "وصف", "أبلغ", "أخبر", "حمّل", "ناشد", "حث", "حض", "نصح", "أطلع"])

    /// "واتهم إسرائيل بـ…", "وتوعد الجيش بـ…": the one noun after a verb that calls for an object, where a subject is known.
    func isObject(
        _ source: Source, _ index: Int, _ slotEnd: Int, _ verb: SpeechVerb, _ reading: Reading, _ found: [Attribution]
    ) -> Bool {
        guard verb.takesWhom, reading.hasConjunction, source.isFound, source.head == index + 1 else { return false }
        let isAlone = !(source.headEnd..<max(source.headEnd, slotEnd)).contains { position in
            document.isComma(position) || reader.mention(at: position) != nil || isHead(position)
        }
        guard isAlone else { return false }
        if SpeechFinder.transitive.contains(verb.lemma) { return !found.isEmpty || !reader.memory.entries.isEmpty }
        return found.contains { $0.source.isFound && $0.form != .aside }
    }

    /// "لكن مسؤولا أميركيا قال", "وكان وزير …، قد أعلن": a subject that ends where the verb begins.
    func subjectBefore(_ index: Int, _ found: [Attribution]) -> Source? {
        var starts: [Int] = []
        var first = tokens.lowerBound
        if let last = found.last { first = max(first, min(last.last + 1, index)) }
        starts.append(first)
        for position in stride(from: index - 1, to: first, by: -1) {
            if document.isComma(position) || document.isMark(position, 0x2E, 0x3A, 0x61B)
                || document.tokens[position].kinds.contains(.conjunction)
                || document.tokens[position].kinds.contains(.complementizer)
            {
                starts.append(position + 1)
            }
        }
        for start in starts {
            var position = start
            while position < index, document.tokens[position].kind == .mark || isOpening(position) { position += 1 }
            guard position < index else { continue }
            let source = reader.readArabic(position, index)
            if source.isFound, source.head == position, source.end >= index || onlyMarks(source.end, index) {
                return source
            }
        }
        return nil
    }

    func isOpening(_ index: Int) -> Bool {
        let key = document.tokens[index].key
        return WordKeys.isPast.contains(key) || WordKeys.contrast.contains(key)
            || document.tokens[index].kinds.contains(.complementizer)
    }

    func onlyMarks(_ from: Int, _ to: Int) -> Bool {
        (from..<max(from, to)).allSatisfy {
            document.tokens[$0].kind == .mark || document.tokens[$0].key == WordKeys.qad
        }
    }

    /// A speaker after a plain verb of saying that no list knows: the words as written, if they can be a name.
    func unknownSpeaker(_ source: Source, _ index: Int, _ slotEnd: Int) -> Source {
        var source = source
        var end = source.head
        while end < slotEnd, document.tokens[end].kind == .word,
            document.tokens[end].kinds.isDisjoint(
                with: KindSet([.preposition, .weekday, .day, .dayPart, .adjunct, .complementizer]))
        { end += 1 }
        guard end > source.head, end - source.head <= 6 else { return source }
        let flags: LexiconEntry.Flags = []
        _ = flags
        let next = reader.readUnnamed(source.head, source.head, end, &source, count: nil)
        source.isAgent = next > source.head
        return source
    }

    /// The object of "أبلغ X Y أن": whom it was said to.
    func addressObject(_ source: inout Source, _ slotEnd: Int) {
        guard source.isFound, source.head >= 0 else { return }
        var position = source.head
        var isFirst = true
        while position < slotEnd {
            if let mention = reader.mention(at: position), mention.first == position {
                if !isFirst, reader.preposition(of: mention) == 0, !isSame(.entity(mention.entity), source.speaker),
                    document.tokens[position - 1].kind == .word
                {
                    reader.address(.entity(mention.entity), in: &source, verb: nil)
                    return
                }
                isFirst = false
                position = mention.last
            } else if document.isComma(position) {
                isFirst = false
            }
            position += 1
            if isFirst, position > source.head, !isHead(position - 1) { isFirst = false }
        }
    }
}
