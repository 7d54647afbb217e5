import Text

/// An article while it is annotated: its code points, tokens and what was found so far.
final class Document {
    let scalars: [UInt32]
    let tokens: [Token]
    let readings: [Reading]
    let lexicon: Lexicon
    /// The day of publication, in days since 1970-01-01.
    let published: Int?
    /// True where most words are of the Latin script.
    let isLatin: Bool

    var sections: [SectionSpan] = []
    var paragraphs: [ParagraphSpan] = []
    var sentences: [SentenceSpan] = []
    var entities: [Entity] = []
    var mentions: [Mention] = []
    /// For each token the mention that covers it, or -1.
    var mentionOf: [Int32]
    var unnamed: [UnnamedSourceDescription] = []
    var statements: [StatementSpan] = []
    /// The outlet that publishes the article, where it is known.
    var publisher: Int?

    init(scalars: [UInt32], lexicon: Lexicon, published: Int?) {
        self.scalars = scalars
        self.lexicon = lexicon
        self.published = published
        let tokenizer = Tokenizer(scalars, lexicon.trie)
        tokens = tokenizer.tokens
        readings = tokenizer.readings
        mentionOf = Array(repeating: -1, count: tokens.count)
        var latin = 0
        var arabic = 0
        for token in tokens where token.kind == .word {
            if token.shape.contains(.arabic) { arabic += 1 } else { latin += 1 }
        }
        isLatin = latin > arabic
    }

    // MARK: Text

    /// The text of a range of code points.
    func string(_ start: Int, _ end: Int) -> String {
        var view = String.UnicodeScalarView()
        for index in start..<end { view.append(Unicode.Scalar(scalars[index]) ?? "\u{FFFD}") }
        return String(view)
    }

    /// The text from one token to another.
    func text(_ first: Int, _ last: Int) -> String { string(Int(tokens[first].start), Int(tokens[last].end)) }

    // MARK: Phrases

    /// A phrase of the lexicon found in the text.
    struct Phrase {
        let first: Int
        let last: Int
        let reading: Reading
        let entry: LexiconEntry
        /// The trie's node, for the other entries of the same words.
        var node: UInt32 = 0
    }

    /// The longest phrase of some kinds that begins at a token and ends before `limit`.
    func phrase(at first: Int, before limit: Int, _ kinds: KindSet, conjunctionOnly: Bool = false) -> Phrase? {
        guard first >= 0, first < limit, tokens[first].kind != .mark else { return nil }
        var best: Phrase?
        for index in tokens[first].readings {
            let reading = readings[Int(index)]
            guard reading.node != 0, !conjunctionOnly || reading.preposition == 0 else { continue }
            walk(reading, from: first, before: limit, kinds) { phrase in
                if best == nil || phrase.last > best!.last { best = phrase }
            }
        }
        return best
    }

    /// All phrases of a kind that begin at a token, the longest first.
    func phrases(at first: Int, before limit: Int, _ kind: LexiconEntry.Kind) -> [Phrase] {
        var found: [Phrase] = []
        for index in tokens[first].readings where readings[Int(index)].node != 0 {
            walk(readings[Int(index)], from: first, before: limit, KindSet(kind)) { phrase in
                lexicon.trie.forEachEntry(phrase.node) { entry in
                    guard entry.kind == kind else { return }
                    found.append(
                        Phrase(
                            first: first, last: phrase.last, reading: phrase.reading, entry: entry, node: phrase.node))
                }
            }
        }
        return found.sorted { ($0.last, -$0.reading.prefix) > ($1.last, -$1.reading.prefix) }
    }

    /// The longest phrase of some kinds at a token, its first word read whole.
    func wholePhrase(at first: Int, before limit: Int, _ kinds: KindSet) -> Phrase? {
        guard first >= 0, first < limit, tokens[first].kind != .mark else { return nil }
        var best: Phrase?
        let reading = readings[Int(tokens[first].readings.lowerBound)]
        guard reading.node != 0 else { return nil }
        walk(reading, from: first, before: limit, kinds) { best = $0 }
        return best
    }

    private func walk(
        _ reading: Reading, from first: Int, before limit: Int, _ kinds: KindSet, _ found: (Phrase) -> Void
    ) {
        var node = reading.node
        var last = first
        while true {
            var hit: LexiconEntry?
            lexicon.trie.forEachEntry(node) { entry in
                if kinds.contains(entry.kind), hit == nil || hit!.kind.rawValue > entry.kind.rawValue { hit = entry }
            }
            if let hit { found(Phrase(first: first, last: last, reading: reading, entry: hit, node: node)) }
            var following = last + 1
            if following < limit, isJoiner(following) { following += 1 }
            guard following < limit, tokens[following].kind != .mark else { return }
            node = lexicon.trie.next(node, tokens[following].key)
            if node == 0 { return }
            last = following
        }
    }

    /// A hyphen or slash with no space on either side.
    func isJoiner(_ index: Int) -> Bool {
        guard tokens.indices.contains(index) else { return false }
        let token = tokens[index]
        guard token.kind == .mark, [0x2D, 0x2010, 0x2011, 0x2F].contains(token.scalar) else { return false }
        return token.shape.contains(.attached) && index + 1 < tokens.count
            && tokens[index + 1].shape.contains(.attached)
    }

    func isMark(_ index: Int, _ scalars: UInt32...) -> Bool {
        index >= 0 && index < tokens.count && tokens[index].kind == .mark && scalars.contains(tokens[index].scalar)
    }

    func isComma(_ index: Int) -> Bool { isMark(index, 0x2C, 0x60C) }

    func isQuoteMark(_ index: Int) -> Bool {
        index >= 0 && index < tokens.count && tokens[index].kind == .mark && Quotation.isMark(tokens[index].scalar)
    }

    func has(_ index: Int, _ kind: LexiconEntry.Kind) -> Bool {
        tokens.indices.contains(index) && tokens[index].kinds.contains(kind)
    }

    /// The tokens whose code points lie in a range.
    func tokenRange(_ start: Int, _ end: Int) -> Range<Int> {
        let first = firstToken(from: start)
        return first..<max(first, firstToken(from: end))
    }

    /// The first token that begins at an offset or after it.
    func firstToken(from offset: Int) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if Int(tokens[middle].start) < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
