/// A run of text that stands on lines of its own.
struct Block {
    /// The innermost element of its lines.
    let element: Page.Node
    let tag: Tag
    var zone: Zone
    /// Its nodes.
    var nodes: Range<Page.Node>
    /// Characters that are no blanks.
    var letters = 0
    var linkLetters = 0
    var commas = 0
    /// Its last byte that is no blank, and the one before: enough to tell a sentence's end.
    var isSentence = false

    var linkShare: Double { letters == 0 ? 0 : Double(linkLetters) / Double(letters) }

    /// How much it says that it is prose.
    var worth: Double {
        guard letters >= 25, tag != .tr else { return 0 }
        let share = 1 - linkShare
        let value = (1 + Double(commas) + min(3, Double(letters) / 100)) * share * share
        return zone.contains(.list) && tag == .li ? value / 3 : value
    }
}

/// Cuts a page into blocks.
struct BlockCutter {
    private let page: Page
    private let zones: Zones
    /// The rows of tables, whose cells are no blocks.
    private let rows: Set<Page.Node>
    private(set) var blocks: [Block] = []
    private var current: Block?
    private var tail: (UInt8, UInt8, UInt8) = (0, 0, 0)
    private var breaks = 0

    /// - Parameter tables: the tables of which each row is a block.
    init(_ page: Page, _ zones: Zones, _ tables: DataTables? = nil) {
        self.page = page
        self.zones = zones
        rows = tables?.rows ?? []
        var node = 0
        var open: [Page.Node] = []
        var endOfRow = 0
        while node < page.nodes.count {
            while let last = open.last, page.end(last) <= node {
                open.removeLast()
                finish()
            }
            let tag = page.tag(node)
            if tag == .text {
                addText(node, open.last ?? 0)
            } else if zones[node].contains(.unseen) {
                node = page.end(node)
                continue
            } else if node < endOfRow {
                // All of a row is one block.
            } else if tag == .br {
                breaks += 1
                if breaks == 2 { finish() }
            } else if tag.isBlock {
                finish()
                open.append(node)
                if tag == .tr, rows.contains(node) { endOfRow = page.end(node) }
            }
            node += 1
        }
        finish()
    }

    private mutating func addText(_ node: Page.Node, _ element: Page.Node) {
        let isLink = zones[node].contains(.link)
        var letters = 0
        var commas = 0
        for byte in page.text(node) {
            if byte == 0x20 || (0x09...0x0D).contains(byte) { continue }
            if byte & 0xC0 != 0x80 { letters += 1 }
            if byte == 0x2C || byte == 0x8C && tail.2 == 0xD8 { commas += 1 }
            tail = (tail.1, tail.2, byte)
        }
        guard letters > 0 else { return }
        breaks = 0
        var block =
            current
            ?? Block(element: element, tag: page.tag(element), zone: zones[element], nodes: node..<(node + 1))
        block.nodes = block.nodes.lowerBound..<(node + 1)
        block.letters += letters
        block.commas += commas
        if isLink { block.linkLetters += letters }
        current = block
    }

    private mutating func finish() {
        breaks = 0
        guard var block = current else { return }
        // "8:15 a.m." ends no sentence.
        let isShort = block.letters < 40 && tail.0 == UInt8(ascii: ".") && tail.2 == UInt8(ascii: ".")
        block.isSentence = endsSentence && !isShort
        blocks.append(block)
        current = nil
        tail = (0, 0, 0)
    }

    /// A stop, a closing mark or an ellipsis, in ASCII, Arabic or typographic form.
    private var endsSentence: Bool {
        switch tail {
        case (_, _, 0x2E), (_, _, 0x21), (_, _, 0x3F), (_, _, 0x22), (_, _, 0x3A), (_, _, 0x3B), (_, _, 0x29): true
        case (_, 0xD8, 0x9F), (_, 0xDB, 0x94), (_, 0xC2, 0xBB), (_, 0xC2, 0xAB): true
        case (0xE2, 0x80, 0x9D), (0xE2, 0x80, 0x9C), (0xE2, 0x80, 0x99), (0xE2, 0x80, 0xA6): true
        case (0xE3, 0x80, 0x82), (0xE0, 0xA5, 0xA4): true
        default: false
        }
    }

    /// The text of a block, with the line breaks that its page has.
    static func text(of block: Block, _ page: Page, _ zones: Zones) -> String {
        var writer = TextWriter()
        var marks = QuotationMarks(page, block.element)
        if let name = attribution(block, page) { writer.attribution(before: name) }
        for node in block.nodes where !zones[node].contains(.unseen) {
            switch page.tag(node) {
            case .text:
                marks.move(to: zones[node].contains(.quotation) ? node : nil, &writer)
                page.write(node, to: &writer)
            case .cite where isAttribution(node, of: block, page): writer.attribution(before: page.plainText(node))
            case .br: if block.tag == .tr { writer.space() } else { writer.newLine() }
            case .td, .th: if block.tag == .tr { writer.cell() }
            default: if block.tag == .tr, page.tag(node).isBlock { writer.space() }
            }
        }
        marks.move(to: nil, &writer)
        return writer.finish()
    }

    /// The words of a block that says who is quoted and nothing else.
    private static func attribution(_ block: Block, _ page: Page) -> String? {
        guard block.zone.contains(.quote) else { return nil }
        if block.tag == .footer { return page.plainText(block.element) }
        var outer = page.parent(block.nodes.lowerBound)
        while outer > block.element {
            if page.tag(outer) == .cite, isAttribution(outer, of: block, page) { return page.plainText(outer) }
            outer = page.parent(outer)
        }
        return nil
    }

    /// Whether an element names who is quoted, not a work that a quotation speaks of: it ends the quotation.
    private static func isAttribution(_ cite: Page.Node, of block: Block, _ page: Page) -> Bool {
        guard block.zone.contains(.quote), page.end(cite) > cite + 1 else { return false }
        return page.end(cite) >= block.nodes.upperBound
    }
}
