/// The marks of quotations that a page only has as `q`, which browsers write (HTML, section 4.5.7).
struct QuotationMarks {
    private let page: Page
    private let block: Page.Node
    /// The quotations that are open, the outermost first, and whether marks were written for each: some pages write them as well.
    private var open: [(element: Page.Node, isMarked: Bool)] = []

    init(_ page: Page, _ block: Page.Node) {
        self.page = page
        self.block = block
    }

    /// Ends and begins quotations before a text is written.
    ///
    /// - Parameter text: nil where none is within a quotation.
    mutating func move(to text: Page.Node?, _ writer: inout TextWriter) {
        if text == nil, open.isEmpty { return }
        let around = text.map(quotations) ?? []
        let kept = zip(open, around).prefix { $0.element == $1 }.count
        while open.count > kept {
            if open.removeLast().isMarked { writer.close(open.isEmpty ? "”" : "’") }
        }
        for element in around.dropFirst(kept) {
            let isMarked = !(text.map(beginsWithMark) ?? false)
            if isMarked { writer.open(open.isEmpty ? "“" : "‘") }
            open.append((element, isMarked))
        }
    }

    /// The quotations that a text is in, the outermost first.
    private func quotations(around text: Page.Node) -> [Page.Node] {
        var found: [Page.Node] = []
        var node = page.parent(text)
        while node > block {
            if page.tag(node) == .q { found.append(node) }
            node = page.parent(node)
        }
        return found.reversed()
    }

    private func beginsWithMark(_ text: Page.Node) -> Bool {
        let start = String(decoding: page.text(text).drop { $0 <= 0x20 }.prefix(4), as: UTF8.self)
        return start.first.map { "\"«“„‘”’".contains($0) } ?? false
    }
}
