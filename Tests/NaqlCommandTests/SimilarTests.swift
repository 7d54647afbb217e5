import Foundation
import Testing

/// `search.similar`: statements that say the same, and those that turn the sense.
@Suite struct SimilarTests {
    private let articles = [
        "a.txt": "Bridge\n\nMara Ellison said that the old bridge in Zaytouna will reopen within 9 days.\n",
        "b.txt": "Bridge\n\nTobias Renn said that in Zaytouna the old bridge is going to be reopened in 9 days.\n",
        "c.txt": "Bridge\n\nPeter Ostrow said that the old bridge in Zaytouna will not reopen within 9 days.\n",
        "d.txt": "Bridge\n\nClara Tarrant said that the old bridge in Zaytouna will reopen within 90 days.\n",
        "e.txt": "Bridge\n\nHugo Marlowe said that the old bridge in Zaytouna will close within 9 days.\n",
        "f.txt": "جسر\n\nقال سليم الحداد إن الجسر القديم في الزيتونة سيعاد فتحه خلال 9 أيام.\n",
        "g.txt": "Fish\n\nDalia Venn said that fishing off the coast is forbidden in spring.\n",
    ]

    private func rows(_ query: String) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("similar-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in articles { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        let names = folder.appendingPathComponent("names.list")
        try Data("[Place]\nZaytouna = الزيتونة\n".utf8).write(to: names)
        let outcome = try Program.naql(
            [folder.path, "-q", "--names", names.path, "--format", "tsv", "-c", query])
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output.split(separator: "\n").dropFirst().map(String.init)
    }

    private let query = """
        MATCH (:Person {name: $who})-[:SAID]->(s) WITH s LIMIT 1
        CALL search.similar(s, {min: 0.05 $more}) YIELD node, score, turned
        MATCH (who)-[:SAID]->(node) RETURN who.name, turned
        """

    private func similar(to who: String, _ more: String = "") throws -> [String] {
        try rows(query.replacing("$who", with: "'\(who)'").replacing("$more", with: more))
    }

    @Test func whatTurnsTheSenseComesLast() throws {
        let found = try similar(to: "Mara Ellison")
        #expect(found.first == "Tobias Renn\t\\N")
        #expect(found.contains("سليم الحداد\t\\N") || found.contains("Salim al-Haddad\t\\N"), "\(found)")
        let turned = found.drop { $0.hasSuffix("\\N") }
        #expect(
            Set(turned) == ["Peter Ostrow\tnegation", "Clara Tarrant\tfigure", "Hugo Marlowe\topposite"], "\(found)")
    }

    @Test func somebodyIsLeftOut() throws {
        let found = try similar(to: "Mara Ellison", ", notBy: ['tobias renn'], limit: 1")
        #expect(found.count == 1 && !found[0].hasPrefix("Tobias"), "\(found)")
    }

    @Test func aTextIsAsGoodAsAStatement() throws {
        let found = try rows(
            """
            CALL search.similar('The bridge at Zaytouna opens again in 9 days', {limit: 2}) YIELD node
            MATCH (who)-[:SAID]->(node) RETURN who.name ORDER BY who.name
            """)
        #expect(found == ["Mara Ellison", "Tobias Renn"], "\(found)")
    }

    @Test(arguments: [
        ("CALL search.similar(1) YIELD node RETURN node", "takes a text or a Statement"),
        ("MATCH (a:Article) CALL search.similar(a) YIELD node RETURN node", "without that label"),
        ("CALL search.similar('x', {most: 3}) YIELD node RETURN node", "has no option `most`"),
        ("CALL search.similar('x', {limit: 'a'}) YIELD node RETURN node", "the option `limit`"),
    ])
    func whatIsWrongIsSaid(query: String, message: String) throws {
        let outcome = try Program.naql(["seeds", "-q", "-c", query])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
}
