import PropertyGraph
import Testing
import Text

@testable import Articles

/// Records as agencies, programs and services give them.
@Suite struct RecordShapesTests {
    private func read(
        _ text: String, map: String? = nil
    ) throws -> (records: [ArticleRecord], issues: [LoadIssue]) {
        var issues: [LoadIssue] = []
        var fields = FieldMap()
        if let map { try fields.add(map) }
        var records = JSONReader(map: fields).read(text, path: "x", issues: &issues)
        records.decideDates(asked: nil, issues: &issues)
        return (records, issues)
    }

    private func one(_ text: String, map: String? = nil) throws -> ArticleRecord {
        let (records, issues) = try read(text, map: map)
        #expect(issues.isEmpty, "\(issues.map(\.message))")
        return try #require(records.first)
    }

    private func published(_ record: ArticleRecord) -> String? { record.published.scalarText }

    @Test func ninjs1() throws {
        let record = try one(
            """
            {"uri":"tag:agency.example,2024:1","type":"text","versioncreated":"2024-03-05T10:00:00+03:00",
             "byline":"Lena Parson","language":"en","headline":"Port reopens","infosources":[{"name":"Coast Agency"}],
             "body_text":"The mayor said x.","body_xhtml":"<p>The mayor said x.</p>"}
            """)
        #expect(record.uri == "tag:agency.example,2024:1" && record.outlet == "Coast Agency")
        #expect(record.headline == "Port reopens" && record.text == "The mayor said x.")
        #expect(published(record) == "2024-03-05T10:00:00+03:00")
    }

    @Test(arguments: ["contenttype", "contentType"]) func ninjs2And3(key: String) throws {
        let record = try one(
            """
            {"uri":"urn:agency:2","type":"text","versionCreated":"2024-03-05T10:00:00Z",
             "headlines":[{"role":"short","value":"Port"},{"role":"main","value":"Port reopens"}],
             "bodies":[{"role":"summary","\(key)":"text/plain","value":"Short."},
                       {"role":"main","\(key)":"text/plain","value":"One. Two."},
                       {"role":"main","\(key)":"text/html","value":"<p>One.</p><p>Two &amp; more.</p>"}]}
            """)
        #expect(record.headline == "Port reopens" && record.text == "One.\n\nTwo & more.")
        #expect(published(record) == "2024-03-05T10:00:00Z")
    }

    @Test func whatIsNoTextIsSaid() throws {
        let (records, issues) = try read(
            #"[{"uri":"u:1","type":"picture","headline":"A crane"},{"uri":"u:2","pubstatus":"canceled","body_text":"x"}]"#
        )
        #expect(records.isEmpty && issues.count == 2 && issues.allSatisfy { !$0.isFailure })
    }

    @Test func linkedData() throws {
        let record = try one(
            """
            {"@context":"https://schema.org","@graph":[
              {"@type":"Organization","@id":"#org","name":"Harbour Post"},{"@type":"Person","@id":"#p","name":"Omar Hale"},
              {"@type":["Article","NewsArticle"],"headline":"Port reopens","articleBody":"The mayor said x.",
               "author":{"@id":"#p"},"publisher":{"@id":"#org"},"datePublished":"2024-03-05",
               "mainEntityOfPage":{"@id":"https://harbour.example/1"},"inLanguage":"en"}]}
            """)
        #expect(record.byline == "Omar Hale" && record.outlet == "Harbour Post")
        #expect(record.uri == "https://harbour.example/1" && record.text == "The mayor said x.")
    }

    /// Of nodes with one `@id` the first that has a name counts.
    @Test func referencesInAGraph() throws {
        let record = try one(
            """
            {"@graph":[{"@type":["NewsArticle"],"headline":"Port","articleBody":"One.","author":[{"@ID":"#a"},{"@id":"#b"}],
              "publisher":{"@id":"#p"}},{"@id":"#b"},{"@id":"#b","name":"Bo Lind"},{"@id":"#b","name":"No One"},
             {"@id":"#a","NAME":"Lena Parson"},{"@id":"#p","@type":"Organization","name":"Coast Post"}]}
            """)
        #expect(record.outlet == "Coast Post" && record.headline == "Port")
        #expect(record.byline?.hasSuffix("Bo Lind") == true)
    }

