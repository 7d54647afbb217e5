import Naql
import PropertyGraph
import Testing

/// People files: their columns stand on whom they name, go with the archive, and what they do not reach is told.
@Suite struct PeopleFileTests {
    private static let text = """
        Road

        Salma al-Raei, the mayor, said that the road was open. Karim Haddad said that it was closed. Layla Haddad disagreed.
        """
    private static let query =
        "MATCH (p:Agent) WHERE p.party IS NOT NULL RETURN p.name, p.party, p.gender, p.genderBy, p.born ORDER BY p.name"

    private func rows(_ session: Session, _ query: String = query) throws -> [String] {
        try session.run(query).all().map { $0.map { $0.scalarText ?? "-" }.joined(separator: "|") }
    }

    private func load(_ people: String, _ name: String = "p.csv") throws -> (Session, LoadReport, ScratchFolder) {
        let folder = try ScratchFolder(["a.txt": Self.text, name: people])
        let session = Session()
        var options = LoadOptions()
        options.people = [folder(name)]
        return (session, try session.load([folder("a.txt")], options: options), folder)
    }

    @Test func columnsStandOnWhomTheyName() throws {
        let (session, report, _) = try load(
            "Name;Party;gender;born\nsalma AL-RAEI;Green;f;\nKarim Haddad;\"Blue; old\";x;1970\n")
        #expect(
            try rows(session, Self.query.replacing("party", with: "Party")) == [
                "Karim Haddad|Blue; old|x|file|1970", "Salma al-Raei|Green|female|file|-",
            ])
        #expect(report.people.unmatched.isEmpty && report.people.matched == 2 && !session.hasUnsavedChanges)
    }

    @Test func linesOfJSONKeepTheirTypes() throws {
        let (session, _, _) = try load(
            #"{"name": "Nobody", "aliases": ["Salma al-Raei"], "party": "Green", "born": 1970}"#, "p.jsonl")
        #expect(try rows(session, "MATCH (p {party: 'Green'}) WHERE p.born < 1971 RETURN p.name") == ["Salma al-Raei"])
    }

    @Test func linesOfJSONMayEndWithCRLF() throws {
        let (session, report, _) = try load(
            "{\"name\": \"Salma al-Raei\", \"party\": \"Green\"}\r\n{\"name\": \"Karim Haddad\", \"party\": \"Green\"}\r\n",
            "p.jsonl")
        #expect(report.people.matched == 2)
        #expect(
            try rows(session, "MATCH (p {party: 'Green'}) RETURN p.name ORDER BY p.name") == [
                "Karim Haddad", "Salma al-Raei",
            ])
    }

    @Test func whoIsNobodyOrSeveralIsTold() throws {
        let (session, report, folder) = try load(
            "name,party\nHadad,Blue\nSalma al-Raei,Green\nSALMA AL RAEI,Red\nZoltan,x\n")
        let path = folder("p.csv")
        #expect(
            report.people.unmatched.count == 3 && report.people.summary == "3 of 4 rows of people are set on nobody")
        #expect(report.people.unmatched[0].hasPrefix("\(path):2: Hadad is nobody here; near are "))
        #expect(report.people.unmatched[0].contains("Karim Haddad"))
        #expect(
            report.people.unmatched[1] == "\(path):4: SALMA AL RAEI is Salma al-Raei, whom \(path):3 has set already")
        #expect(report.people.unmatched[2] == "\(path):5: Zoltan is nobody here")
        #expect(try rows(session).map { $0.prefix(19) } == ["Salma al-Raei|Green"])
    }

    @Test func aNameOfFortyIsSetOnNone() throws {
        let folder = try ScratchFolder(["p.csv": "name,party\nA. Namesake,Blue\n"])
        let session = Session()
        _ = try session.run(
            "UNWIND range(1, 40) AS i CREATE (:Person {name: 'Person ' + i, aliases: ['A. Namesake']})"
        ).all()
        try session.save(to: folder("a.naql"))
        var options = LoadOptions()
        options.people = [folder("p.csv")]
        let report = try session.load([folder("a.naql")], options: options)
        #expect(
            report.people.unmatched == [
                "\(folder("p.csv")):2: A. Namesake could be 40: Person 1, Person 2, Person 3, Person 4, Person 5 and 35 more; "
                    + "write a name that one alone has"
            ])
        #expect(try rows(session).isEmpty)
    }

    @Test(arguments: [
        ("name,party\nA,B\nC\n", ":3: the row has 1 field, the header 2"),
        ("nom,party\nA,B\n", ":1: no column is called `name`"),
        ("name,name\nA,B\n", ":1: the column `name` is there twice"), ("name,party\n,B\n", ":2: has no name"),
        ("name,party\n\"A,B\n", ":2: a field in quotation marks begins here"), ("name,party\n", "has no row"),
        ("", "is empty"),
        ("{\"name\": \"A\"}\n{\"name\":", ":2: is no JSON"), ("{\"name\": \"A\", \"x\": {}}", ":1: `x` is an object"),
        ("[1]", ":1: is a number, not an object"), ("name,party\nA\0\0\0\0\0,B\n", "is no text"),
    ])
    func aBrokenFileLoadsNothing(people: String, words: String) throws {
        let error = #expect(throws: SessionLoadError.self) { try load(people) }
        #expect(
            error?.message.contains("p.csv" + (words.hasPrefix(":") ? "" : ": ") + words) == true,
            "\(error?.message ?? "")")
        #expect(error?.message.hasSuffix("; nothing was loaded") == true)
    }

    @Test func anArchiveKeepsThem() throws {
        let folder = try ScratchFolder([
            "t/a.txt": Self.text, "p.csv": "name,party\nSalma al-Raei,Green\nKarim Haddad,Blue\n",
            "q.csv": "name,party\nKarim Haddad,Red\n",
        ])
        var options = ImportOptions()
        func bring(_ people: [String]) throws -> [String] {
            options.load.people = people
            _ = try Session().importArticles([folder("t")], into: folder("a.naql"), options: options)
            let session = Session()
            _ = try session.load([folder("a.naql")], options: LoadOptions())
            return try rows(session, "MATCH (p:Person) WHERE p.party IS NOT NULL RETURN p.party ORDER BY p.party")
        }
        #expect(try bring([folder("p.csv")]) == ["Blue", "Green"])
        #expect(try bring([]) == ["Blue", "Green"], "as it was")
        try folder.run("printf 'B\\n\\nThe clerk said that it rained.\\n' > t/b.txt")
        #expect(try bring([]) == ["Blue", "Green"], "built anew")
        #expect(try bring([folder("q.csv")]) == ["Green", "Red"], "a later file goes before")
    }

    @Test func whatWasSetOnAnOpenArchiveIsSavedWithIt() throws {
        let folder = try ScratchFolder(["t/a.txt": Self.text, "p.csv": "name,party\nSalma al-Raei,Green\n"])
        _ = try Session().importArticles([folder("t")], into: folder("a.naql"), options: ImportOptions())
        let session = Session()
        var options = LoadOptions()
        options.people = [folder("p.csv")]
        _ = try session.load([folder("a.naql")], options: options)
        try session.save(to: folder("a.naql"))
        try folder.run("printf 'B\\n\\nThe clerk said that it rained.\\n' > t/b.txt")
        _ = try Session().importArticles([folder("t")], into: folder("a.naql"), options: ImportOptions())
        let again = Session()
        _ = try again.load([folder("a.naql")], options: LoadOptions())
        #expect(try rows(again).map { $0.prefix(19) } == ["Salma al-Raei|Green"])
    }
}
