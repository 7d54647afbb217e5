/// An article of a page, as the page shows it.
public struct PageArticle {
    /// The text of its paragraphs, an empty line between each.
    public private(set) var text = ""
    /// Its headings, as ranges of code points of the text.
    public private(set) var headings: [Range<Int>] = []
    /// What its part of the page says of it, where a page has several articles.
    public private(set) var own: PageFacts?
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
    /// - Parameter isFurniture: which lines are none of an article's text.
    /// - Returns: what the page says of itself, and its articles in order, none where it has no prose; how many articles it may have where
    ///   it is read as one for nothing parts them.
    public static func read(
        _ page: Page, isFurniture: @escaping LineTest = { _, _ in false }
    ) -> (facts: PageFacts, articles: [PageArticle], doubt: Int) {
        let zones = Zones(page)
        let blocks = BlockCutter(page, zones, DataTables(page, zones)).blocks
        let main = MainText(page, zones, blocks, isFurniture)
        let stories = Stories(page, zones, blocks, main)
        var articles: [PageArticle] = []
        for story in stories.places {
            let text = MainText(page, zones, stories.blocks(of: story), isFurniture)
            var article = PageArticle(text)
            var own = PageFacts(page, zones, in: story)
            if let heading = stories.heading(of: story) { own.setHeading(heading, page) }
            own.settle(page, zones, text)
            article.own = own
            article.captions = captions(of: story, page, zones)
            if !article.text.isEmpty { articles.append(article) }
        }
        if articles.count > 1 {
            var facts = PageFacts(page, zones, in: page.nodes.indices, without: stories.places)
            facts.settle(page, zones, nil)
            return (facts, articles, 0)
        }
        var facts = PageFacts(page, zones, in: page.nodes.indices)
        facts.settle(page, zones, main)
        var article = PageArticle(main)
        article.captions = captions(of: place(of: main, page), page, zones)
        return (facts, article.text.isEmpty ? [] : [article], stories.doubt)
    }

    /// A page up to the end of what holds an article's text: the captions behind that are those of other stories.
    private static func place(of main: MainText, _ page: Page) -> Range<Page.Node> {
        guard let first = main.pieces.first?.block.element, let last = main.pieces.last?.block.element else {
            return page.nodes.indices
        }
        func holder(of node: Page.Node) -> Page.Node {
            var holder = page.parent(node)
            while holder > 0, !(holder <= first && last < page.end(holder)) { holder = page.parent(holder) }
            return max(0, holder)
        }
        let box = holder(of: last)
        let end =
            page.parent(box) > 0 && page.tag(box) != .article && page.tag(box) != .main
            ? page.end(page.parent(box)) : page.end(box)
        return 0..<end
    }

    /// The captions that belong to an article: not those of navigation and lists of others; each once.
    private static func captions(of nodes: Range<Page.Node>, _ page: Page, _ zones: Zones) -> [String] {
        let beside: Zone = [.navigation, .footer, .aside, .related, .comments, .unseen, .noscript]
        var captions: [String] = []
        var node = nodes.lowerBound
        while node < nodes.upperBound {
            let isCaption =
                page.tag(node) != .text && zones[node].contains(.caption) && zones[node].isDisjoint(with: beside)
            // Buttons have captions, too.
            guard isCaption, zones[node].isDisjoint(with: .listed) || zones[node].contains(.figure) else {
                node += 1
                continue
            }
            let links = (node..<page.end(node)).filter { page.tag($0) == .text && zones[$0].contains(.link) }
            let linked = links.reduce(0) { $0 + page.text($1).count { $0 > 0x20 } }
            let beside = Zone([.listed, .unseen]).subtracting(zones[node])
            let text = page.plainText(node) { !zones[$0].isDisjoint(with: beside) }
            // What stands under the picture of another story leads there.
            let leads = linked > 0 && linked * 10 >= text.utf8.count * 9 && text.split(separator: " ").count >= 3
            if !text.isEmpty, !leads, !captions.contains(text) { captions.append(text) }
            node = page.end(node)
        }
        return captions
    }
}
