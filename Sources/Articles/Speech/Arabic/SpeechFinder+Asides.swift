import Text

extension SpeechFinder {
    // MARK: "وفق …" and "according to …"

    /// An attribution that stands beside its content: at its front, within it or at its end.
    func arabicAside(at index: Int, _ found: [Attribution]) -> Attribution? {
        guard depth(index) == 0,
            document.tokens[index].anyKinds.contains(.attribution)
                || document.tokens[index].anyKinds.contains(.attributionClause) || document.readingsMayContinue(index)
        else { return nil }
        guard
            let phrase = document.phrase(
                at: index, before: tokens.upperBound, KindSet([.attribution, .attributionClause]), conjunctionOnly: true
            )
        else { return attributionToPrefixed(index, found) }
        let isClause = phrase.entry.kind == .attributionClause
        var first = phrase.last + 1
        var verb: SpeechVerb?
        var verbIndex: Int?
        if isClause {
            var position = first
            while position < min(first + 3, tokens.upperBound), verbIndex == nil {
                if let (reporting, entry, _) = verbAt(position), !entry.flags.contains(.participle) {
                    verb = reporting
                    verbIndex = position
                } else if let reporting = verbWithObject(position) {
                    verb = reporting
                    verbIndex = position
                } else if SpeechFinder.cameVerbs.contains(document.tokens[position].key),
                    position + 2 < tokens.upperBound
                {
                    // "بحسب ما جاء في بيان …"
                    return aside(index, phrase, from: position + 2, verb: nil, verbIndex: position, found)
                }
                position += 1
            }
            guard let verbIndex else { return nil }
            // A clause with its own content is a statement of its own ("كما قال إن …").
            if hasContent(after: verbIndex) { return nil }
            first = verbIndex + 1
            if first < tokens.upperBound, SpeechFinder.objectPronouns.contains(document.tokens[first].key) {
                first += 1
            }
        }
        return aside(index, phrase, from: first, verb: verb, verbIndex: verbIndex, found)
    }

    static let objectPronouns = Set(["به", "عنه", "عنها", "إليه", "بها", "فيه"].map(WordKeys.key))
    static let cameVerbs = Set(["جاء", "ورد", "وردت", "جاءت"].map(WordKeys.key))

    /// A reporting verb with its object written on: "أوردته", "أعلنه", "نقلتها".
    func verbWithObject(_ index: Int) -> SpeechVerb? {
        let token = document.tokens[index]
        guard token.kind == .word, token.shape.contains(.arabic), token.end - token.start > 3 else { return nil }
        let letters = FoldedText(scalars: document.scalars[Int(token.start)..<Int(token.end)]).scalars
        for suffix in [[UInt32(0x647)], [0x647, 0x627]] where letters.suffix(suffix.count) == suffix[...] {
            let node = document.lexicon.trie.next(PhraseTrie.root, PhraseTrie.hash(letters.dropLast(suffix.count)))
            if node != 0, let entry = document.lexicon.trie.entry(node, .verb), !entry.flags.contains(.participle) {
                return document.lexicon.verbs[Int(entry.value)]
            }
        }
        return nil
    }

    /// "وفقا لـ…" with the ل written with the noun: the phrase ends at "وفقا".
    func attributionToPrefixed(_ index: Int, _ found: [Attribution]) -> Attribution? {
        let token = document.tokens[index]
        guard
            SpeechFinder.prefixedAttributions.contains(where: { key in
                document.readings(of: index).contains { $0.key == key && $0.preposition == 0 }
            }), index + 1 < tokens.upperBound
        else { return nil }
        let next = index + 1
        guard document.readings(of: next).contains(where: { $0.preposition == 0x644 }),
            document.tokens[next].kind == .word
        else { return nil }
        let phrase = Document.Phrase(
            first: index, last: index, reading: document.readings[Int(token.readings.lowerBound)],
            entry: LexiconEntry(kind: .attribution, flags: [], value: 0))
        // "لما أعلنه": a clause.
        if document.tokens[next].key == WordKeys.key("لما"), next + 1 < tokens.upperBound {
            for position in next + 1..<min(next + 3, tokens.upperBound) {
                if let (verb, _, _) = verbAt(position), !hasContent(after: position) {
                    return aside(index, phrase, from: position + 1, verb: verb, verbIndex: position, found)
                }
            }
            return nil
        }
        return aside(index, phrase, from: next, verb: nil, verbIndex: nil, found)
    }

    static let prefixedAttributions = Set(["وفقا", "وفقًا", "طبقا", "استنادا", "تبعا"].map(WordKeys.key))

