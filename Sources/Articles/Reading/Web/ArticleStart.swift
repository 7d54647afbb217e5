import Pages

/// The text of a page's article without what stands over it once more: its headline, and a line that only says when it was published.
struct ArticleStart {
    private(set) var text: String
    private(set) var headings: [Range<Int>]

    init(_ article: PageArticle, headline: String?, dateLines: [String]) {
        var text = article.text[...]
        var cut = 0
        while let end = text.firstRange(of: "\n\n") {
            let line = String(text[..<end.lowerBound])
            let isHeadline = headline.map { HeadlineLikeness.areSame($0, line) } ?? false
            guard isHeadline || dateLines.contains(line) && PrintedDate.isAlone(line) else { break }
            cut += line.unicodeScalars.count + 2
            text = text[end.upperBound...]
        }
        self.text = String(text)
        headings = article.headings.filter { $0.lowerBound >= cut }.map {
            ($0.lowerBound - cut)..<($0.upperBound - cut)
        }
    }
}
