import Pages

/// Makes records of a page's articles.
struct PageRecords {
    private let facts: PageFacts
    private let linked: LinkedData
    private let place: String
    private let path: String
    private let url: String?

    init(_ facts: PageFacts, _ linked: LinkedData, place: String, path: String, url: String?) {
        self.facts = facts
        self.linked = linked
        self.place = place
        self.path = path
        self.url = url
    }

    /// A record for each article.
    func records(of articles: [PageArticle], issues: inout [LoadIssue]) -> [ArticleRecord] {
        let updates = liveUpdates(shown: articles)
        if !updates.isEmpty { return updates.enumerated().map { self.record(ofUpdate: $1, number: $0 + 1, &issues) } }
        if articles.count > 1 { return several(articles, &issues) }
        var record = ArticleRecord(id: place, path: path, text: "")
        whole.settle(&record, issues: &issues)
        if let article = articles.first {
            take(article, &record)
            record.provenance["text"] = "the page"
        }
        // Some pages show their first lines alone, and say the rest in their JSON-LD.
        if let body = linked.body,
            record.text.isEmpty || body.utf8.count > 400 && body.utf8.count > record.text.utf8.count * 2
        {
            (record.text, record.headings) = (body, [])
            record.provenance["text"] = "JSON-LD articleBody"
        }
        return record.text.isEmpty ? [] : [record]
    }

    private func take(_ article: PageArticle, _ record: inout ArticleRecord) {
        record.text = article.text
        record.headings = article.headings
        record.captions = article.captions
        record.teasers = article.teasers
    }

    // MARK: What the page says

    /// All that the page says of its article.
    private var whole: FieldCandidates {
        var fields =
            linked.articles.first.map { JSONRecord($0, line: nil, map: FieldMap()).fields } ?? FieldCandidates()
        for (name, value) in facts.named {
            // One `meta` may hold an object of all that a counter of visits wants to know.
            let values = name == "parsely-page" ? LinkedData.values(of: value) : []
            for (key, value) in values.flatMap(\.members) {
                guard let value = value.text, let known = Self.counted[key] else { continue }
                add(known, value, to: &fields)
            }
            add(name, value, to: &fields)
        }
        if let heading = facts.heading { fields.add(.headline, heading, rank: 500, from: "h1") }
        if let title = facts.title { fields.add(.headline, title, rank: 600, from: "title") }
        if let byline = facts.byline { fields.add(.byline, byline, rank: 500, from: "a byline on the page") }
        if let language = facts.language { fields.add(.language, language, rank: 500, from: "html lang") }
        if let time = facts.times.first { fields.add(.published, time, rank: 500, from: "time") }
        let printed = facts.dateLines.map { PrintedDate($0) }
        if let day = printed.lazy.compactMap(\.published).first {
            fields.add(.published, day, rank: 550, from: "a line on the page")
        }
        if let day = printed.lazy.compactMap(\.modified).first {
            fields.add(.modified, day, rank: 550, from: "a line on the page")
        }
        if let url { fields.add(.uri, url, rank: 900, from: "the container") }
        return fields
    }

    private static let names: [String: (field: ArticleField, rank: Int)] = [
        "og:title": (.headline, 300), "twitter:title": (.headline, 400), "headline": (.headline, 250),
        "article:published_time": (.published, 300), "og:published_time": (.published, 310),
        "datepublished": (.published, 290), "date": (.published, 420), "pubdate": (.published, 320),
        "publishdate": (.published, 330), "dc.date.issued": (.published, 340), "dc.date": (.published, 400),
        "dcterms.created": (.published, 410), "sailthru.date": (.published, 350), "parsely-pub-date": (.published, 360),
        "cxenseparse:recs:publishtime": (.published, 370), "article_date_original": (.published, 380),
        "article_date_updated": (.modified, 320), "article:modified_time": (.modified, 300),
        "og:updated_time": (.modified, 310), "datemodified": (.modified, 290), "og:site_name": (.outlet, 300),
        "application-name": (.outlet, 400), "dc.publisher": (.outlet, 350), "author": (.byline, 300),
        "article:author": (.byline, 320), "dc.creator": (.byline, 330), "parsely-author": (.byline, 310),
        "byl": (.byline, 305), "sailthru.author": (.byline, 340), "og:url": (.uri, 310), "canonical": (.uri, 100),
        "og:locale": (.language, 700), "content-language": (.language, 600), "inlanguage": (.language, 300),
    ]

    /// What members of "parsely-page" are called in `meta` of their own.
    private static let counted = ["pub_date": "parsely-pub-date", "author": "parsely-author", "title": "twitter:title"]

    private func add(_ name: String, _ value: String, to fields: inout FieldCandidates) {
        guard let (field, rank) = Self.names[name] else { return }
        // The author of OpenGraph is often the address of a profile.
        if field == .byline, value.contains("://") { return }
        fields.add(field, CharacterReferences.resolved(value[...]), rank: rank, from: name)
    }

    // MARK: Several articles

    private func several(_ articles: [PageArticle], _ issues: inout [LoadIssue]) -> [ArticleRecord] {
        issues.append(LoadIssue(place, .note("a page with \(articles.count) articles, each read by itself")))
        return articles.enumerated().map { index, article in
            var record = part(index + 1, &issues)
            take(article, &record)
            record.provenance["text"] = "article \(index + 1) of the page"
            if let headline = article.headline {
                record.headline = headline
                record.provenance["headline"] = "its heading"
            }
            if let time = article.time, record.accept(.published, time, issues: &issues) {
                record.provenance["published"] = "its time"
            }
            return record
        }
    }

    /// A record with what the page says of all its articles: its address leads to all of them, its headline is none of theirs.
    private func part(_ number: Int, _ issues: inout [LoadIssue]) -> ArticleRecord {
        var record = ArticleRecord(id: "\(place)#\(number)", path: path, text: "")
        var unheard: [LoadIssue] = []
        whole.settle(&record, issues: &unheard)
        if number == 1 { issues += unheard }
        (record.headline, record.ownID) = (nil, nil)
        record.provenance["headline"] = nil
        if let uri = record.uri { record.uri = "\(uri)#\(number)" }
        return record
    }

    /// The updates of a live blog, where its data have as much of them as the page shows.
    private func liveUpdates(shown articles: [PageArticle]) -> [RecordList.Item] {
        let updates = linked.updates.filter { $0.value["articleBody"].flatMap(JSONText.body) != nil }
        let shown = articles.reduce(0) { $0 + $1.text.utf8.count }
        let said = updates.reduce(0) { $0 + ($1.value["articleBody"].flatMap(JSONText.body)?.utf8.count ?? 0) }
        return updates.count >= 2 && said * 2 >= shown ? updates : []
    }

    private func record(ofUpdate item: RecordList.Item, number: Int, _ issues: inout [LoadIssue]) -> ArticleRecord {
        if number == 1 { issues.append(LoadIssue(place, .note("a live blog, each update read by itself"))) }
        var record = part(number, &issues)
        JSONRecord(item, line: nil, map: FieldMap()).fields.settle(&record, issues: &issues)
        record.text = item.value["articleBody"].flatMap(JSONText.body) ?? ""
        record.provenance["text"] = "JSON-LD liveBlogUpdate"
        return record
    }
}
