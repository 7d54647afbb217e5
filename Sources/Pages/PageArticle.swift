/// An article of a page, as the page shows it.
public struct PageArticle {
    /// The text of its paragraphs, an empty line between each.
    public private(set) var text = ""
    /// Its headings, as ranges of code points of the text.
    public private(set) var headings: [Range<Int>] = []
    /// Its own headline, where a page has several articles.
    public private(set) var headline: String?
    /// The moment that stands with it, where a page has several articles.
    public private(set) var time: String?
    /// What stands under its pictures.
    public private(set) var captions: [String] = []
    /// Lines in it that lead to other articles.
    public private(set) var teasers: [String] = []

    init(_ main: MainText) {
        var length = 0
        for piece in main.pieces {
            if !text.isEmpty {
                text += "\n\n"
                length += 2
            }
            let count = piece.text.unicodeScalars.count
            if piece.isHeading { headings.append(length..<(length + count)) }
            text += piece.text
            length += count
        }
        teasers = main.teasers
    }

    /// Reads a page: its article, or its articles where it has several.
    ///
    /// - Returns: what the page says of itself, and its articles in order; none where it has no prose.
    public static func read(_ page: Page) -> (facts: PageFacts, articles: [PageArticle]) {
        let zones = Zones(page)
        var facts = PageFacts(page, zones)
        let blocks = BlockCutter(page, zones).blocks
        let main = MainText(page, zones, blocks)
        facts.dateLines = DateLines(page, zones, main).texts
        let stories = Stories(page, zones, blocks, main)
        var articles: [PageArticle] = []
        for story in stories.places {
            var article = PageArticle(MainText(page, zones, stories.blocks(of: story)))
            article.headline = stories.heading(of: story).map { page.plainText($0) }
            article.time = stories.time(of: story)
            article.captions = captions(of: story..<page.end(story), page, zones)
            if !article.text.isEmpty { articles.append(article) }
        }
        if articles.count < 2 {
            var article = PageArticle(main)
            article.captions = captions(of: 0..<page.nodes.count, page, zones)
            articles = article.text.isEmpty ? [] : [article]
        }
        return (facts, articles)
    }

    /// The captions that belong to an article: not those of navigation and lists of others; each once.
    private static func captions(of nodes: Range<Page.Node>, _ page: Page, _ zones: Zones) -> [String] {
        let beside: Zone = [.navigation, .footer, .aside, .related, .comments, .unseen, .noscript]
        var captions: [String] = []
        var node = nodes.lowerBound
        while node < nodes.upperBound {
            let isCaption =
                page.tag(node) != .text && zones[node].contains(.caption) && zones[node].isDisjoint(with: beside)
            guard isCaption else {
                node += 1
                continue
            }
            let text = page.plainText(node)
            if !text.isEmpty, !captions.contains(text) { captions.append(text) }
            node = page.end(node)
        }
        return captions
    }
}
