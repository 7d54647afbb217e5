/// The heading that a site has over all of its pages: its own name.
enum Masthead {
    private static let names: Set<String> = [
        "logo", "masthead", "sitename", "sitetitle", "sitelogo", "sitebranding", "navbarbrand",
    ]

    /// Whether a heading is the site's name: it, or what it stands in, is called so, it says nothing but the name, or it leads to the
    /// site's first page.
    static func holds(_ heading: Page.Node, _ page: Page, site: String?) -> Bool {
        let text = page.plainText(heading)
        if let site, text.lowercased() == site.lowercased() { return true }
        // Themes call the head of an article so, too, but headlines are longer than names.
        guard text.split(whereSeparator: \.isWhitespace).count <= 4 else { return false }
        var node = heading
        for _ in 0..<3 where node > 0 && page.tag(node) != .body {
            for name in [Attribute.classes, Attribute.id] {
                guard let value = page.attribute(name, node) else { continue }
                for words in ZoneNames.words(of: value) {
                    let pairs = zip(words, words.dropFirst()).map { $0 + $1 }
                    if words.contains(where: names.contains) || pairs.contains(where: names.contains) { return true }
                }
            }
            node = page.parent(node)
        }
        let link = (heading..<page.end(heading)).first { page.tag($0) == .a }
        return link.map { isHome(page.attribute(Attribute.href, $0) ?? "") && page.plainText($0) == text } ?? false
    }

    private static func isHome(_ address: String) -> Bool {
        if address == "/" { return true }
        guard let scheme = address.firstRange(of: "://") else { return false }
        let rest = address[scheme.upperBound...]
        return !rest.isEmpty && rest.allSatisfy { $0 != "?" && $0 != "#" }
            && (rest.firstIndex(of: "/").map { rest.index(after: $0) == rest.endIndex } ?? true)
    }

    /// Where a page has no main heading, the one over its text that the title of its window has too.
    static func heading(below title: String?, _ page: Page, _ main: MainText) -> Page.Node? {
        guard let title, let text = main.pieces.first(where: { !$0.isHeading })?.block.nodes.lowerBound else {
            return nil
        }
        return main.blocks.last { block in
            guard block.tag.isHeading, block.tag != .h1, block.nodes.lowerBound < text, block.letters >= 8,
                block.linkShare < 0.5, block.zone.isDisjoint(with: PageFacts.ofOthers)
            else { return false }
            return title.contains(page.plainText(block.element))
        }?.element
    }
}
