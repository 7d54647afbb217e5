import Text

/// A model of a terminal's screen: as much of one as the shell writes for. What goes over the edge is wrapped when the next
/// letter comes, as terminals do it.
struct Screen {
    private(set) var columns: Int
    private(set) var height: Int
    private(set) var rows: [[String]]
    /// Whether a row goes on in the next one, by its number.
    private var wraps: [Bool]
    private(set) var row = 0
    private(set) var column = 0
    private var rest: [Unicode.Scalar] = []

    init(columns: Int, height: Int) {
        self.columns = columns
        self.height = height
        rows = Array(repeating: [], count: height)
        wraps = Array(repeating: false, count: height)
    }

    /// Takes another size. Most terminals wrap lines anew then; xterm cuts them.
    mutating func resize(columns: Int, height: Int, reflows: Bool) {
        defer { (self.columns, self.height) = (columns, height) }
        var place = (line: 0, offset: 0)
        var lines: [[String]] = [[]]
        for (index, cells) in rows.enumerated() {
            if index == row { place = (lines.count - 1, (lines.last?.count ?? 0) + column) }
            lines[lines.count - 1] += reflows ? cells : Array(cells.prefix(columns))
            if !(reflows && wraps[index]) { lines.append([]) }
        }
        lines.removeLast()
        (rows, wraps, row, column) = ([], [], 0, 0)
        for (index, line) in lines.enumerated() {
            let first = rows.count
            for start in stride(from: 0, to: max(line.count, 1), by: columns) {
                rows.append(Array(line[start..<min(line.count, start + columns)]))
                wraps.append(start + columns < line.count)
            }
            guard index == place.line else { continue }
            (row, column) = (first + place.offset / columns, place.offset % columns)
            if row >= rows.count { (row, column) = (rows.count - 1, columns - 1) }
        }
        // Empty rows below go first, then those above.
        while rows.count > height, rows.last?.isEmpty == true, row < rows.count - 1 {
            rows.removeLast()
            wraps.removeLast()
        }
        let scrolled = max(0, rows.count - height)
        rows.removeFirst(scrolled)
        wraps.removeFirst(scrolled)
        row = max(0, row - scrolled)
        while rows.count < height {
            rows.append([])
            wraps.append(false)
        }
    }

    /// The rows without blanks at their ends, up to the last one that is not empty.
    var lines: [String] {
        var lines = rows.map { cells in
            var text = cells.joined()
            while text.last == " " { text.removeLast() }
            return text
        }
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    /// Where the cursor stands, and the text of its row before it.
    var textBeforeCursor: String { rows[row].prefix(column).joined() }

    mutating func write(_ text: String) {
        rest += text.unicodeScalars
        while let scalar = rest.first {
            if scalar == "\u{1B}" {
                guard let length = sequenceLength() else { return }
                obey(Array(rest[..<length]))
                rest.removeFirst(length)
                continue
            }
            rest.removeFirst()
            put(scalar)
        }
    }

    private func sequenceLength() -> Int? {
        guard rest.count > 1 else { return nil }
        guard rest[1] == "[" else { return 2 }
        return rest[2...].firstIndex { (0x40...0x7E).contains($0.value) }.map { $0 + 1 }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\r": column = 0
        case "\n":
            row += 1
            if row == height {
                rows.removeFirst()
                wraps.removeFirst()
                rows.append([])
                wraps.append(false)
                row -= 1
            }
        case "\u{08}": column = max(0, column - 1)
        case "\u{07}": break
        default:
            let width = DisplayWidth.of(scalar.value)
            if width == 0 {
                if column > 0, column <= rows[row].count { rows[row][column - 1].unicodeScalars.append(scalar) }
                return
            }
            if column + width > columns {
                column = 0
                wraps[row] = true
                put("\n")
            }
            while rows[row].count < column + width { rows[row].append(" ") }
            rows[row][column] = String(scalar)
            for extra in 1..<max(width, 1) where width > 1 { rows[row][column + extra] = "" }
            column += width
        }
    }

    private mutating func obey(_ sequence: [Unicode.Scalar]) {
        guard sequence.count > 2, let last = sequence.last else { return }
        let number = Int(String(String.UnicodeScalarView(sequence[2..<(sequence.count - 1)])))
        switch last {
        case "A": row = max(0, row - (number ?? 1))
        case "B": row = min(height - 1, row + (number ?? 1))
        case "C": column = min(columns - 1, column + (number ?? 1))
        case "G": column = min(columns, number ?? 1) - 1
        case "H": (row, column) = (0, 0)
        case "K": eraseRow()
        case "J":
            if number == 2 {
                rows = Array(repeating: [], count: height)
                wraps = Array(repeating: false, count: height)
            }
            if number == nil {
                eraseRow()
                for below in (row + 1)..<max(row + 1, height) { (rows[below], wraps[below]) = ([], false) }
            }
        default: break
        }
    }

    /// From the cursor on; one that waits behind the last cell stands on it.
    private mutating func eraseRow() {
        let first = min(column, columns - 1)
        if first < rows[row].count { rows[row].removeSubrange(first...) }
        wraps[row] = false
    }
}
