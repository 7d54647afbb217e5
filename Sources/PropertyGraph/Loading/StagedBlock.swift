/// Columns by key.
struct StagedColumns {
    private(set) var columns: [StagedColumn?] = []

    subscript(key: KeyID) -> StagedColumn? {
        let index = Int(key.index)
        return index < columns.count ? columns[index] : nil
    }

    /// The key's column, made with this kind where there is none.
    mutating func column(_ key: KeyID, kind: PropertyColumn.Kind) -> StagedColumn {
        if let column = self[key] { return column }
        let column = StagedColumn(kind: kind)
        let index = Int(key.index)
        while columns.count <= index { columns.append(nil) }
        columns[index] = column
        return column
    }

    /// Takes over a column that was made elsewhere.
    mutating func adopt(_ key: KeyID, _ column: StagedColumn) {
        while columns.count <= Int(key.index) { columns.append(nil) }
        columns[Int(key.index)] = column
    }

    mutating func set(_ row: Int, _ key: KeyID, _ value: Value, _ chunks: TextChunks) {
        if case .null = value, self[key] == nil { return }
        column(key, kind: PropertyColumn.kind(of: value)).set(row, value, chunks)
    }

    /// Bytes of all strings; more than the arena will need, since it stores short ones once.
    var textBytes: Int { columns.reduce(0) { sum, column in column?.texts.view.reduce(sum) { $0 &+ $1.count } ?? sum } }

    func freeze(into block: PropertyBlock, rows: Int, order: Buffer<UInt32>?, _ strings: StringArena) {
        for (key, column) in columns.enumerated() {
            guard let column else { continue }
            if order != nil { column.pad(to: rows) }
            block.setColumn(KeyID(UInt32(key)), column.build(order: order, strings))
        }
    }
}

/// Nodes to be with the same labels.
final class StagedBlock {
    let labels: [LabelID]
    var count = 0
    var columns = StagedColumns()
    /// Rows that were given more labels.
    var relabelled: [UInt32: [LabelID]] = [:]

    init(_ labels: [LabelID]) { self.labels = labels }
}

/// Relationships to be of one type between two blocks; their ends are rows of the blocks.
final class StagedRelationships {
    let sourceBlock: UInt32
    let targetBlock: UInt32
    var sources = Buffer<UInt32>()
    var targets = Buffer<UInt32>()
    var columns = StagedColumns()

    init(from source: UInt32, to target: UInt32) { (sourceBlock, targetBlock) = (source, target) }

    var count: Int { sources.count }

    /// All of one type, their ends as node ids: the first ids of blocks are given.
    static func merged(_ groups: [StagedRelationships], _ firsts: [UInt32], keyCount: Int) -> StagedRelationships {
        let result = StagedRelationships(from: 0, to: 0)
        let total = groups.reduce(0) { $0 + $1.count }
        result.sources.reserve(total)
        result.targets.reserve(total)
        for group in groups {
            let start = result.count
            let firstSource = firsts[Int(group.sourceBlock)]
            let firstTarget = firsts[Int(group.targetBlock)]
            for row in group.sources.view { result.sources.append(firstSource &+ row) }
            for row in group.targets.view { result.targets.append(firstTarget &+ row) }
            for (key, column) in group.columns.columns.enumerated() {
                guard let column else { continue }
                let key = KeyID(UInt32(key))
                result.columns.column(key, kind: column.kind).append(contentsOf: column, from: start)
            }
        }
        return result
    }
}
