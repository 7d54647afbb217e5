/// The main text of a page.
struct MainText {
    /// A block that belongs to the article.
    struct Piece {
        let block: Block
        let text: String
        var isHeading: Bool { block.tag.isHeading }
    }

    private(set) var pieces: [Piece] = []
    /// Lines within the article that lead to other ones.
    private(set) var teasers: [String] = []
    private let page: Page
    private let zones: Zones
    private let isFurniture: LineTest
    let blocks: [Block]

    /// The text in some blocks of a page.
    init(_ page: Page, _ zones: Zones, _ blocks: [Block], _ isFurniture: @escaping LineTest) {
        self.page = page
        self.zones = zones
        self.isFurniture = isFurniture
        self.blocks = zones.relieved(blocks, page)
        choose(ignoring: [])
        // Where hardly anything came, the names of the page's parts mislead.
        if letters < 250, zones.namedArticles(pieces.map(\.block), page).isEmpty {
            let before = (pieces, teasers)
            let few = letters
            choose(ignoring: [.listed, .aboutArticle, .header, .form, .noscript])
            if letters < few * 3 { (pieces, teasers) = before }
        }
    }

    /// How many letters the text has.
    var letters: Int { pieces.reduce(0) { $0 + $1.block.letters } }

    // MARK: Choosing

    private mutating func choose(ignoring misleading: Zone) {
        let outside = Zone.outside.subtracting(misleading)
        let choice = ContainerChoice(
            page, zones, blocks, counts: { $0.zone.isDisjoint(with: outside) && $0.zone.isDisjoint(with: .caption) })
        pieces = []
        teasers = []
        guard let container = choice.container else { return }
        let inside = choice.places(in: container)
        var taken: [Int] = []
        for place in blocks.indices {
            let block = blocks[place]
            let isInside = inside.contains(place)
            let isTaken =
                isInside
                ? (belongs(block, outside) || goesOn(block, taken.last)) && !isCard(place, choice)
                : isApart(place, inside, outside, container)
            if isTaken {
                taken.append(place)
            } else if isInside, block.linkShare > 0.5, block.zone.isDisjoint(with: outside) {
                let text = BlockCutter.text(of: block, page, zones)
                if isFurniture(text, block.linkShare) { teasers.append(text) }
            }
        }
        assemble(taken)
    }

    /// Whether a block of the container is text of the article.
    private func belongs(_ block: Block, _ outside: Zone) -> Bool {
        if block.zone.contains(.caption) || block.tag == .h1 { return false }
        if block.tag == .tr {
            return block.zone.isDisjoint(with: outside.subtracting(.figure))
                && DataTables.isRowOfText(block, among: blocks, page)
        }
        if isMoment(block) || isMomentOfPost(block) { return false }
        let zone = block.zone.intersection(outside)
        if !zone.isEmpty, !isProse(block, in: zone) { return false }
        if block.linkShare > 0.5 {
            guard block.isSentence, block.linkShare < 0.8, zone.isEmpty else { return false }
            return block.letters >= 60 || block.tag == .p && isOwnSentence(block)
        }
        if block.tag.isHeading { return block.linkShare < 0.3 }
        // Items of a list in a cell are read as elsewhere, words of a table are not.
        let isItem = block.tag == .li && (block.isSentence || block.linkLetters == 0 && block.letters >= 10)
        if block.zone.contains(.cell), block.tag != .p, !isItem { return block.letters >= 25 }
        switch block.tag {
        case .p, .blockquote, .pre, .li, .dd, .dt: return block.letters >= 2
        default: return block.letters >= (block.zone.contains(.quote) ? 2 : 40) || block.isSentence
        }
    }

    /// Whether a short paragraph has words enough of its own about its links: nothing of it calls one of them something.
    private func isOwnSentence(_ block: Block) -> Bool {
        guard block.letters - block.linkLetters >= 8 else { return false }
        let text = BlockCutter.text(of: block, page, zones)
        return !text.prefix(40).contains { ":：|".contains($0) } && text.split(whereSeparator: \.isWhitespace).count >= 4
    }

