import Articles
import Naql
import PropertyGraph
import Testing

/// Corrections that name things: what they do, and that it depends on the set of them and of the articles alone.
@Suite struct NamedCorrectionTests {
    private static let files = [
        "in/a.txt":
            "---\noutlet: Tarrow Post\n---\nPort reopens\n\nMayor Lena Parson said the port would reopen on Monday. "
            + "Omar Hale said on Friday that ships were waiting.\n",
        "in/b.txt":
            "---\noutlet: Valley Radio\n---\nRoad closed\n\nOmar Hale said the road was closed. Lina Parson said it "
            + "was open. He said that the police had come.\n",
        "in/c.txt": "Storm\n\nOmar Hale said the storm was over. Sami Nader said that the harbour was dry.\n",
    ]

    private static func session(_ folder: ScratchFolder, _ sources: [String] = ["in"]) throws -> Session {
        let session = Session()
        _ = try session.load(sources.map { folder($0) }, options: LoadOptions())
        return session
    }

    private static func statement(_ session: Session, _ words: String) throws -> Correction.Thing {
        let rows = try session.run("MATCH (s:Statement {text: $t}) RETURN s", parameters: ["t": .string(words)]).all()
        let row = try #require(rows.first)
        return try #require(try session.subject(of: row))
    }

    private static func correction(
        _ kind: Correction.Kind, _ thing: Correction.Thing, _ value: String, _ time: Int64
    ) -> Correction {
        Correction(kind, thing, value, by: "amal", at: time)
    }

    private static func all(_ session: Session) throws -> [Correction] {
        func person(_ name: String) -> Correction.Thing { Correction.Thing("Person", words: name) }
        let road = try statement(session, "the road was closed")
        var split = person("Omar Hale")
        split.article = try statement(session, "the storm was over").article
        return [
            correction(.same, person("Lena Parson"), "Lina Parson", 1),
            correction(.alias, person("Lena Parson"), "Madam Mayor", 2),
            correction(.split, split, "Omar Hale the younger", 3),
            correction(.same, person("Sami Nader"), "Omar Hale the younger", 4),
            correction(.said, try statement(session, "the police had come"), "Dina Sabri", 5),
            correction(.drop, try statement(session, "ships were waiting"), "", 6),
            correction(.span, road, "road was closed", 7), correction(.mark, road, "checked", 8),
            correction(.note, road, "asked the ministry", 9), correction(.note, road, "no answer", 10),
        ]
    }

    private static func texts(_ session: Session, _ query: String) throws -> [String] {
        try session.run(query).all().map { row in row.map { $0.scalarText ?? "null" }.joined(separator: ": ") }
    }

    private static let who = "MATCH (w)-[:SAID]->(s:Statement) RETURN w.name, s.text ORDER BY s.text"

