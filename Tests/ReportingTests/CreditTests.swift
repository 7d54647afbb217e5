import Foundation
import Reporting
import Testing

/// Whom articles have their stories from, as files of examples in Credits: a language a file, near misses among them.
@Suite struct CreditTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let article: String
        let wanted: String
        var testDescription: String { article }
    }

    static let examples: [Example] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Credits")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.sorted { $0.path < $1.path }.flatMap { file in
            let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
            return lines.filter { !$0.hasPrefix("#") }.compactMap { line -> Example? in
                let sides = line.components(separatedBy: " → ")
                guard sides.count == 2 else { return nil }
                return Example(article: sides[0].replacingOccurrences(of: " ⏎ ", with: "\n"), wanted: sides[1])
            }
        }
    }()

    @Test func thereAreManySpellingsAndNearMisses() {
        #expect(CreditTests.examples.count { $0.wanted != "nothing" } >= 40)
        #expect(CreditTests.examples.count { $0.wanted == "nothing" } >= 15)
    }

    @Test(arguments: examples) func credit(_ example: Example) {
        let document = Annotator().annotate(example.article + "\n")
        let first = document.credits.first
        let outlets = document.credits.filter { $0.range == first?.range }.map { document.entities[$0.outlet].name }
        let found = first.map { [$0.how.rawValue, outlets.joined(separator: ", "), $0.text].joined(separator: " | ") }
        #expect(found ?? "nothing" == example.wanted)
        for credit in document.credits {
            #expect(credit.range.map { document.string($0.lowerBound, $0.upperBound) } == credit.text)
        }
    }

    @Test(arguments: [
        ("Associated Press", "Associated Press"), ("By Jane Osborn, AFP", "Agence France-Presse"),
        ("Jane Osborn (Reuters)", "Reuters"),
        ("نادر سالم - رويترز", "رويترز"), ("وكالات", "وكالات"), ("Jane Osborn", nil),
        ("Jane Osborn, The Tarrow Observer", nil),
        ("", nil),
    ])
    func bylineGivenApart(byline: String, outlet: String?) {
        var facts = ArticleFacts()
        facts.byline = byline
        let document = Annotator().annotate("Karl Osborn said the deal was close.\n", facts)
        #expect(document.credits.map { document.entities[$0.outlet].name } == [outlet].compactMap(\.self))
        #expect(document.credits.allSatisfy { $0.range == nil && $0.how == .byline && $0.text == byline })
    }
}
