import Language
import Text

/// What is known of an article besides its text.
public struct ArticleFacts: Sendable {
    /// Ranges of lines that the format itself marks as headings, in code points.
    public var headings: [Range<Int>] = []
    /// The headline, where the format gives it apart from the text.
    public var headline: String?
    /// The day of publication, in days since 1970-01-01.
    public var published: Int?
    /// Who publishes it.
    public var outlet: String?
    /// Makes one.
    public init() {}
}

/// Annotates articles: sections, sentences, names, statements. Holds no state of any one article.
public struct Annotator: Sendable {
    /// What is known of languages.
    public let lexicon: Lexicon
    /// Makes one of what it holds.
    public init(_ lexicon: Lexicon = .standard) { self.lexicon = lexicon }

    /// The phases in their order.
    public func annotate(_ text: String, _ facts: ArticleFacts = ArticleFacts()) -> Document {
        let document = Document(
            scalars: text.unicodeScalars.map(\.value), lexicon: lexicon, published: facts.published)
        document.classify(document.tokens.indices)
        var layout = Layout(document, headings: facts.headings)
        layout.run(headline: facts.headline)
        var sentences = SentenceFinder(document)
        sentences.run()
        LanguageFinder(document).run()
        PairFinder(document).run()
        var names = NameFinder(document)
        names.run()
        if let outlet = facts.outlet { document.publisher = publisher(outlet, document) }
        StatementMaker(document).run()
        return document
    }

    /// The publisher as an entity of the article; the lexicon's where it knows the name.
    private func publisher(_ name: String, _ document: Document) -> Int {
        let probe = Document(scalars: name.unicodeScalars.map(\.value), lexicon: lexicon, published: nil)
        var known: Int?
        if let phrase = probe.wholePhrase(at: 0, before: probe.tokens.count, ClassSet(.name)),
            phrase.last == probe.tokens.count - 1, document.known(phrase.entry).type == .organization
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
                name: known.map { lexicon.form(ofName: $0, latin: Lexicon.isLatin(name)) } ?? name, forms: [name]))
    }
}

extension Document {
    /// The text of the headline's section.
    public var headline: String? { sections.first { $0.kind == .headline }.map { string($0.start, $0.end) } }

    /// The language of most sentences, BCP 47; nil where none is known.
    public var languageCode: String? {
        mainLanguage > 0 ? lexicon.table.languages[Int(mainLanguage) - 1].code : nil
    }
}
