import Language
import Text

extension Document {
    /// A phrase of the lexicon found in the text.
    struct Phrase {
        let first: Int
        let last: Int
        let reading: Reading
        let entry: WordEntry
        /// The table's node, for the other entries of the same words.
        let node: UInt32
    }

    /// True where an entry counts at a token: of the sentence's language or of all, and as written where that matters.
    @inline(__always)
    func counts(_ entry: WordEntry, at token: Int, _ reading: Reading) -> Bool {
        if entry.language != 0, tokens[token].language != 0, entry.language != tokens[token].language { return false }
        if !endsAsWritten(entry, tokens[token]) { return false }
        guard entry.exact != 0,
            tokens[token].shape.contains(.clitic) ? tokens[token].shape.contains(.exact) : isLatinExact
        else { return true }
        let start = Int(tokens[token].start) + Int(reading.prefix)
        return WordHash.exact(scalars[start..<Int(tokens[token].end)]) == entry.exact
    }

    /// False for a noun for people whose ending the text writes otherwise: "شقيقه" is his brother, "شقيقة" a sister, though
    /// they are compared as one word.
    @inline(__always)
    private func endsAsWritten(_ entry: WordEntry, _ token: Token) -> Bool {
        guard entry.kind == .role || entry.kind == .source || entry.kind == .kin, token.shape.contains(.clitic) else {
            return true
        }
        switch scalars[Int(token.end) - 1] {
        case 0x629: return !entry.tags.contains(.pronoun)
        case 0x647:
            return !writesFeminine || entry.tags.contains(.pronoun)
                || entry.kind != .kin && !entry.tags.contains(.feminine)
        default: return true
        }
    }

    /// The first entry of a class of a reading, one of the sentence's own language before what all share.
    func entry(_ reading: Reading, at token: Int, _ kind: WordClass) -> WordEntry? {
        guard reading.node != 0 else { return nil }
        var found: WordEntry?
        words.forEachEntry(reading.node) { entry in
            if entry.kind == kind, found == nil || found!.language == 0 && entry.language != 0,
                counts(entry, at: token, reading)
            {
                found = entry
            }
        }
        return found
    }

    /// The first entry of a class of any reading of a token.
    func entry(at token: Int, _ kind: WordClass) -> WordEntry? {
        guard tokens[token].anyKinds.contains(kind) else { return nil }
        for reading in readings(of: token) {
            if let entry = entry(reading, at: token, kind) { return entry }
        }
        return nil
    }

    /// The entry of a class of a token read whole.
    func wholeEntry(at token: Int, _ kind: WordClass) -> WordEntry? {
        guard tokens[token].kinds.contains(kind), let reading = readings(of: token).first else { return nil }
        return entry(reading, at: token, kind)
    }

    /// Calls `found` with every entry of the phrases that a reading begins, the shortest phrase first; then with those that
    /// a possessive ending belongs to ("Cox's Bazar", "Moody's"), which the lexicon has as one word.
    func walk(_ reading: Reading, from first: Int, before limit: Int, _ found: (Phrase) -> Void) {
        walk(reading, from: first, at: reading.node, first, before: limit, found)
        guard endsInPossessive(first, before: limit), reading.prefix == 0 else { return }
        walk(reading, from: first, at: words.next(0, possessiveKey(first)), first + 1, before: limit, found)
    }

    private func walk(
        _ reading: Reading, from first: Int, at start: UInt32, _ startLast: Int, before limit: Int,
        _ found: (Phrase) -> Void
    ) {
        var (node, last) = (start, startLast)
        while node != 0 {
            let here = node
            words.forEachEntry(node) { entry in
                if counts(entry, at: first, reading) {
                    found(Phrase(first: first, last: last, reading: reading, entry: entry, node: here))
                }
            }
            var following = last + 1
            if following < limit, isJoiner(following) || isMark(following, 0x26) { following += 1 }
            guard following < limit, tokens[following].kind != .mark else { return }
            if endsInPossessive(following, before: limit) {
                let whole = words.next(node, possessiveKey(following))
                if whole != 0 {
                    (node, last) = (whole, following + 1)
                    continue
                }
            }
            node = words.next(node, tokens[following].key)
            last = following
        }
    }

    /// True where a possessive ending is written with a word.
    @inline(__always)
    func endsInPossessive(_ index: Int, before limit: Int) -> Bool {
        index + 1 < limit && tokens[index + 1].shape.contains(.possessive)
    }

    /// The key of a word together with its possessive ending.
    private func possessiveKey(_ index: Int) -> UInt64 { WordHash.step(tokens[index].key, 0x73) }

    /// The longest phrase of some classes that begins at a token, behind clitics too unless only conjunctions may stand there.
    func phrase(at first: Int, before limit: Int, _ kinds: ClassSet, conjunctionOnly: Bool = false) -> Phrase? {
        guard first >= 0, first < limit, tokens[first].kind != .mark else { return nil }
        var best: Phrase?
        for reading in readings(of: first) where reading.node != 0 && (!conjunctionOnly || reading.preposition == 0) {
            walk(reading, from: first, before: limit) { phrase in
                if kinds.contains(phrase.entry.kind), isBetter(phrase, than: best) { best = phrase }
            }
        }
        return best
    }