    /// Whether a line is nothing but a moment that the page marks.
    private func isMoment(_ block: Block) -> Bool {
        guard block.letters < 60 else { return false }
        return block.nodes.allSatisfy { node in
            guard page.tag(node) == .text else { return true }
            var outer = page.parent(node)
            while outer > block.element, page.tag(outer) != .time { outer = page.parent(outer) }
            return page.tag(outer) == .time || page.text(node).allSatisfy { $0 <= 0x20 }
        }
    }

    /// Whether a line in a quotation says when a post was written, which the article shows.
    private func isMomentOfPost(_ block: Block) -> Bool {
        block.zone.contains(.quote) && block.letters < 120 && block.nodes.contains { page.tag($0) == .time }
    }

    /// Whether a short line stands among those of the article, in the same element: a verse, a line of a dialogue.
    private func goesOn(_ block: Block, _ last: Int?) -> Bool {
        guard let last, block.linkLetters == 0, block.letters >= 2 else { return false }
        return blocks[last].element == block.element && block.zone.isDisjoint(with: .caption)
    }

    /// Whether a block is prose of the article though its zone speaks against it.
    private func isProse(_ block: Block, in zone: Zone) -> Bool {
        guard zone.isDisjoint(with: [.navigation, .footer, .comments, .related, .unseen, .form, .noscript, .appeal])
        else {
            return false
        }
        if zone == .header {
            return block.tag == .p && block.letters >= 40 && block.isSentence && block.linkShare < 0.3
        }
        if zone == .figure { return block.zone.contains(.quote) || block.tag == .p && block.letters >= 200 }
        if zone.contains(.aside) || zone.contains(.figure) { return false }
        let least = zone.contains(.listed) ? 120 : 80
        return block.tag == .p && block.letters >= least && block.isSentence && block.linkShare < 0.2
    }

    /// Whether a block outside the container is prose of the article: a lead above it, a column beside it.
    private func isApart(_ place: Int, _ inside: Range<Int>, _ outside: Zone, _ container: Page.Node) -> Bool {
        let block = blocks[place]
        let isBlank = block.tag == .p || block.tag == .blockquote
        let least =
            isLead(place, inside) && isStandfirst(block)
            ? 20 : isBlank ? 70 : block.linkLetters == 0 && isLead(place, inside) ? 100 : 200
        guard !block.tag.isHeading, block.letters >= least, block.isSentence, block.linkShare < 0.25,
            block.zone.isDisjoint(with: [.caption, .link])
        else { return false }
        let zone = block.zone.intersection(outside)
        guard zone.isEmpty || zone == .header || zone == .aboutArticle else { return false }
        return !isTeaser(block) && (isLead(place, inside) || sharesStory(block, container))
    }

    /// Whether a line, or what holds it, is called so.
    private func isStandfirst(_ block: Block) -> Bool {
        [block.element, page.parent(block.element)].contains { node in
            guard node > 0, let names = page.attribute(Attribute.classes, node) else { return false }
            return ZoneNames.words(of: names).joined().contains(where: Self.standfirsts.contains)
        }
    }

    private static let standfirsts: Set<String> = [
        "summary", "standfirst", "subhead", "subheading", "subheadline", "subtitle", "lead", "lede", "deck", "dek",
        "chapo",
        "intro",
    ]

    /// Whether a block within the container stands with the linked headline of another story, in a box of their own.
    private func isCard(_ place: Int, _ choice: ContainerChoice) -> Bool {
        guard let container = choice.container else { return false }
        if leadsToOnePage(blocks[place], within: container, choice) { return true }
        for near in max(0, place - 3)...min(blocks.count - 1, place + 2) where near != place {
            let heading = blocks[near]
            guard heading.tag.isHeading, heading.linkShare > 0.7, heading.letters >= 15 else { continue }
            var box = heading.element
            while box >= 0, !(box <= blocks[place].element && blocks[place].element < page.end(box)) {
                box = page.parent(box)
            }
            guard box > container else { continue }
            let inside = blocks[choice.places(in: box)]
            if inside.reduce(0, { $0 + $1.letters }) < 800, inside.count(where: { $0.tag.isHeading }) == 1 {
                return true
            }
        }
        return false
    }

