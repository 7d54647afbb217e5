import Language
import Reporting

/// What another tool, or a person with one, says of a stretch of an article.
struct ForeignAnnotation: Sendable {
    /// What it tells of the article that it is of.
    struct ArticleReference: Hashable, Sendable {
        /// Its id, address, path or the name of its file without the ending.
        var name: String?
        /// The text that offsets count in, where it is given; it may be another than the article has.
        var text: String?
    }

    /// Somebody who speaks, hears or passes on.
    struct Party: Hashable, Sendable {
        var name: String
        /// What kind of thing it is, where that is told.
        var type: EntityType?
        var isUnnamed = false
    }

    /// A statement, as far as it is told of.
    struct Statement: Sendable {
        var kind: StatementKind?
        var speaker: Party?
        var verb: String?
        var lemma: String?
        var act: String?
        var role: String?
        var via: [Party] = []
        var addressed: [Party] = []
        /// Days since 1970-01-01.
        var date: Int?
        /// When in a recording it was said, as written.
        var time: String?
    }

    /// What stands there.
    enum Content: Sendable {
        case statement(Statement)
        case mention(EntityType, name: String?)
    }

    var article: ArticleReference
    /// Code points of the reference's text, else of the article's.
    var span: Range<Int>?
    /// The words themselves, where they are given.
    var words: String?
    var content: Content
    /// Who says so.
    var origin: String
    /// Where it was read.
    var line: Int?
}

/// What the label of a span stands for, in the words of annotation schemes.
enum SpanRole: Hashable, Sendable {
    case statement(StatementKind?)
    case speaker
    case cue
    case addressee
    case relay
    case mention(EntityType)

    /// - Parameter label: "QUOTE", "Direct-Speech", "B-PER", "custom.Source"; only its letters count.
    init?(label: String) {
        var name = label.split(separator: ".").last.map(String.init) ?? label
        if name.hasPrefix("B-") || name.hasPrefix("I-") { name.removeFirst(2) }
        guard let role = Self.byLabel[name.lowercased().filter(\.isLetter)] else { return nil }
        self = role
    }

    private static let byLabel: [String: SpanRole] = {
        let names: [(SpanRole, String)] = [
            (.statement(nil), "content quote quotation statement claim utterance attribution speech"),
            (.statement(.direct), "direct directquote directquotation directspeech"),
            (.statement(.indirect), "indirect indirectquote indirectquotation indirectspeech reported reportedspeech"),
            (.statement(.mixed), "mixed mixedquote mixedquotation mixedspeech"),
            (.speaker, "source speaker holder who author"),
            (.cue, "cue verb cueverb reportingverb frame"),
            (.addressee, "addressee recipient hearer"),
            (.relay, "via relay"),
            (.mention(.person), "per pers person people"),
            (.mention(.organization), "org organization organisation company"),
            (.mention(.place), "loc location gpe place fac"),
        ]
        var table: [String: SpanRole] = [:]
        for (role, words) in names { for word in words.split(separator: " ") { table[String(word)] = role } }
        return table
    }()
}

extension EntityType {
    /// The type that a label of annotation schemes names.
    init?(label: String) {
        guard case .mention(let type)? = SpanRole(label: label) else { return nil }
        self = type
    }
}
