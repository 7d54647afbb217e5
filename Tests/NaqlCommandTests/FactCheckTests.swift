import Foundation
import Testing

/// `--fact-checks`: what fact-checkers found of claims, joined to the statements that say them.
@Suite struct FactCheckTests {
    private static let review =
        #"{"@context":"https://schema.org","@type":"ClaimReview","claimReviewed":"Haddad: We will reopen the road within a week","#
        + #""itemReviewed":{"@type":"Claim","author":{"@type":"Person","name":"Salim al-Haddad"}},"#
        + #""author":{"@type":"Organization","name":"Facts Desk"},"url":"https://checks.example/1","#
        + #""reviewRating":{"@type":"Rating","ratingValue":"1","alternateName":"False"},"datePublished":"2025-09-15"}"#

    static let files: [(String, String)] = [
        ("a.json", review),
        ("a.jsonl", review + "\n" + review + "\n"),
        ("crlf.jsonl", review + "\r\n" + review + "\r\n"),
        ("feed.json", #"{"@type":"DataFeed","dataFeedElement":[{"@type":"DataFeedItem","item":["# + review + "]}]}"),
        (
            "page.html",
            "<html><head><script type=\"application/ld+json\">\(review)</script></head><body><p>A page</p></body></html>"
        ),
        (
            "feed.xml",
            "<rss><channel><item><content><![CDATA[<script type=\"application/ld+json\">\(review)</script>]]></content></item></channel></rss>"
        ),
        (
            "table.csv",
            "Claim Reviewed,claimant,Rating,Date Published,Author,URL\n"
                + "We will reopen the road within a week,Salim al-Haddad,False,2025-09-15,Facts Desk,https://checks.example/1\n"
        ),
        (
            "tools.json",
            #"{"claims":[{"text":"We will reopen the road within a week","claimant":"Salim al-Haddad","claimReview":[{"publisher":{"name":"#
                + #""Facts Desk"},"url":"https://checks.example/1","reviewDate":"2025-09-15","textualRating":"False"}]}]}"#
        ),
    ]

    private func folder(_ files: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("checks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        return folder
    }

    @Test(arguments: files)
    func aReviewLeadsToWhatItReviews(name: String, text: String) throws {
        let folder = try folder([name: text])
        defer { try? FileManager.default.removeItem(at: folder) }
        let outcome = try Program.naql(
            [
                "seeds", "-q", "--fact-checks", folder.appendingPathComponent(name).path, "-c",
                """
                MATCH (o:Outlet)<-[:PUBLISHED_BY]-(f:FactCheck)-[:REVIEWS]->(s:Statement)<-[:SAID]-(who)
                WHERE s.text = 'We will reopen the road within a week'
                RETURN DISTINCT o.name, f.rating, f.claimant, f.url, f.published, who.name
                """,
            ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            outcome.output.hasSuffix(
                "\nFacts Desk\tFalse\tSalim al-Haddad\thttps://checks.example/1\t2025-09-15\tHaddad\n"),
            "\(outcome.output)")
    }

    @Test func whatNobodySaidIsKeptAndTold() throws {
        let folder = try folder(["c.csv": "claim,rating\nThe moon is made of cheese,False\n"])
        defer { try? FileManager.default.removeItem(at: folder) }
        let archive = folder.appendingPathComponent("a.naql").path
        let first = try Program.naql(
            ["import", "seeds", "--fact-checks", folder.appendingPathComponent("c.csv").path, "-o", archive])
        #expect(first.status == 0)
        #expect(
            first.errors.contains(
                "1 of 1 fact-checks: no statement says what they review: “The moon is made of cheese”"),
            "\(first.errors)")
        // It is there when the archive is made anew of other articles.
        try Data("More\n\nMara Ellison said that the moon is made of cheese.\n".utf8).write(
            to: folder.appendingPathComponent("new.txt"))
        _ = try Program.naql(["import", "seeds", folder.appendingPathComponent("new.txt").path, "-q", "-o", archive])
        let outcome = try Program.naql([
            archive, "-q", "-c", "MATCH (f:FactCheck) OPTIONAL MATCH (f)-[:REVIEWS]->(s) RETURN f.rating, s.text",
        ])
        #expect(outcome.output == "f.rating\ts.text\nFalse\tthe moon is made of cheese\n", "\(outcome.errors)")
    }

    @Test(arguments: [
        ("c.csv", "a,b\n1,2\n", "c.csv:1: no column `claim` (there are `a`, `b`)"),
        ("c.json", "{\"a\": 1}", "c.json: holds no fact-check"),
        ("c.json", "{\"a\": ", "c.json: "),
    ])
    func whatIsNoFactCheckIsSaid(name: String, text: String, message: String) throws {
        let folder = try folder([name: text])
        defer { try? FileManager.default.removeItem(at: folder) }
        let outcome = try Program.naql(
            ["seeds", "--fact-checks", folder.appendingPathComponent(name).path, "-c", "RETURN 1"])
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    /// A page that checks a claim is read as any other page is, and what it tells of the claim besides.
    @Test func aPageAmongTheArticlesTellsItsReview() throws {
        let prose =
            "The mayor did not say when the bridge would open, and the council has not met since the spring of last year."
        let page =
            "<html><head><script type=\"application/ld+json\">\(Self.review)</script></head><body><article><h1>Checked</h1>"
            + "<p>\(prose)</p><p>\(prose)</p></article></body></html>"
        let folder = try folder(["checked.html": page, "b.txt": "Bridge\n\nThe mayor said the bridge was open.\n"])
        defer { try? FileManager.default.removeItem(at: folder) }
        let query = "MATCH (f:FactCheck)-[:REVIEWS]->(s:Statement) RETURN DISTINCT f.rating, f.url"
        let answer = "f.rating\tf.url\nFalse\thttps://checks.example/1\n"
        let direct = try Program.naql(["seeds", folder.path, "-q", "-c", query])
        #expect(direct.output == answer, "\(direct.errors)")
        let archive = folder.path + ".naql"
        defer { try? FileManager.default.removeItem(atPath: archive) }
        for _ in 0..<2 {
            #expect(try Program.naql(["import", "seeds", folder.path, "-o", archive, "-q"]).status == 0)
            #expect(try Program.naql([archive, "-q", "-c", query]).output == answer)
        }
        try FileManager.default.removeItem(at: folder.appendingPathComponent("checked.html"))
        #expect(try Program.naql(["import", "seeds", folder.path, "-o", archive, "--prune", "-q"]).status == 0)
        #expect(try Program.naql([archive, "-q", "-c", query]).output == "f.rating\tf.url\n")
    }
}
