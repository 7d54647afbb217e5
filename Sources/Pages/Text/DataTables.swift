/// The rows of tables that hold data: short cells, in columns. Old pages lay out their parts in tables, which hold prose, links and
/// other tables.
struct DataTables {
    /// The rows, of which each is a line of the text.
    private(set) var rows: Set<Page.Node> = []

    /// More letters are prose.
    private static let longestCell = 80

    init(_ page: Page, _ zones: Zones) {
        for node in page.nodes.indices
        where page.tag(node) == .table && zones[node].isDisjoint(with: Zone.outside.subtracting(.figure)) {
            if let found = Self.rows(of: node, page, zones) { rows.formUnion(found) }
        }
    }

    private struct Cells {
        var count = 0
        var letters = 0
        var linked = 0
        var isFigure = false
    }

    private static func rows(of table: Page.Node, _ page: Page, _ zones: Zones) -> [Page.Node]? {
        if page.attribute(Attribute.role, table)?.lowercased() == "presentation" { return nil }
        var rows: [Page.Node] = []
        var all = Cells()
        var columns: [Int] = []
        for node in (table + 1)..<max(table + 1, page.end(table)) {
            switch page.tag(node) {
            case .table, .ul, .form: return nil
            case .tr:
                rows.append(node)
                columns.append(0)
            case .td, .th:
                guard !rows.isEmpty, take(node, page, zones, &all) else { return nil }
                columns[columns.count - 1] += 1
                if page.tag(node) == .th { all.isFigure = true }
            default: break
            }
        }
        guard rows.count >= 2, columns.count(where: { $0 >= 2 }) * 4 >= rows.count * 3, all.isFigure,
            all.letters <= all.count * 40, all.linked * 2 <= all.letters
        else { return nil }
        return rows
    }

    /// Counts a cell; false where it holds prose.
    private static func take(_ cell: Page.Node, _ page: Page, _ zones: Zones, _ all: inout Cells) -> Bool {
        var letters = 0
        for node in cell..<page.end(cell) where page.tag(node) == .text {
            let text = String(decoding: page.text(node), as: UTF8.self)
            let count = text.count { !$0.isWhitespace }
            letters += count
            if zones[node].contains(.link) { all.linked += count }
            if text.contains(where: \.isNumber) { all.isFigure = true }
        }
        all.count += 1
        all.letters += letters
        return letters <= longestCell
    }

    // MARK: Their rows

    /// Whether the table of a row stands among the paragraphs of a text, or a cell of the row is long.
    static func isRowOfText(_ row: Block, among blocks: [Block], _ page: Page) -> Bool {
        var table = page.parent(row.element)
        while table > 0, page.tag(table) != .table { table = page.parent(table) }
        var around = page.parent(table)
        while around > 0, page.tag(around) == .figure || page.tag(around) == .div, isAlone(table, in: around, page) {
            around = page.parent(around)
        }
        let isAmongProse = blocks.contains {
            $0.tag == .p && $0.isSentence && $0.letters >= 40 && $0.linkShare < 0.5
                && page.parent($0.element) == around
        }
        return isAmongProse || hasLongCell(row.element, page)
    }

    /// Whether nothing but a table, and perhaps what stands under it, is in an element.
    private static func isAlone(_ table: Page.Node, in outer: Page.Node, _ page: Page) -> Bool {
        (outer..<page.end(outer)).allSatisfy { node in
            guard page.tag(node) == .text, !(table..<page.end(table)).contains(node) else { return true }
            var inner = page.parent(node)
            while inner > outer, page.tag(inner) != .figcaption { inner = page.parent(inner) }
            return inner > outer || page.text(node).allSatisfy { $0 <= 0x20 }
        }
    }

    private static func hasLongCell(_ row: Page.Node, _ page: Page) -> Bool {
        (row..<page.end(row)).contains { node in
            (page.tag(node) == .td || page.tag(node) == .th)
                && page.plainText(node).count { !$0.isWhitespace } >= 25
        }
    }
}
