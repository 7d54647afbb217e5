import Articles
import PropertyGraph
import Text

/// Compares the quotations of a draft with the articles that may hold them.
final class Verifier {
    /// A quotation while it is sought.
    struct Item {
        let quotation: DraftQuotation
        let pieces: ArraySlice<ComparedText.Piece>
        let asks: Bool
        let speaker: DraftSpeaker
        let stance: ReportingStance?
    }

    private let scan: SourceScan
    private let graph: Graph
    private let negations = Negations()
    private var articles: [Int: SourceArticle] = [:]
    private static let keptArticles = 4000
    /// More pieces are not laid along a text.
    private static let longest = 1500

    init(_ graph: Graph, _ scan: SourceScan) { (self.graph, self.scan) = (graph, scan) }

    /// What is found of a quotation in some articles, the best first.
    func verify(_ item: Item, in candidates: [SourceScan.Candidate]) -> VerifiedQuotation {
        var best: SourceFinding?
        func consider(_ finding: SourceFinding) {
            if best.map({ finding.isBetter(than: $0) }) ?? true { best = finding }
        }
        for candidate in candidates {
            let article = article(candidate.article)
            for place in Self.places(of: item.pieces, in: article.pieces) {
                consider(SourceFinding(item, whole: place, in: article, negations))
            }
            if best?.verdict == .verbatim { break }
        }
        if best == nil, item.pieces.count <= Self.longest {
            for candidate in candidates {
                if let finding = aligned(item, article(candidate.article)) { consider(finding) }
            }
        }
        return best?.result(item) ?? SourceFinding.nothing(item)
    }

    private func article(_ number: Int) -> SourceArticle {
        if let known = articles[number] { return known }
        if articles.count >= Self.keptArticles { articles = [:] }
        let article = SourceArticle(NodeID(scan.articles[number]), scan.text(number), in: graph)
        articles[number] = article
        return article
    }

    /// Where all pieces stand one behind the other.
    private static func places(
        of quotation: ArraySlice<ComparedText.Piece>, in text: [ComparedText.Piece]
    ) -> [Range<Int>] {
        guard let first = quotation.first, quotation.count <= text.count else { return [] }
        return (0...(text.count - quotation.count)).filter { start in
            first.opens(as: text[start])
                && zip(quotation, text[start..<(start + quotation.count)]).dropFirst().allSatisfy { $0.equals($1) }
        }.map { $0..<($0 + quotation.count) }
    }

    /// The best alignment, where enough of the words stand there.
    private func aligned(_ item: Item, _ article: SourceArticle) -> SourceFinding? {
        let words = item.pieces.count(where: \.isWord)
        // No more of its words can lie beside their like than the article has.
        let known = item.pieces.count { $0.isWord && article.words.contains($0.key) }
        guard Self.isEnough(known, of: words) else { return nil }
        let window = Self.window(item.pieces, article.pieces)
        guard !window.isEmpty else { return nil }
        var alignment = WordAlignment(item.pieces, along: article.pieces[window])
        alignment.compare(item.pieces, along: article.pieces)
        guard Self.isEnough(alignment.sameWords, of: words), words <= 5 || alignment.score * 3 >= alignment.best else {
            return nil
        }
        let found = DifferenceFinder(alignment, of: item.pieces, in: article, negations)
        if found.isCut, found.differences.isEmpty {
            return SourceFinding(item, whole: alignment.range, in: article, negations)
        }
        return SourceFinding(item, aligned: alignment, found, in: article)
    }

    /// Whether so many of a quotation's words make it likely that it is another form of what stands there.
    private static func isEnough(_ same: Int, of words: Int) -> Bool {
        switch words {
        case ...1: false
        case 2...5: same >= max(2, words - 1)
        default: same * 2 >= words
        }
    }

    /// The part of a text that a quotation may lie along: round the words that it shares with it, all of a short one.
    private static func window(
        _ quotation: ArraySlice<ComparedText.Piece>, _ text: [ComparedText.Piece]
    ) -> Range<Int> {
        guard text.count * quotation.count > 1_500_000 else { return text.indices }
        let keys = Set(quotation.lazy.filter(\.isWord).map(\.key))
        // The densest stretch of three times its length.
        let length = min(text.count, quotation.count * 3 + 100)
        var count = text[..<length].count { keys.contains($0.key) }
        var (bestStart, bestCount) = (0, count)
        for start in 1..<max(1, text.count - length + 1) {
            if keys.contains(text[start - 1].key) { count -= 1 }
            if keys.contains(text[start + length - 1].key) { count += 1 }
            if count > bestCount { (bestStart, bestCount) = (start, count) }
        }
        return bestStart..<(bestStart + length)
    }
}

extension String {
    /// The form for search.
    var folded: String { Folding.fold(self) }
}
