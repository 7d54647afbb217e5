/// The articles of a page that has several one below the other: a live blog, a page of briefs, the next story below the first.
struct Stories {
    /// Their nodes, in order; fewer than two where the page is one article.
    private(set) var places: [Range<Page.Node>] = []
    /// How many articles the page may have that nothing parts for certain, where it is read as one.
    private(set) var doubt = 0
    private let page: Page
    private let zones: Zones
    private let blocks: [Block]
    /// Shorter is a teaser, where it leads to another page.
    private static let least = 160
    /// Shorter is none, wherever it leads.
    private static let leastUpdate = 40

    init(_ page: Page, _ zones: Zones, _ blocks: [Block], _ main: MainText) {
        self.page = page
        self.zones = zones
        self.blocks = blocks
        var found: [Page.Node: [Page.Node]] = [:]
        for node in page.nodes.indices {
            guard let form = StoryForm(node, page), zones[node].isDisjoint(with: Self.beside), isStory(node, form)
            else {
                continue
            }
            found[page.parent(node), default: []].append(node)
        }
        let groups = found.sorted { $0.key < $1.key }.map { agreeing($0.value) }
        if let best = groups.max(by: { prose(of: $0) < prose(of: $1) }), best.count >= 2, isMost(best, main) {
            let isNamed = best.contains { StoryForm($0, page) == .named }
            if isNamed, !areApart(best) { doubt = best.count } else { places = best.map { $0..<page.end($0) } }
        } else {
            cutAtHeadings(main)
            if places.isEmpty, doubt == 0 { doubt = posts(main) }
        }
    }

    private static let beside: Zone = [.navigation, .footer, .aside, .related, .comments, .unseen, .listed]

    private func isStory(_ node: Page.Node, _ form: StoryForm) -> Bool {
        let prose = prose(of: node)
        if form == .update { return prose >= Self.leastUpdate }
        guard let heading = heading(of: node..<page.end(node)), !zones[heading].contains(.link), !isLinked(heading)
        else {
            return false
        }
        return prose >= Self.least || prose >= Self.leastUpdate && !hasLink(node)
    }

    /// Those that are long by themselves; shorter ones where their headings are of one kind as the longest one's, and nothing stands over
    /// all of them.
    private func agreeing(_ nodes: [Page.Node]) -> [Page.Node] {
        guard let longest = nodes.max(by: { prose(of: $0) < prose(of: $1) }) else { return [] }
        func tag(_ node: Page.Node) -> Tag? { heading(of: node..<page.end(node)).map { page.tag($0) } }
        let wanted = areApart(nodes) ? tag(longest) : nil
        return nodes.filter { StoryForm($0, page) == .update || prose(of: $0) >= Self.least || tag($0) == wanted }
    }

    /// How many elements `article` of the page have a long text whose heading leads to a page of its own: the first page of a blog.
    private func posts(_ main: MainText) -> Int {
        let posts = page.nodes.indices.filter { node in
            StoryForm(node, page) == .article && zones[node].isDisjoint(with: Self.beside)
                && heading(of: node..<page.end(node)).map(isLinked) ?? false && prose(of: node) >= 400
        }
        return posts.count >= 2 && prose(of: posts) * 10 >= main.letters * 6 ? posts.count : 0
    }

    /// A page of one long article and boxes of other ones is one article.
    private func isMost(_ nodes: [Page.Node], _ main: MainText) -> Bool {
        let sizes = nodes.map { prose(of: $0) }
        return sizes.reduce(0, +) * 10 >= main.letters * 6 && sizes.max()! * 10 <= sizes.reduce(0, +) * 9
    }

    /// Whether parts that only their names call stories are some: each has a main heading, or a day or an author of its own, or the page
    /// has no heading over all of them.
    private func areApart(_ nodes: [Page.Node]) -> Bool {
        let all = nodes.first!..<page.end(nodes.last!)
        let isHeaded = blocks.contains {
            $0.tag == .h1 && !all.contains($0.nodes.lowerBound) && $0.nodes.lowerBound < all.lowerBound
        }
        return !isHeaded
            || nodes.allSatisfy { node in
                (node..<page.end(node)).contains {
                    page.tag($0) == .h1 || page.tag($0) == .time
                        || page.tag($0) != .text && zones[$0].contains(.aboutArticle)
                }
            }
    }

