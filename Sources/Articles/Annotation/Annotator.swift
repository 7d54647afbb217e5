import PropertyGraph
import Text

/// An article with all that was found in it.
final class AnnotatedArticle: @unchecked Sendable {
    let record: ArticleRecord
    let document: Document
    let sha256: String
    let headline: String?
    let language: String?

    init(record: ArticleRecord, document: Document, sha256: String, headline: String?, language: String?) {
        self.record = record
        self.document = document
        self.sha256 = sha256
        self.headline = headline
        self.language = language
    }
}

/// Annotates articles: sections, sentences, names, statements. Holds no state of any one article.
struct Annotator: Sendable {
    let lexicon: Lexicon
    let options: ArticleOptions

    func annotate(_ record: ArticleRecord) -> AnnotatedArticle {
        var record = record
        if case .null = record.published, let published = options.published { record.published = published }
        if record.outlet == nil { record.outlet = options.outlet }
        let scalars = record.text.unicodeScalars.map(\.value)
        let document = Document(scalars: scalars, lexicon: lexicon, published: PublicationDate.day(record.published))
        var layout = Layout(document, headings: record.headings)
        layout.run(headline: record.headline)
        var names = NameFinder(document)
        names.run()
        if let outlet = record.outlet { document.publisher = publisher(outlet, document) }
        SpeechFinder(document).run()
        return AnnotatedArticle(
            record: record, document: document, sha256: SHA256.hex(record.text.utf8),
            headline: record.headline ?? headline(document), language: record.language ?? language(document))
    }

    /// The publisher as an entity of the article; the lexicon's where it knows the name.
    private func publisher(_ name: String, _ document: Document) -> Int {
        let probe = Document(scalars: name.unicodeScalars.map(\.value), lexicon: lexicon, published: nil)
        var known: Int?
        if let phrase = probe.wholePhrase(at: 0, before: probe.tokens.count, KindSet(.name)),
            phrase.last == probe.tokens.count - 1, lexicon.names[Int(phrase.entry.value)].type == .organization
        {
            known = Int(phrase.entry.value)
        }
        let folded = Folding.fold(name)
        if let entity = document.entities.firstIndex(where: {
            known != nil && $0.known == known || $0.type == .organization && Folding.fold($0.name) == folded
        }) {
            document.entities[entity].isOutlet = true
            return entity
        }
        return document.add(
            Entity(
                type: .organization, isOutlet: true, known: known,
                name: known.map { lexicon.names[$0].form(latin: KnownName.isLatin(name)) } ?? name, forms: [name]))
    }

    private func headline(_ document: Document) -> String? {
        document.sections.first { $0.kind == .headline }.map { document.string($0.start, $0.end) }
    }

    private func language(_ document: Document) -> String? {
        var arabic = 0
        var latin = 0
        var english = 0
        for token in document.tokens where token.kind == .word {
            if token.shape.contains(.arabic) {
                arabic += 1
            } else if token.scalar < 0x250 {
                latin += 1
                if token.kinds.contains(.stop) || token.kinds.contains(.preposition) { english += 1 }
            }
        }
        if arabic > latin { return "ar" }
        return latin > 0 && english * 8 > latin ? "en" : nil
    }
}

/// What a caller says of the articles that it loads, where they do not say it themselves.
public struct ArticleOptions: Sendable {
    /// The date of publication.
    public var published: Value?
    /// The outlet.
    public var outlet: String?
    /// Lists of names to add to the lexicons.
    public var nameLists: [String] = []
    /// How many threads annotate at one time.
    public var workers = 1

    /// Options that say nothing.
    public init() {}
}
