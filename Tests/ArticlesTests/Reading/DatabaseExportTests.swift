import Machine
import PropertyGraph
import Testing

@testable import Articles

/// Files of press databases: one article a record, never two in one, and a wrong cut is told.
@Suite struct DatabaseExportTests {
    private static func read(_ text: String) -> (records: [ArticleRecord], issues: [LoadIssue]) {
        var issues: [LoadIssue] = []
        let records = PlainTextReader().read(text, path: "export.txt", issues: &issues)
        return (records, issues)
    }

    private static let factiva = """
        Port reopens after storm
        Mara Dale
        212 words
        5 March 2024
        10:15
        Harbour Post
        HARBP
        English
        (c) 2024 Harbour Post

        Mayor Lena Parson said the port would reopen on Monday.

        Omar Hale said Document 12 was lost.

        Document HARBP00020240305ek3500001

        Road closed
        88 words
        6 March 2024
        Harbour Post
        HARBP
        English
        Copyright 2024 Harbour Post

        Lena Parson said the road was closed.

        Document HARBP00020240306ek3600002

        """

    @Test func factiva() throws {
        let (records, issues) = Self.read(Self.factiva)
        #expect(issues.isEmpty)
        try #require(records.count == 2)
        #expect(records.map(\.headline) == ["Port reopens after storm", "Road closed"])
        #expect(records.map(\.outlet) == ["Harbour Post", "Harbour Post"])
        #expect(records.map { $0.published.scalarText } == ["2024-03-05", "2024-03-06"])
        #expect(records.map(\.byline) == ["Mara Dale", nil])
        #expect(records.map(\.id) == ["HARBP00020240305ek3500001", "HARBP00020240306ek3600002"])
        #expect(records[0].text.hasPrefix("Mayor Lena Parson") && records[0].text.hasSuffix("was lost.\n"))
        #expect(records[1].text == "Lena Parson said the road was closed.\n")
    }

    private static func numbered(of promised: Int) -> String {
        """
                              1 of \(promised) DOCUMENTS

                              The Harbour Post

                            March 5, 2024 Tuesday

        SECTION: NEWS; Pg. 3

        LENGTH: 212 words

        HEADLINE: Port reopens

        BYLINE: Mara Dale

        Mayor Lena Parson said the port would reopen on Monday.

        Nobody was hurt.

        LOAD-DATE: March 6, 2024

        LANGUAGE: ENGLISH

                              2 of \(promised) DOCUMENTS

                              The Harbour Post

                            March 6, 2024 Wednesday

        LENGTH: 90 words

        HEADLINE: Road closed

        Lena Parson said the road was closed.

        LOAD-DATE: March 7, 2024
        """
    }

    /// The headline below the date without a word that says so, an edition between them, an outlet right above it.
    @Test(arguments: ["Port reopens after storm", "Late Edition - Final\n\nPort reopens after storm"])
    func nexisWithoutTheWordHeadline(head: String) throws {
        let (records, _) = Self.read(
            """
            1 of 2 DOCUMENTS

            The Harbour Post
            March 5, 2024 Tuesday

            \(head)

            BYLINE: Mara Dale

            LENGTH: 212 words

            Mayor Lena Parson said the port would reopen on Monday.

            LOAD-DATE: March 6, 2024

            2 of 2 DOCUMENTS

            The Harbour Post

            March 6, 2024 Wednesday

            LENGTH: 90 words

            HEADLINE: Road closed

            Lena Parson said the road was closed.
            """)
        #expect(records.map(\.headline) == ["Port reopens after storm", "Road closed"])
        #expect(records.map(\.outlet) == ["The Harbour Post", "The Harbour Post"])
        #expect(records.map { $0.published.scalarText } == ["2024-03-05", "2024-03-06"])
    }

