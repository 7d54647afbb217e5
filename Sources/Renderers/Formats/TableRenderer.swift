import Naql
import PropertyGraph

/// Aligned columns. Where lines have a width (on a terminal) the table fits it: long text is wrapped inside its cell at
/// blanks, and where even that leaves no room records are listed one field a line. Elsewhere lines are as long as they
/// must be. Nothing is ever cut, and no number or word broken.
///
/// The first rows, up to ``sampleRows``, fix the widths of the columns. A later row that is wider gets a new head with
/// wider columns; without a width and without lines round cells it just runs over, so that programs see one head.
final class TableRenderer: ResultRenderer {
    /// Lines round cells, or spaces between columns.
    enum Style: Sendable { case plain, box }

    /// How many rows are looked at before widths are fixed.
    static let sampleRows = 4096
    /// How many rows may be listed amid a table before all the rest are.
    private static let listedRows = 3

    private let style: Style
    private let options: RenderOptions
    private var header: [CellText] = []
    private var isNumber: [Bool] = []
    private var alignRight: [Bool] = []
    private var sample: [[CellText]] = []
    private var needs: ColumnNeeds
    private var phase = Phase.sampling
    private var concordance: Concordance?
    private let list: ListRenderer
    private var listed = 0
    /// How many rows were written.
    private var count = 0
    /// Rows that are left out, and after how many of the sample.
    private var omitted: (place: Int, count: Int)?

    private enum Phase {
        case sampling
        case table(TableLayout)
        /// The table is closed; it goes on with a new head.
        case interrupted
        case list
    }

    /// A renderer for one result.
    init(style: Style, options: RenderOptions) {
        self.style = style
        self.options = options
        needs = ColumnNeeds(header: [])
        list = ListRenderer(options: options)
    }

    func begin(columns: [String], into output: inout ByteBuffer) {
        header = columns.map { CellText($0, escaping: true) }
        isNumber = Array(repeating: true, count: columns.count)
        needs = ColumnNeeds(header: header)
        concordance = Concordance(columns: columns)
        list.begin(columns: columns, into: &output)
    }

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        guard !header.isEmpty else { return }
        let cells = (0..<rows.count).map { row in
            let cells = rows.columns.indices.map { cell(rows.value(row: row, column: $0), of: rows.graph, column: $0) }
            return concordance?.shown(cells) ?? cells
        }
        var rest = cells[...]
        if case .sampling = phase {
            let looked = rest.prefix(Self.sampleRows - sample.count)
            sample.append(contentsOf: looked)
            rest = rest.dropFirst(looked.count)
            if sample.count >= Self.sampleRows { endSample(into: &output) }
        }
        append(rest, into: &output)
    }

    func omit(_ count: Int, into output: inout ByteBuffer) {
        // Limits are far below the sample, so widths are not fixed yet.
        omitted = (sample.count, count)
    }

    func end(into output: inout ByteBuffer) {
        guard !header.isEmpty else { return }
        if case .sampling = phase { endSample(into: &output) }
        close(into: &output)
    }

    private func cell(_ value: Value, of graph: Graph, column: Int) -> CellText {
        switch value {
        case .null, .integer, .float: break
        default: isNumber[column] = false
        }
        return options.cell(value, of: graph, among: header.count)
    }

    private func endSample(into output: inout ByteBuffer) {
        alignRight = header.indices.map { column in
            // As readers of Arabic expect: a column of right-to-left text begins at the right.
            isNumber[column] || sample.count(where: { $0[column].startsRightToLeft }) * 2 > sample.count
        }
        concordance?.align(&alignRight)
        let rows = sample
        sample = []
        for row in rows { needs.add(row, measuringPieces: options.width != nil) }
        if let layout = layout(for: needs) {
            open(layout, into: &output)
        } else {
            phase = .list
        }
        guard let omitted else { return append(rows[...], into: &output) }
        append(rows[..<omitted.place], into: &output)
        switch phase {
        case .table(let layout): layout.appendOmission(of: omitted.count, into: &output)
        default: list.omit(omitted.count, into: &output)
        }
        count += omitted.count
        append(rows[omitted.place...], into: &output)
    }

    /// The layout that holds what columns need; nil where the width has no room for it.
    private func layout(for needs: ColumnNeeds) -> TableLayout? {
        needs.widths(in: options.width, overhead: TableLayout.overhead(style, header.count)).map {
            TableLayout(style: style, widths: $0, alignRight: alignRight, options: options)
        }
    }

    private func append(_ rows: ArraySlice<[CellText]>, into output: inout ByteBuffer) {
        var wanted: ColumnNeeds?
        for row in rows {
            if case .table(let layout) = phase, layout.holds(row) {
                layout.append(row: row, into: &output)
            } else if case .list = phase {
                appendListed(row, into: &output)
            } else {
                // All rows at hand are looked at, so that one new head may do for them.
                if wanted == nil {
                    wanted = needs
                    for row in rows { wanted!.add(row, measuringPieces: options.width != nil) }
                }
                appendMisfit(row, wanted!, into: &output)
            }
            count += 1
        }
    }

    /// A row that the present columns do not hold.
    private func appendMisfit(_ row: [CellText], _ wanted: ColumnNeeds, into output: inout ByteBuffer) {
        var own = needs
        own.add(row, measuringPieces: options.width != nil)
        if let found = layout(for: wanted).map({ (wanted, $0) }) ?? layout(for: own).map({ (own, $0) }) {
            needs = found.0
            close(into: &output)
            if count > 0 { output.append("\n") }
            open(found.1, into: &output)
            found.1.append(row: row, into: &output)
            return
        }
        close(into: &output)
        listed += 1
        phase = listed > Self.listedRows ? .list : .interrupted
        appendListed(row, into: &output)
    }

    private func appendListed(_ row: [CellText], into output: inout ByteBuffer) {
        if count > 0 { output.append("\n") }
        list.append(record: count + 1, row, into: &output)
    }

    private func open(_ layout: TableLayout, into output: inout ByteBuffer) {
        layout.appendHeader(header, into: &output)
        phase = .table(layout)
    }

    private func close(into output: inout ByteBuffer) {
        if case .table(let layout) = phase { layout.appendEnd(into: &output) }
    }
}
