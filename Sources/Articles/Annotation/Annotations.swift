/// The parts of an article's text that the schema tells apart.
public enum SectionKind: String, Sendable {
    case headline, lead, body, caption, teaser, boilerplate
}

/// A stretch of paragraphs of one kind. Offsets are code points of the text.
struct SectionSpan {
    var kind: SectionKind
    var start: Int
    var end: Int
    var heading: String?
    /// True from the first heading of another story on: its date is not the article's.
    var isOtherStory = false
}

struct ParagraphSpan {
    let start: Int
    let end: Int
    var section: Int
    /// The tokens of it.
    var tokens: Range<Int>
}

struct SentenceSpan {
    let start: Int
    let end: Int
    let paragraph: Int
    let tokens: Range<Int>
}

/// Somebody or something that an article names.
struct Entity {
    var type: EntityType
    var isOutlet: Bool
    /// The index in `Lexicon.names`, or nil where the article alone knows it.
    var known: Int?
    /// The fullest form seen.
    var name: String
    /// Folded forms of it that were seen, with the form as written.
    var forms: [String] = []
    var gender: Gender = .unknown
    /// Role and title nouns that stood with the name, hashed without the article.
    var nouns: [UInt64] = []
    /// Roles that stood with the name, as folded words without articles.
    var titles: [[UInt64]] = []
    var affiliations: [(entity: Int, title: String?)] = []
    /// Named by lists or by the lexicon; not only a description.
    var isNamed = true
}

enum Gender { case unknown, masculine, feminine }

enum MentionKind: String { case name, nominal }

struct Mention {
    var start: Int
    var end: Int
    var first: Int
    var last: Int
    var entity: Int
    var kind: MentionKind
}

/// Who speaks.
enum Speaker {
    case entity(Int)
    case unnamed(Int)
    case none
}

/// A source without a name.
struct UnnamedSourceDescription {
    let name: String
    let count: Int?
    let nouns: [UInt64]
    let gender: Gender
    let isPlural: Bool
    let affiliations: [Int]
    /// The words of it, where it is definite: "the governor", "وزير الخارجية". Somebody named elsewhere may be meant.
    var words: [UInt64] = []
}

enum StatementKind: String { case direct, indirect, mixed }
enum Resolution: String { case explicit, ellipsis, pronoun, nominal, none }

struct Relay {
    let speaker: Speaker
    let verb: String?
}

struct StatementSpan {
    var start: Int
    var end: Int
    var kind: StatementKind
    var verb: String
    var lemma: String
    var act: SpeechAct
    var speaker: Speaker
    var resolved: Resolution
    var role: String?
    var via: [Relay] = []
    var addressed: [Speaker] = []
    /// Days since 1970-01-01.
    var date: Int?
    var sentence: Int
    /// The statement that this one stands in.
    var parent: Int?
}
