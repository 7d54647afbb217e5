public import Language

/// Somebody or something that an article names.
public struct Entity: Sendable {
    /// What kind of thing it is.
    public var type: EntityType
    /// True where it publishes news.
    public var isOutlet: Bool
    /// The number of the name in the lexicon, or nil where the article alone knows it.
    public var known: Int?
    /// The fullest form seen, in its clean form.
    public var name: String
    /// Forms of it that were seen, clean.
    public var forms: [String] = []
    /// What the article tells of its gender.
    public var gender: Gender = .unknown
    /// All that the article shows of its gender, lists of names aside.
    public var clues = GenderClues()
    /// The hashes of the words of its forms, each with and without its article.
    var formKeys: Set<UInt64> = []
    /// Role and title nouns that stood with the name, hashed without the article.
    var nouns: [UInt64] = []
    /// The kinds of calling that those nouns belong to.
    var callings: Callings = []
    /// The places that adjectives beside the name say it is from, as numbers of names.
    var origins: [Int] = []
    /// Roles that stood with the name, as folded words without articles.
    var titles: [[UInt64]] = []
    /// Organizations and places that it belongs to, as entities.
    public var affiliations: [(entity: Int, title: String?)] = []
    /// Named by lists or by the lexicon; not only a description.
    var isNamed = true

    init(type: EntityType, isOutlet: Bool, known: Int?, name: String, forms: [String] = []) {
        self.type = type
        self.isOutlet = isOutlet
        self.known = known
        self.name = name
        self.forms = forms
    }
}

/// Whether a name stands there or a noun for somebody named before.
public enum MentionKind: String, Sendable { case name, nominal }

/// Where an article names or means an entity.
public struct Mention: Sendable {
    /// The first code point.
    public var start: Int
    /// The code point after the last.
    public var end: Int
    var first: Int
    var last: Int
    /// Who or what is meant.
    public var entity: Int
    /// What kind it is.
    public var kind: MentionKind
}

/// A source without a name.
public struct UnnamedSourceDescription: Sendable {
    /// Its name.
    public let name: String
    /// How many they are, where that is known.
    public let count: Int?
    /// Organizations and places that it belongs to, as entities.
    public internal(set) var affiliations: [Int]
    /// Why they are not named, as written.
    public var reason: String?
    let nouns: [UInt64]
    /// The kinds of calling that its noun belongs to.
    var callings: Callings = []
    let gender: Gender
    let isPlural: Bool
    /// True for a body that the article names nowhere ("the bench").
    public var isBody = false
    /// The words of it, where it is definite: "the governor". Somebody named elsewhere may be meant.
    var words: [UInt64] = []
}
