import Text

/// Finds reported speech: who said what, sentence by sentence, with what was said before in mind.
final class SpeechFinder {
    let document: Document
    let reader: SourceReader
    /// The sentence at hand: its tokens and the pairs of quotation marks in it, as tokens.
    var tokens: Range<Int> = 0..<0
    var pairs: [(open: Int, close: Int)] = []
    var sentence = 0
    /// Where the sentence's text begins, after a dateline.
    var textStart = 0
    /// The end of a quotation that ran over into paragraphs after its own.
    private var consumedTo = 0

    init(_ document: Document) {
        self.document = document
        reader = SourceReader(document)
    }

    func run() {
        var lastSection = -1
        for index in document.sentences.indices {
            let span = document.sentences[index]
            if span.end <= consumedTo { continue }
            let section = document.paragraphs[span.paragraph].section
            if section != lastSection {
                let kind = document.sections[section].kind
                if kind == .teaser
                    || (document.sections[section].isOtherStory && document.sections[section].heading != nil)
                {
                    reader.memory.forget()
                }
                if kind == .boilerplate { lastSection = section; continue }
                lastSection = section
            }
            if document.sections[section].kind == .boilerplate { continue }
            read(index, isHeading: document.sections[section].kind == .headline)
        }
        identify()
        nest()
    }

    /// Offices whose holder is named elsewhere in the article, before or after.
    private func identify() {
        var holders: [Int: Int] = [:]
        for (index, source) in document.unnamed.enumerated() where !source.words.isEmpty {
            let people = document.entities.indices.filter { entity in
                document.entities[entity].type == .person
                    && document.entities[entity].titles.contains { title in
                        title.starts(with: source.words) || (source.words.starts(with: title) && title.count > 1)
                    }
            }
            if people.count == 1 { holders[index] = people[0] }
        }
        guard !holders.isEmpty else { return }
        func identified(_ speaker: Speaker) -> Speaker? {
            guard case .unnamed(let index) = speaker, let person = holders[index] else { return nil }
            return .entity(person)
        }
        for index in document.statements.indices {
            if let person = identified(document.statements[index].speaker) {
                if case .unnamed(let source) = document.statements[index].speaker {
                    document.statements[index].role = document.statements[index].role ?? document.unnamed[source].name
                }
                document.statements[index].speaker = person
                document.statements[index].resolved = .nominal
            }
            document.statements[index].via = document.statements[index].via.map {
                identified($0.speaker).map { Relay(speaker: $0, verb: nil) } ?? $0
            }
        }
    }

    private func read(_ index: Int, isHeading: Bool) {
        sentence = index
        tokens = document.sentences[index].tokens
        tokens = afterDateline(tokens)..<tokens.upperBound
        guard tokens.count > 2 else { return }
        textStart = Int(document.tokens[tokens.lowerBound].start)
        findPairs()
        var found: [Attribution]
        if let quotation = continuedQuotation() {
            found = [quotation]
        } else if isHeading, let title = titleAttribution() {
            found = [title]
        } else {
            found = document.isLatin(tokens) ? latinAttributions() : arabicAttributions()
        }
        if found.isEmpty, let title = titleAttribution() { found = [title] }
        if found.isEmpty, let actor = actor() {
            reader.memory.note(actor)
            return
        }
        settle(&found)
        for attribution in found {
            if let (first, second) = cutAtColon(attribution) {
                record(first)
                record(second)
            } else {
                record(attribution)
            }
        }
        addSplitQuotations(found)
    }

    /// A person who acts in a sentence that reports no speech: "وزار الوزير فلان …. وقال إن …".
    private func actor() -> SpeakerMemory.Entry? {
        let first = tokens.lowerBound
        var commas = 0
        for index in first..<min(first + 14, tokens.upperBound) {
            if document.isComma(index) { commas += 1 }
            if commas > 1 { return nil }
            guard let mention = reader.mention(at: index), mention.first == index, mention.kind == .name else {
                continue
            }
            let entity = document.entities[mention.entity]
            guard entity.type == .person, reader.preposition(of: mention) == 0 else {
                if entity.type == .person { return nil }
                continue
            }
            return SpeakerMemory.Entry(
                speaker: .entity(mention.entity), gender: entity.gender, isPlural: false, nouns: entity.nouns,
                paragraph: document.sentences[sentence].paragraph)
        }
        return nil
    }

