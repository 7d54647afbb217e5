import CMarkup

/// What a page says of itself outside its text.
public struct PageFacts {
    /// What it says, by the names that pages give: "og:title", "canonical", "datepublished", in the order of the page. Of several with
    /// one name the first counts.
    public private(set) var named: [(name: String, value: String)] = []
    /// Its main heading.
    public private(set) var heading: String?
    /// The title of its window, which may have the site's name in it.
    public private(set) var title: String?
    /// The language that it declares.
    public private(set) var language: String?
    /// The moments that it marks, in order.
    public private(set) var times: [String] = []
    /// Short lines about the article's text, in which a day may be printed, the nearest to the heading first.
    public internal(set) var dateLines: [String] = []
    /// Who wrote it, as a line of it says.
    public private(set) var byline: String?

    init(_ page: Page, _ zones: Zones) {
        var names: Set<String> = []
        var node = 0
        while node < page.nodes.count {
            if page.tag(node) != .text { read(node, page, zones, &names) }
            node += 1
        }
    }

    private mutating func read(_ node: Page.Node, _ page: Page, _ zones: Zones, _ names: inout Set<String>) {
        switch page.tag(node) {
        case .html: language = page.attribute(Attribute.language, node)
        case .title where title == nil: title = page.plainText(node)
        case .meta:
            let name =
                page.attribute(Attribute.property, node) ?? page.attribute(Attribute.name, node)
                ?? page.attribute(Attribute.itemProperty, node)
            if let name, let value = page.attribute(Attribute.content, node) { add(name, value, &names) }
        case .link:
            if let href = page.attribute(Attribute.href, node),
                page.attribute(Attribute.relation, node)?.lowercased() == "canonical"
            {
                add("canonical", href, &names)
            }
        case .h1 where heading == nil && zones[node].isDisjoint(with: [.navigation, .footer, .aside, .unseen]):
            let text = page.plainText(node)
            if !text.isEmpty { heading = text }
        case .time:
            if let moment = page.attribute(Attribute.dateTime, node), zones[node].isDisjoint(with: .comments) {
                times.append(moment)
            }
            readProperty(node, page, zones, &names)
        default: readProperty(node, page, zones, &names)
        }
    }

    /// Microdata, and links that name an author.
    private mutating func readProperty(_ node: Page.Node, _ page: Page, _ zones: Zones, _ names: inout Set<String>) {
        guard page.nodes[node].count > 0 else { return }
        if let property = page.attribute(Attribute.itemProperty, node)?.lowercased() {
            switch property {
            case "datepublished", "datemodified":
                let value = page.attribute(Attribute.dateTime, node) ?? page.attribute(Attribute.content, node)
                add(property, value ?? page.plainText(node), &names)
            case "headline", "author", "inlanguage":
                add(property, page.attribute(Attribute.content, node) ?? page.plainText(node), &names)
            default: break
            }
        }
        guard byline == nil else { return }
        if page.attribute(Attribute.relation, node)?.lowercased() == "author" { byline = line(page.plainText(node)) }
        if let classes = page.attribute(Attribute.classes, node)?.lowercased(),
            classes.split(whereSeparator: { " -_".contains($0) }).contains("byline")
                || Self.nameAuthors(classes) && zones[node].isDisjoint(with: Self.ofOthers)
        {
            byline = line(page.plainText(node))
        }
    }

    /// Parts of a page whose authors are not the article's.
    private static let ofOthers: Zone = [.comments, .related, .aside, .navigation, .footer, .listed, .unseen]

    /// Whether a class is that of the article's author: no box that tells of him.
    private static func nameAuthors(_ classes: String) -> Bool {
        classes.split(separator: " ").contains {
            ["author", "authors", "author-name", "author_name", "article-author", "post-author", "entry-author"]
                .contains($0)
        }
    }

    /// A name as it stands in a line about an author; nil where the line is longer than that.
    private func line(_ text: String) -> String? {
        var text = text
        for lead in ["By", "by", "BY", "بقلم", "كتب", "كتبت", "Par", "PAR"] where text.hasPrefix(lead) {
            let rest = text.dropFirst(lead.count)
            guard let next = rest.first, next == ":" || next.isWhitespace else { continue }
            text = String(rest.drop { $0 == ":" || $0.isWhitespace })
        }
        return text.isEmpty || text.count > 100 ? nil : text
    }

    private mutating func add(_ name: String, _ value: String, _ names: inout Set<String>) {
        let name = name.lowercased()
        if !value.isEmpty, names.insert(name).inserted { named.append((name, value)) }
    }
}
