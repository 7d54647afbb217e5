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
        let data = PageData(linked.articles, of: facts, url)
        if let other = data.other { issues.append(LoadIssue(place, .note(Self.words(ofOther: other)))) }
        fields(data.own).settle(&record, issues: &issues)
        if let article = articles.first {
            take(article, facts, &record)
            record.provenance["text"] = "the page"
        }
        // Some pages show their first lines alone, and say the rest in their JSON-LD.
        if let body = LinkedData.body(of: data.own),
            record.text.isEmpty || body.utf8.count > 400 && body.utf8.count > record.text.utf8.count * 2
        {
            (record.text, record.headings) = (body, [])
            record.provenance["text"] = "JSON-LD articleBody"
        }
        return record.text.isEmpty ? [] : [record]
    }

    private static func words(ofOther headline: String) -> String {
        "its JSON-LD is that of another article, \"\(headline)\"; not used"
    }

    private func take(_ article: PageArticle, _ facts: PageFacts, _ record: inout ArticleRecord) {
        let text = ArticleStart(article, headline: record.headline, dateLines: facts.dateLines)
        record.text = text.text
        record.headings = text.headings
        record.captions = article.captions
        record.teasers = article.teasers
    }

    // MARK: What the page says

    /// All that the page says of its article.
    private func fields(_ data: RecordList.Item?) -> FieldCandidates {
        var fields = data.map { JSONRecord($0, line: nil, map: FieldMap()).fields } ?? FieldCandidates()
        fields.change(.headline) { withoutSite(Self.line($0)) }
        add(facts, to: &fields)
        if let name = siteInTitle { fields.add(.outlet, name, rank: 900, from: "title") }
        let address = facts.named.first { $0.name == "canonical" || $0.name == "og:url" }?.value ?? url
        if let address, let day = WebAddress.day(in: address) {
            fields.add(.published, day, rank: 1000, from: "the address")
        }
        if let url { fields.add(.uri, WebAddress.original(url), rank: 900, from: "the container") }
        return fields
    }

    /// What a page, or a part of it, shows and says.
    private func add(_ facts: PageFacts, to fields: inout FieldCandidates) {
        for (name, value) in facts.named {
            // One `meta` may hold an object of all that a counter of visits wants to know.
            let values = name == "parsely-page" ? LinkedData.values(of: value) : []
            for (key, value) in values.flatMap(\.members) {
                guard let value = value.text, let known = Self.counted[key] else { continue }
                add(known, value, to: &fields)
            }
            add(name, value, to: &fields)
        }
        addLabelled(to: &fields)
        if let heading = facts.heading { fields.add(.headline, Self.line(heading), rank: 500, from: "h1") }
        if let title = facts.title { fields.add(.headline, withoutSite(Self.line(title)), rank: 600, from: "title") }
        let byline =
            facts.byline.map(BylineText.marked) ?? facts.linesBelow.lazy.compactMap(BylineText.name(inUnmarked:)).first
        if let byline { fields.add(.byline, byline, rank: 500, from: "a byline on the page") }
        if let language = facts.language { fields.add(.language, language, rank: 500, from: "html lang") }
        let times = facts.times.map { (value: $0.value, isChange: $0.isChange || PrintedDate.isOfChange($0.label)) }
        if let time = times.first(where: { !$0.isChange }) {
            fields.add(.published, time.value, rank: 500, from: "time")
        }
        if let time = times.first(where: \.isChange) { fields.add(.modified, time.value, rank: 500, from: "time") }
        let printed = facts.dateLines.map { PrintedDate($0) }
        if let day = printed.lazy.compactMap(\.published).first {
            fields.add(.published, day, rank: 550, from: "a line on the page")
        }
        if let day = printed.lazy.compactMap(\.modified).first {
            fields.add(.modified, day, rank: 550, from: "a line on the page")
        }
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
        "byl": (.byline, 305), "sailthru.author": (.byline, 340), "og:url": (.uri, 5), "canonical": (.uri, 0),
        "docpublicationname": (.outlet, 200), "og:locale": (.language, 700), "content-language": (.language, 600),
        "inlanguage": (.language, 300),
    ]

    /// What a common extension says of an article for cards of it: a label, and beside it what it labels.
    private func addLabelled(to fields: inout FieldCandidates) {
        for number in ["1", "2"] {
            func value(_ name: String) -> String? { facts.named.first { $0.name == name + number }?.value }
            guard let label = value("twitter:label"), let data = value("twitter:data"),
                ArticleField.named(label.lowercased()).contains(where: { $0.field == .byline })
            else { continue }
            fields.add(.byline, data, rank: 345, from: "twitter:data\(number)")
        }
    }

    /// What members of "parsely-page" are called in `meta` of their own.
    private static let counted = ["pub_date": "parsely-pub-date", "author": "parsely-author", "title": "twitter:title"]

    private func add(_ name: String, _ value: String, to fields: inout FieldCandidates) {
        guard let (field, rank) = Self.names[name] else { return }
        // The author of OpenGraph is often the address of a profile.
        if field == .byline, value.contains("://") { return }
        var value = CharacterReferences.resolved(value[...])
        if field == .headline { value = withoutSite(Self.line(value)) }
        if field == .uri { value = WebAddress.original(value) }
        if field == .byline { value = BylineText.marked(value) }
        // By what an author logs in the programs of sites call him where nobody gave them a name.
        let isLogin = field == .byline && BylineText.isLogin(value)
        fields.add(field, value, rank: isLogin ? 800 : rank, from: name)
    }

    /// A headline as one line; blanks that do not break a line stay within it.
    private static func line(_ text: String) -> String {
        let text = text.trimmed
        let isOne = zip(text, text.dropFirst()).allSatisfy { !($0.isWhitespace && $1.isWhitespace) }
        if isOne, !text.contains(where: { $0.isNewline || $0 == "\t" }) { return text }
        return text.onOneLine
    }

    private static let strokes = [" | ", " - ", " – ", " — ", " -- ", " :: ", " » ", " · ", "：", "｜", "| "]

    /// A headline without the site's name, which stands behind the heading of the page or before it, or behind a stroke.
    private func withoutSite(_ headline: String) -> String {
        if let heading = facts.heading, heading.count >= 4 {
            let isFirst = headline.hasPrefix(heading)
            let rest = isFirst ? headline.dropFirst(heading.count) : headline.dropLast(heading.count)
            if isFirst && Self.strokes.contains(where: rest.hasPrefix)
                || headline.hasSuffix(heading) && (Self.strokes + [": "]).contains(where: rest.hasSuffix)
            {
                return heading
            }
        }
        let sites = facts.named.filter { ["og:site_name", "application-name"].contains($0.name) }.map(\.value)
        let publisher = linked.articles.first?.value["publisher"]?.text
        for site in sites + (publisher.map { [$0] } ?? []) {
            for stroke in Self.strokes where headline.hasSuffix(stroke + site) {
                return String(headline.dropLast(site.count + stroke.count))
            }
        }
        return headline
    }

    /// The site's name where the page says it behind its headline in the title of its window alone: "Port reopens | News | The Herald".
    private var siteInTitle: String? {
        let headlines = [facts.heading] + facts.named.filter { $0.name == "og:title" }.map(\.value)
        guard let title = facts.title, let headline = headlines.compactMap({ $0 }).first(where: title.hasPrefix) else {
            return nil
        }
        let rest = title.dropFirst(headline.count)
        guard let stroke = Self.strokes.first(where: rest.hasPrefix),
            let name = rest.dropFirst(stroke.count).split(separator: stroke.trimmed).last.map({ String($0).trimmed }),
            (2...40).contains(name.count)
        else { return nil }
        return name
    }

    // MARK: Several articles

    private func several(_ articles: [PageArticle], _ issues: inout [LoadIssue]) -> [ArticleRecord] {
        issues.append(LoadIssue(place, .note("a page with \(articles.count) articles, each read by itself")))
        let headlines =
            [facts.heading, facts.title].compactMap { $0 } + facts.named.filter { $0.name == "og:title" }.map(\.value)
        // A page of one article that goes on with the next ones speaks of the first alone.
        let subject = articles.firstIndex { article in
            let own = article.own?.heading ?? ""
            let said = headlines + linked.articles.compactMap { $0.value["headline"]?.text }
            return !own.isEmpty && said.contains { HeadlineLikeness.areSame(withoutSite($0), own) }
        }
        return articles.enumerated().map { index, article in
            var record = self.record(of: article, number: index + 1, subject: subject.map { $0 == index }, &issues)
            take(article, article.own ?? facts, &record)
            record.provenance["text"] = "article \(index + 1) of the page"
            return record
        }
    }

    /// A record with what its part of the page says, and then with what the page says.
    ///
    /// - Parameter subject: whether the page speaks of this article alone; nil where it speaks of all of them.
    private func record(
        of article: PageArticle, number: Int, subject: Bool?, _ issues: inout [LoadIssue]
    ) -> ArticleRecord {
        var record = ArticleRecord(id: "\(place)#\(number)", path: path, text: "")
        var own = FieldCandidates()
        let data = linked.articles.first { item in
            let headline = item.value["headline"]?.text ?? ""
            return !headline.isEmpty && HeadlineLikeness.areSame(headline, article.own?.heading ?? "")
        }
        if let data { own = JSONRecord(data, line: nil, map: FieldMap()).fields }
        own.change(.headline, Self.line)
        if let heading = article.own?.heading { own.add(.headline, heading, rank: -2, from: "its heading") }
        if let time = article.own?.times.first(where: { !$0.isChange && !PrintedDate.isOfChange($0.label) }) {
            own.add(.published, time.value, rank: -1, from: "its time")
        }
        if let facts = article.own { add(facts, to: &own) }
        let hasAddress = own.has(.uri)
        let shared: [ArticleField] =
            switch subject {
            case true?: ArticleField.allCases
            case false?: [.outlet, .language, .uri]
            case nil: ArticleField.allCases.filter { $0 != .headline && $0 != .id }
            }
        let page = fields(subject == true ? data : subject == nil ? linked.articles.first : nil)
        own.add(behind: page, only: shared)
        own.settle(&record, issues: &issues)
        if subject != true, !hasAddress, let uri = record.uri { record.uri = "\(uri)#\(number)" }
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
        var record = ArticleRecord(id: "\(place)#\(number)", path: path, text: "")
        var unheard: [LoadIssue] = []
        fields(linked.articles.first).settle(&record, issues: &unheard)
        if number == 1 { issues += unheard }
        (record.headline, record.ownID) = (nil, nil)
        record.provenance["headline"] = nil
        if let uri = record.uri { record.uri = "\(uri)#\(number)" }
        JSONRecord(item, line: nil, map: FieldMap()).fields.settle(&record, issues: &issues)
        record.text = item.value["articleBody"].flatMap(JSONText.body) ?? ""
        record.provenance["text"] = "JSON-LD liveBlogUpdate"
        return record
    }
}
