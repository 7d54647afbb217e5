import PropertyGraph

/// Groups by keys compared as values: for boxed rows and keys whose type changes.
final class ValueGroups {
    private let graph: Graph
    private let meter: ExecutionMeter
    private var stored: [[Value]]
    private var hashes: [UInt64] = []
    private(set) var count = 0
    /// Group plus one; 0 is free.
    private var slots: [UInt32]
    private var mask = 255

    init(_ graph: Graph, keys: Int, _ meter: ExecutionMeter) {
        self.graph = graph
        self.meter = meter
        stored = Array(repeating: [], count: keys)
        slots = Array(repeating: 0, count: mask + 1)
    }

    /// Takes the groups of another form of table, in their order.
    func adopt(_ keys: [Column]) {
        var groups: [UInt32] = Array(repeating: 0, count: keys.first?.count ?? 0)
        var fresh: [UInt32] = []
        assign(keys, rows: groups.count, &groups, &fresh)
    }

    func assign(_ keys: [Column], rows: Int, _ groups: inout [UInt32], _ fresh: inout [UInt32]) {
        let rowHashes = hash(keys, rows: rows)
        while (count + rows) * 2 > mask { grow() }
        for row in 0..<rows {
            let (slot, group) = search(keys, row, rowHashes[row])
            if let group {
                groups[row] = group
                continue
            }
            for (index, key) in keys.enumerated() { stored[index].append(key.value(at: row, in: graph)) }
            hashes.append(rowHashes[row])
            groups[row] = UInt32(count)
            count += 1
            slots[slot] = UInt32(count)
            fresh.append(UInt32(row))
        }
    }

    /// Bytes that are taken to make room for so many rows more.
    func growth(by rows: Int) -> Int {
        var bytes = stored.reduce(0) {
            $0 + ($1.count + rows > $1.capacity ? ($1.count + rows) * MemoryLayout<Value>.stride : 0)
        }
        if (count + rows) * 2 > mask { bytes += 8 * (mask + 1) }
        return bytes
    }

    func find(_ keys: [Column], rows: Int) -> [UInt32] {
        let rowHashes = hash(keys, rows: rows)
        return (0..<rows).map { search(keys, $0, rowHashes[$0]).group ?? Column.nullID }
    }

    func keys() -> [Column] { stored.map { Column.narrowest($0) } }

    private func hash(_ keys: [Column], rows: Int) -> [UInt64] {
        var rowHashes = [UInt64](repeating: 0, count: rows)
        for key in keys { key.hash(into: &rowHashes, in: graph, meter) }
        return rowHashes
    }

    private func search(_ keys: [Column], _ row: Int, _ hash: UInt64) -> (slot: Int, group: UInt32?) {
        var index = Int(truncatingIfNeeded: hash) & mask
        while slots[index] != 0 {
            let group = Int(slots[index] - 1)
            if hashes[group] == hash, matches(keys, row, group) { return (index, UInt32(group)) }
            index = (index + 1) & mask
        }
        return (index, nil)
    }

    private func matches(_ keys: [Column], _ row: Int, _ group: Int) -> Bool {
        for (index, key) in keys.enumerated()
        where !meter.isEquivalent(key.value(at: row, in: graph), stored[index][group]) { return false }
        return true
    }

    private func grow() {
        mask = mask * 2 + 1
        slots = Array(repeating: 0, count: mask + 1)
        for group in 0..<count {
            // The table is of no use any more where the statement is to stop.
            if group & 0xFFF == 0, meter.shouldStop(afterWork: 16 << 12) { return }
            var index = Int(truncatingIfNeeded: hashes[group]) & mask
            while slots[index] != 0 { index = (index + 1) & mask }
            slots[index] = UInt32(group + 1)
        }
    }
}
