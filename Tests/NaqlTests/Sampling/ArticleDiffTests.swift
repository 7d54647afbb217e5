import Naql
import PropertyGraph
import Testing

/// `article.diff`: what an article says otherwise than before.
@Suite struct ArticleDiffTests {
    private static func article(_ time: String, _ text: String) -> String {
        "---\nurl: https://example.org/port\nmodified: \(time)\n---\nPort reopens\n\n\(text)\n"
    }

    private static func session(_ folder: ScratchFolder) throws -> Session {
        let session = Session()
        _ = try session.load([folder("in")], options: LoadOptions())
        return session
    }

    private static func diff(_ session: Session) throws -> [String] {
        let query = """
            MATCH (a:Article) CALL article.diff(a) YIELD step, change, who, text, whoBefore, before, statement
            RETURN step, change, who, text, whoBefore, before, statement IS NOT NULL ORDER BY step, change, text
            """
        return try session.run(query).all().map { $0.map { $0.scalarText ?? "-" }.joined(separator: "|") }
    }

    @Test func statementsAreAddedDroppedAndChanged() throws {
        let folder = try ScratchFolder([
            "in/1.txt": Self.article(
                "2024-03-05T08:00:00Z",
                "Lena Parson said that five people were hurt. Omar Hale said that the bridge was safe."),
            "in/2.txt": Self.article(
                "2024-03-05T10:00:00Z",
                "Lena Parson said that seven people were hurt. Omar Hale said that the bridge was safe."),
            "in/3.txt": Self.article(
                "2024-03-05T12:00:00Z",
                "Lena Parson said that seven people were hurt. Dina Sabri said that nobody had been warned of rain."),
        ])
        #expect(
            try Self.diff(Self.session(folder)) == [
                "1|changed|Lena Parson|seven people were hurt|Lena Parson|five people were hurt|false",
                "2|added|Dina Sabri|nobody had been warned of rain|-|-|true",
                "2|dropped|-|-|Omar Hale|the bridge was safe|false",
            ])
    }

    @Test func anotherSpeakerIsAChange() throws {
        let folder = try ScratchFolder([
            "in/1.txt": Self.article("2024-03-05T08:00:00Z", "Lena Parson said that the bridge was safe."),
            "in/2.txt": Self.article("2024-03-05T10:00:00Z", "Omar Hale said that the bridge was safe."),
        ])
        #expect(
            try Self.diff(Self.session(folder)) == [
                "1|changed|Omar Hale|the bridge was safe|Lena Parson|the bridge was safe|true"
            ])
    }

    @Test func anArticleOfOneVersionHasNone() throws {
        let folder = try ScratchFolder(["in/1.txt": Self.article("2024-03-05", "Lena Parson said that it was safe.")])
        #expect(try Self.diff(Self.session(folder)).isEmpty)
    }
}
