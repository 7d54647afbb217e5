import Language
import Text

/// An article while it is annotated, and what was found in it: the layers, each made by one phase.
public final class Document {
    /// The code points of the text.
    public let scalars: [UInt32]
    /// The tokens, in memory that the document owns: hot loops read them without counting references.
    public let tokens: UnsafeMutableBufferPointer<Token>
    let readings: UnsafeMutableBufferPointer<Reading>
    /// The words and names that it is read by.
    public let lexicon: Lexicon
    /// The lexicon's words as plain pointers.
    let words: WordTable
    /// Where the common words stand in them, or 0.
    let commonWords: UInt32
    /// The day of publication, in days since 1970-01-01.
    let published: Int?
    /// Whether that day may have ended where the article was written.
    var mayBeNextDay = false
    /// The language of most sentences, 0 where none is known.
    var mainLanguage: UInt8 = 0
    /// True where the text writes the ending of nouns for a woman by its own letter (ة), not as a pronoun's (ه), as far as it is
    /// long enough to tell.
    let writesFeminine: Bool
    /// True where exact entries of the Latin script count: the text writes accents, which folding takes off.
    let isLatinExact: Bool

    /// The sections in order.
    public internal(set) var sections: [SectionSpan] = []
    /// The paragraphs in order.
    public internal(set) var paragraphs: [ParagraphSpan] = []
    /// The sentences in order.
    public internal(set) var sentences: [SentenceSpan] = []
    /// Who and what is named.
    public internal(set) var entities: [Entity] = []
    /// Where something is named, in order.
    public internal(set) var mentions: [Mention] = []
    /// For each token the mention that covers it, or -1.
    public let mentionOf: UnsafeMutableBufferPointer<Int32>
    /// Sources without a name.
    public internal(set) var unnamed: [UnnamedSourceDescription] = []
    /// What is reported to have been said, in order.
    public internal(set) var statements: [StatementSpan] = []
    /// Whom the article has its story from.
    public internal(set) var credits: [Credit] = []
    /// The numbers that it states, in order.
    public internal(set) var figures: [Figure] = []
    /// The outlet that publishes the article, where it is known.
    public internal(set) var publisher: Int?
    /// The turns of a conversation that is written down, by the tokens of the colon or dash that opens each.
    var turns: [Int: Turn] = [:]
    /// The words of the names of people that are known so far.
    var personWords: Set<UInt64> = []
    /// Pairs of quotation marks, as tokens, by their opening marks.
    var pairs: [TokenPair] = []
    /// For each token the pair that opens at it, or -1.
    var pairAt: [Int32] = []
    /// The code points with two single marks in a row read as one quotation mark: see `PairFinder`.
    var marks: [UInt32] = []
    /// Where marks of pairs stand, in code points, those apart that no other rule takes for quotation marks.
    var pairMarks: Set<Int> = []

    /// What the search costs, and whether it goes on.
    let effort: Effort

    init(scalars: [UInt32], lexicon: Lexicon, published: Int?, effort: Effort = Effort()) {
        self.effort = effort
        self.scalars = scalars
        self.lexicon = lexicon
        self.published = published
        let tokenizer = Tokenizer(scalars, lexicon)
        words = lexicon.table.plain
        commonWords = words.next(0, WordHash.common)
        tokens = .allocate(capacity: tokenizer.tokens.count)
        _ = tokens.initialize(from: tokenizer.tokens)
        readings = .allocate(capacity: tokenizer.readings.count)
        _ = readings.initialize(from: tokenizer.readings)
        mentionOf = .allocate(capacity: tokens.count)
        mentionOf.initialize(repeating: -1)
        writesFeminine = scalars.count < 400 || scalars.contains(0x629)
        isLatinExact = scalars.contains { (0xC0...0x24F).contains($0) && $0 != 0xD7 && $0 != 0xF7 }
        effort.allow(scalars: scalars.count)
        markExactLines()
    }

    /// Forgets who and what was found in the words, not how they are laid out.
    func forgetFindings() {
        (entities, mentions, unnamed, statements, credits, publisher) = ([], [], [], [], [], nil)
        mentionOf.update(repeating: -1)
    }

    deinit {
        tokens.deallocate()
        readings.deallocate()
        mentionOf.deallocate()
    }

    // MARK: Text