    /// Several main headings, each with prose below it: a rule across the page above each parts articles, else it is only told.
    private mutating func cutAtHeadings(_ main: MainText) {
        let headings = blocks.filter {
            $0.tag == .h1 && $0.linkShare < 0.5 && $0.zone.isDisjoint(with: Self.beside.union(.header))
                && !Masthead.holds($0.element, page, site: nil)
        }.map(\.element)
        guard headings.count >= 2 else { return }
        let ends = headings.dropFirst() + [page.end(page.parent(headings.last!))]
        let parts = zip(headings, ends).map { $0..<max($0, $1) }
        let sizes = parts.map { prose(of: $0) }
        guard sizes.allSatisfy({ $0 >= 100 }), sizes.reduce(0, +) * 10 >= main.letters * 6 else { return }
        let isRuled = zip(parts, parts.dropFirst()).allSatisfy { part, next in
            let last = blocks.last { $0.nodes.lowerBound < next.lowerBound }?.nodes.upperBound ?? part.lowerBound
            return (last..<max(last, next.lowerBound)).contains { page.tag($0) == .hr }
        }
        if isRuled { places = parts } else { doubt = parts.count }
    }

    // MARK: What stands in one

    private func prose(of nodes: [Page.Node]) -> Int { nodes.reduce(0) { $0 + prose(of: $1) } }

    private func prose(of node: Page.Node) -> Int { prose(of: node..<page.end(node)) }

    private func prose(of part: Range<Page.Node>) -> Int {
        blocks(of: part).reduce(0) {
            $0 + ($1.linkShare < 0.3 && $1.isSentence && !$1.tag.isHeading ? $1.letters : 0)
        }
    }

    /// The blocks of an article.
    func blocks(of part: Range<Page.Node>) -> [Block] { blocks.filter { part.contains($0.nodes.lowerBound) } }

    /// Its first heading; without one, what is called its title.
    func heading(of part: Range<Page.Node>) -> Page.Node? {
        part.first { page.tag($0).isHeading }
            ?? part.first { node in
                guard page.tag(node) == .p || page.tag(node) == .div || page.tag(node) == .span,
                    let names = page.attribute(Attribute.classes, node)
                else { return false }
                return ZoneNames.words(of: names).contains { words in
                    words.last.map { ["title", "headline", "articletitle"].contains($0) } ?? false
                }
            }
    }

    private func isLinked(_ heading: Page.Node) -> Bool {
        (heading..<page.end(heading)).contains { page.tag($0) == .a && page.plainText($0).count > 12 }
    }

    private func hasLink(_ node: Page.Node) -> Bool {
        (node..<page.end(node)).contains { page.tag($0) == .a && page.attribute(Attribute.href, $0) != nil }
    }
}

/// What calls a part of a page one of its articles.
enum StoryForm {
    /// The element `article`.
    case article
    /// An update of a live blog, which needs no heading.
    case update
    /// A name that sites give to their articles.
    case named

    private static let names: Set<String> = [
        "story", "article", "post", "entry", "hentry", "brief", "news-item", "next-article", "next-story",
    ]

    init?(_ node: Page.Node, _ page: Page) {
        let tag = page.tag(node)
        guard tag == .article || tag == .div || tag == .section || tag == .li else { return nil }
        let classes = page.attribute(Attribute.classes, node) ?? ""
        if page.bytes(of: Attribute.itemProperty, node)?.elementsEqual("liveBlogUpdate".utf8) == true
            || classes.contains("live") && ZoneNames.words(of: classes).contains(where: Self.isUpdate)
        {
            self = .update
        } else if tag == .article {
            self = .article
        } else if !classes.isEmpty, Self.isNamed(classes) {
            self = .named
        } else {
            return nil
        }
    }

    private static func isNamed(_ classes: String) -> Bool {
        classes.split(whereSeparator: \.isWhitespace).contains { names.contains($0.lowercased()) }
    }

    /// "live-blog-post", "liveblog-update".
    private static func isUpdate(_ words: [String]) -> Bool {
        guard words.count >= 2, words[0] == "live" || words[0] == "liveblog", let last = words.last else {
            return false
        }
        return ["post", "update", "entry", "item", "block"].contains(last)
    }
}
