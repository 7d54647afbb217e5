import CMarkup

/// What a page says of itself outside its text, or a part of it that is an article.
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
    /// The moments that it marks, the likeliest to be that of its publication first.
    public internal(set) var times: [MarkedMoment] = []
    /// Short lines about the article's text, in which a day may be printed, the nearest to the heading first.
    public internal(set) var dateLines: [String] = []
    /// All short lines between the heading and the first prose, in which its author may stand.
    public private(set) var linesBelow: [String] = []
    /// Who wrote it, as it marks it.
    public private(set) var byline: String?

    /// Where its main heading stands.
    private(set) var headingPlace: Page.Node?
    /// The moments that are marked, by their places.
    private(set) var moments: [Page.Node] = []
    /// Microdata, by the place of each.
    private var properties: [(name: String, value: String, place: Page.Node)] = []
    private var names: Set<String> = []

    /// - Parameters:
    ///   - part: the nodes that are looked at.
    ///   - others: parts of them that are articles of their own.
    init(_ page: Page, _ zones: Zones, in part: Range<Page.Node>, without others: [Range<Page.Node>] = []) {
        var headings: [Page.Node] = []
        var node = part.lowerBound
        while node < part.upperBound {
            if let other = others.first(where: { $0.lowerBound == node }) {
                node = max(node + 1, other.upperBound)
                continue
            }
            if page.tag(node) == .h1 { headings.append(node) }
            if page.tag(node) != .text { read(node, page, zones) }
            node += 1
        }
        chooseHeading(of: headings, page, zones)
    }

    private mutating func read(_ node: Page.Node, _ page: Page, _ zones: Zones) {
        switch page.tag(node) {
        case .html: language = page.attribute(Attribute.language, node)
        case .title where title == nil: title = page.plainText(node)
        case .meta:
            let name = page.attribute(Attribute.property, node) ?? page.attribute(Attribute.name, node)
            guard let value = page.attribute(Attribute.content, node) else { return }
            if let name {
                add(name, value)
            } else if let name = page.attribute(Attribute.itemProperty, node) {
                properties.append((name.lowercased(), value, node))
            }
        case .link:
            if let href = page.attribute(Attribute.href, node),
                page.attribute(Attribute.relation, node)?.lowercased() == "canonical"
            {
                add("canonical", href)
            }
        case .time:
            moments.append(node)
            readProperty(node, page, zones)
        default: readProperty(node, page, zones)
        }
    }

    /// Microdata, and links that name an author.
    private mutating func readProperty(_ node: Page.Node, _ page: Page, _ zones: Zones) {
        guard page.nodes[node].count > 0 else { return }
        if let property = page.attribute(Attribute.itemProperty, node)?.lowercased() {
            switch property {
            case "datepublished", "datemodified":
                let value = page.attribute(Attribute.dateTime, node) ?? page.attribute(Attribute.content, node)
                // An `abbr` shows a part of what its title says.
                let title = page.attribute(Attribute.title, node).flatMap {
                    $0.prefix(4).allSatisfy(\.isNumber) ? $0 : nil
                }
                properties.append((property, value ?? title ?? page.plainText(node), node))
            case "headline", "author", "inlanguage":
                let value = page.attribute(Attribute.content, node) ?? page.plainText(node)
                properties.append((property, value, node))
            default: break
            }
        }
        // Europresse names the outlet of each article so.
        if page.bytes(of: Attribute.classes, node)?.elementsEqual("DocPublicationName".utf8) == true {
            add("docpublicationname", page.plainText(node))
        }
        guard byline == nil else { return }
        if page.attribute(Attribute.relation, node)?.lowercased() == "author" {
            byline = Self.byline(in: node, page, zones)
        }
        guard let classes = page.attribute(Attribute.classes, node)?.lowercased() else { return }
        if classes.split(whereSeparator: { " -_".contains($0) }).contains("byline")
            || Self.nameAuthors(classes) && zones[node].isDisjoint(with: Self.ofOthers)
            || classes.contains("field--name-uid") && zones[node].isDisjoint(with: [.comments, .related, .listed])
        {
            byline = Self.byline(in: node, page, zones)
        }
    }

    /// What stands in a line about an author, without its moment and what is for screen readers; nil where it is longer than that.
    private static func byline(in node: Page.Node, _ page: Page, _ zones: Zones) -> String? {
        let beside = Zone([.listed, .unseen]).subtracting(zones[node])
        let line = page.plainText(node) { page.tag($0) == .time || !zones[$0].isDisjoint(with: beside) }
        return line.isEmpty || line.count > 100 ? nil : line
    }

    /// Parts of a page whose authors are not the article's.
    static let ofOthers: Zone = [.comments, .related, .aside, .navigation, .footer, .listed, .unseen]

    /// Whether a class is that of the article's author: no box that tells of him.
    private static func nameAuthors(_ classes: String) -> Bool {
        classes.split(separator: " ").contains { name in
            let name = name.filter(\.isLetter)
            return !name.hasPrefix("about") && ["author", "authors", "authorname"].contains(where: name.hasSuffix)
        }
    }

    private mutating func add(_ name: String, _ value: String) {
        let name = name.lowercased()
        if !value.isEmpty, names.insert(name).inserted { named.append((name, value)) }
    }

    // MARK: Its heading

    /// The first heading that is not the site's name over all of its pages.
    private mutating func chooseHeading(of headings: [Page.Node], _ page: Page, _ zones: Zones) {
        let site = named.first { $0.name == "og:site_name" || $0.name == "application-name" }?.value
        let own = headings.first {
            zones[$0].isDisjoint(with: [.navigation, .footer, .aside, .unseen]) && !page.plainText($0).isEmpty
                && !Masthead.holds($0, page, site: site)
        }
        if let own { setHeading(own, page) }
    }

    mutating func setHeading(_ node: Page.Node, _ page: Page) {
        headingPlace = node
        heading = page.plainText(node)
    }

    // MARK: Once the text is known

    /// Takes the microdata of the article itself, the moments that may be that of its publication, and the lines in which a day may be
    /// printed.
    ///
    /// - Parameter main: the article's text; nil where these are facts of several articles.
    mutating func settle(_ page: Page, _ zones: Zones, _ main: MainText?) {
        if headingPlace == nil, let main, let heading = Masthead.heading(below: title, page, main) {
            setHeading(heading, page)
        }
        let text = main?.pieces.first.map { $0.block.nodes.lowerBound..<main!.pieces.last!.block.nodes.upperBound }
        let microdata = Microdata(page, headings: [heading, title].compactMap { $0 }, headingPlace, text)
        for property in properties where zones[property.place].isDisjoint(with: .comments) {
            if microdata.isOwn(property.place) { add(property.name, property.value) }
        }
        guard let main else { return }
        times = Moments(page, zones, main, headingPlace).chosen(of: moments)
        let lines = DateLines(page, zones, main, headingPlace)
        dateLines = lines.texts
        linesBelow = lines.below
    }
}
