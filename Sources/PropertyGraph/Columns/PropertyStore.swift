/// The properties of all nodes, or of all relationships: blocks of contiguous ids, each with a column a key.
///
/// Loaded blocks hold one kind of entity, so that a column is dense. What is made later goes to the last block.
///
/// Unchecked: as ``Graph``: threads read as long as none writes.
final class PropertyStore: @unchecked Sendable {
    /// Ascending by `first`; never empty. The last one is open at its end.
    private(set) var blocks: [PropertyBlock]

    init(blocks: [PropertyBlock] = []) {
        self.blocks = blocks
        let end = blocks.last.map { $0.first + $0.count } ?? 0
        self.blocks.append(PropertyBlock(first: end, count: 0))
    }

    private init(forking other: PropertyStore) { blocks = other.blocks.map { $0.fork() } }

    /// A store that begins as this one: see ``Buffer/fork()``.
    func fork() -> PropertyStore { PropertyStore(forking: self) }

    var open: PropertyBlock { blocks[blocks.count - 1] }

    /// The block that an id lies in, or would lie in.
    func block(of id: UInt32) -> PropertyBlock {
        var low = 0
        var high = blocks.count - 1
        while low < high {
            let middle = (low &+ high &+ 1) >> 1
            if blocks[middle].first <= id { low = middle } else { high = middle &- 1 }
        }
        return blocks[low]
    }

    func value(_ id: UInt32, _ key: KeyID, _ strings: StringArena) -> Value {
        let block = block(of: id)
        guard let column = block.column(key) else { return .null }
        return column.value(Int(id &- block.first), strings)
    }

    /// What an entity holds, to be put back by ``restore(_:_:_:_:)``.
    func stored(_ id: UInt32, _ key: KeyID, _ strings: StringArena) -> StoredValue {
        let block = block(of: id)
        return block.column(key)?.stored(Int(id &- block.first), strings) ?? .value(.null)
    }

    /// Puts back what an entity held.
    func restore(_ id: UInt32, _ key: KeyID, _ stored: StoredValue, _ strings: StringArena) {
        let block = block(of: id)
        block.writableColumn(key)?.restore(Int(id &- block.first), stored, strings)
    }

    func set(_ id: UInt32, _ key: KeyID, _ value: Value, _ strings: StringArena) {
        let block = block(of: id)
        let row = Int(id &- block.first)
        if let column = block.writableColumn(key) {
            column.set(row, value, strings)
        } else if case .null = value {
            return
        } else {
            let column = PropertyColumn(kind: PropertyColumn.kind(of: value))
            block.setColumn(key, column)
            column.set(row, value, strings)
        }
    }

    func values(of id: UInt32, _ strings: StringArena) -> [(KeyID, Value)] {
        let block = block(of: id)
        let row = Int(id &- block.first)
        var result: [(KeyID, Value)] = []
        block.forEachColumn { key, column in
            let value = column.value(row, strings)
            if case .null = value { return }
            result.append((key, value))
        }
        return result
    }
}

/// Columns over the ids from `first` on.
///
/// Unchecked: as ``Graph``: threads read as long as none writes.
final class PropertyBlock: @unchecked Sendable {
    let first: UInt32
    /// Ids that the block covers when it is not the open one.
    let count: UInt32
    /// By key.
    private var columns: [PropertyColumn?] = []
    /// Columns of keys far above the others, so that few keys of a graph with very many take little room.
    private var distant: [UInt32: PropertyColumn] = [:]
    private var columnCount = 0
    /// Keys whose column another block has, too: those are copied before they are changed.
    private var shared: Set<UInt32> = []

    init(first: UInt32, count: UInt32) { (self.first, self.count) = (first, count) }

    private init(forking other: PropertyBlock) {
        first = other.first
        count = other.count
        columns = other.columns
        distant = other.distant
        columnCount = other.columnCount
        for (key, column) in columns.enumerated() where column != nil { shared.insert(UInt32(key)) }
        shared.formUnion(distant.keys)
    }

    /// A block that begins as this one, with the same columns until they are changed.
    func fork() -> PropertyBlock { PropertyBlock(forking: self) }

    /// The key's column, fit to be changed.
    func writableColumn(_ key: KeyID) -> PropertyColumn? {
        guard let column = column(key) else { return nil }
        guard shared.remove(key.index) != nil else { return column }
        let own = column.fork()
        if Int(key.index) < columns.count { columns[Int(key.index)] = own } else { distant[key.index] = own }
        return own
    }

    /// The key's column, fit to be read.
    @inline(__always)
    func column(_ key: KeyID) -> PropertyColumn? {
        let index = Int(key.index)
        return index < columns.count ? columns[index]?.opened : distantColumn(key)
    }

    @inline(__always)
    private func distantColumn(_ key: KeyID) -> PropertyColumn? {
        distant.isEmpty ? nil : distant[key.index]?.opened
    }

    /// Whether the key's values take room of their own nowhere, so that those of the dead may stay.
    func holdsPlain(_ key: KeyID) -> Bool {
        guard let column = column(key) else { return true }
        return column.kind != .mixed
    }

    func setColumn(_ key: KeyID, _ column: PropertyColumn) {
        let index = Int(key.index)
        columnCount += 1
        guard index < max(columns.count, 64 + columnCount * 8) else {
            distant[key.index] = column
            return
        }
        while columns.count <= index {
            columns.append(distant.isEmpty ? nil : distant.removeValue(forKey: UInt32(columns.count)))
        }
        columns[index] = column
    }

    /// Every column, ascending by key.
    @inline(__always)
    func forEachColumn(_ body: (KeyID, PropertyColumn) -> Void) {
        for (key, column) in columns.enumerated() {
            if let column { body(KeyID(UInt32(key)), column.opened) }
        }
        guard !distant.isEmpty else { return }
        for (key, column) in distant.sorted(by: { $0.key < $1.key }) { body(KeyID(key), column.opened) }
    }
}