    func hasContent(after index: Int) -> Bool {
        var position = index + 1
        while position < min(index + 24, tokens.upperBound) {
            if document.isMark(position, 0x2E) || (position > index + 1 && verbAt(position) != nil) { return false }
            if document.tokens[position].kinds.contains(.complementizer) || document.isMark(position, 0x3A) {
                return true
            }
            position += 1
        }
        return false
    }

    func aside(
        _ index: Int, _ phrase: Document.Phrase, from first: Int, verb: SpeechVerb?, verbIndex: Int?,
        _ found: [Attribution]
    ) -> Attribution? {
        let limit = asideEnd(first)
        guard first < limit else { return nil }
        var source = readPrefixed(first, limit)
        if verb?.isRelay == true,
            let about = (first..<limit).first(where: { document.tokens[$0].key == WordKeys.about })
        {
            let outer = readPrefixed(first, about)
            var inner = reader.readArabic(about + 1, limit)
            if inner.isFound {
                if outer.isFound {
                    inner.via = [Relay(speaker: outer.speaker, verb: document.text(verbIndex!, verbIndex!))] + inner.via
                }
                inner.head = first
                source = inner
            }
        }
        if !source.isFound {
            guard verb != nil, source.head < 0, let last = reader.memory.entries.last else { return nil }
            reader.assign(last, to: &source, .ellipsis)
        }
        // What may stand for a thing ("وفق الخطة") must be somebody.
        if case .entity(let entity) = source.speaker, document.entities[entity].type == .place, verb == nil,
            source.resolved == .nominal
        {
            return nil
        }
        let last = max(phrase.last, min(limit, source.end) - 1)
        let words = verbIndex.map { document.text(index, $0) } ?? document.text(index, phrase.last)
        let span = asideContent(index, last)
        return Attribution(
            form: .aside, first: index, last: last, start: span.start, end: span.end,
            verb: trimmedConjunction(words, index), lemma: verb?.lemma ?? lemma(phrase),
            act: verb?.act ?? .say, source: source, splits: false)
    }

    func trimmedConjunction(_ words: String, _ index: Int) -> String {
        let reading = document.readings(of: index).first { $0.hasConjunction && $0.preposition == 0 && $0.node != 0 }
        guard let reading, document.readings[Int(document.tokens[index].readings.lowerBound)].node == 0 else {
            return words
        }
        return String(words.unicodeScalars.dropFirst(Int(reading.prefix)))
    }

    func lemma(_ phrase: Document.Phrase) -> String {
        let first = document.text(phrase.first, phrase.first)
        return trimmedConjunction(first, phrase.first)
    }

    /// Reads a source whose first word may bear a ل ("وفقا لمصادر").
    func readPrefixed(_ first: Int, _ limit: Int) -> Source {
        if let mention = reader.mention(at: first), mention.first == first {
            var source = Source()
            reader.assign(mention.entity, to: &source, mention.kind == .nominal ? .nominal : .explicit)
            source.head = first
            source.end = mention.last + 1
            if source.end < limit, let citing = citingPhrase(source.end, limit) {
                source.end = reader.readCited(
                    after: citing.last + 1, limit, &source, verb: document.text(citing.first, citing.last))
            }
            return source
        }
        let isPrefixed = document.readings(of: first).contains { reading in
            reading.preposition == 0x644 && reading.node != 0
                && document.readings[Int(document.tokens[first].readings.lowerBound)].node == 0
        }
        guard isPrefixed else { return reader.readArabic(first, limit) }
        var source = Source()
        let next = reader.readPrefixedHead(first, limit, &source)
        source.head = first
        source.end = next
        if next < limit, let citing = citingPhrase(next, limit) {
            source.end = reader.readCited(
                after: citing.last + 1, limit, &source, verb: document.text(citing.first, citing.last))
        }
        return source
    }

    func citingPhrase(_ index: Int, _ limit: Int) -> Document.Phrase? {
        var index = index
        if document.isComma(index) { index += 1 }
        return document.wholePhrase(at: index, before: limit, KindSet(.citing))
    }

    /// Where the words of a source end: a comma (not before "نقلا عن"), a stop, "فإن".
    func asideEnd(_ first: Int) -> Int {
        var position = first
        while position < tokens.upperBound {
            if document.isComma(position) {
                if citingPhrase(position, tokens.upperBound) == nil { return position }
            } else if document.isMark(position, 0x2E, 0x21, 0x61F, 0x3F, 0x61B, 0x3A, 0x29) {
                return position
            } else if SpeechFinder.asideStops.contains(document.tokens[position].key) {
                return position
            }
            position += 1
        }
        return position
    }

