/// What is known of an article besides its place, as records name it.
enum ArticleField: String, CaseIterable, Hashable, Sendable {
    case headline, text, published, modified, outlet, byline, language, uri, id

    /// The names, in small letters, that formats give a field: the most exact first, so that of several the first that says
    /// something is taken, in whatever order a record has them.
    private static let synonyms: [ArticleField: [String]] = [
        .headline: [
            "headline", "headlines", "title", "webtitle", "og:title", "dc:title", "headline_main", "news_title",
            "article_title", "title_page", "title_rss", "name", "subject",
        ],
        .text: [
            "articlebody", "article_body", "body_text", "bodytext", "maintext", "main_text", "fulltext", "full_text",
            "content_text", "article_text", "cleaned_text", "story_text", "text", "bodies", "body", "content",
            "article",
            "story", "content_html", "body_html", "body_xhtml", "html", "raw_text", "message",
        ],
        .published: [
            "published", "datepublished", "date_published", "published_at", "publishedat", "publication_date",
            "publicationdate", "publish_date", "date_publish", "publishdate", "published_date", "publisheddate",
            "published_time", "article:published_time", "pub_date", "pubdate", "webpublicationdate", "publication_time",
            "firstpublished", "first_published", "issued", "dc:date", "date_gmt", "date", "versioncreated",
            "firstcreated", "contentcreated", "datecreated", "created_at", "created", "timestamp", "datetime",
            "seendate", "time", "datum",
        ],
        .modified: [
            "modified", "datemodified", "date_modified", "modified_at", "modifiedat", "article:modified_time",
            "updated", "updated_at", "updatedat", "date_modify", "lastmodified", "last_modified", "lastmod",
            "last_updated", "edited", "modified_gmt",
        ],
        .outlet: [
            "outlet", "outlet_name", "publisher", "sitename", "site_name", "og:site_name", "source-hostname",
            "source_name", "media_name", "newspaper", "publication", "publication_name", "medium", "agency",
            "infosources", "source", "provider", "copyrightholder", "hostname", "source_domain", "domain",
        ],
        .byline: [
            "byline", "bylines", "author", "authors", "article:author", "dc:creator", "creator", "by", "writer",
            "writers", "journalist", "journalists", "reporter",
        ],
        .language: ["language", "lang", "inlanguage", "dc:language", "language_code", "content_language", "locale"],
        .uri: [
            "canonical", "canonical_url", "canonicalurl", "url", "og:url", "uri", "weburl", "web_url", "link",
            "permalink", "article_url", "source_url", "mainentityofpage", "guid", "source", "@id",
        ],
        .id: [
            "id", "article_id", "articleid", "identifier", "uuid", "stories_id", "story_id", "guid", "_id", "altid",
        ],
    ]

    /// By name: the fields that it may be, with how exact it is for each; less is more exact.
    private static let byName: [String: [(field: ArticleField, rank: Int)]] = {
        var table: [String: [(field: ArticleField, rank: Int)]] = [:]
        for field in allCases {
            for (rank, name) in synonyms[field, default: []].enumerated() {
                table[name, default: []].append((field, rank + 1))
            }
        }
        return table
    }()

    /// The same by names as people write them: "Pub Date", "published-at", "Date/Time".
    private static let byPlainName = Dictionary(
        byName.sorted { $0.key < $1.key }.map { (plain($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })

    /// A name without blanks and strokes; one at its front is a program's mark.
    private static func plain(_ name: String) -> String {
        String(name.prefix(1)) + name.dropFirst().filter { !$0.isWhitespace && !"_-/.".contains($0) }
    }

    /// The fields that a name may be, in the terms of formats or in the words of a language.
    static func named(_ name: String) -> [(field: ArticleField, rank: Int)] {
        byName[name] ?? byPlainName[plain(name)] ?? ColumnWords.field(of: name).map { [($0, rankOfWords)] } ?? []
    }

    /// Words of people are less exact than the terms of formats.
    private static let rankOfWords = 200
}

/// Which members of records are which fields, where their names do not tell: `text=maintext,published=meta.date`.
public struct FieldMap: Hashable, Sendable {
    /// A mapping that cannot be read.
    public struct Failure: Error, Sendable {
        /// What is wrong, with a remedy.
        public let message: String
    }

    /// For each field the paths of members, in small letters.
    private(set) var paths: [ArticleField: [String]] = [:]

    /// A map of nothing.
    public init() {}

    /// Adds the mappings of a text: `field=member`, with commas between.
    ///
    /// - Throws: ``Failure`` where a part is none or names no field.
    public mutating func add(_ text: String) throws(Failure) {
        for part in text.split(separator: ",") {
            guard let equals = part.firstIndex(of: "="), part.index(after: equals) < part.endIndex else {
                throw Failure(message: "'\(part)' maps nothing; write --map text=maintext,published=date_publish")
            }
            guard let field = ArticleField(rawValue: part[..<equals].lowercased()) else {
                let known = ArticleField.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure(message: "'\(part[..<equals])' is no field of an article; there are \(known)")
            }
            paths[field, default: []].append(part[part.index(after: equals)...].lowercased())
        }
    }
}
