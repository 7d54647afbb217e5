/// The articles of a page that has several one below the other: a live blog, a page of briefs.
struct Stories {
    /// The elements, in order; fewer than two where the page is one article.
    private(set) var places: [Page.Node] = []
    private let page: Page
    private let zones: Zones
    private let blocks: [Block]
    /// Shorter is a teaser.
    private static let least = 160

    init(_ page: Page, _ zones: Zones, _ blocks: [Block], _ main: MainText) {
        self.page = page
        self.zones = zones
        self.blocks = blocks
        var found: [Page.Node: [Page.Node]] = [:]
        for node in page.nodes.indices where page.tag(node) == .article && zones[node].isDisjoint(with: Self.beside) {
            guard let heading = heading(of: node), !zones[heading].contains(.link), !isLinked(heading),
                prose(of: node) >= Self.least
            else { continue }
            found[page.parent(node), default: []].append(node)
        }
        guard let best = found.values.max(by: { prose(of: $0) < prose(of: $1) }), best.count >= 2 else { return }
        // A page of one long article and boxes of other ones is one article.
        let sizes = best.map(prose(of:))
        guard prose(of: best) * 10 >= main.letters * 6, sizes.max()! * 10 <= sizes.reduce(0, +) * 9 else { return }
        places = best
    }

    private static let beside: Zone = [.navigation, .footer, .aside, .related, .comments, .unseen, .listed]

    private func prose(of nodes: [Page.Node]) -> Int { nodes.reduce(0) { $0 + prose(of: $1) } }

    private func prose(of node: Page.Node) -> Int {
        blocks(of: node).reduce(0) { $0 + ($1.linkShare < 0.3 && $1.isSentence && !$1.tag.isHeading ? $1.letters : 0) }
    }

    /// The blocks of an article.
    func blocks(of node: Page.Node) -> [Block] {
        blocks.filter { node <= $0.nodes.lowerBound && $0.nodes.lowerBound < page.end(node) }
    }

    /// Its first heading.
    func heading(of node: Page.Node) -> Page.Node? {
        var at = node
        while at < page.end(node) {
            if page.tag(at).isHeading { return at }
            at += 1
        }
        return nil
    }

    private func isLinked(_ heading: Page.Node) -> Bool {
        (heading..<page.end(heading)).contains { page.tag($0) == .a && page.plainText($0).count > 12 }
    }

    /// The first moment that it marks.
    func time(of node: Page.Node) -> String? {
        (node..<page.end(node)).lazy.filter { page.tag($0) == .time }
            .compactMap { page.attribute(Attribute.dateTime, $0) }.first
    }
}
