import Foundation
import Testing

@testable import Reporting

/// Short articles under Discourse/<language>.txt and who speaks in each of their statements, in order. Adding one needs no code.
///
///     paragraph ¶ paragraph → speaker; speaker
@Suite struct DiscourseTests {
    struct Article: CustomTestStringConvertible, Sendable {
        let language: String
        let text: String
        let speakers: String
        var testDescription: String { "\(language): \(text)" }
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Discourse")

    static let articles: [Article] = ["ar", "en", "fr"].flatMap { language in
        let file = folder.appendingPathComponent(language + ".txt")
        let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
        return lines.filter { !$0.hasPrefix("#") }.compactMap { line -> Article? in
            let sides = line.components(separatedBy: " → ")
            guard sides.count == 2 else { return nil }
            let paragraphs = sides[0].components(separatedBy: " ¶ ")
            return Article(
                language: language, text: paragraphs.joined(separator: "\n\n") + "\n", speakers: sides[1])
        }
    }

    @Test func eachLanguageHasArticles() {
        for (language, articles) in Dictionary(grouping: Self.articles, by: \.language) {
            #expect(articles.count >= 8, "\(language)")
        }
        #expect(Set(Self.articles.map(\.language)).count == 3)
    }

    @Test(arguments: articles) func article(_ article: Article) {
        let document = Annotator().annotate(article.text)
        let speakers = document.statements.map { name($0.speaker, document) }.joined(separator: "; ")
        #expect(speakers == article.speakers)
    }

    private func name(_ speaker: Speaker, _ document: Document) -> String {
        switch speaker {
        case .none: "nobody"
        case .entity(let index): document.entities[index].name
        case .unnamed(let index): "(" + document.unnamed[index].name + ")"
        }
    }
}
