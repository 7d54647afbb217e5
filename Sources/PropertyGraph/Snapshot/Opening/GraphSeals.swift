/// Stands before the label sets of an archive's nodes.
struct LabelSeal: Sendable {
    let sets: SectionSeal
    /// How many nodes the archive says that each set has: plans rely on it.
    let counts: [Int]

    func open() -> Bool {
        guard sets.openAll() else { return false }
        var found = [Int](repeating: 0, count: counts.count)
        let ids = sets.bytes.bindMemory(to: UInt32.self)
        // Nodes of one set mostly stand together.
        var start = 0
        while start < ids.count {
            var end = start + 1
            while end < ids.count, ids[end] == ids[start] { end &+= 1 }
            found[Int(ids[start])] += end - start
            start = end
        }
        if found != counts { sets.noteMisfit("holds other numbers of nodes than the description says") }
        return found == counts
    }
}

/// Stands before the ends of an archive's relationships.
struct EndsSeal: Sendable {
    let sources: SectionSeal
    let targets: SectionSeal

    func open() -> Bool { sources.openAll() && targets.openAll() }
}

/// Stands before the rows of one relationship type in one direction.
struct RowsSeal: Sendable {
    let offsets: SectionSeal
    let neighbours: SectionSeal
    /// The part of `neighbours` that belongs to the type, in bytes.
    let part: Range<Int>
    let identifiers: SectionSeal?

    func open(_ rows: CompressedRows) -> Bool {
        guard offsets.openAll(), neighbours.open(part), identifiers?.openAll() ?? true else { return false }
        rows.offsets.markOpen()
        rows.identifiers?.markOpen()
        if neighbours.isOpen { rows.targets.owner.markOpen() }
        guard isSorted(rows) else {
            neighbours.note("holds neighbours that do not ascend", nil, part)
            return false
        }
        return true
    }

    /// Whether the neighbours of each node ascend, as joins rely on.
    private func isSorted(_ rows: CompressedRows) -> Bool {
        let offsets = rows.offsets.base
        let neighbours = rows.targets.base
        var falls: UInt8 = 0
        for row in 0..<rows.span {
            var position = Int(offsets[row]) &+ 1
            let end = Int(offsets[row &+ 1])
            while position < end {
                if neighbours[position &- 1] > neighbours[position] { falls = 1 }
                position &+= 1
            }
        }
        return falls == 0
    }
}
