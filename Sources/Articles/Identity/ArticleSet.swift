/// The articles that records are: which of them are one, and which are versions of one.
///
/// An article is its address, else the number that its outlet gave it, else what it says: text, headline, outlet, date, byline and
/// language. The same text under another outlet or address is another article. The same article with other words is a new
/// version of it. Which records are one does not depend on their order; of two versions the one published or changed later is
/// the newer, else the one that was loaded later.
struct ArticleSet {
    /// An article as it stands now.
    struct Article {
        var record: ArticleRecord
        /// Its earlier versions, the latest of them first.
        var earlier: [ArticleRecord]
        /// Whether another article has the same text.
        var hasTwin = false
    }

    /// In the order in which they were loaded first.
    private(set) var articles: [Article] = []
    private(set) var changes = ArticleChanges()

    /// - Parameters:
    ///   - records: in the order in which they were loaded.
    ///   - filesReadBefore: paths that records of the open graph were read from; read again they are the same article,
    ///     whatever they say now.
    init(_ records: [ArticleRecord], filesReadBefore: Set<String> = []) {
        var grouping = ArticleGrouping(filesReadBefore: filesReadBefore)
        for (order, record) in records.enumerated() { grouping.add(record, order: order) }
        for group in grouping.groups() {
            let versions = ArticleVersions(group)
            versions.count(into: &changes)
            articles.append(
                Article(record: versions.newest.record, earlier: versions.earlier.map(\.record)))
        }
        markTwins()
        tellPlacesApart()
    }

    private mutating func markTwins() {
        var counts: [String: Int] = [:]
        for article in articles { counts[article.record.textDigest, default: 0] += 1 }
        for index in articles.indices { articles[index].hasTwin = counts[articles[index].record.textDigest]! > 1 }
    }

    /// Articles without a name of their own are called by their paths, and two archives may know the same path.
    private mutating func tellPlacesApart() {
        var counts: [String: Int] = [:]
        for article in articles { counts[article.record.id, default: 0] += 1 }
        for index in articles.indices where counts[articles[index].record.id]! > 1 {
            articles[index].record.distinguishPlace()
        }
    }
}

/// What records were to the articles that were there.
public struct ArticleChanges: Sendable, Equatable {
    /// Articles that were not there.
    public var added = 0
    /// Records that were there already, word by word.
    public var repeated = 0
    /// Articles of which a newer version came.
    public var updated: [String] = []
    /// Articles of which an earlier version came.
    public var completed: [String] = []

    /// Nothing changed yet.
    public init() {}

    /// Whether there is nothing but what was there.
    var isNone: Bool { added == 0 && updated.isEmpty && completed.isEmpty }

    mutating func add(_ other: ArticleChanges) {
        added += other.added
        repeated += other.repeated
        updated += other.updated
        completed += other.completed
    }
}
