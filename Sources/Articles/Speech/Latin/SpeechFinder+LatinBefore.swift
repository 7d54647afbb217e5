import Text

extension SpeechFinder {
    // MARK: Contents before the verb

    /// The content that stands before a subject: the quotation that closes there, or the clause up to its comma.
    func latinBackward(_ head: Int, _ verb: SpeechVerb, _ found: [Attribution]) -> (
        start: Int, end: Int, closed: Bool
    )? {
        var before = head - 1
        while before >= tokens.lowerBound, document.isComma(before) || document.isMark(before, 0x2D, 0x2013, 0x2014) {
            before -= 1
        }
        guard before >= tokens.lowerBound, before < head - 1 || document.isQuoteMark(before) else { return nil }
        if let pair = pairs.last(where: { $0.close == before }) {
            // Words before a quotation that end without a stop are part of the content.
            let lead = leadIn(pair.open, found)
            if let lead { return (lead, Int(document.tokens[pair.close].end), true) }
            return (Int(document.tokens[pair.open].end), Int(document.tokens[pair.close].start), true)
        }
        guard verb.takesThat || verb.takesQuote else { return nil }
        var start = tokens.lowerBound
        if let last = found.last { start = max(start, last.last + 1) }
        guard start < head, (start..<head).contains(where: { document.tokens[$0].kind == .word }) else { return nil }
        return (
            document.tokens[start].kind == .mark && start > tokens.lowerBound
                ? Int(document.tokens[start].end) : Int(document.tokens[start].start),
            Int(document.tokens[head].start), true
        )
    }

    func leadIn(_ open: Int, _ found: [Attribution]) -> Int? {
        var start = tokens.lowerBound
        if let last = found.last { start = max(start, last.last + 1) }
        guard open > start, document.tokens[open - 1].kind == .word else { return nil }
        return Int(document.tokens[start].start)
    }

    /// `"…," said X`: the subject follows the verb.
    func latinInverted(
        _ index: Int, _ verbLast: Int, _ verb: SpeechVerb, _ found: [Attribution]
    ) -> Attribution? {
        guard verb.takesQuote, index > tokens.lowerBound, document.tokens[index - 1].kind == .mark,
            document.isComma(index - 1) || document.isQuoteMark(index - 1)
                || document.isMark(index - 1, 0x2D, 0x2014, 0x2013)
        else { return nil }
        guard let content = latinBackward(index, verb, found) else { return nil }
        var limit = verbLast + 1
        while limit < tokens.upperBound, !document.isQuoteMark(limit), !document.isMark(limit, 0x2E, 0x3A, 0x3B) {
            limit += 1
        }
        var source = reader.readLatin(verbLast + 1, limit)
        guard source.isFound else { return nil }
        let next = skipLatinAdjuncts(min(source.end, limit), &source)
        return Attribution(
            form: .after, first: index, last: max(verbLast, next - 1), start: content.start, end: content.end,
            verb: document.text(index, verbLast), lemma: verb.lemma, act: verb.act, source: source,
            splits: true, isClosed: true)
    }

    func latinParticiple(
        _ index: Int, _ verbLast: Int, _ verb: SpeechVerb, _ found: [Attribution]
    ) -> Attribution? {
        var source = Source()
        if let last = found.last(where: { $0.source.isFound }) {
            source = last.source
        } else {
            var position = tokens.lowerBound
            while position < index, isAdverb(position) || document.tokens[position].kind == .mark { position += 1 }
            source = reader.readLatin(position, index)
            guard source.isFound else { return nil }
            if case .entity(let entity) = source.speaker, document.entities[entity].type == .place { return nil }
        }
        source.resolved = .ellipsis
        source.head = index
        var position = verbLast + 1
        if verb.takesWhom { position = readWhom(position, &source) }
        position = skipLatinAdjuncts(position, &source)
        guard position < tokens.upperBound else { return nil }
        func make(_ start: Int, _ end: Int?, _ last: Int, closed: Bool = false) -> Attribution {
            Attribution(
                form: .participle, first: index, last: last, start: start, end: end ?? document.sentences[sentence].end,
                verb: document.text(index, verbLast), lemma: verb.lemma, act: verb.act, source: source, isClosed: closed
            )
        }
        if document.isMark(position, 0x3A) || document.isComma(position) { position += 1 }
        guard position < tokens.upperBound else { return nil }
        if document.isQuoteMark(position) {
            return quoted(position).map { make($0.start, $0.end, position, closed: $0.closed) }
        }
        let token = document.tokens[position]
        if token.kinds.contains(.complementizer), verb.takesThat { return make(Int(token.end), nil, position) }
        if verb.nounPrepositions.contains(token.key), SpeechFinder.latinNounActs.contains(verb.act) {
            return make(token.key == WordKeys.key("to") ? Int(token.start) : Int(token.end), nil, position)
        }
        if let preposition = prepositionAfterObject(position, verb) {
            let isInfinitive = document.tokens[preposition].key == WordKeys.key("to")
            return make(
                Int(isInfinitive ? document.tokens[preposition].start : document.tokens[preposition].end), nil,
                preposition)
        }
        if verb.takesThat, !verb.isWeak || verb.lemma == "add", beginsClause(position) {
            return make(Int(token.start), nil, position - 1)
        }
        return nil
    }

    // MARK: "According to"

    func accordingTo(_ index: Int, _ found: [Attribution]) -> Attribution? {
        guard depth(index) == 0,
            let phrase = document.wholePhrase(at: index, before: tokens.upperBound, KindSet(.attribution))
        else { return nil }
        var limit = phrase.last + 1
        while limit < tokens.upperBound, !document.isMark(limit, 0x2E, 0x3B, 0x21, 0x3F), !document.isQuoteMark(limit) {
            limit += 1
        }
        var source = reader.readLatin(phrase.last + 1, limit)
        guard source.isFound else { return nil }
        let next = skipLatinAdjuncts(min(source.end, limit), &source)
        let last = max(phrase.last, next - 1)
        let span = document.sentences[sentence]
        var start = tokens.lowerBound
        while start < index, document.tokens[start].kind == .mark { start += 1 }
        var after = last + 1
        while after < tokens.upperBound, document.tokens[after].kind == .mark { after += 1 }
        let content: (Int, Int)
        if start >= index {
            content = (after < tokens.upperBound ? Int(document.tokens[after].start) : span.end, span.end)
        } else if after >= tokens.upperBound {
            content = (textStart, Int(document.tokens[index].start))
        } else {
            content =
                document.isComma(index - 1) && document.isComma(last + 1) || !document.isComma(last + 1)
                ? (textStart, span.end) : (textStart, Int(document.tokens[index].start))
        }
        return Attribution(
            form: .aside, first: index, last: last, start: content.0, end: content.1,
            verb: document.text(phrase.first, phrase.last), lemma: "according to", act: .say, source: source,
            splits: false)
    }
}