    static let asideStops = Set(
        ["فإن", "فإنه", "فإنها", "فقد", "فقال", "فيما", "بينما", "الذي", "التي", "الذين"].map(WordKeys.key))

    /// The content of an aside: what follows it where it opens the sentence, what stands before it where it ends one, the
    /// whole where it stands within.
    func asideContent(_ first: Int, _ last: Int) -> (start: Int, end: Int) {
        let span = document.sentences[sentence]
        var start = tokens.lowerBound
        // A sentence may begin with "و" alone or a quotation mark.
        while start < first, document.tokens[start].kind == .mark { start += 1 }
        var after = last + 1
        while after < tokens.upperBound, document.tokens[after].kind == .mark { after += 1 }
        if start >= first {
            if after < tokens.upperBound, SpeechFinder.resultWords.contains(document.tokens[after].key) { after += 1 }
            let begin = after < tokens.upperBound ? Int(document.tokens[after].start) : span.end
            return (quoteStart(begin), span.end)
        }
        let end = Int(document.tokens[first].start)
        let sentenceStart = textStart
        guard after < tokens.upperBound else { return (sentenceStart, end) }
        // A new clause after the aside is not its content.
        let isNewClause = document.tokens[after].kinds.contains(.conjunction) || verbAt(after) != nil
        return (sentenceStart, isNewClause ? end : span.end)
    }

    func quoteStart(_ offset: Int) -> Int {
        offset > 0 && Quotation.isMark(document.scalars[offset - 1]) ? offset - 1 : offset
    }

    static let resultWords = Set(["فإن", "فقد"].map(WordKeys.key))
}

extension SourceReader {
    /// Reads a source noun that bears a ل: "لمصادر", "لمسؤولين", "للوزارة".
    func readPrefixedHead(_ index: Int, _ limit: Int, _ source: inout Source) -> Int {
        let readings = document.readings(of: index).filter { $0.preposition == 0x644 && $0.node != 0 }
        for reading in readings {
            for kind in [LexiconEntry.Kind.publisher, .source, .role, .body] {
                guard let entry = document.lexicon.trie.entry(reading.node, kind) else { continue }
                return prefixedHead(index, reading, entry, kind, limit, &source)
            }
        }
        return readHead(index, limit, &source)
    }

    func prefixedHead(
        _ index: Int, _ reading: Reading, _ entry: LexiconEntry, _ kind: LexiconEntry.Kind, _ limit: Int,
        _ source: inout Source
    ) -> Int {
        if kind == .publisher {
            var next = index + 1
            if document.isQuoteMark(next) { next += 1 }
            if let mention = mention(at: next), mention.first == next, document.entities[mention.entity].isOutlet {
                assign(mention.entity, to: &source, .explicit)
                return mention.last + 1
            }
        }
        if entry.flags.contains(.definite),
            let entity = document.antecedent(
                noun: document.nounKey(index), among: recentEntities(before: index))
        {
            assign(entity, to: &source, .nominal)
            return index + 1
        }
        let end = phraseEnd(index, limit, inBody: kind == .body)
        if kind == .role || kind == .source, end + 1 < limit || end < limit {
            var next = end + 1
            if document.isComma(next) { next += 1 }
            if let mention = mention(at: next), mention.first == next, document.entities[mention.entity].type == .person
            {
                assign(mention.entity, to: &source, .explicit)
                noteRole(index, end, &source, person: mention.entity)
                return mention.last + 1
            }
        }
        if kind == .body {
            assign(body(index, end, prefix: Int(reading.prefix)), to: &source, .explicit)
            return end + 1
        }
        let flags = entry.flags
        let isPlural = flags.contains(.plural) || flags.contains(.dual)
        let name = document.string(
            Int(document.tokens[index].start) + Int(reading.prefix), Int(document.tokens[end].end))
        let folded = Folding.fold(name)
        let key = document.nounKey(index)
        let unnamed =
            document.unnamed.firstIndex { Folding.fold($0.name) == folded }
            ?? document.addUnnamed(
                UnnamedSourceDescription(
                    name: name, count: flags.contains(.dual) ? 2 : isPlural ? nil : 1, nouns: [key], gender: .unknown,
                    isPlural: isPlural, affiliations: affiliations(index, end)))
        source.speaker = .unnamed(unnamed)
        source.resolved = .explicit
        source.isPlural = isPlural
        source.nouns = [key]
        return end + 1
    }
}
