/// The columns of a concordance in a table: `left`, `hit` and `right` side by side are lined up at the hit.
///
/// A row of right-to-left text is mirrored, so that what comes before the hit stands at its right, as it is read.
struct Concordance {
    /// The column of what stands before the hit.
    private let first: Int

    /// Nil for columns of another kind.
    init?(columns: [String]) {
        guard let first = columns.firstIndex(of: "left"), columns[first...].prefix(3) == ["left", "hit", "right"] else {
            return nil
        }
        self.first = first
    }

    /// The row as it is shown.
    func shown(_ row: [CellText]) -> [CellText] {
        let direction = [row[first + 1], row[first], row[first + 2]].lazy.compactMap(\.isRightToLeft).first
        guard direction == true else { return row }
        var row = row
        row.swapAt(first, first + 2)
        return row
    }

    /// Cells at the hit's left end beside it; those at its right begin there.
    func align(_ alignRight: inout [Bool]) {
        alignRight[first] = true
        alignRight[first + 1] = false
        alignRight[first + 2] = false
    }
}