    @Test func nexisByNumbers() throws {
        let (records, issues) = Self.read(Self.numbered(of: 2))
        try #require(records.count == 2)
        #expect(issues.isEmpty && records.map(\.headline) == ["Port reopens", "Road closed"], "\(issues)")
        #expect(records.map(\.outlet) == ["The Harbour Post", "The Harbour Post"])
        #expect(records.map { $0.published.scalarText } == ["2024-03-05", "2024-03-06"])
        #expect(records[0].byline == "Mara Dale")
        #expect(
            records[0].text == "Mayor Lena Parson said the port would reopen on Monday.\n\nNobody was hurt.\n")
        #expect(records[1].text == "Lena Parson said the road was closed.\n")
    }

    @Test func aWrongCutIsTold() {
        let (records, issues) = Self.read(Self.numbered(of: 3))
        #expect(records.count == 2)
        #expect(issues.count == 1 && issues[0].isFailure && issues[0].message.contains("holds 3 articles, but 2"))
    }

    @Test func nexisByEnds() throws {
        let (records, issues) = Self.read(
            """
            Port reopens
            The Harbour Post
            March 5, 2024 Tuesday

            Copyright 2024 The Harbour Post All Rights Reserved

            Section: NEWS
            Length: 212 words
            Byline: Mara Dale
            Body

            Mayor Lena Parson said the port would reopen on Monday.

            Classification

            Language: ENGLISH
            Load-Date: March 6, 2024

            End of Document

            """)
        #expect(issues.isEmpty)
        try #require(records.map(\.headline) == ["Port reopens"])
        #expect(records[0].outlet == "The Harbour Post" && records[0].published.scalarText == "2024-03-05")
        #expect(records[0].text == "Mayor Lena Parson said the port would reopen on Monday.\n")
    }

    @Test func proQuest() throws {
        let line = String(repeating: "_", count: 60)
        let (records, issues) = Self.read(
            """
            \(line)

            Document 1 of 2

            Port reopens

            Author: Mara Dale

            Publication title: Harbour Post

            Full text: Mayor Lena Parson said the port would reopen on Monday.

            Nobody was hurt.

            Publication date: Mar 5, 2024

            ProQuest document ID: 2900000001

            \(line)

            Document 2 of 2

            Title: Road closed

            Publication title: Harbour Post

            Full text: Lena Parson said the road was closed.

            Publication date: Mar 6, 2024

            """)
        #expect(issues.isEmpty, "\(issues)")
        try #require(records.count == 2)
        #expect(records.map(\.id) == ["2900000001", "export.txt#2"])
        #expect(records.map { $0.published.scalarText } == ["2024-03-05", "2024-03-06"])
        #expect(records[0].text.hasSuffix("Nobody was hurt.\n") && records[1].headline == "Road closed")
    }

    // MARK: Whole files

    /// As the database gives it: a title page, articles with their captions, whatever the file's format.
    private static let ended = """
        User Name: = Lena
        Date and Time: Tuesday, March 5, 2024 10:15:00 AM CET
        Documents (2)
        1. Port reopens
        Client/Matter: -None-
        2. Road closed
        Port reopens
        The Harbour Post
        March 5, 2024 Tuesday
        Copyright 2024 The Harbour Post All Rights Reserved
        Section: NEWS; Pg. 3
        Length: 212 words
        Byline: Mara Dale
        Body
        Lena Parson said the port would reopen.
        Location: the quay is shut.
        Graphic
        The quay at dusk
        Classification
        Language: ENGLISH
        Load-Date: March 6, 2024
        End of Document
        Road closed
        The Harbour Post
        March 6, 2024 Wednesday 11:12 AM GMT
        Length: 88 words
        Body
        Omar Hale said the road was closed.
        Load-Date: March 6, 2024
        End of Document
        """

    private static func file(_ text: String, as form: String) -> String {
        let lines = text.split(separator: "\n")
        switch form {
        case "txt": return lines.joined(separator: "\n\n")
        case "html":
            return "<!DOCTYPE html><html><head><title>x</title></head><body>"
                + lines.map { "<p><span>\($0)</span></p>" }.joined() + "</body></html>"
        default: return "{\\rtf1\\ansi{\\info{\\author Database}}" + lines.map { "\\pard \($0)\\par\n" }.joined() + "}"
        }
    }

    private static func read(_ text: String, ending: String) -> (records: [ArticleRecord], issues: [LoadIssue]) {
        var found: (records: [ArticleRecord], issues: [LoadIssue]) = ([], [])
        let sink = RecordSink(record: { found.records.append($0) }, issue: { found.issues.append($0) })
        let context = ReadingContext(FilePath("export.\(ending)"), ReadingOptions())
        do throws(LoadIssue) { try Readers.read(ReaderInput(Array(text.utf8)), context, sink) } catch {
            found.issues.append(error)
        }
        return found
    }

    @Test(arguments: ["txt", "html", "rtf"]) func theSameArticlesFromEachFormat(ending: String) throws {
        let (records, issues) = Self.read(Self.file(Self.ended, as: ending), ending: ending)
        #expect(issues.isEmpty, "\(issues)")
        try #require(records.map(\.headline) == ["Port reopens", "Road closed"])
        #expect(records.map(\.outlet) == ["The Harbour Post", "The Harbour Post"])
        #expect(records.map { $0.published.scalarText } == ["2024-03-05", "2024-03-06T11:12:00Z"])
        #expect(records.map(\.byline) == ["Mara Dale", nil] && records.map(\.language) == ["en", nil])
        #expect(records[0].text == "Lena Parson said the port would reopen.\n\nLocation: the quay is shut.\n")
        #expect(records[0].captions == ["The quay at dusk"])
        #expect(records[1].text == "Omar Hale said the road was closed.\n")
    }

    @Test(arguments: ["txt", "html", "rtf"]) func twoArticlesAreNeverOne(ending: String) throws {
        let lost = Self.ended.replacing("Load-Date: March 6, 2024\nEnd of Document\nRoad", with: "Road")
        let (records, issues) = Self.read(Self.file(lost, as: ending), ending: ending)
        #expect(records.isEmpty && issues.count == 2 && issues.allSatisfy(\.isFailure))
        #expect(issues.first?.message.contains("holds 2 articles with no mark") == true, "\(issues)")
        #expect(issues.last?.message.contains("holds 2 articles, but 0") == true)
    }

    private static func coded(_ number: Int, _ text: String) -> String {
        """
        <div class="article"><table><tr><td><b>HD</b></td><td>Port \(number)</td></tr><tr><td>BY</td><td>Mara Dale</td></tr>
        <tr><td>WC</td><td>212 words</td></tr><tr><td>PD</td><td>\(number) March 2024</td></tr><tr><td>SN</td><td>Harbour Post</td></tr>
        <tr><td>LA</td><td>Arabic</td></tr><tr><td>LP</td><td><p>\(text)</p></td></tr><tr><td>TD</td><td><p>IN THE END it rained.</p></td></tr>
        <tr><td>CO</td><td>harb : x</td></tr><tr><td>AN</td><td>Document HARBP0002024030\(number)ek350000\(number)</td></tr></table></div>
        """
    }

    @Test func articlesByCodes() throws {
        let page = "<html><body>" + Self.coded(1, "Lena Parson said so.") + Self.coded(2, "Two.") + "</body></html>"
        let (records, issues) = Self.read(page, ending: "html")
        #expect(issues.isEmpty, "\(issues)")
        try #require(records.map(\.headline) == ["Port 1", "Port 2"])
        #expect(records[0].text == "Lena Parson said so.\n\nIN THE END it rained.\n")
        #expect(records[1].outlet == "Harbour Post" && records[1].byline == "Mara Dale" && records[1].language == "ar")
        #expect(records[1].published.scalarText == "2024-03-02" && records[1].id == "HARBP00020240302ek3500002")
        let lost = page.replacing("Document HARBP00020240301ek3500001", with: "")
        let wrong = Self.read(lost, ending: "html")
        #expect(wrong.records.isEmpty && wrong.issues.map(\.isFailure) == [true])
    }

    @Test func fieldsInCellsOfTheirOwn() throws {
        func article(_ number: Int) -> String {
            "<p>Document \(number) of 3</p><p>Port \(number)</p><p>FULL TEXT</p><p>Lena Parson said so.</p><p>DETAILS</p><table>"
                + "<tr><td>Publication title:</td><td>Harbour Post</td></tr><tr><td>Publication date:</td><td>Mar \(number), 2024</td></tr>"
                + "<tr><td>ProQuest document ID:</td><td>290000000\(number)</td></tr></table><hr>"
        }
        let page =
            "<html><body><p>Report Information from ProQuest</p><hr>" + article(1) + article(2) + "</body></html>"
        let (records, issues) = Self.read(page, ending: "html")
        #expect(
            records.map(\.headline) == ["Port 1", "Port 2"]
                && records.map(\.outlet) == ["Harbour Post", "Harbour Post"])
        #expect(records.map(\.text) == ["Lena Parson said so.\n", "Lena Parson said so.\n"])
        #expect(records.map(\.id) == ["2900000001", "2900000002"])
        #expect(
            issues.map(\.message) == ["export.html: says that it holds 3 articles, but 2 were found: look at the cut"])
    }

    @Test(arguments: [
        "Report\n\nOmar Hale said the end of document was near.\n", "Document A1\n\nOmar Hale said so.\n",
        "Report\n\n____________________________\n\nOmar Hale said so.\n\n____________________________\n",
        "End of Document\n",
    ])
    func otherTextsAreOneArticle(text: String) {
        #expect(Self.read(text).records.map(\.text) == [text])
    }

    @Test func whoPassedAMessageOnIsARelay() throws {
        var record = ArticleRecord(id: "m", path: "m", text: "Lena Parson said the port was open.\n")
        record.relay = "Coast Channel"
        let graph = ArticleArchive.graph(of: record)
        let via = try #require(graph.findType("VIA"))
        let relationship = try #require(graph.relationships(of: via).ids.first)
        let name = try #require(graph.findKey("name"))
        #expect(graph.property(graph.target(of: RelationshipID(relationship)), name).scalarText == "Coast Channel")
        #expect(StoredArticles.records(of: graph, isOpen: false).first?.relay == "Coast Channel")
    }

    @Test func nexisInFrench() throws {
        func article(_ headline: String, _ day: String, _ text: String) -> String {
            "\n\(headline)\n\nLe Courrier\n\n\(day)\n\nCopyright 2024 Le Courrier Tous droits réservés\n\nLongueur : 120 mots\n\n"
                + "Auteur: Zoé Lemaître\n\nCorps\n\n\n\(text)\n\nDate de chargement: 7 février 2024\n\n\nFin du document\n\n"
        }
        let (records, issues) = Self.read(
            article("La gare fermée", "mardi 6 février 2024", "La ministre a dit que la gare fermerait.")
                + article("Les boulangers", "lundi 5 février 2024", "Les boulangers ont protesté."))
        #expect(issues.isEmpty, "\(issues)")
        try #require(records.count == 2)
        #expect(records.map(\.headline) == ["La gare fermée", "Les boulangers"])
        #expect(records.map { $0.published.scalarText } == ["2024-02-06", "2024-02-05"])
        #expect(records.map(\.outlet) == ["Le Courrier", "Le Courrier"])
        #expect(records.map(\.byline) == ["Zoé Lemaître", "Zoé Lemaître"])
        #expect(records[1].text == "Les boulangers ont protesté.\n")
    }
}
