import Machine
public import PropertyGraph
import Reporting

/// An article with all that was found in it.
///
/// Unchecked: one thread makes it and hands it to the one that reads it.
final class AnnotatedArticle: @unchecked Sendable {
    let record: ArticleRecord
    let document: Document
    let headline: String?
    let language: String?
    /// Whether the search for names and statements was given up.
    let isUnsearched: Bool

    init(
        record: ArticleRecord, document: Document, headline: String?, language: String?, isUnsearched: Bool
    ) {
        self.isUnsearched = isUnsearched
        self.record = record
        self.document = document
        self.headline = headline
        self.language = language
    }
}

/// Annotates article records. Holds no state of any one article.
struct ArticleAnnotator: Sendable {
    let lexicon: Lexicon
    let options: ArticleOptions
    var cancellation = CancellationFlag()

    /// Seconds of one processor that any article may take, and besides for each million code points. Work is bounded
    /// before: this is for what nobody has thought of.
    private static let seconds = (any: 10.0, eachMillion: 10.0)

    func annotate(_ record: ArticleRecord) -> AnnotatedArticle {
        let record = options.completing(record)
        var facts = ArticleFacts()
        facts.headings = record.headings
        facts.headline = record.headline
        facts.spoken = record.times.map(\.offset)
        facts.published = PublicationDate.day(record.published)
        facts.mayBeNextDay = PublicationDate.mayBeNextDay(record.published)
        facts.outlet = record.outlet
        facts.byline = record.byline
        let length = Double(record.text.utf8.count) / 1e6
        let end = Processors.timeOfThread + Self.seconds.any + length * Self.seconds.eachMillion
        let effort = Effort { [cancellation] in !cancellation.isCancelled && Processors.timeOfThread < end }
        let document = Annotator(lexicon).annotate(record.text, facts, effort: effort)
        return AnnotatedArticle(
            record: record, document: document, headline: record.headline ?? document.headline,
            language: record.language ?? document.languageCode,
            isUnsearched: effort.stop != nil)
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
    /// How files are read.
    public var reading = ReadingOptions()
    /// Folders of languages to add, or to put in place of those of the same code.
    public var languages: [String] = []
    /// Names of resolvers of speakers that are left out, to measure what each is good for.
    public var resolversLeftOut: [String] = []
    /// The names of all resolvers, in their order.
    public static let resolvers = Lexicon.resolvers
    /// What other tools found in the articles.
    public var annotations: [AnnotationSource] = []
    /// How many threads annotate at one time.
    public var workers = 1

    /// Options that say nothing.
    public init() {}

    /// A record with what is said for it, where it does not say it itself.
    func completing(_ record: ArticleRecord) -> ArticleRecord {
        var record = record
        if case .null = record.published, let published { record.published = published }
        if record.outlet == nil { record.outlet = outlet }
        return record
    }
}
