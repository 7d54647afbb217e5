/// What the columns of a table need: cells for their text on one line, and cells for their widest unbroken part.
struct ColumnNeeds {
    /// Narrower than this no text is wrapped to.
    private static let narrowest = 6

    private var natural: [Int]
    private var least: [Int]

    /// The needs of the head alone.
    init(header: [CellText]) {
        natural = header.map(\.widestLine)
        least = header.map(\.widestPiece)
    }

    /// Takes a row into account. Without `measuringPieces` only whole lines are looked at.
    mutating func add(_ row: [CellText], measuringPieces: Bool) {
        for (column, cell) in row.enumerated() {
            let line = cell.widestLine
            if line > natural[column] { natural[column] = line }
            if measuringPieces, line > least[column] { least[column] = max(least[column], cell.widestPiece) }
        }
    }

    /// Widths of the columns that fit in `width` cells: the widest give way first, none below its widest unbroken part.
    /// Nil where even that is too wide.
    func widths(in width: Int?, overhead: Int) -> [Int]? {
        guard let width else { return natural }
        let room = width - overhead
        if natural.reduce(0, +) <= room { return natural }
        let lowest = zip(natural, least).map { max($1, min($0, Self.narrowest)) }
        guard lowest.reduce(0, +) <= room else { return nil }
        func total(_ level: Int) -> Int {
            natural.indices.reduce(0) { $0 + max(lowest[$1], min(natural[$1], level)) }
        }
        // The highest level at which all columns fit when none that can be narrower is above it.
        var (low, high) = (0, room)
        while low < high {
            let middle = (low + high + 1) / 2
            if total(middle) <= room { low = middle } else { high = middle - 1 }
        }
        var widths = natural.indices.map { max(lowest[$0], min(natural[$0], low)) }
        var left = room - widths.reduce(0, +)
        for column in widths.indices where left > 0 && widths[column] < natural[column] && widths[column] == low {
            widths[column] += 1
            left -= 1
        }
        return widths
    }
}