    /// The token after a dateline ("MARSA VELDA, June 3 (Reuters) -", "بيروت -") that opens a paragraph.
    private func afterDateline(_ range: Range<Int>) -> Int {
        guard document.paragraphs[document.sentences[sentence].paragraph].tokens.lowerBound == range.lowerBound else {
            return range.lowerBound
        }
        for index in range.prefix(12) where document.isMark(index, 0x2D, 0x2013, 0x2014) && !document.isJoiner(index) {
            guard index > range.lowerBound, index + 1 < range.upperBound else { return range.lowerBound }
            let isDateline = (range.lowerBound..<index).allSatisfy { position in
                document.tokens[position].kind != .word || document.mentionOf[position] >= 0
                    || document.tokens[position].shape.contains(.capital)
                    || !document.tokens[position].kinds.isDisjoint(
                        with: KindSet([.month, .weekday, .day]))
            }
            return isDateline ? index + 1 : range.lowerBound
        }
        return range.lowerBound
    }

    private func findPairs() {
        let span = document.sentences[sentence]
        pairs = Quotation.pairs(document.scalars, in: span.start..<span.end).compactMap { pair in
            let open = document.firstToken(from: pair.open)
            let close = document.firstToken(from: pair.close)
            guard open < close, close < document.tokens.count, document.tokens[open].kind == .mark else { return nil }
            // Single marks round one or two words are titles and nicknames.
            if [0x27, 0x2018].contains(document.tokens[open].scalar), close - open < 4 { return nil }
            return (open, close)
        }
    }

    // MARK: Ends of contents

    /// Contents end where other reporting clauses begin; a source at the end of a content belongs to it.
    private func settle(_ found: inout [Attribution]) {
        var index = 0
        while index < found.count {
            defer { index += 1 }
            let later = found[index]
            for earlier in 0..<index where found[earlier].form == .before || found[earlier].form == .participle {
                guard later.first < found.count + document.tokens.count, !found[earlier].isClosed else { continue }
                let cut = Int(document.tokens[later.first].start)
                guard cut > found[earlier].start, cut < found[earlier].end, later.splits else { continue }
                if depth(later.first) > depth(at: found[earlier].start) { continue }
                found[earlier].end = cut
            }
        }
        relayAsides(&found)
    }

    /// "قال X إن …، وفق Y": one statement, passed on by Y; or, where X is a publisher, Y's and passed on by X.
    private func relayAsides(_ found: inout [Attribution]) {
        var index = 0
        while index < found.count {
            let aside = found[index]
            guard aside.form == .aside, aside.source.isFound,
                let host = found[..<index].lastIndex(where: {
                    ($0.form == .before || $0.form == .participle) && $0.start < Int(document.tokens[aside.first].start)
                        && !$0.isClosed
                }), found[host].source.isFound,
                aside.start <= found[host].start
            else {
                index += 1
                continue
            }
            found[host].end = min(found[host].end, Int(document.tokens[aside.first].start))
            if isPublisher(found[host].source.speaker), !isSame(found[host].source.speaker, aside.source.speaker) {
                var inner = aside.source
                inner.via =
                    found[host].source.via
                    + [Relay(speaker: found[host].source.speaker, verb: found[host].verb)] + aside.source.via
                inner.date = found[host].source.date ?? inner.date
                inner.addressed = found[host].source.addressed
                found[host].source = inner
            } else if !isSame(found[host].source.speaker, aside.source.speaker) {
                found[host].source.via.insert(
                    contentsOf: aside.source.via + [Relay(speaker: aside.source.speaker, verb: aside.verb)], at: 0)
            }
            found.remove(at: index)
        }
    }

    func isPublisher(_ speaker: Speaker) -> Bool {
        guard case .entity(let entity) = speaker else { return false }
        return document.entities[entity].isOutlet
    }

