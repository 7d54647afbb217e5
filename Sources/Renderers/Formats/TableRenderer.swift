import Naql

/// Aligned columns. On a terminal the table fits its width: long text is wrapped inside its cell, so nothing is ever cut;
/// where even that leaves no room, records are listed one field a line. Elsewhere lines are as long as they must be.
///
/// The first rows, up to ``sampleRows``, fix the widths of the columns; later rows are wrapped to them and stream.
final class TableRenderer: ResultRenderer {
    /// Lines round cells, or spaces between columns.
    enum Style: Sendable { case plain, box }

    /// How many rows are looked at before widths are fixed.
    static let sampleRows = 4096
    private static let narrowest = 6

    private let style: Style
    private let options: RenderOptions
    private var header: [CellText] = []
    private var sample: [[CellText]] = []
    private var isNumber: [Bool] = []
    private var layout: TableLayout?
    private var list: ListRenderer?
    private var kept: [Rows] = []

    /// A renderer for one result.
    init(style: Style, options: RenderOptions) {
        self.style = style
        self.options = options
    }

    func begin(columns: [String], into output: inout ByteBuffer) {
        header = columns.map { CellText($0, escaping: true) }
        isNumber = Array(repeating: true, count: columns.count)
    }

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        guard !header.isEmpty else { return }
        if let list {
            list.write(rows, into: &output)
            return
        }
        if layout == nil { kept.append(rows) }
        for row in 0..<rows.count {
            let cells = rows.columns.indices.map { cell(rows.value(row: row, column: $0), of: rows.graph, column: $0) }
            if let layout {
                layout.append(row: cells, into: &output)
            } else {
                sample.append(cells)
            }
        }
        if layout == nil && sample.count >= Self.sampleRows { fixWidths(into: &output) }
    }

    func end(into output: inout ByteBuffer) {
        guard !header.isEmpty else { return }
        if layout == nil && list == nil { fixWidths(into: &output) }
        layout?.appendEnd(into: &output)
        list?.end(into: &output)
    }

    private func cell(_ value: Value, of graph: Graph, column: Int) -> CellText {
        switch value {
        case .null: return CellText(options.nullText)
        case .integer, .float: break
        default: isNumber[column] = false
        }
        return CellText(value.description(in: graph), escaping: true)
    }

    private func fixWidths(into output: inout ByteBuffer) {
        let natural = header.indices.map { column in
            sample.reduce(header[column].width) { widest, row in max(widest, row[column].widestLine) }
        }
        guard let widths = Self.fit(natural, into: options.width, overhead: TableLayout.overhead(style, header.count))
        else {
            let list = ListRenderer(options: options)
            list.begin(columns: header.map(\.text), into: &output)
            for rows in kept { list.write(rows, into: &output) }
            self.list = list
            (kept, sample) = ([], [])
            return
        }
        let alignRight = header.indices.map { column in
            // As readers of Arabic expect: a column of right-to-left text begins at the right.
            isNumber[column]
                || sample.count(where: { $0[column].startsRightToLeft }) * 2 > sample.count
        }
        let layout = TableLayout(style: style, widths: widths, alignRight: alignRight, options: options)
        layout.appendHeader(header, into: &output)
        for row in sample { layout.append(row: row, into: &output) }
        self.layout = layout
        (kept, sample) = ([], [])
    }

    /// Widths that fit: the widest columns give way first, down to ``narrowest``. Nil where even that is too wide.
    static func fit(_ natural: [Int], into width: Int?, overhead: Int) -> [Int]? {
        guard let width else { return natural }
        var room = width - overhead
        if natural.reduce(0, +) <= room { return natural }
        if natural.reduce(0, { $0 + min($1, narrowest) }) > room { return nil }
        var widths = natural
        var open = Array(natural.indices)
        // Columns narrower than an equal share keep their width; the rest share what is left.
        while true {
            let share = room / max(open.count, 1)
            let narrow = open.filter { natural[$0] <= share }
            if narrow.isEmpty {
                for (place, column) in open.enumerated() {
                    widths[column] = share + (place < room % max(open.count, 1) ? 1 : 0)
                }
                return widths
            }
            for column in narrow { room -= natural[column] }
            open.removeAll { narrow.contains($0) }
        }
    }
}

extension CellText {
    /// Cells of the widest line.
    var widestLine: Int {
        guard text.unicodeScalars.contains("\n") else { return width }
        return text.split(separator: "\n").reduce(0) { max($0, DisplayWidth.of(String($1))) }
    }
}
