import Foundation
import Testing

/// `naql why`: an article with its statements and names marked, each with what made it.
@Suite struct WhyTests {
    private let article = """
        Mayor Hani Bazzi said on Monday that the old bridge was safe.

        """

    @Test func standardInputIsMarkedAndEachStatementHasItsReason() throws {
        let outcome = try Program.naql("why", "-", "--quiet", input: article)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("that [1 the old bridge was safe 1]."))
        #expect(outcome.output.contains("    [1] indirect, say, rule "))
        #expect(outcome.output.contains("        who:   Hani Bazzi (Person, "))
    }

    @Test func aFileIsWrittenWhole() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("why-\(UUID().uuidString).html").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let outcome = try Program.naql("why", "seeds", "--quiet", "--format", "html", "-o", path)
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
        let page = try String(contentsOfFile: path, encoding: .utf8)
        #expect(page.split(separator: "<article").count == 17 && page.hasSuffix("</html>\n"))
    }

    @Test func oneArticleIsChosen() throws {
        let outcome = try Program.naql(
            "why", "seeds", "--quiet", "--article", "02-contacts-en.txt", "--format", "jsonl")
        #expect(outcome.output.hasPrefix("{\"id\":\"") && outcome.output.filter { $0 == "\n" }.count == 1)
    }

    @Test(arguments: [
        (["why"], Int32(2), "name an article, a folder or an archive"),
        (["why", "seeds", "--format", "htlm"], 2, "unknown format `htlm`"),
        (["why", "seeds", "--article", "no such thing"], 3, "no article 'no such thing'"),
        (["why", "nowhere.txt"], 3, "nowhere.txt"),
    ])
    func whatIsWrongIsSaid(arguments: [String], status: Int32, message: String) throws {
        let outcome = try Program.naql(arguments)
        #expect(outcome.status == status && outcome.output.isEmpty)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
}
