import Articles
import Naql
import PropertyGraph
import Testing

/// An article counts once, however its file is named, linked or loaded again.
@Suite struct ArticleIdentityTests {
    static let port = "Port reopens\n\nMayor Lena Parson said the port would reopen on Monday.\n"
    static let road = "Road closed\n\nMayor Lena Parson said the road to the harbour was closed.\n"

    private static func count(_ session: Session, _ query: String = "MATCH (a:Article) RETURN count(*)") throws -> Int {
        guard let batch = try session.run(query).next(), case .integer(let count) = batch.value(row: 0, column: 0)
        else {
            return -1
        }
        return Int(count)
    }

    /// Counts that a doubled article would change.
    private static func totals(_ session: Session) throws -> [Int] {
        try [
            "MATCH (a:Article) RETURN count(*)", "MATCH (s:Statement) RETURN count(*)",
            "MATCH (s:Sentence) RETURN count(*)", "MATCH ()-[r:SAID]->() RETURN count(*)",
            "MATCH ()-[r:MENTIONS]->() RETURN count(*)", "MATCH (p:Person) RETURN count(*)",
            "MATCH ()-[r:PUBLISHED_BY]->() RETURN count(*)", "MATCH ()-[r:CITES]->() RETURN coalesce(sum(r.count), 0)",
        ].map { try count(session, $0) }
    }

    @discardableResult
    private static func load(_ session: Session, _ sources: String...) throws -> LoadReport {
        try session.load(sources, options: LoadOptions())
    }

    @Test func copiesLinksAndFoldersNamedTwice() throws {
        let folder = try ScratchFolder(["a.txt": Self.port, "in/copy.md": Self.port, "b.txt": Self.road])
        try folder.run("ln -s a.txt soft.txt; ln a.txt hard.txt; ln -s in again; ln -s .. in/up")
        let session = Session()
        let report = try Self.load(session, folder.path, folder("a.txt"), folder("in/../a.txt"), folder.path)
        #expect(report.articles.added == 2)
        // Named again two files and the folder of five; in it a link, a hard link and a copy.
        #expect(report.articles.repeated > 5 && report.articles.updated.isEmpty)
        let plain = Session()
        try Self.load(plain, folder("a.txt"), folder("b.txt"))
        #expect(try Self.totals(session) == Self.totals(plain))
    }

