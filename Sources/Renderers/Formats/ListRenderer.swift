import Naql
import PropertyGraph
import Text

/// One field a line, `name: value`, records numbered and apart. Text is never cut; where lines have a width long values are
/// wrapped under their beginning, at blanks alone.
final class ListRenderer: ResultRenderer {
    private let options: RenderOptions
    private var names: [CellText] = []
    private var nameWidth = 0
    private var record = 0

    /// A renderer for one result.
    init(options: RenderOptions) { self.options = options }

    func begin(columns: [String], into output: inout ByteBuffer) {
        names = columns.map { CellText(VisibleText.escaped($0)) }
        nameWidth = names.map(\.width).max() ?? 0
    }

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        guard !names.isEmpty else { return }
        for row in 0..<rows.count {
            record += 1
            if record > 1 { output.append("\n") }
            append(
                record: record,
                rows.columns.indices.map { options.cell(rows.value(row: row, column: $0), of: rows.graph) },
                into: &output)
        }
    }

    func omit(_ count: Int, into output: inout ByteBuffer) {
        record += count
        output.append("\n\(CellText.omission(of: count).text)\n")
    }

    func end(into output: inout ByteBuffer) {}

    /// One record under its number.
    func append(record: Int, _ cells: [CellText], into output: inout ByteBuffer) {
        output.append("-- \(record) --\n")
        for (name, cell) in zip(names, cells) {
            guard let width = options.width else {
                output.append(spaces: nameWidth - name.width)
                output.append("\(name.text): \(cell.text)\n")
                continue
            }
            append(name, cell, width: width, into: &output)
        }
    }

    /// A field on lines of `width` cells: the value beside its name, or below where there is no room.
    private func append(_ name: CellText, _ cell: CellText, width: Int, into output: inout ByteBuffer) {
        let indent = nameWidth + 2
        let isBeside = indent + min(cell.widestLine, max(20, cell.widestPiece)) <= width
        if isBeside { output.append(spaces: nameWidth - name.width) }
        output.append(name.text + (isBeside ? ": " : ":\n"))
        let below = max(0, min(2, width - cell.widestPiece))
        let lines = cell.wrapped(to: width - (isBeside ? indent : below))
        for (index, line) in lines.enumerated() {
            if isBeside && index > 0 { output.append(spaces: indent) }
            if !isBeside { output.append(spaces: below) }
            output.append(line.text)
            output.append("\n")
        }
    }
}

extension RenderOptions {
    /// A value as a cell of a row that has so many.
    func cell(_ value: Value, of graph: Graph, among columns: Int = 1) -> CellText {
        if case .null = value { return CellText(nullText, escaping: true) }
        if foldsEntities {
            let room = ((width ?? 100) - 2 * (columns - 1)) / max(columns, 1)
            let folded = FoldedValue(graph: graph, width: max(room, FoldedValue.narrowest))
            if let text = folded.text(of: value) { return CellText(text, escaping: true) }
        }
        return CellText(value.description(in: graph), escaping: true)
    }
}
