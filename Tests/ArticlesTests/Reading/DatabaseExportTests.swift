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
}
