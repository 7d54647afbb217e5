import Language
import Testing
import Text

@testable import Articles
@testable import Reporting

/// Extraction on marked articles stays as good as it was. The measure is that of statements with the right speaker and an
/// overlap of 0.8, and of names with exact spans and the right type.
@Suite struct MarkedArticlesTests {
    struct Counts {
        var right = 0
        var found = 0
        var wanted = 0
        var f1: Double {
            let (precision, recall) = (Double(right) / Double(max(found, 1)), Double(right) / Double(max(wanted, 1)))
            return right == 0 ? 0 : 2 * precision * recall / (precision + recall)
        }
    }

    @Test func thereAreArticlesInBothLanguages() {
        #expect(MarkedArticle.all.count { $0.name.hasPrefix("ar") } >= 12)
        #expect(MarkedArticle.all.count { $0.name.hasPrefix("en") } >= 6)
    }

    @Test func statements() {
        var counts = Counts()
        for article in MarkedArticle.all { count(article, &counts) }
        #expect(counts.f1 > 0.86, "\(counts)")
    }

    @Test func names() {
        var counts = Counts()
        for article in MarkedArticle.all {
            let document = article.annotated
            let wanted = Set(
                article.marks.filter { $0.tag == "e" }.map { "\($0.start)-\($0.end) \($0.attributes["t"]!)" })
            let found = Set(
                document.mentions.filter { $0.kind == .name }.map {
                    "\($0.start)-\($0.end) \(document.entities[$0.entity].type.label)"
                })
            counts.right += wanted.intersection(found).count
            counts.found += found.count
            counts.wanted += wanted.count
        }
        #expect(counts.f1 > 0.9, "\(counts)")
    }

    /// Days alone; most of those missed are weekdays to come, which only the sense of the sentence tells.
    @Test func dates() {
        var right = 0
        var wanted = 0
        for article in MarkedArticle.all {
            let document = article.annotated
            let finder = DateFinder(document: document)
            for mark in article.marks where mark.tag == "d" {
                guard let day = PublicationDate.parse(mark.attributes["v"]!).flatMap(PublicationDate.day),
                    mark.attributes["v"]!.count == 10
                else { continue }
                let date = finder.date(
                    at: document.firstToken(from: mark.start), before: document.firstToken(from: mark.end))
                wanted += 1
                if date?.day == day { right += 1 }
            }
        }
        #expect(right * 10 >= wanted * 8, "\(right) of \(wanted)")
    }

    private func count(_ article: MarkedArticle, _ counts: inout Counts) {
        let document = article.annotated
        let marks = article.marks.filter { $0.tag == "q" }
        var used: Set<Int> = []
        var spared = 0
        for mark in marks.sorted(by: { a, _ in a.attributes["level"] == nil }) {
            let isCore = mark.attributes["level"] == nil
            let hit = document.statements.indices.first { index in
                let statement = document.statements[index]
                return !used.contains(index) && overlap(statement, mark) >= (isCore ? 0.8 : 0.5)
                    && speaks(document, statement.speaker, mark.attributes["s"]!)
            }
            if let hit {
                used.insert(hit)
                if isCore { counts.right += 1 } else { spared += 1 }
            }
            if isCore { counts.wanted += 1 }
        }
        counts.found += document.statements.count - spared
    }

    private func overlap(_ statement: StatementSpan, _ mark: MarkedArticle.Mark) -> Double {
        let common = min(statement.end, mark.end) - max(statement.start, mark.start)
        return Double(max(0, common)) / Double(max(statement.end - statement.start, mark.end - mark.start, 1))
    }

    private func speaks(_ document: Document, _ speaker: Speaker, _ wanted: String) -> Bool {
        let name = wanted.hasPrefix("anon: ") ? String(wanted.dropFirst(6)) : wanted
        let gold = Set(Words.of(name).map(\.folded))
        func same(_ other: String) -> Bool {
            let words = Set(Words.of(other).map(\.folded))
            return words.isSubset(of: gold) || gold.isSubset(of: words)
        }
        switch speaker {
        case .none: return false
        case .unnamed(let index): return same(document.unnamed[index].name)
        case .entity(let index):
            return !wanted.hasPrefix("anon: ")
                && ([document.entities[index].name] + document.entities[index].forms).contains(where: same)
        }
    }
}