    /// Whether a block stands in a small box whose picture and whose line both lead to one and the same page.
    private func leadsToOnePage(_ block: Block, within container: Page.Node, _ choice: ContainerChoice) -> Bool {
        var box = page.parent(block.element)
        for _ in 0..<4 where box > container {
            let inside = blocks[choice.places(in: box)]
            if inside.reduce(0, { $0 + $1.letters }) >= 500 { return false }
            let links = (box..<page.end(box)).filter { page.tag($0) == .a }
            if links.count > 1 {
                let addresses = Set(links.map { page.attribute(Attribute.href, $0) ?? "" })
                return addresses.count == 1 && !addresses.contains("")
                    && inside.contains { $0.linkShare > 0.7 && $0.letters >= 15 }
                    && links.contains { (page.end($0) > $0 + 1) && page.plainText($0).allSatisfy(\.isWhitespace) }
            }
            box = page.parent(box)
        }
        return false
    }

    /// Whether a block stands between the page's headline and its article.
    private func isLead(_ place: Int, _ inside: Range<Int>) -> Bool {
        guard place < inside.lowerBound, place + 8 >= inside.lowerBound else { return false }
        return blocks[max(0, place - 6)..<place].contains { $0.tag == .h1 && $0.linkShare < 0.5 }
    }

    /// Whether a paragraph stands with the linked headline of another story.
    private func isTeaser(_ block: Block) -> Bool {
        var node = page.parent(block.element)
        for _ in 0..<3 where node >= 0 && page.tag(node) != .body {
            var letters = 0
            var linked = 0
            var hasLinkedHeading = false
            var at = node
            while at < page.end(node) {
                if page.tag(at) == .text {
                    let count = page.text(at).count
                    letters += count
                    if zones[at].contains(.link) { linked += count }
                }
                if page.tag(at).isHeading, hasLink(at) { hasLinkedHeading = true }
                at += 1
            }
            if hasLinkedHeading || linked * 3 > letters { return true }
            if page.tag(node) == .article || page.tag(node) == .li { break }
            node = page.parent(node)
        }
        return false
    }

    private func hasLink(_ node: Page.Node) -> Bool {
        var at = page.parent(node)
        if at >= 0, zones[at].contains(.link) { return true }
        at = node
        while at < page.end(node) {
            if page.tag(at) == .a { return true }
            at += 1
        }
        return false
    }

    /// Whether a block stands within the same `article` or `main` as the container, or no further from it than two steps.
    private func sharesStory(_ block: Block, _ container: Page.Node) -> Bool {
        var node = container
        var steps = 0
        while node >= 0 {
            if node <= block.element, block.element < page.end(node) {
                return steps <= 3 || page.tag(node) == .article || page.tag(node) == .main
            }
            steps += page.tag(node) == .article ? 2 : 1
            node = page.parent(node)
        }
        return false
    }

    // MARK: Assembling

    /// Whether a heading stands over links to other pages.
    private func leadsToLinks(_ place: Int) -> Bool {
        guard blocks[place].tag.isHeading else { return false }
        var links = 0
        for next in (place + 1)..<blocks.count {
            let block = blocks[next]
            if block.tag.isHeading, block.linkShare < 0.5 { break }
            if block.linkShare > 0.5 {
                links += block.linkLetters
            } else if block.letters >= 25, block.zone.isDisjoint(with: .caption) {
                break
            }
        }
        return links > 60
    }

    private mutating func assemble(_ taken: [Int]) {
        var seen: Set<String> = []
        var found: [Piece] = []
        for place in taken where !leadsToLinks(place) {
            let text = BlockCutter.text(of: blocks[place], page, zones)
            if isFurniture(text, blocks[place].linkShare) {
                if blocks[place].linkLetters > 0 { teasers.append(text) }
                continue
            }
            // Pull quotes, and what a page has once more for small screens.
            if text.utf8.count >= 60, !seen.insert(text).inserted { continue }
            found.append(Piece(block: blocks[place], text: text))
        }
        // Headings lead to what follows them.
        while let last = found.last, last.isHeading { found.removeLast() }
        pieces = found.indices.filter { index in
            // A heading over another one of higher rank has nothing under it.
            !found[index].isHeading || !found[index + 1].isHeading
                || found[index].block.tag.code <= found[index + 1].block.tag.code
        }.map { found[$0] }
    }
}