    @Test func eachDoesWhatItSays() throws {
        let folder = try ScratchFolder(Self.files)
        let session = try Self.session(folder)
        try session.correct(try Self.all(session))
        #expect(
            try Self.texts(session, Self.who)
                == [
                    "Lena Parson: it was open", "Sami Nader: the harbour was dry", "Dina Sabri: the police had come",
                    "Lena Parson: the port would reopen on Monday", "Omar Hale: road was closed",
                    "Sami Nader: the storm was over",
                ].sorted { $0.split(separator: ": ")[1] < $1.split(separator: ": ")[1] })
        #expect(
            try Self.texts(session, "MATCH (s {mark: 'checked'}) RETURN s.text, s.start, size(s.notes)") == [
                "road was closed: 32: 2"
            ])
        #expect(
            try Self.texts(session, "MATCH (o)-[c:CITES]->(w) RETURN o.name, w.name, c.count ORDER BY o.name, w.name")
                == [
                    "Tarrow Post: Lena Parson: 1", "Valley Radio: Dina Sabri: 1", "Valley Radio: Lena Parson: 1",
                    "Valley Radio: Omar Hale: 1",
                ])
        #expect(
            try Self.texts(session, "MATCH (p {name: 'Lena Parson'}) RETURN 'Madam Mayor' IN p.aliases") == ["true"])
    }

    /// Whatever the order of corrections and articles, one by one or together: the graph is the same.
    @Test(arguments: 0..<12) func anyOrderGivesTheSameGraph(seed: Int) throws {
        let folder = try ScratchFolder(Self.files)
        let whole = try Self.session(folder)
        let all = try Self.all(whole)
        try whole.correct(all)
        try whole.save(to: folder("whole.naql"))
        let expected = try Self.session(folder, ["whole.naql"]).graph.lines

        var chance = SplitMix64(seed: UInt64(seed))
        func shuffled<T>(_ list: [T]) -> [T] {
            var (rest, result) = (list, [T]())
            while !rest.isEmpty { result.append(rest.remove(at: chance.below(rest.count))) }
            return result
        }
        let files = shuffled(["in/a.txt", "in/b.txt", "in/c.txt"])
        let other = try Self.session(folder, files)
        // The sheet of a colleague, its rows in another order.
        let csv = CorrectionSheet.csv(try Self.session(folder, ["whole.naql"]).allCorrections)
        let lines = csv.split(separator: "\n").map(String.init)
        let cut = 1 + chance.below(lines.count - 2)
        let rows = shuffled(Array(lines.dropFirst()))
        var options = LoadOptions()
        for (number, part) in [rows[..<cut], rows[cut...]].enumerated() {
            try folder.write("\(number).csv", ([lines[0]] + part).joined(separator: "\n") + "\n")
            options.corrections.append(folder("\(number).csv"))
        }
        try other.save(to: folder("other.naql"))
        var imported = ImportOptions()
        imported.load = options
        _ = try Session().importArticles(files.map { folder($0) }, into: folder("new.naql"), options: imported)
        #expect(try Self.session(folder, ["new.naql"]).graph.lines == expected)
    }

    @Test func whatIsNotThereChangesNothing() throws {
        let folder = try ScratchFolder(Self.files)
        let session = try Self.session(folder)
        let before = session.graph.lines
        let there = Self.correction(.note, Correction.Thing("Person", words: "Omar Hale"), "asked", 1)
        let none = Self.correction(.note, Correction.Thing("Person", words: "Nobody Known"), "asked", 1)
        #expect(throws: CorrectionError.self) { try session.correct([there, none]) }
        #expect(session.graph.lines == before && session.allCorrections.isEmpty && !session.hasUnsavedChanges)
    }

    @Test func aTransactionTakesCorrectionsBack() throws {
        let folder = try ScratchFolder(Self.files)
        let session = try Self.session(folder)
        let before = session.graph.lines
        try session.begin()
        try session.correct(try Self.all(session))
        _ = try session.run("MATCH (p:Person) SET p.seen = true")
        try session.rollback()
        #expect(session.graph.lines == before && session.allCorrections.isEmpty && !session.hasUnsavedChanges)
    }

    /// A statement is known by its words where the article around them, or their offsets, have changed.
    @Test func whatIsCorrectedIsFoundInAChangedArticle() throws {
        let folder = try ScratchFolder(Self.files)
        _ = try ImportTests.run(folder)
        let session = try Self.session(folder, ["a.naql"])
        try session.correct(try Self.all(session))
        _ = try session.run("MATCH (p:Person {name: 'Omar Hale'}) SET p.party = 'Harbour'")
        try session.save(to: folder("a.naql"))
        try folder.write(
            "in/b.txt",
            "---\noutlet: Valley Radio\n---\nRoad closed again\n\nMore news. Omar Hale said the road was "
                + "closed. Lina Parson said "
                + "it was open. He said that the police had come.\n")
        for fresh in [false, true] {
            let report = try ImportTests.run(folder, fresh: fresh)
            #expect(report.load.warnings.isEmpty, "\(report.load.warnings)")
            let now = try Self.session(folder, ["a.naql"])
            #expect(
                try Self.texts(now, "MATCH (w)-[:SAID]->(s {mark: 'checked'}) RETURN w.name, w.party, s.text") == [
                    "Omar Hale: Harbour: road was closed"
                ])
            #expect(try Self.texts(now, Self.who).contains("Dina Sabri: the police had come"))
            #expect(try !Self.texts(now, Self.who).contains { $0.contains("ships were waiting") })
        }
    }
}