    func isSame(_ a: Speaker, _ b: Speaker) -> Bool {
        switch (a, b) {
        case (.entity(let a), .entity(let b)): a == b
        case (.unnamed(let a), .unnamed(let b)): a == b
        default: false
        }
    }

    /// How many quotations a token stands in.
    func depth(_ token: Int) -> Int {
        pairs.count { $0.open < token && token < $0.close }
    }

    private func depth(at offset: Int) -> Int {
        pairs.count { Int(document.tokens[$0.open].start) < offset && offset <= Int(document.tokens[$0.close].start) }
    }

    // MARK: Recording

    /// The content without the space, commas, conjunctions and marks round it.
    func trimmed(_ start: Int, _ end: Int) -> (start: Int, end: Int) {
        var (start, end) = (start, end)
        func isEdge(_ scalar: UInt32, last: Bool) -> Bool {
            if CharacterClass.of(scalar) == .space || Folding.isBidiControl(scalar) { return true }
            switch scalar {
            case 0x2C, 0x60C, 0x3B, 0x61B, 0x3A, 0x2D, 0x2013, 0x2014: return true
            case 0x640: return !last
            case 0x2E, 0x2026: return last
            default: return false
            }
        }
        while start < end, isEdge(document.scalars[start], last: false) { start += 1 }
        while end > start, isEdge(document.scalars[end - 1], last: true) { end -= 1 }
        return (start, end)
    }

    private func record(_ attribution: Attribution) {
        var (start, end) = trimmed(attribution.start, attribution.end)
        if attribution.isObject,
            let comma = document.tokenRange(start, end).first(where: { document.isComma($0) && depth($0) == 0 })
        {
            end = trimmed(start, Int(document.tokens[comma].start)).end
        }
        if attribution.act == .promise || attribution.act == .threaten, let cut = concession(start, end) { end = cut }
        guard end - start >= 2 else { return }
        let inner = document.tokenRange(start, end)
        guard inner.contains(where: { document.tokens[$0].kind != .mark }) else { return }
        let kind = kind(&start, &end)
        let span = document.sentences[sentence]
        var date = attribution.source.date
        if document.sections[document.paragraphs[span.paragraph].section].isOtherStory { date = nil }
        document.statements.append(
            StatementSpan(
                start: start, end: end, kind: kind, verb: attribution.verb, lemma: attribution.lemma,
                act: attribution.act, speaker: attribution.source.speaker,
                resolved: attribution.source.isFound ? attribution.source.resolved : .none,
                role: attribution.source.role, via: attribution.source.via, addressed: attribution.source.addressed,
                date: date, sentence: sentence, parent: nil))
        let source = attribution.source
        if source.isFound, depth(attribution.first) == 0 {
            reader.memory.note(
                SpeakerMemory.Entry(
                    speaker: source.speaker, gender: source.gender, isPlural: source.isPlural, nouns: source.nouns,
                    paragraph: span.paragraph))
        }
        if end > span.end { consumedTo = end }
    }

    /// `… that water was the danger: "It rises every hour."`: two statements of one speaker.
    private func cutAtColon(_ attribution: Attribution) -> (Attribution, Attribution)? {
        guard !attribution.isClosed, attribution.form == .before else { return nil }
        let (start, end) = trimmed(attribution.start, attribution.end)
        for pair in pairs where pair.open > 0 && document.isMark(pair.open - 1, 0x3A) && pair.close - pair.open > 3 {
            let colon = Int(document.tokens[pair.open - 1].start)
            let close = Int(document.tokens[pair.close].start)
            guard colon > start + 8, close < end + 2, end - close <= 2 else { continue }
            var (first, second) = (attribution, attribution)
            first.end = colon
            second.start = Int(document.tokens[pair.open].end)
            second.end = close
            second.isClosed = true
            second.source.resolved = .ellipsis
            return (first, second)
        }
        return nil
    }

