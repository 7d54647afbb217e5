/// Which of the moments that a page marks may be that of its article's publication.
struct Moments {
    private let page: Page
    private let zones: Zones
    private let main: MainText
    private let heading: Page.Node?
    /// From the first prose of the article to its last.
    private let text: Range<Page.Node>

    /// Parts of a page whose moments are those of something else.
    private static let ofOthers: Zone = [.comments, .related, .navigation, .unseen]
    /// Links that say of an article who wrote it, where it stands for ever, and what it is about: they lead to no other one.
    private static let ownLinks: Set<String> = ["author", "bookmark", "tag", "category"]
    /// Parts in which they are more likely so.
    private static let doubtful: Zone = [.aside, .footer, .listed]

    init(_ page: Page, _ zones: Zones, _ main: MainText, _ heading: Page.Node?) {
        self.page = page
        self.zones = zones
        self.main = main
        self.heading = heading
        let prose = main.pieces.filter { !$0.isHeading && $0.block.isSentence }
        let first = (prose.first ?? main.pieces.first)?.block.nodes.lowerBound ?? page.nodes.count
        text = first..<max(first, main.pieces.last?.block.nodes.upperBound ?? first)
    }

    /// The moments, the likeliest first: between heading and text, above the heading, in the text, behind it.
    func chosen(of times: [Page.Node]) -> [MarkedMoment] {
        times.filter {
            zones[$0].isDisjoint(with: Self.ofOthers) && !isOfQuotation($0) && !isInSentence($0) && !isOfTeaser($0)
        }
        .map { (place: $0, rank: rank($0)) }.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }
        .compactMap { moment($0.place) }
    }

    private func moment(_ time: Page.Node) -> MarkedMoment? {
        guard let value = page.attribute(Attribute.dateTime, time) else { return nil }
        let names = (page.attribute(Attribute.classes, time) ?? "").lowercased()
            .split { !$0.isLetter && !$0.isNumber }
        let isChange =
            names.contains { $0 == "updated" || $0 == "modified" } && !names.contains { $0 == "published" }
        return MarkedMoment(value: value, label: label(of: time), isChange: isChange)
    }

    /// What stands before a moment on its line, behind the one before it.
    private func label(of time: Page.Node) -> String {
        guard let block = main.blocks.first(where: { $0.nodes.overlaps(time..<page.end(time)) }) else { return "" }
        let last = block.nodes.last { $0 < time && page.tag($0) == .time }
        let start = last.map { page.end($0) } ?? block.nodes.lowerBound
        // Where nothing stands before it, its line begins within it.
        guard start < time else { return "" }
        return (start..<time).filter { page.tag($0) == .text && !zones[$0].contains(.unseen) }
            .map { String(decoding: page.text($0), as: UTF8.self) }.joined(separator: " ")
    }

    /// Whether it is that of a post of others which the article shows.
    private func isOfQuotation(_ time: Page.Node) -> Bool {
        zones[time].contains(.quote) && !(heading.map { zones[$0].contains(.quote) } ?? false)
    }

    private func rank(_ time: Page.Node) -> Int {
        let doubt = zones[time].isDisjoint(with: Self.doubtful) ? 0 : 10
        if time >= text.upperBound { return doubt + 3 }
        if time >= text.lowerBound { return doubt + 2 }
        guard let heading else { return doubt }
        return doubt + (time > heading ? 0 : 1)
    }

    /// Whether it stands in a sentence, which says when something was or will be: behind it or before it are words, and a stop.
    private func isInSentence(_ time: Page.Node) -> Bool {
        guard let block = main.blocks.first(where: { $0.nodes.overlaps(time..<page.end(time)) }),
            block.zone.isDisjoint(with: .aboutArticle)
        else { return false }
        var before = ""
        var behind = ""
        for node in block.nodes where page.tag(node) == .text && !zones[node].contains(.unseen) {
            let words = String(decoding: page.text(node), as: UTF8.self)
            if node < time { before += words } else if node >= page.end(time) { behind += words }
        }
        let others = before.count { $0.isLetter } + behind.count { $0.isLetter }
        guard let last = behind.last(where: { !$0.isWhitespace }) else { return false }
        return others >= 15 && ".!?؟…”»\"".contains(last)
    }

    /// Whether it stands in a box whose words mostly lead to another page, and in which nothing of the article stands.
    private func isOfTeaser(_ time: Page.Node) -> Bool {
        var box = page.parent(time)
        let isUnderHeading = heading.map { $0 < time && time < text.lowerBound } ?? false
        for _ in 0..<3 where box > 0 && page.tag(box) != .body && page.tag(box) != .main {
            let inside = box..<page.end(box)
            if heading.map(inside.contains) ?? false || inside.overlaps(text) { return false }
            // A line about an article has its author's link; what leads to another one has a heading.
            let isAboutOne = isUnderHeading || zones[box].contains(.aboutArticle)
            if !isAboutOne || inside.contains(where: { page.tag($0).isHeading }) {
                let (linked, others) = letters(in: inside, without: time)
                if linked >= 10, linked > others { return true }
            }
            box = page.parent(box)
        }
        return false
    }

    /// How many letters of a box lead to other pages, and how many do not.
    private func letters(in box: Range<Page.Node>, without time: Page.Node) -> (linked: Int, others: Int) {
        var (linked, others) = (0, 0)
        for node in box where page.tag(node) == .text && !(time..<page.end(time)).contains(node) {
            let count = String(decoding: page.text(node), as: UTF8.self).count { $0.isLetter }
            if !zones[node].contains(.link) { others += count } else if !isOwnLink(node) { linked += count }
        }
        return (linked, others)
    }

    private func isOwnLink(_ text: Page.Node) -> Bool {
        var link = page.parent(text)
        while link > 0, page.tag(link) != .a { link = page.parent(link) }
        guard link > 0, let relation = page.attribute(Attribute.relation, link) else { return false }
        return relation.lowercased().split(separator: " ").contains { Self.ownLinks.contains(String($0)) }
    }
}