    @Test func loadingAgainAddsNothing() throws {
        let folder = try ScratchFolder(["a.txt": Self.port, "b.txt": Self.road])
        let session = Session()
        #expect(try Self.load(session, folder.path).articles.added == 2)
        let before = try Self.totals(session)
        _ = try session.run("CREATE (:Note {text: 'mine'})")
        let again = try Self.load(session, folder.path)
        #expect(again.articles.added == 0 && again.articles.repeated == 2 && again.warnings.isEmpty)
        #expect(try Self.totals(session) == before)
        #expect(
            try Self.count(session, "MATCH (n:Note) RETURN count(*)") == 1, "nothing new came, so nothing is built anew"
        )
        try folder.write("c.txt", "Storm\n\nMayor Lena Parson said the storm was over.\n")
        let more = try Self.load(session, folder.path)
        #expect(more.articles.added == 1 && more.articles.repeated == 2)
        #expect(more.warnings.isEmpty)
        #expect(
            try Self.count(session, "MATCH (n:Note) RETURN count(*)") == 1,
            "what was created is done again in the new graph")
        #expect(try Self.count(session) == 3)
    }

    @Test func aRecordTwiceInAFile() throws {
        let record = #"{"headline":"Port","text":"Mayor Lena Parson said the port would reopen."}"#
        let other = #"{ "text":"Mayor Lena Parson said the port would reopen.",  "headline":"Port" }"#
        let folder = try ScratchFolder([
            "a.jsonl": [record, record, other].joined(separator: "\n"), "b.json": "[\(record)]",
        ])
        let session = Session()
        let report = try Self.load(session, folder.path)
        #expect(report.articles.added == 1 && report.articles.repeated == 3)
    }

    @Test func theSameTextUnderAnotherOutletIsAnotherArticle() throws {
        let folder = try ScratchFolder([
            "1.txt": "---\noutlet: Coast Agency\npublished: 2024-03-06\n---\n" + Self.port,
            "2.txt": "---\noutlet: Port Herald\npublished: 2024-03-05\n---\n" + Self.port,
            "3.txt": "---\noutlet: Valley Radio\npublished: 2024-03-07\n---\n" + "Open\n\nIt is.\n",
            "4.txt": "---\noutlet: Coast Agency\npublished: 2024-03-07\n---\n" + "Open\n\nIt is.\n",
        ])
        let session = Session()
        #expect(try Self.load(session, folder.path).articles.added == 4)
        #expect(try Self.count(session, "MATCH (a:Statement)-[:REPEATS]->(b:Statement) RETURN count(*)") == 1)
        let first = "MATCH (:Section)-[:REPEATS]->(s)<-[:HAS_SECTION]-(a {path: '\(folder("2.txt"))'}) RETURN count(*)"
        #expect(try Self.count(session, first) == 2, "the one published first is repeated")
        #expect(try Self.count(session, "MATCH (a:Section)-[:REPEATS]->() RETURN count(*)") == 4, "however short")
    }

    @Test func otherWordsUnderTheSameAddressAreANewVersion() throws {
        let old =
            #"{"url":"https://e.example/1","date":"2024-03-05","text":"Mayor Lena Parson said the port was open."}"#
        let new =
            #"{"url":"https://e.example/1","date":"2024-03-06","text":"Mayor Lena Parson said the port was closed."}"#
        let folder = try ScratchFolder(["new.jsonl": new, "old.jsonl": old])
        let alone = Session()
        try Self.load(alone, folder("new.jsonl"))
        for order in [["new.jsonl", "old.jsonl"], ["old.jsonl", "new.jsonl"]] {
            for atOnce in [true, false] {
                let session = Session()
                if atOnce {
                    try Self.load(session, folder(order[0]), folder(order[1]))
                } else {
                    try Self.load(session, folder(order[0]))
                    let report = try Self.load(session, folder(order[1]))
                    #expect(report.articles.updated + report.articles.completed == ["https://e.example/1"])
                    #expect(report.articles.added == 0)
                }
                #expect(try Self.totals(session) == Self.totals(alone))
                let chain =
                    "MATCH (a:Article)-[:SUPERSEDES]->(b:ArticleVersion) WHERE a.text ENDS WITH 'closed.' AND "
                    + "b.text ENDS WITH 'open.' RETURN count(*)"
                #expect(try Self.count(session, chain) == 1)
            }
        }
    }

    @Test func anEditedFileIsANewVersionOfItsArticle() throws {
        let folder = try ScratchFolder(["a.txt": Self.port, "b.txt": Self.road])
        let session = Session()
        try Self.load(session, folder.path)
        try folder.write("a.txt", Self.port.replacing("Monday", with: "Tuesday"))
        let report = try Self.load(session, folder.path)
        #expect(report.articles.updated == [folder("a.txt")] && report.articles.added == 0)
        #expect(try Self.count(session) == 2)
        #expect(
            try Self.count(
                session, "MATCH (:Article)-[:SUPERSEDES]->(v) WHERE v.text CONTAINS 'Monday' RETURN count(*)") == 1)
    }

    @Test func archivesAndFoldersTogether() throws {
        let folder = try ScratchFolder([
            "x/a.txt": Self.port, "x/b.txt": "---\noutlet: وكالة الساحل\nid: 7\n---\n" + Self.road,
            "y/c.txt": Self.road, "y/a.txt": Self.port,
            "y/d.md":
                "# Title\n\nMayor Lena Parson said the tide was high.\n\n## More\n\nThe clerk said it would "
                + "fall.\n\nAnd it did.\n",
        ])
        let whole = Session()
        try Self.load(whole, folder("x"), folder("y"))
        let expected = try Self.totals(whole)
        for part in ["x", "y"] {
            let session = Session()
            try Self.load(session, folder(part))
            try session.save(to: folder(part + ".naql"))
        }
        for sources in [
            ["x.naql", "y.naql"], ["y.naql", "x.naql"], ["x.naql", "x", "y"], ["y", "x.naql", "y.naql", "x"],
        ] {
            let session = Session()
            let report = try session.load(sources.map { folder($0) }, options: LoadOptions())
            #expect(report.articles.added == 4)
            #expect(try Self.totals(session) == expected, "\(sources)")
            // One after the other gives the same.
            let steps = Session()
            for source in sources { try Self.load(steps, folder(source)) }
            #expect(try Self.totals(steps) == expected, "\(sources) one by one")
            let sections = "MATCH (s:Section) RETURN count(*)"
            #expect(try Self.count(session, sections) == Self.count(whole, sections))
        }
    }

    @Test func whatOptionsSaidOfAnArchiveDoesNotPartItFromItsFolder() throws {
        let folder = try ScratchFolder([
            "x/a.txt": Self.port, "x/b.jsonl": #"{"id":"1","text":"Mayor Lena Parson said no."}"#,
        ])
        var options = LoadOptions()
        options.outlet = "Coast Agency"
        options.published = CalendarDate(year: 2024, month: 3, day: 5)
        let first = Session()
        _ = try first.load([folder("x")], options: options)
        try first.save(to: folder("x.naql"))
        let session = Session()
        let report = try Self.load(session, folder("x.naql"), folder("x"))
        #expect(report.articles.added == 2 && report.articles.repeated == 2)
        #expect(try Self.count(session, "MATCH (a:Article)-[:PUBLISHED_BY]->() RETURN count(*)") == 2)
    }

    @Test func anArchiveKeepsVersions() throws {
        func record(_ day: Int) -> String {
            #"{"id":"1","date":"2024-03-0\#(day)","text":"Mayor Lena Parson said it was day \#(day)."}"#
        }
        let folder = try ScratchFolder(["1.jsonl": record(1), "2.jsonl": record(2), "3.jsonl": record(3)])
        let first = Session()
        try Self.load(first, folder("1.jsonl"), folder("2.jsonl"))
        try first.save(to: folder("a.naql"))
        let session = Session()
        try Self.load(session, folder("a.naql"), folder("3.jsonl"))
        let chain = "MATCH p = (:Article)-[:SUPERSEDES*2]->(v) WHERE v.text ENDS WITH 'day 1.' RETURN count(*)"
        #expect(try Self.count(session, chain) == 1)
        #expect(try Self.load(session, folder("a.naql"), folder.path).articles.updated.isEmpty)
    }

    @Test func aGraphOfItsOwnIsNotMixedWithArticles() throws {
        let folder = try ScratchFolder(["a.txt": Self.port, "g/nodes/P.csv": "id:ID(P)\n1\n"])
        let session = Session()
        #expect(throws: SessionLoadError.self) { try Self.load(session, folder("a.txt"), folder("g")) }
        try Self.load(session, folder("g"))
        try session.save(to: folder("g.naql"))
        #expect(throws: SessionLoadError.self) { try Self.load(Session(), folder("a.txt"), folder("g.naql")) }
        let report = try Self.load(session, folder("a.txt"))
        #expect(report.warnings.count == 1)
        #expect(try Self.load(session, folder("g.naql")).warnings.count == 1)
        #expect(try Self.count(session, "MATCH (p:P) RETURN count(*)") == 1)
    }
}
