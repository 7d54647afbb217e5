/// What tokens are: classes and what stands among them for shapes, and a bit for the hash of each word. A set of tokens that
/// lacks what a pattern asks for holds no match; one that has it may hold one.
public struct TokenSet: Hashable, Sendable, BitwiseCopyable {
    /// Classes and shapes.
    public var classes: ClassSet
    /// A bit for each word, by its hash.
    public var words: UInt64

    /// A set of classes and words.
    @inlinable public init(_ classes: ClassSet = ClassSet(), words: UInt64 = 0) {
        self.classes = classes
        self.words = words
    }

    /// The bit of a word's hash.
    @inlinable public static func bit(_ hash: UInt64) -> UInt64 { 1 << (hash >> 58) }

    /// Adds what is in another.
    @inlinable public mutating func formUnion(_ other: TokenSet) {
        classes.formUnion(other.classes)
        words |= other.words
    }

    /// Keeps what is in another, too.
    @inlinable public mutating func formIntersection(_ other: TokenSet) {
        classes.formIntersection(other.classes)
        words &= other.words
    }

    /// The set without a class.
    public func without(_ kind: WordClass) -> TokenSet {
        TokenSet(classes.without(ClassSet(kind)), words: words)
    }

    /// True where something is in both.
    @inlinable public func meets(_ other: TokenSet) -> Bool {
        (classes.low & other.classes.low) | (classes.high & other.classes.high) | (words & other.words) != 0
    }

    /// True where all of another is in it.
    @inlinable public func covers(_ other: TokenSet) -> Bool {
        (other.classes.low & ~classes.low) | (other.classes.high & ~classes.high) | (other.words & ~words) == 0
    }

    /// True where nothing is in it.
    @inlinable public var isEmpty: Bool { classes.isEmpty && words == 0 }
}

extension Pattern {
    /// What the first token of a match is among, or nil where any may open it or none need be there.
    var firsts: TokenSet? {
        switch self {
        case .item(let alternatives):
            var all = TokenSet()
            for terms in alternatives {
                guard let first = Pattern.firsts(terms) else { return nil }
                all.formUnion(first)
            }
            return all
        case .word(let word): return TokenSet(words: TokenSet.bit(WordHash.word(word)))
        case .mark(let scalar): return Pattern.set(ofMark: scalar)
        case .sequence(let parts): return Pattern.firsts(parts)
        case .choice(let parts):
            var all = TokenSet()
            for part in parts {
                guard let first = part.firsts else { return nil }
                all.formUnion(first)
            }
            return all
        case .repeated(let inner, let least, _, _): return least > 0 ? inner.firsts : nil
        case .capture(_, let inner), .cue(let inner): return inner.firsts
        case .layer(let layer): return layer == .that ? nil : Pattern.set(ofLayer: layer)
        case .gap, .look, .start, .end: return nil
        }
    }

    private static func firsts(_ parts: [Pattern]) -> TokenSet? {
        var all = TokenSet()
        for part in parts {
            switch part {
            case .look, .start: continue
            case .repeated(let inner, 0, _, _):
                guard let first = inner.firsts else { return nil }
                all.formUnion(first)
            default:
                guard let first = part.firsts else { return nil }
                all.formUnion(first)
                return all
            }
        }
        return nil
    }

    /// What a token has that the terms hold of: what says most of it.
    private static func firsts(_ terms: [PatternTerm]) -> TokenSet? {
        if let kind = PatternItem.kind(terms) { return TokenSet(ClassSet(kind)) }
        let shapes = terms.compactMap { term -> PatternShape? in
            if case .shape(let shape) = term.subject, !term.isNegative { return shape }
            return nil
        }
        return telling.first { shapes.contains($0.shape) }.map { TokenSet($0.classes) }
    }

    /// The shapes that stand among classes, those that say most first.
    private static let telling: [(shape: PatternShape, classes: ClassSet)] = [
        (.comma, .comma), (.colon, .colon), (.quotationMark, .quotes), (.stop, .stop), (.dash, .dash),
        (.number, .numeral), (.named, .named), (.unknown, .unknown), (.article, .article), (.capital, .capital),
        (.allCapitals, .capital), (.mark, .mark), (.word, .word),
    ]

    private static func set(ofMark scalar: UInt32) -> TokenSet {
        switch scalar {
        case 0x3A: TokenSet(.colon)
        case 0x2C, 0x60C: TokenSet(.comma)
        default: TokenSet(.mark)
        }
    }

    private static func set(ofLayer layer: PatternLayer) -> TokenSet? {
        switch layer {
        case .name, .person, .organization, .place, .outlet, .agency, .nominal, .bound, .boundBody: TokenSet(.named)
        case .quotation: TokenSet(.quotes)
        case .that: TokenSet(ClassSet(.complementizer))
        default: nil
        }
    }

    /// What stands in every match, wherever: text that lacks some of it need not be tried.
    var needs: TokenSet {
        switch self {
        case .item(let alternatives):
            let each = alternatives.map { terms in
                var all = TokenSet()
                for term in terms where !term.isNegative {
                    switch term.subject {
                    case .kind(let kind): all.classes.insert(kind)
                    case .shape(let shape):
                        if let found = Pattern.telling.first(where: { $0.shape == shape }) {
                            all.classes.formUnion(found.classes)
                        }
                    default: break
                    }
                }
                return all
            }
            return Pattern.common(each)
        case .word(let word): return TokenSet(words: TokenSet.bit(WordHash.word(word)))
        case .mark(let scalar): return Pattern.set(ofMark: scalar)
        case .sequence(let parts):
            return parts.reduce(into: TokenSet()) { $0.formUnion($1.needs) }
        case .choice(let parts): return Pattern.common(parts.map(\.needs))
        case .repeated(let inner, let least, _, _): return least > 0 ? inner.needs : TokenSet()
        case .capture(_, let inner), .cue(let inner): return inner.needs
        case .layer(let layer): return Pattern.set(ofLayer: layer) ?? TokenSet()
        case .gap, .look, .start, .end: return TokenSet()
        }
    }

    private static func common(_ sets: [TokenSet]) -> TokenSet {
        guard var all = sets.first else { return TokenSet() }
        for set in sets.dropFirst() { all.formIntersection(set) }
        return all
    }
}
