import Language
import Text

/// What is known of an article besides its text.
public struct ArticleFacts: Sendable {
    /// Ranges of lines that the format itself marks as headings, in code points.
    public var headings: [Range<Int>] = []
    /// The headline, where the format gives it apart from the text.
    public var headline: String?
    /// Where in a transcript each part begins whose time is known, in code points: what stands there was said, and heads nothing.
    public var spoken: [Int] = []
    /// The day of publication, in days since 1970-01-01.
    public var published: Int?
    /// Whether the day is that of Greenwich, late enough that where the article was written the next one may have begun.
    public var mayBeNextDay = false
    /// Who publishes it.
    public var outlet: String?
    /// Who wrote it, where the format gives it apart from the text.
    public var byline: String?
    /// Makes one.
    public init() {}
}

/// Annotates articles: sections, sentences, names, statements. Holds no state of any one article.
public struct Annotator: Sendable {
    /// What is known of languages.
    public let lexicon: Lexicon
    /// Makes one of what it holds.
    public init(_ lexicon: Lexicon = .standard) { self.lexicon = lexicon }

    /// The phases in their order. Where the search for names and statements is given up nothing of what it found is kept:
    /// then `effort` says why.
    public func annotate(
        _ text: String, _ facts: ArticleFacts = ArticleFacts(), effort: Effort = Effort()
    ) -> Document {
        let document = withNames(text, facts, effort)
        if let outlet = facts.outlet { document.publisher = publisher(outlet, document) }
        let statements = StatementMaker(document)
        statements.run()
        CreditFinder(document, statements.layers).run()
        GenderFinder(document: document).run()
        NamelessBodies(document: document).part()
        document.figures = effort.isOver ? [] : FigureFinder(document).run()
        if effort.isOver {
            document.forgetFindings()
            if let outlet = facts.outlet { document.publisher = publisher(outlet, document) }
        }
        if let byline = facts.byline { addCredits(of: byline, document) }
        return document
    }

    /// The phases up to names.
    private func withNames(_ text: String, _ facts: ArticleFacts, _ effort: Effort = Effort()) -> Document {
        let document = Document(
            scalars: text.codePoints, lexicon: lexicon, published: facts.published, effort: effort)
        document.mayBeNextDay = facts.mayBeNextDay
        document.classify(document.tokens.indices)
        var layout = Layout(document, headings: facts.headings, spoken: facts.spoken)
        layout.run(headline: facts.headline)
        var sentences = SentenceFinder(document)
        sentences.run()
        LanguageFinder(document).run()
        PairFinder(document).run()
        var names = NameFinder(document)
        names.run()
        AccusedFinder(document).run()
        return document
    }

    /// The credits of a byline that is given apart from the text.
    private func addCredits(of byline: String, _ document: Document) {
        let probe = withNames(byline, ArticleFacts())
        CreditFinder(probe, LayerReader(probe)).readByline()
        for credit in probe.credits {
            let outlet = document.outlet(like: probe.entities[credit.outlet])
            guard !document.credits.contains(where: { $0.outlet == outlet }) else { continue }
            document.credits.append(Credit(outlet: outlet, how: .byline, text: byline, range: nil))
        }
    }

    /// The publisher as an entity of the article; the lexicon's where it knows the name.
    private func publisher(_ name: String, _ document: Document) -> Int {
        let probe = Document(scalars: name.codePoints, lexicon: lexicon, published: nil)
        var known: Int?
        if let phrase = probe.wholePhrase(at: 0, before: probe.tokens.count, ClassSet(.name)),
            phrase.last == probe.tokens.count - 1, document.known(phrase.entry).type == .organization
        {
            known = Int(phrase.entry.value)
        }
        return document.outlet(
            like: Entity(
                type: .organization, isOutlet: true, known: known,
                name: known.map { lexicon.form(ofName: $0, latin: Lexicon.isLatin(name)) } ?? name, forms: [name]))
    }
}

extension Document {
    /// The entity of an outlet that is given apart from the text: one that the text names, or a new one.
    fileprivate func outlet(like other: Entity) -> Int {
        let folded = Folding.fold(other.name)
        if let entity = entities.firstIndex(where: {
            other.known != nil && $0.known == other.known
                || $0.type == .organization && Folding.fold($0.name) == folded
        }) {
            entities[entity].isOutlet = true
            return entity
        }
        var outlet = other
        outlet.affiliations = []
        return add(outlet)
    }

    /// The text of the headline's section.
    public var headline: String? { sections.first { $0.kind == .headline }.map { string($0.start, $0.end) } }

    /// The language of most sentences, BCP 47; nil where none is known.
    public var languageCode: String? {
        mainLanguage > 0 ? lexicon.table.languages[Int(mainLanguage) - 1].code : nil
    }
}
