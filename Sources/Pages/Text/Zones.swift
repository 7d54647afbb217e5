import CMarkup

/// For every node of a page the zones that it lies in.
struct Zones {
    private(set) var zones: [Zone]
    /// What each element itself says.
    private var own: [Zone]
    /// Elements that their names, or schema.org's, call the body of an article.
    private(set) var bodies: [Page.Node] = []
    /// Bodies, and elements that are named as entries of a blog.
    private var entries: [Page.Node] = []

    init(_ page: Page) {
        zones = [Zone](repeating: [], count: page.nodes.count)
        own = zones
        for node in page.nodes.indices {
            let parent = page.parent(node)
            let inherited: Zone = parent >= 0 ? zones[parent] : []
            guard page.tag(node) != .text, !inherited.contains(.unseen) else {
                zones[node] = inherited
                continue
            }
            own[node] = named(node, page, isQuoted: inherited.contains(.quote))
            zones[node] = inherited.union(own[node])
        }
    }

    subscript(node: Page.Node) -> Zone { zones[node] }

    /// Blocks whose zones leave out what elements around most of the prose are called.
    func relieved(_ blocks: [Block], _ page: Page) -> [Block] {
        var all = 0
        var within: [Page.Node: Int] = [:]
        let prose = blocks.filter {
            $0.worth > 0 && $0.isSentence && $0.linkShare < 0.5 && !$0.zone.contains(.comments)
        }
        // Where the page says which part is its article, other parts may be longer.
        let named = namedArticles(prose, page)
        for block in prose {
            all += block.letters
            var node = block.element
            while node >= 0 {
                if !own[node].isDisjoint(with: .doubtful) { within[node, default: 0] += block.letters }
                node = page.parent(node)
            }
        }
        let wrappers = Set(
            within.keys.filter { node in
                // What asks for something may say much: it is the article only where there is next to nothing else.
                within[node, default: 0] * 10 >= all * (own[node].contains(.appeal) ? 8 : 5)
            }.filter { node in
                named.isEmpty || named.contains { Self.holds(node, $0, page) || Self.holds($0, node, page) }
            })
        guard !wrappers.isEmpty else { return blocks }
        return blocks.map { block in
            var block = block
            block.zone = zone(of: block.element, page, without: wrappers)
            return block
        }
    }

    /// The elements that are named as an article, and have more than a teaser.
    func namedArticles(_ blocks: [Block], _ page: Page) -> [Page.Node] {
        entries.filter { entry in
            blocks.reduce(0) { $0 + (Self.holds(entry, $1.element, page) ? $1.letters : 0) } >= 150
        }
    }

    private static func holds(_ outer: Page.Node, _ inner: Page.Node, _ page: Page) -> Bool {
        outer <= inner && inner < page.end(outer)
    }

    private func zone(of element: Page.Node, _ page: Page, without wrappers: Set<Page.Node>) -> Zone {
        var zone: Zone = []
        var node = element
        while node >= 0 {
            zone.formUnion(wrappers.contains(node) ? own[node].subtracting(.doubtful) : own[node])
            node = page.parent(node)
        }
        return zone
    }

    private static let archiveBar = Array("wm-ipp".utf8)

    private mutating func named(_ node: Page.Node, _ page: Page, isQuoted: Bool) -> Zone {
        let tag = page.tag(node)
        if tag == .head { return [] }
        // Where a page leaves out the tags of its body, the parser keeps `article` and the like within the head.
        if page.parent(node) >= 0, page.tag(page.parent(node)) == .head, !tag.isBlock || tag == .title {
            return .unseen
        }
        if tag.isUnseen || tag == .noscript && holdsMarkupAsText(node, page) { return .unseen }
        // The foot of a quotation says who is quoted.
        var zone = isQuoted && tag == .footer ? [] : Self.byTag(tag)
        if page.nodes[node].count == 0 || tag == .body || tag == .html { return zone }
        switch page.attribute(Attribute.role, node)?.lowercased() {
        case "navigation", "menu", "menubar": zone.insert(.navigation)
        case "complementary", "search": zone.insert(.aside)
        case "contentinfo": zone.insert(.footer)
        case "dialog", "alertdialog": zone.insert(.unseen)
        default: break
        }
        var names = ZoneNames()
        for name in [Attribute.classes, Attribute.id, Attribute.component] {
            if let value = page.bytes(of: name, node) { names.read(value) }
        }
        if page.attribute(Attribute.itemProperty, node)?.lowercased() == "articlebody" { names.isBody = true }
        // What stands there until the page has loaded more, and the bar of the Wayback Machine.
        if page.bytes(of: Attribute.placeholder, node) != nil
            || page.bytes(of: Attribute.id, node)?.starts(with: Self.archiveBar) == true
        {
            return .unseen
        }
        // What hides an article's body shows it to subscribers, or once a script has run.
        if !names.isBody, page.bytes(of: Attribute.hidden, node) != nil || isHidden(page, node) { zone.insert(.unseen) }
        if names.isBody {
            bodies.append(node)
            entries.append(node)
            names.zone.subtract(.doubtful)
        }
        if names.isEntry {
            entries.append(node)
            names.zone.subtract(.doubtful)
        }
        if tag == .article || tag == .main { names.zone.subtract([.aboutArticle, .listed, .appeal]) }
        if isQuoted { names.zone.subtract(.aboutArticle) }
        return zone.union(names.zone)
    }

    /// Browsers with scripts save what `noscript` holds as a text with tags in it.
    private func holdsMarkupAsText(_ node: Page.Node, _ page: Page) -> Bool {
        let first = node + 1
        guard first < page.end(node), page.tag(first) == .text else { return false }
        return page.text(first).first { $0 > 0x20 } == UInt8(ascii: "<")
    }

    private func isHidden(_ page: Page, _ node: Page.Node) -> Bool {
        guard let style = page.attribute(Attribute.style, node) else { return false }
        let plain = style.lowercased().filter { $0 != " " }
        return plain.contains("display:none") || plain.contains("visibility:hidden")
    }

    private static func byTag(_ tag: Tag) -> Zone {
        switch tag {
        case .nav: .navigation
        case .footer: .footer
        case .header: .header
        case .aside: .aside
        case .form: .form
        case .figure: .figure
        case .figcaption, .caption: .caption
        case .noscript: .noscript
        case .a: .link
        case .blockquote: .quote
        case .q: .quotation
        case .td, .th: .cell
        case .li: .list
        default: []
        }
    }
}
