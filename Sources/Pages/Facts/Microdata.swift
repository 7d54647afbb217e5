/// Which of a page's microdata are about its own article: teasers of other ones have theirs.
struct Microdata {
    private let page: Page
    private let headings: [String]
    private let heading: Page.Node?
    private let text: Range<Page.Node>?

    init(_ page: Page, headings: [String], _ heading: Page.Node?, _ text: Range<Page.Node>?) {
        self.page = page
        self.headings = headings
        self.heading = heading
        self.text = text
    }

    /// Whether a property stands in no article of schema.org, or in one that holds the heading or text of the page, or else has the same
    /// headline.
    func isOwn(_ property: Page.Node) -> Bool {
        var node = property
        while node >= 0, !isArticle(node) { node = page.parent(node) }
        guard node >= 0 else { return true }
        let scope = node..<page.end(node)
        if let heading, scope.contains(heading) { return true }
        if let text, scope.overlaps(text) { return true }
        if heading == nil, text == nil { return true }
        let own = scope.first { page.attribute(Attribute.itemProperty, $0)?.lowercased() == "headline" }
        guard let own else { return true }
        let headline = page.attribute(Attribute.content, own) ?? page.plainText(own)
        return headings.isEmpty || headings.contains { HeadlineLikeness.agree($0, headline) }
    }

    private func isArticle(_ node: Page.Node) -> Bool {
        guard page.tag(node) != .text, let type = page.attribute(Attribute.itemType, node) else { return false }
        return ["Article", "Posting", "Report"].contains(where: type.hasSuffix)
    }
}