    private func isBetter(_ phrase: Phrase, than best: Phrase?) -> Bool {
        guard let best else { return true }
        if phrase.last != best.last { return phrase.last > best.last }
        return phrase.reading.prefix == best.reading.prefix && phrase.entry.kind.rawValue < best.entry.kind.rawValue
    }

    /// The longest phrase of some classes at a token, its first word read whole.
    func wholePhrase(at first: Int, before limit: Int, _ kinds: ClassSet) -> Phrase? {
        guard first >= 0, first < limit, tokens[first].kind != .mark, let reading = readings(of: first).first,
            reading.node != 0
        else { return nil }
        var best: Phrase?
        walk(reading, from: first, before: limit) { phrase in
            if kinds.contains(phrase.entry.kind), isBetter(phrase, than: best) { best = phrase }
        }
        return best
    }

    /// All phrases of a class that begin at a token, the longest first.
    func phrases(at first: Int, before limit: Int, _ kind: WordClass) -> [Phrase] {
        var found: [Phrase] = []
        for reading in readings(of: first) where reading.node != 0 || endsInPossessive(first, before: limit) {
            walk(reading, from: first, before: limit) { if $0.entry.kind == kind { found.append($0) } }
        }
        return found.sorted { ($0.last, -$0.reading.prefix) > ($1.last, -$1.reading.prefix) }
    }

    /// Sets the classes of tokens from the entries that count in their language.
    func classify(_ range: Range<Int>) {
        for index in range {
            var whole = ClassSet()
            var any = ClassSet()
            let list = tokens[index].readings
            for position in list {
                let reading = readings[Int(position)]
                guard reading.node != 0 else { continue }
                var found = ClassSet()
                words.forEachEntry(reading.node) { entry in
                    if counts(entry, at: index, reading) { found.insert(entry.kind) }
                }
                if position == list.lowerBound { whole = found }
                any.formUnion(found)
            }
            if tokens[index].kind == .word, any.isEmpty, tokens[index].language != 0 {
                addShapes(index, &whole)
                tokens[index].isShaped = !whole.isEmpty
            }
            tokens[index].kinds = whole
            tokens[index].anyKinds = any
        }
    }

    /// The classes that a word has by its shape, where no list knows it.
    private func addShapes(_ index: Int, _ kinds: inout ClassSet) {
        let token = tokens[index]
        guard lexicon.hasShapes(token.language), token.end - token.start <= (token.shape.contains(.clitic) ? 12 : 20),
            !token.shape.contains(.capital)
        else { return }
        let isDefinite = token.shape.contains(.article)
        let article = isDefinite ? Int(lexicon.articles.last?.size ?? 0) : 0
        withFoldedLetters(Int(token.start)..<Int(token.end)) { letters in
            let word = letters.extracting(min(article, letters.count)...)
            for shape in lexicon.table.shapes
            where shape.language == token.language && shape.fits(word, isDefinite: isDefinite) {
                kinds.insert(shape.kind)
            }
        }
    }

    /// Gives the folded code points of a word, without a list of them on the heap.
    private func withFoldedLetters(_ range: Range<Int>, _ body: (Span<UInt32>) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: range.count * 2) { letters in
            var count = 0
            func put(_ letter: UInt32) {
                letters.initializeElement(at: count, to: letter)
                count += 1
            }
            for place in range {
                let folded = Folding.fold(scalars[place])
                guard folded != Folding.dropped || scalars[place] == 0 else { continue }
                put(folded)
                let second = Folding.second(scalars[place])
                if second != 0 { put(second) }
            }
            body(UnsafeBufferPointer(rebasing: letters[..<count]).span)
        }
    }

    // MARK: Nouns

    /// The hash of a noun without its clitics and article: one key for "الوزير", "وزير" and "للوزير".
    func nounKey(_ index: Int) -> UInt64 {
        let token = tokens[index]
        guard token.shape.contains(.clitic) else { return token.key }
        let range = Int(token.start)..<Int(token.end)
        guard token.shape.contains(.article) || token.shape.contains(.innerArticle) else {
            var hash = WordHash.seed
            for position in range {
                let folded = Folding.fold(scalars[position])
                if folded != 0, folded != 0x27, folded != 0x2E { hash = WordHash.step(hash, folded) }
            }
            return hash
        }
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: range.count) { letters in
            var count = 0
            for position in range {
                let folded = Folding.fold(scalars[position])
                guard folded != 0, folded != 0x27 else { continue }
                letters.initializeElement(at: count, to: folded)
                count += 1
            }
            for start in 0..<min(3, count) {
                for article in lexicon.articles where count > start + Int(article.size) + 1 {
                    if (0..<Int(article.size)).allSatisfy({ letters[start + $0] == article.letter($0) }) {
                        return WordHash.hash(letters[(start + Int(article.size))..<count])
                    }
                }
            }
            return WordHash.hash(letters[..<count])
        }
    }
}
