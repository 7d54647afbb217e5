/// The fixed widths of a table's columns, and how a row is written in them.
struct TableLayout {
    let style: TableRenderer.Style
    let widths: [Int]
    let alignRight: [Bool]
    let options: RenderOptions

    /// Cells that lines and gaps take beside the columns.
    static func overhead(_ style: TableRenderer.Style, _ columns: Int) -> Int {
        switch style {
        case .plain: 2 * max(columns - 1, 0)
        case .box: 3 * columns + 1
        }
    }

    func appendHeader(_ header: [CellText], into output: inout ByteBuffer) {
        if style == .box { rule("┌", "─", "┬", "┐", into: &output) }
        append(row: header, isHeader: true, into: &output)
        switch style {
        case .box: rule("├", "─", "┼", "┤", into: &output)
        case .plain:
            for (column, width) in widths.enumerated() {
                if column > 0 { output.append(spaces: 2) }
                output.append("─", repeated: width)
            }
            output.append("\n")
        }
    }

    /// A line where rows are left out.
    func appendOmission(of count: Int, into output: inout ByteBuffer) {
        let text = CellText.omission(of: count)
        let inner = widths.reduce(0, +) + Self.overhead(style, widths.count) - (style == .box ? 4 : 0)
        let gap = max(inner - text.width, 0)
        if style == .box { output.append("│ ") }
        output.append(spaces: gap / 2)
        output.append(text.text)
        if style == .box {
            output.append(spaces: gap - gap / 2)
            output.append(" │")
        }
        output.append("\n")
    }

    func appendEnd(into output: inout ByteBuffer) {
        if style == .box { rule("└", "─", "┴", "┘", into: &output) }
    }

    /// Whether every cell stands in its column, or may run over it.
    func holds(_ cells: [CellText]) -> Bool {
        guard options.width != nil else {
            return style == .plain || zip(cells, widths).allSatisfy { $0.widestLine <= $1 }
        }
        return zip(cells, widths).allSatisfy { $0.width <= $1 || $0.widestPiece <= $1 }
    }

    func append(row cells: [CellText], isHeader: Bool = false, into output: inout ByteBuffer) {
        let wrapped = zip(cells, widths).map { cell, width in
            options.width == nil ? cell.lines : cell.wrapped(to: width)
        }
        let height = wrapped.map(\.count).max() ?? 1
        let isolates = options.bidi == .isolate && cells.contains { $0.hasRightToLeft }
        for line in 0..<height {
            // A left-to-right mark fixes the direction of the line, isolates that of each cell (see UAX #9).
            if isolates { output.append("\u{200E}") }
            if style == .box { output.append("│ ") }
            for (column, lines) in wrapped.enumerated() {
                if column > 0 { output.append(style == .box ? " │ " : "  ") }
                let text = line < lines.count ? lines[line] : CellText("")
                let gap = max(widths[column] - text.width, 0)
                if alignRight[column] { output.append(spaces: gap) }
                let isolate = isolates && text.hasRightToLeft
                if isHeader && options.color { output.append("\u{1B}[1m") }
                if isolate { output.append("\u{2068}") }
                output.append(text.text)
                if isolate { output.append("\u{2069}") }
                if isHeader && options.color { output.append("\u{1B}[0m") }
                let isLast = column == wrapped.count - 1
                if !alignRight[column] && !(isLast && style == .plain) { output.append(spaces: gap) }
            }
            output.append(style == .box ? " │\n" : "\n")
        }
    }

    private func rule(
        _ left: String, _ line: String, _ middle: String, _ right: String, into output: inout ByteBuffer
    ) {
        output.append(left)
        for (column, width) in widths.enumerated() {
            if column > 0 { output.append(middle) }
            output.append(line, repeated: width + 2)
        }
        output.append(right)
        output.append("\n")
    }
}