    /// The text of a range of code points.
    public func string(_ start: Int, _ end: Int) -> String {
        guard start < end else { return "" }
        return scalars[start..<end].withUnsafeBufferPointer { part in
            let size = part.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 < 0x800 ? 2 : $1 < 0x10000 ? 3 : 4) }
            return String(unsafeUninitializedCapacity: size) { bytes in
                var count = 0
                for scalar in part {
                    for byte in UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}").unsafelyUnwrapped {
                        bytes[count] = byte
                        count &+= 1
                    }
                }
                return count
            }
        }
    }

    /// The text from one token to another.
    func text(_ first: Int, _ last: Int) -> String { string(Int(tokens[first].start), Int(tokens[last].end)) }

    /// A name's text in its clean form: one space between words, no invisible marks.
    func clean(_ start: Int, _ end: Int) -> String {
        var view = String.UnicodeScalarView()
        for scalar in scalars[start..<end] {
            if Folding.isBidiControl(scalar) || scalar == 0x640 || [0x200B, 0xFEFF, 0xAD, 0x2060].contains(scalar) {
                continue
            }
            if CharacterClass.of(scalar) == .space {
                if view.last != " " { view.append(" ") }
            } else {
                view.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
            }
        }
        return String(view)
    }

    /// True for a quotation mark at an offset, single marks that pair included.
    func isQuote(_ offset: Int) -> Bool { Quotation.isMark(scalars[offset]) || pairMarks.contains(offset) }

    // MARK: Tokens

    func isMark(_ index: Int, _ scalars: UInt32...) -> Bool {
        index >= 0 && index < tokens.count && tokens[index].kind == .mark && scalars.contains(tokens[index].scalar)
    }

    func isComma(_ index: Int) -> Bool { isMark(index, 0x2C, 0x60C) }

    func isDash(_ index: Int) -> Bool { isMark(index, 0x2D, 0x2013, 0x2014) && !isJoiner(index) }

    func isSentenceStop(_ index: Int) -> Bool { isMark(index, 0x2E, 0x21, 0x3F, 0x61F, 0x6D4) }

    func isQuoteMark(_ index: Int) -> Bool {
        index >= 0 && index < tokens.count && tokens[index].kind == .mark
            && (Quotation.isMark(tokens[index].scalar) || pairMarks.contains(Int(tokens[index].start)))
    }

    /// A hyphen or slash with no space on either side.
    func isJoiner(_ index: Int) -> Bool {
        guard tokens.indices.contains(index) else { return false }
        let token = tokens[index]
        guard token.kind == .mark, [0x2D, 0x2010, 0x2011, 0x2F].contains(token.scalar) else { return false }
        return token.shape.contains(.attached) && index + 1 < tokens.count
            && tokens[index + 1].shape.contains(.attached)
    }

    func has(_ index: Int, _ kind: WordClass) -> Bool {
        tokens.indices.contains(index) && tokens[index].kinds.contains(kind)
    }

    func readings(of token: Int) -> Slice<UnsafeMutableBufferPointer<Reading>> {
        let range = tokens[token].readings
        return readings[Int(range.lowerBound)..<Int(range.upperBound)]
    }

    /// The number that a token is, in digits or as a word.
    func number(at index: Int) -> Int? {
        let token = tokens[index]
        if token.kind == .number { return Int(token.number) }
        return NumberWords.value(folded: FoldedText(scalars: scalars[Int(token.start)..<Int(token.end)]).string)
    }

    /// The tokens whose code points lie in a range.
    public func tokenRange(_ start: Int, _ end: Int) -> Range<Int> {
        let first = firstToken(from: start)
        return first..<max(first, firstToken(from: end))
    }

    /// The first token that begins at an offset or after it.
    func firstToken(from offset: Int) -> Int {
        tokens.partitioningIndex { Int($0.start) >= offset }
    }

    /// True for a number or a negation, without which the same words say something else.
    public func isTelling(_ index: Int) -> Bool {
        tokens[index].kind == .number || has(index, .number) || has(index, .negation)
    }

    /// How many mentions and quotations are looked through backwards: a book is not read anew for each of its sentences.
    private static let memory = 200

    /// The mentions that begin before a token, in order: so many of the last as anybody still has in mind.
    func mentions(before token: Int) -> ArraySlice<Mention> {
        let end = mentions.partitioningIndex { $0.first >= token }
        return mentions[max(0, end - Document.memory)..<end]
    }

    /// The pairs of quotation marks that open before a token, likewise.
    func pairs(before token: Int) -> ArraySlice<TokenPair> {
        let end = pairs.partitioningIndex { $0.open >= token }
        return pairs[max(0, end - Document.memory)..<end]
    }

    /// True for the first token of a paragraph: what stands before it is the end of another, a heading's for instance, and says
    /// nothing of it.
    func opensParagraph(_ index: Int) -> Bool {
        index == 0 || paragraphs[paragraph(of: index)].tokens.lowerBound == index
    }

    /// The paragraph of a token.
    func paragraph(of token: Int) -> Int {
        min(paragraphs.partitioningIndex { $0.tokens.upperBound > token }, max(0, paragraphs.count - 1))
    }
}

/// A pair of quotation marks, as tokens.
struct TokenPair {
    let open: Int
    let close: Int
}
