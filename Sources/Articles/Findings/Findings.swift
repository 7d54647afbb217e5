import Language
import Reporting

/// What was found in an article's text, as the graph has it. It is all that is kept of an annotated article, so that it can
/// be put into a graph again without being annotated again.
///
/// Entities, unnamed sources and statements are numbers of its own lists; offsets are code points of the text.
struct Findings: Sendable {
    var headline: String?
    var language: String?
    /// Whether the search for names and statements was given up.
    var isUnsearched = false
    var sections: [Section] = []
    var paragraphs: [Paragraph] = []
    var sentences: [Sentence] = []
    var entities: [Entity] = []
    var unnamed: [Unnamed] = []
    var mentions: [Mention] = []
    var statements: [Statement] = []
    var credits: [Credit] = []
    var figures: [Figure] = []
    var publisher: Int?

    struct Section: Sendable {
        var kind = ""
        var span = 0..<0
        var heading: String?
        /// Whether it is told of a near-copy, too.
        var isNews = false
        var print = WordPrint()
    }

    struct Paragraph: Sendable {
        var span = 0..<0
        var section = 0
        /// When in a recording it was said, as written.
        var time: String?
    }

    struct Sentence: Sendable {
        var span = 0..<0
        var paragraph = 0
    }

    struct Entity: Sendable {
        var type = EntityType.person
        var isOutlet = false
        /// The number of the name in the lexicon, or nil where the article alone knows it.
        var known: Int?
        var name = ""
        var forms: [String] = []
        var affiliations: [Affiliation] = []
        /// What the article shows of a person's gender.
        var clues = GenderClues()
    }

    struct Affiliation: Sendable {
        var body = 0
        var title: String?
    }

    struct Unnamed: Sendable {
        var name = ""
        var count: Int?
        var affiliations: [Int] = []
        /// Why it is not named, as written.
        var reason: String?
        /// A body that the article names nowhere.
        var isBody = false
    }

    struct Mention: Sendable {
        var span = 0..<0
        var entity = 0
        var kind = ""
    }

    struct Credit: Sendable {
        var outlet = 0
        var how = ""
        var text = ""
        var span: Range<Int>?
    }

    struct Relay: Sendable {
        var speaker = Speaker.none
        var verb: String?
    }

    struct Statement: Sendable {
        var span = 0..<0
        var kind = ""
        var verb = ""
        var lemma = ""
        var act = ""
        var resolved = ""
        var rule = ""
        var resolver = ""
        var speaker = Speaker.none
        var role: String?
        var via: [Relay] = []
        var addressed: [Speaker] = []
        /// Days since 1970-01-01.
        var date: Int?
        var sentence = 0
        var parent: Int?
        /// Who and what is named in its content.
        var about: [Int] = []
        /// When in a recording it was said, as written.
        var time: String?
        /// Who found it: this program, where nothing stands here, or another.
        var origin: String?
        var print = WordPrint()
    }
}
