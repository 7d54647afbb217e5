/// For every node of a page the zones that it lies in.
struct Zones {
    private(set) var zones: [Zone]
    /// Elements that their names, or schema.org's, call the body of an article.
    private(set) var bodies: [Page.Node] = []

    init(_ page: Page) {
        zones = [Zone](repeating: [], count: page.nodes.count)
        for node in page.nodes.indices {
            let parent = page.parent(node)
            let inherited: Zone = parent >= 0 ? zones[parent] : []
            guard page.tag(node) != .text, !inherited.contains(.unseen) else {
                zones[node] = inherited
                continue
            }
            zones[node] = inherited.union(own(node, page))
        }
    }

    subscript(node: Page.Node) -> Zone { zones[node] }

    private mutating func own(_ node: Page.Node, _ page: Page) -> Zone {
        let tag = page.tag(node)
        if tag.isUnseen { return .unseen }
        var zone = Self.byTag(tag)
        if page.nodes[node].count == 0 || tag == .body || tag == .html { return zone }
        if page.bytes(of: Attribute.hidden, node) != nil || isHidden(page, node) { zone.insert(.unseen) }
        switch page.attribute(Attribute.role, node)?.lowercased() {
        case "navigation", "menu", "menubar": zone.insert(.navigation)
        case "complementary", "search": zone.insert(.aside)
        case "contentinfo": zone.insert(.footer)
        case "dialog", "alertdialog": zone.insert(.unseen)
        default: break
        }
        var names = ZoneNames()
        if tag != .p || !page.nodes.isEmpty {
            for name in [Attribute.classes, Attribute.id, Attribute.component] {
                if let value = page.bytes(of: name, node) { names.read(value) }
            }
        }
        if page.attribute(Attribute.itemProperty, node)?.lowercased() == "articlebody" { names.isBody = true }
        if names.isBody {
            bodies.append(node)
            names.zone.subtract([.aboutArticle, .listed, .related])
        }
        if tag == .article || tag == .main { names.zone.subtract([.aboutArticle, .listed]) }
        return zone.union(names.zone)
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
        case .td, .th: .cell
        case .li: .list
        default: []
        }
    }
}
