/// An item of RSS or an entry of Atom.
struct FeedItem {
    private let node: XMLNode
    private let feed: FeedFacts

    init(_ node: XMLNode, _ feed: FeedFacts) {
        self.node = node
        self.feed = feed
    }

    func record(id: String, path: String, issues: inout [LoadIssue]) -> ArticleRecord? {
        if let other = unpublished {
            issues.append(LoadIssue(id, .noArticle(other)))
            return nil
        }
        var fields = FieldCandidates()
        for child in node.elements { take(child, &fields) }
        let authors = node.all("author").compactMap { $0.first("name")?.line }
        if authors.count > 1 { fields.add(.byline, authors.joined(separator: ", "), rank: 1, from: "author") }
        let creators = node.all("creator").compactMap(\.line)
        if creators.count > 1 { fields.add(.byline, creators.joined(separator: ", "), rank: 0, from: "creator") }
        if let outlet = node.at("source", "title")?.line ?? feed.outlet {
            fields.add(.outlet, outlet, rank: 20, from: "feed title")
        }
        if let language = node["lang"] ?? feed.language {
            fields.add(.language, language, rank: 20, from: "feed language")
        }
        guard let text = fields.text else {
            issues.append(LoadIssue(id, .noText))
            return nil
        }
        let title = node.first("title").flatMap(Self.line)
        var record = ArticleRecord(
            id: id, path: path, text: FeedText.withoutTail(text, title: title, feed: feed.outlet))
        record.captions = node.all("group").flatMap(\.elements).filter { $0.local == "description" }.compactMap(\.line)
        for media in node.elements where media.local == "content" && media.name.hasPrefix("media:") {
            record.captions += media.elements.filter { $0.local == "description" }.compactMap(\.line)
        }
        record.captions.removeAll { $0 == text }
        fields.settle(&record, issues: &issues)
        return record
    }

    /// What an item of an export of WordPress is that was never published as an article: a draft, or a thing of another
    /// kind than a post. Kinds that a site defines itself are articles.
    /// Source: WordPress' code reference, `create_initial_post_types()`.
    private var unpublished: String? {
        func value(_ name: String) -> String? { node.elements.first { $0.name == name }?.line }
        if let status = value("wp:status"), status != "publish", status != "inherit" {
            return "a post whose status is \(status)"
        }
        guard let kind = value("wp:post_type"), Self.otherKinds.contains(kind) else { return nil }
        return "WordPress' \(kind)"
    }

    /// Kinds of posts that WordPress has of its own beside articles.
    private static let otherKinds: Set<String> = [
        "attachment", "custom_css", "customize_changeset", "nav_menu_item", "oembed_cache", "page", "revision",
        "user_request", "wp_block", "wp_font_face", "wp_font_family", "wp_global_styles", "wp_navigation",
        "wp_template", "wp_template_part",
    ]

    private func take(_ child: XMLNode, _ fields: inout FieldCandidates) {
        let name = child.name
        switch FeedModule(of: child, in: node) {
        case .foreign: return
        case .media:
            for inner in child.all("description") + (child.local == "description" ? [child] : []) {
                if let text = inner.line { fields.add(.text, text, rank: 8, from: inner.name) }
            }
            return
        case .itunes:
            guard child.local == "summary", let text = FeedText.body(child) else { return }
            fields.add(.text, text, rank: 7, from: name)
            return
        case .core: break
        }
        switch child.local {
        case "title": if let title = Self.line(child) { fields.add(.headline, title, rank: 1, from: name) }
        case "link": takeLink(child, &fields)
        case "guid", "id":
            guard let text = child.line else { return }
            let isAddress = text.hasPrefix("http")
            if isAddress, child["isPermaLink"] != "false" { fields.add(.uri, text, rank: 5, from: name) }
            if !isAddress { fields.add(.id, text, rank: 1, from: name) }
        case "origlink": if let text = child.line { fields.add(.uri, text, rank: 1, from: name) }
        case "pubdate", "published", "issued":
            if let text = child.line { fields.add(.published, text, rank: 1, from: name) }
        case "date": if let text = child.line { fields.add(.published, text, rank: 2, from: name) }
        case "updated", "modified":
            guard let text = child.line else { return }
            fields.add(.modified, text, rank: 1, from: name)
            fields.add(.published, text, rank: 9, from: name)
        case "creator": if let text = child.line { fields.add(.byline, text, rank: 1, from: name) }
        case "author":
            if let text = child.first("name")?.line ?? child.line {
                fields.add(.byline, Self.author(text), rank: 2, from: name)
            }
        case "source":
            if child.elements.isEmpty, let text = child.line { fields.add(.outlet, text, rank: 2, from: name) }
        case "publisher": if let text = child.line { fields.add(.outlet, text, rank: 1, from: name) }
        case "language": if let text = child.line { fields.add(.language, text, rank: 1, from: name) }
        case "encoded", "content": take(text: child, rank: 1, &fields)
        case "body", "fullitem": take(text: child, rank: 2, &fields)
        case "description": take(text: child, rank: 5, &fields)
        case "summary": take(text: child, rank: 6, &fields)
        default: break
        }
    }

    /// A text, with what stands under the pictures in it.
    private func take(text node: XMLNode, rank: Int, _ fields: inout FieldCandidates) {
        guard let text = FeedText.body(node) else { return }
        fields.add(.text, text, rank: rank, from: node.name)
        fields.add(captions: FeedText.captions(node))
    }

    private func takeLink(_ link: XMLNode, _ fields: inout FieldCandidates) {
        guard let address = link.line ?? link["href"] else { return }
        let relation = link["rel"] ?? "alternate"
        guard relation == "alternate" || relation == "canonical" else { return }
        let base = [feed.base, node["base"], link["base"]].compactMap { $0 }
        let whole = base.reduce(feed.address ?? "") { WebAddress.resolved($1, against: $0) }
        fields.add(
            .uri, WebAddress.resolved(address, against: whole), rank: relation == "canonical" ? 1 : 2, from: link.name)
    }

    /// A title, which may have markup in it.
    private static func line(_ node: XMLNode) -> String? { node.line.map { MarkedUpText.line($0) } }

    /// "desk@example.org (Lena Parson)" is an author of RSS.
    private static func author(_ text: String) -> String {
        guard text.contains("@"), let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return text }
        return String(text[text.index(after: open)...].dropLast())
    }
}
