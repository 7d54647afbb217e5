/// The short lines about an article's text in which a page may print the day of its publication: those between the heading and
/// the first prose, then those above the heading, then those right behind the text.
///
/// A site's own head shows what day it is today, so it is none of them.
struct DateLines {
    private(set) var texts: [String] = []
    /// All short lines between the heading and the first prose.
    private(set) var below: [String] = []

    /// Longer lines are prose.
    private static let longest = 90
    /// How many blocks above the heading, or the text, and behind the text are near.
    private static let reach = 4
    private static let elsewhere: Zone = [.unseen, .comments, .related, .footer, .navigation, .listed, .form, .caption]

    /// - Parameter title: the article's heading, where it has one.
    init(_ page: Page, _ zones: Zones, _ main: MainText, _ title: Page.Node?) {
        let prose = main.pieces.filter { !$0.isHeading && ($0.block.letters > Self.longest || $0.block.isSentence) }
        guard let first = prose.first?.block.nodes.lowerBound, let last = main.pieces.last?.block.nodes.lowerBound,
            let start = main.blocks.firstIndex(where: { $0.nodes.lowerBound >= first })
        else { return }
        let end = main.blocks.lastIndex { $0.nodes.lowerBound <= last } ?? start
        let heading = title.flatMap { title in
            main.blocks[..<start].lastIndex { title <= $0.nodes.lowerBound && $0.nodes.lowerBound < page.end(title) }
        }
        let head = heading ?? max(0, start - Self.reach)
        // A menu, or the site's own head, ends what belongs to the article.
        let isHeader = heading.map { main.blocks[$0].zone.contains(.header) } ?? false
        let above = Array(max(0, head - Self.reach)..<head).reversed().prefix {
            let block = main.blocks[$0]
            return block.zone.isDisjoint(with: .navigation) && block.linkShare <= 0.5
                && (isHeader || !block.zone.contains(.header))
        }
        let places =
            Array(head..<start) + above
            + Array((end + 1)..<max(end + 1, min(main.blocks.count, end + 1 + Self.reach)))
        if heading != nil {
            below = main.blocks[head..<start].dropFirst().filter {
                $0.letters <= Self.longest && $0.zone.isDisjoint(with: Self.elsewhere)
            }.map { BlockCutter.text(of: $0, page, zones) }
        }
        texts = places.map { main.blocks[$0] }
            .filter { $0.letters <= Self.longest && $0.zone.isDisjoint(with: Self.elsewhere) }
            .flatMap { [Self.parted($0, page, zones), BlockCutter.text(of: $0, page, zones)] }
            .filter { $0.contains(where: \.isNumber) }
    }

    /// A line with strokes between what stands in elements of its own: who wrote, when, how many have read it.
    private static func parted(_ block: Block, _ page: Page, _ zones: Zones) -> String {
        var parts: [String] = []
        var last: Page.Node?
        for node in block.nodes where page.tag(node) == .text && !zones[node].contains(.unseen) {
            let text = String(decoding: page.text(node), as: UTF8.self)
            guard text.contains(where: { !$0.isWhitespace }) else { continue }
            if let last, page.parent(last) == page.parent(node) {
                parts[parts.count - 1] += text
            } else {
                parts.append(text)
            }
            last = node
        }
        return parts.joined(separator: " | ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