    @Test func namesOfMembersInAnyCase() {
        let value = JSONValue.object(JSONObject([("TITLE", .string("1")), ("Title", .string("2")), ("TİTRE", .null)]))
        #expect(value["title"]?.string == "2" && value["TITLE"]?.string == "2" && value["titl"] == nil)
        let accents = JSONValue.object(JSONObject([("\u{C9}T\u{C9}", .string("3")), ("\u{212A}ey", .string("4"))]))
        #expect(accents["\u{E9}te\u{301}"]?.string == "3" && accents["key"]?.string == "4" && accents["ete"] == nil)
    }

    @Test func answersOfServices() throws {
        let news = try one(
            """
            {"status":"ok","totalResults":1,"articles":[{"source":{"id":null,"name":"Harbour Post"},"author":"A B",
             "title":"Port reopens","url":"https://e.example/1","publishedAt":"2024-03-05T10:00:00Z",
             "content":"The mayor said x… [+1234 chars]"}]}
            """)
        #expect(news.outlet == "Harbour Post" && news.text == "The mayor said x…" && news.uri == "https://e.example/1")
        let search = try one(
            #"{"hits":{"hits":[{"_id":"7","_source":{"title":"T","body":"The mayor said x.","published":"2024-03-05"}}]}}"#
        )
        #expect(search.text == "The mayor said x." && search.headline == "T" && search.id == "7")
        let feed = try one(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"Harbour Post","items":[{"id":"https://e.example/2",
             "url":"https://e.example/2","title":"T","content_html":"<p>One.</p><p>Two.</p>","date_published":"2024-03-05T10:00:00Z"}]}
            """)
        #expect(feed.outlet == "Harbour Post" && feed.text == "One.\n\nTwo." && feed.uri == "https://e.example/2")
    }

    @Test func wordPressHasItsZoneInTwoClocks() throws {
        let record = try one(
            """
            [{"id":12,"date":"2024-03-05T13:00:00","date_gmt":"2024-03-05T10:00:00","link":"https://e.example/p","author":3,
              "title":{"rendered":"Port&#8217;s day"},"content":{"rendered":"<p>One.</p>\\n<p>Two.</p>","protected":false}}]
            """)
        #expect(published(record) == "2024-03-05T13:00:00+03:00")
        #expect(record.headline == "Port’s day" && record.text == "One.\n\nTwo." && record.byline == nil)
    }

    @Test func programsThatTakePagesApart() throws {
        let please = try one(
            #"{"maintext":"The mayor said x.","title":"T","date_publish":"2024-03-05 10:00:00","authors":["A B","C D"],"source_domain":"www.e.example","url":"https://e.example/1","language":"en"}"#
        )
        #expect(please.text == "The mayor said x." && please.byline == "A B, C D" && please.outlet == "e.example")
        let cloud = try one(
            #"{"id":"abc","media_name":"Harbour Post","title":"T","publish_date":"2024-03-05","url":"https://e.example/1","text":"The mayor said x."}"#
        )
        #expect(cloud.outlet == "Harbour Post" && published(cloud) == "2024-03-05")
    }

    @Test func membersHaveNoOrder() throws {
        for text in [
            #"{"title":"T - Post","headline":"T","date":"2024-03-09","published":"2024-03-05","text":"x"}"#,
            #"{"published":"2024-03-05","date":"2024-03-09","headline":"T","title":"T - Post","text":"x"}"#,
        ] {
            let record = try one(text)
            #expect(record.headline == "T" && published(record) == "2024-03-05")
        }
    }

    @Test func aMapNamesMembers() throws {
        let text = #"{"meta":{"when":"2024-03-05"},"parts":[{"t":"One."},{"t":"Two."}],"kicker":"T","text":"no"}"#
        let record = try one(text, map: "text=parts.t,published=meta.when,headline=kicker")
        #expect(record.text == "One.\n\nTwo." && published(record) == "2024-03-05" && record.headline == "T")
        #expect(throws: FieldMap.Failure.self) { try one("{}", map: "colour=x") }
        #expect(throws: FieldMap.Failure.self) { try one("{}", map: "text") }
    }

    @Test func aDateThatIsNoneGivesWayToTheNext() throws {
        let (records, issues) = try read(#"{"published":"soon","date":"2024-03-05","text":"x"}"#)
        #expect(published(records[0]) == "2024-03-05" && issues.map(\.reason) == [.date("soon")])
    }

    @Test func telegram() throws {
        let (records, issues) = try read(
            """
            {"name":"Harbour Channel","type":"public_channel","id":99,"messages":[
             {"id":1,"type":"service","date":"2024-03-05T12:00:00","action":"create_channel"},
             {"id":2,"type":"message","date":"2024-03-05T13:00:00","date_unixtime":"1709632800","from":"Harbour Channel",
              "edited":"2024-03-05T14:00:00","edited_unixtime":"1709636400","forwarded_from":"Coast Agency",
              "text":["The mayor said ",{"type":"bold","text":"x"},"."]},
             {"id":3,"type":"message","date":"2024-03-05T13:00:00","text":""}]}
            """)
        let record = try #require(records.first)
        #expect(records.count == 1 && issues.count == 1 && !issues[0].isFailure)
        #expect(record.text == "The mayor said x." && record.outlet == "Harbour Channel" && record.byline == nil)
        #expect(published(record) == "2024-03-05T13:00:00+03:00" && record.id == "telegram:99/2")
        #expect(record.modified.scalarText == "2024-03-05T14:00:00+03:00" && record.relay == "Coast Agency")
    }

    /// Records of services that give no text but a summary, of databases, and of programs that write no JSON.
    @Test func otherAnswers() throws {
        let registry = try one(
            #"{"articles":{"page":1,"results":[{"uri":"81","url":"https://s.example/1","title":"T","body":"One.","source":{"title":"Sable"}}]}}"#
        )
        #expect(registry.text == "One." && registry.uri == "https://s.example/1")
        let bare = try one(
            #"{"status":"ok","articles":[{"title":"A","description":"The mayor said x.","content":null,"url":"https://s.example/1"}]}"#
        )
        #expect(bare.text == "The mayor said x." && bare.provenance["text"] == "description")
        let search = try one(
            #"{"_type":"News","value":[{"name":"A","url":"https://s.example/1","description":"One.","provider":[{"name":"Sable"}]}]}"#
        )
        #expect(search.text == "One." && search.headline == "A" && search.outlet == "Sable")
        let stored = try one(
            #"{"_id":{"$oid":"ab"},"title":"T","text":"One.","date":{"$date":{"$numberLong":"1709632800000"}},"score":NaN}"#
        )
        #expect(published(stored) == "2024-03-05T10:00:00Z" && stored.id == "ab")
        #expect(try one(#"{"title":"NaN","text":"\"NaN\" x","date":NaN,"by":-Infinity}"#).text == "\"NaN\" x")
    }

    @Test func whatIsNoArticle() throws {
        let (records, issues) = try read(
            #"[{"title":"[Removed]","content":"[Removed]","url":"https://removed.com"},{"title":"A","url":"https://s.example/1"},{"title":"B","text":"b"}]"#
        )
        #expect(records.map(\.text) == ["b"] && issues.count == 2 && issues[1].path == "x#2")
        let (none, error) = try read(#"{"status":"error","code":"apiKeyInvalid","message":"Your key is invalid."}"#)
        #expect(none.isEmpty && error.count == 1)
        #expect(try read("[]").issues.count == 1)
        #expect(readRecords("title,text\n", "a.csv").issues.count == 1)
        let unmapped = try read(#"{"title":"A","parts":{}}"#, map: "text=parts.nope").issues
        #expect(unmapped.first?.message.contains("parts.nope") ?? false)
    }

    /// Markup written as text once too often; tags that are spoken of are none.
    @Test(arguments: [
        ("&lt;p&gt;One &amp;amp; more.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One & more.\n\nTwo."),
        ("The tag &lt;p&gt; opens, and &lt;/p&gt; closes.", "The tag &lt;p&gt; opens, and &lt;/p&gt; closes."),
    ])
    func escapedMarkup(written: String, text: String) throws {
        #expect(try one(#"{"title":"A","text":"\#(written)"}"#).text == text)
    }

    @Test(arguments: [
        ("['Ana Silva', 'Bo Lind']", "Ana Silva, Bo Lind"), (#"["Ana O'Neil"]"#, "Ana O'Neil"),
        ("['Ana O'Neil']", "Ana O'Neil"),
        ("[[Ana Silva]]", "Ana Silva"), ("[[Ana Silva]], [[Bo Lind]]", "Ana Silva, Bo Lind"), ("[sic]", "[sic]"),
        ("Ana", "Ana"),
        ("By Ana Silva", "Ana Silva"), ("By:Ana Silva", "Ana Silva"), ("Written by: Ana Silva", "Ana Silva"),
        ("Author: Ana", "Ana"),
        ("بقلم: رنا عون", "رنا عون"),
        ("بقلم رنا عون", "رنا عون"), ("Par Ana Silva", "Ana Silva"), ("Author Unknown", "Author Unknown"), ("By", "By"),
    ])
    func bylinesThatPrintAList(written: String, names: String) { #expect(BylineText.plain(written) == names) }

    /// Lines of JSON in a file whose name says one value, and one value in a file whose name says lines.
    @Test func linesByAnyName() {
        let lines = #"{"title":"A","text":"One."}"# + "\n" + #"{"title":"B","text":"Two."}"# + "\n"
        for name in ["a.json", "-", "a.jsonl"] {
            let (records, issues) = readRecords(lines, name)
            #expect(records.map(\.text) == ["One.", "Two."] && issues.isEmpty, "\(name)")
        }
        let broken = readRecords("{\"title\":\"A\",\n\"text\":\"One.\"", "a.json")
        #expect(broken.records.isEmpty && broken.issues.count == 1)
    }

    @Test(arguments: [
        ("ar", "The mayor said that the bridge was closed, and that nobody knew when it would open again."),
        ("en-US", "قال رئيس البلدية إن الجسر مغلق منذ أمس، وإن أحدا لا يعرف متى يفتح من جديد أمام السيارات والمشاة."),
    ])
    func aLanguageOfOtherLettersIsNotBelieved(language: String, text: String) {
        let (records, issues) = readRecords(#"{"text":"\#(text)","language":"\#(language)"}"#, "a.json")
        #expect(records.first?.language == nil && issues.count == 1 && !issues[0].isFailure)
    }

    /// The address of a site is none of its articles.
    @Test func addressesOfSites() throws {
        for home in ["https://s.example", "https://s.example/", "http://www.s.example/#"] {
            let record = try one(#"{"canonical":"\#(home)","url":"https://s.example/a","text":"x"}"#)
            #expect(record.uri == "https://s.example/a")
            #expect(try one(#"{"url":"\#(home)","text":"x"}"#).uri == nil)
        }
        for (address, plain) in [
            ("a?utm_source=rss&id=1", "a?id=1"), ("a?utm_source=rss&fbclid=x", "a"), ("a?id=1#top", "a?id=1"),
            ("a#Echobox=17", "a"), ("a#block-5", "a#block-5"), ("a?", "a?"), ("#!/a", "#!/a"),
        ] {
            #expect(WebAddress.withoutTracking("https://s.example/" + address) == "https://s.example/" + plain)
        }
    }

    @Test(arguments: [
        "العنوان,نص الخبر,تاريخ النشر,الصحيفة,الكاتب", "titre,texte,date de publication,journal,auteur",
        "title,text,date,publication,author", "العنوان;المتن;التاريخ;المصدر;اسم الكاتب",
    ]) func columnsInPeoplesOwnWords(header: String) {
        let row = ["Bridge", "The bridge is closed.", "2024-03-05", "Marsa Post", "Lena Parson"]
        let mark = header.contains(";") ? ";" : ","
        let (records, issues) = readRecords("\(header)\n\(row.joined(separator: mark))\n", "a.csv")
        #expect(issues.isEmpty && records.count == 1)
        #expect(
            records.first.map { [$0.headline, $0.text, $0.published.scalarText, $0.outlet, $0.byline] }
                == row.map { $0 })
    }
}