    /// Where the reporter goes on in the same sentence: "، وهو ما نفاه …", ", but praised …".
    private func aftermath(_ start: Int, _ end: Int) -> Int? {
        for index in document.tokenRange(start, end) where document.isComma(index) && depth(index) == 0 {
            let next = index + 1
            guard next + 1 < document.tokens.count, Int(document.tokens[next].start) > start else { continue }
            let key = document.tokens[next].key
            let isRemark =
                WordKeys.remarks.contains(key)
                && (document.tokens[next + 1].key == WordKeys.ma
                    || document.tokens[next + 1].key == WordKeys.arabicWhich)
            let isVerb =
                key == WordKeys.key("but") && document.tokens[next + 1].kinds.contains(.verb)
                && document.tokens[next + 1].kinds.isDisjoint(with: KindSet([.role, .source, .body, .document]))
            if isRemark || isVerb { return trimmed(start, Int(document.tokens[index].start)).end }
        }
        return nil
    }

    /// Where "despite …" begins after a promise: the reporter's words.
    private func concession(_ start: Int, _ end: Int) -> Int? {
        let words = document.tokenRange(start, end)
        guard let word = words.first(where: { document.tokens[$0].key == WordKeys.despite }) else { return nil }
        return trimmed(start, Int(document.tokens[word].start)).end
    }

    /// Whether the content is wholly, partly or not at all in quotation marks; marks round the whole of it go.
    private func kind(_ start: inout Int, _ end: inout Int) -> StatementKind {
        let opens = Quotation.isMark(document.scalars[start])
        var after = end
        while after < document.scalars.count, [0x2C, 0x60C, 0x2E, 0x2026].contains(document.scalars[after]) {
            after += 1
        }
        let closes = after < document.scalars.count && Quotation.isMark(document.scalars[after])
        let openedBefore = start > 0 && Quotation.isMark(document.scalars[start - 1])
        if openedBefore, closes || end >= document.scalars.count || consumes(end) { return .direct }
        if opens {
            let closing = Quotation.isMark(document.scalars[end - 1])
            let match = pairs.first { Int(document.tokens[$0.open].start) == start }
            if closing, match == nil || Int(document.tokens[match!.close].end) == end {
                start += 1
                end -= 1
                (start, end) = trimmed(start, end)
                return .direct
            }
            if match == nil, !closing, !document.scalars[start + 1..<end].contains(where: Quotation.isMark) {
                // An opening mark whose partner is missing.
                start += 1
                return .direct
            }
        }
        let (first, last) = (start, end)
        let isMixed = pairs.contains { pair in
            let open = Int(document.tokens[pair.open].start)
            let close = Int(document.tokens[pair.close].start)
            return open >= first && close < last && !isQuotedName(pair)
        }
        if isMixed { return .mixed }
        // One mark alone within the content: its partner was forgotten.
        let marks = document.scalars[start..<end].count(where: Quotation.isMark)
        return marks % 2 == 1 ? .mixed : .indirect
    }

    private func consumes(_ end: Int) -> Bool { end > document.sentences[sentence].end }

    /// A quotation that is a name: "كان 11", حركة "حماس".
    func isQuotedName(_ pair: (open: Int, close: Int)) -> Bool {
        guard pair.close - pair.open <= 5 else { return false }
        if pair.open + 1 < pair.close, document.mentionOf[pair.open + 1] >= 0 {
            let mention = document.mentions[Int(document.mentionOf[pair.open + 1])]
            if mention.kind == .name, mention.last + 1 == pair.close { return true }
        }
        guard pair.open > 0, document.tokens[pair.open - 1].kind == .word else { return false }
        return !document.tokens[pair.open - 1].anyKinds.isDisjoint(with: KindSet([.body, .publisher, .place]))
    }

    // MARK: Nesting

    /// A statement within another's content is quoted by it.
    private func nest() {
        document.statements.sort { $0.start != $1.start ? $0.start < $1.start : $0.end > $1.end }
        var open: [Int] = []
        for index in document.statements.indices {
            let statement = document.statements[index]
            while let last = open.last, document.statements[last].end < statement.end { open.removeLast() }
            document.statements[index].parent = open.last
            open.append(index)
        }
    }
}

extension Document {
    /// True where most words of a range are of the Latin script.
    func isLatin(_ range: Range<Int>) -> Bool {
        var balance = 0
        for token in tokens[range] where token.kind == .word { balance += token.shape.contains(.arabic) ? -1 : 1 }
        return balance > 0
    }
}
