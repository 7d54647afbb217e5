/// An alternative of a lexical item: its terms as sets, so that a token is held against all of them at once.
public struct PatternItem: Hashable, Sendable, BitwiseCopyable {
    /// The number of the class that a phrase is looked up for; `none` where the token alone is asked.
    public let kind: UInt8
    /// What is said besides.
    public let flags: PatternItemFlags
    /// Facts of the phrase's entry that must be, and that must not.
    public let tags: WordTags
    /// See `tags`.
    public let noTags: WordTags
    /// What the phrase's verb must take, and must not.
    public let frames: VerbFrames
    /// See `frames`.
    public let noFrames: VerbFrames
    /// Shapes that the token must have, and must not: a bit each, by the number of the shape.
    public let shapes: UInt32
    /// See `shapes`.
    public let noShapes: UInt32
    /// Classes that the token must have besides, and must not.
    public let has: ClassSet
    /// See `has`.
    public let lacks: ClassSet

    /// Stands in `kind` where the token alone is asked.
    @inlinable public static var none: UInt8 { 255 }

    /// The bit of a shape.
    @inlinable public static func bit(_ shape: PatternShape) -> UInt32 { 1 << UInt32(shape.rawValue) }

    init(_ terms: [PatternTerm]) {
        let kind = PatternItem.kind(terms)
        var (has, lacks) = (ClassSet(), ClassSet())
        var (tags, noTags) = (WordTags(), WordTags())
        var (frames, noFrames) = (VerbFrames(), VerbFrames())
        var (shapes, noShapes): (UInt32, UInt32) = (0, 0)
        for term in terms {
            switch term.subject {
            case .kind(let other):
                if term.isNegative { lacks.insert(other) } else if other != kind { has.insert(other) }
            case .tag(let tag): if term.isNegative { noTags.formUnion(tag) } else { tags.formUnion(tag) }
            case .frame(let frame): if term.isNegative { noFrames.formUnion(frame) } else { frames.formUnion(frame) }
            case .shape(let shape):
                // Of a phrase it is its reading that stands behind clitics or whole: see the flags.
                if kind != nil, shape == .prefixed || shape == .whole { continue }
                if term.isNegative { noShapes |= PatternItem.bit(shape) } else { shapes |= PatternItem.bit(shape) }
            }
        }
        self.kind = kind?.rawValue ?? PatternItem.none
        flags = PatternItemFlags(terms, kind)
        (self.has, self.lacks, self.tags, self.noTags) = (has, lacks, tags, noTags)
        (self.frames, self.noFrames, self.shapes, self.noShapes) = (frames, noFrames, shapes, noShapes)
    }

    /// The first class that is asked for.
    static func kind(_ terms: [PatternTerm]) -> WordClass? {
        for term in terms where !term.isNegative {
            if case .kind(let kind) = term.subject { return kind }
        }
        return nil
    }
}

/// What is said of an item besides its sets.
public struct PatternItemFlags: OptionSet, Hashable, Sendable, BitwiseCopyable {
    /// The bits.
    public let rawValue: UInt8
    /// The set of some bits.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The phrase stands behind a clitic preposition; behind no clitic.
    @inlinable public static var prefixed: PatternItemFlags { PatternItemFlags(rawValue: 1) }
    /// See `prefixed`.
    @inlinable public static var whole: PatternItemFlags { PatternItemFlags(rawValue: 2) }
    /// A noun that is none where it is a person's name.
    @inlinable public static var common: PatternItemFlags { PatternItemFlags(rawValue: 4) }
    /// A cue behind a clitic conjunction; behind none; behind some clitic.
    @inlinable public static var conjoined: PatternItemFlags { PatternItemFlags(rawValue: 8) }
    /// See `conjoined`.
    @inlinable public static var notConjoined: PatternItemFlags { PatternItemFlags(rawValue: 16) }
    /// See `conjoined`.
    @inlinable public static var notWhole: PatternItemFlags { PatternItemFlags(rawValue: 32) }
    /// A shape that no cue lacks is forbidden.
    @inlinable public static var never: PatternItemFlags { PatternItemFlags(rawValue: 64) }

    init(_ terms: [PatternTerm], _ kind: WordClass?) {
        var flags: PatternItemFlags = []
        if let kind, [.role, .source, .body, .publisher].contains(kind) { flags.insert(.common) }
        for term in terms {
            guard case .shape(let shape) = term.subject else { continue }
            switch (shape, term.isNegative) {
            case (.prefixed, false): flags.insert(.prefixed)
            case (.whole, false): flags.insert(.whole)
            case (.whole, true): flags.insert(.notWhole)
            case (.conjoined, false): flags.insert(.conjoined)
            case (.conjoined, true): flags.insert(.notConjoined)
            case (_, true): flags.insert(.never)
            default: break
            }
        }
        self = flags
    }
}
