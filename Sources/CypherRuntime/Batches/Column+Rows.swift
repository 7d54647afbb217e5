import PropertyGraph

extension Column {
    /// How many rows.
    public var count: Int {
        switch self {
        case .nodes(let ids), .relationships(let ids), .strings(let ids): ids.count
        case .integers(let values, _): values.count
        case .floats(let values, _): values.count
        case .booleans(let values): values.count
        case .values(let values): values.count
        case .constant(_, let count): count
        }
    }

    /// Null in every row.
    public static func allNull(_ count: Int) -> Column { .constant(.null, count: count) }

    /// Whether a row is null.
    public func isNull(at row: Int) -> Bool {
        switch self {
        case .nodes(let ids), .relationships(let ids), .strings(let ids): ids[row] == Column.nullID
        case .integers(_, let nulls), .floats(_, let nulls): nulls?[row] ?? false
        case .booleans(let values): values[row] == 2
        case .values(let values): values[row].isNull
        case .constant(let value, _): value.isNull
        }
    }

    /// Whether no row can be null; false where that is not known without a look at the rows.
    var isNeverNull: Bool {
        switch self {
        case .integers(_, let nulls), .floats(_, let nulls): nulls == nil
        case .constant(let value, _): !value.isNull
        default: false
        }
    }

    /// The rows `rows`, in that order.
    public func gather(_ rows: [UInt32]) -> Column {
        rows.withUnsafeBufferPointer { gather($0) }
    }

    /// The rows `rows`, in that order.
    func gather(_ rows: UnsafeBufferPointer<UInt32>) -> Column {
        switch self {
        case .nodes(let ids): .nodes(gathered(ids, rows))
        case .relationships(let ids): .relationships(gathered(ids, rows))
        case .strings(let ids): .strings(gathered(ids, rows))
        case .integers(let values, let nulls): .integers(gathered(values, rows), nulls: nulls?.gather(rows))
        case .floats(let values, let nulls): .floats(gathered(values, rows), nulls: nulls?.gather(rows))
        case .booleans(let values): .booleans(gathered(values, rows))
        case .values(let values): .values(rows.map { values[Int($0)] })
        case .constant(let value, _): .constant(value, count: rows.count)
        }
    }

    /// The rows `rows`, where `Column.nullID` gives null: the padded side of an optional join.
    public func gatherOptional(_ rows: [UInt32]) -> Column {
        guard rows.contains(Column.nullID) else { return gather(rows) }
        func ids(_ ids: [UInt32]) -> [UInt32] { rows.map { $0 == Column.nullID ? Column.nullID : ids[Int($0)] } }
        func padded(_ nulls: Bitmap?) -> Bitmap {
            var result = Bitmap(capacity: rows.count)
            for (row, source) in rows.enumerated() where source == Column.nullID || nulls?[Int(source)] == true {
                result[row] = true
            }
            return result
        }
        switch self {
        case .nodes(let nodes): return .nodes(ids(nodes))
        case .relationships(let relationships): return .relationships(ids(relationships))
        case .strings(let strings): return .strings(ids(strings))
        case .integers(let values, let nulls):
            return .integers(rows.map { $0 == Column.nullID ? 0 : values[Int($0)] }, nulls: padded(nulls))
        case .floats(let values, let nulls):
            return .floats(rows.map { $0 == Column.nullID ? 0 : values[Int($0)] }, nulls: padded(nulls))
        case .booleans(let values): return .booleans(rows.map { $0 == Column.nullID ? 2 : values[Int($0)] })
        case .values(let values): return .values(rows.map { $0 == Column.nullID ? .null : values[Int($0)] })
        case .constant(let value, _): return .values(rows.map { $0 == Column.nullID ? .null : value })
        }
    }

    /// The rows of `range`.
    public func slice(_ range: Range<Int>) -> Column {
        if range.lowerBound == 0, range.upperBound == count { return self }
        return switch self {
        case .nodes(let ids): .nodes(Array(ids[range]))
        case .relationships(let ids): .relationships(Array(ids[range]))
        case .strings(let ids): .strings(Array(ids[range]))
        case .integers(let values, let nulls): .integers(Array(values[range]), nulls: nulls?.slice(range))
        case .floats(let values, let nulls): .floats(Array(values[range]), nulls: nulls?.slice(range))
        case .booleans(let values): .booleans(Array(values[range]))
        case .values(let values): .values(Array(values[range]))
        case .constant(let value, _): .constant(value, count: range.count)
        }
    }

    /// Bytes that the column holds, roughly: for memory budgets. What boxed values hold elsewhere is left out, as it may
    /// be shared with any number of others; ``MemoryBudget`` sees it when it measures.
    public var estimatedBytes: Int {
        switch self {
        case .nodes(let ids), .relationships(let ids), .strings(let ids): ids.count * 4
        case .integers(let values, let nulls): values.count * 8 + (nulls == nil ? 0 : values.count / 8)
        case .floats(let values, let nulls): values.count * 8 + (nulls == nil ? 0 : values.count / 8)
        case .booleans(let values): values.count
        case .values(let values): values.count * MemoryLayout<Value>.stride
        case .constant: MemoryLayout<Value>.stride
        }
    }

    /// Node ids a row, null as `Column.nullID`; nil where the column holds something else.
    public var nodeIDs: [UInt32]? {
        switch self {
        case .nodes(let ids): return ids
        case .constant(.null, let count): return Array(repeating: Column.nullID, count: count)
        case .constant(.node(let node), let count): return Array(repeating: node.index, count: count)
        case .values(let values):
            var ids: [UInt32] = []
            ids.reserveCapacity(values.count)
            for value in values {
                switch value {
                case .node(let node): ids.append(node.index)
                case .null: ids.append(Column.nullID)
                default: return nil
                }
            }
            return ids
        default: return nil
        }
    }

    /// Relationship ids a row, null as `Column.nullID`; nil where the column holds something else.
    public var relationshipIDs: [UInt32]? {
        switch self {
        case .relationships(let ids): return ids
        case .constant(.null, let count): return Array(repeating: Column.nullID, count: count)
        case .constant(.relationship(let id), let count): return Array(repeating: id.index, count: count)
        case .values(let values):
            var ids: [UInt32] = []
            ids.reserveCapacity(values.count)
            for value in values {
                switch value {
                case .relationship(let id): ids.append(id.index)
                case .null: ids.append(Column.nullID)
                default: return nil
                }
            }
            return ids
        default: return nil
        }
    }
}

/// `values` at `rows`. Rows are trusted: they come from kernels over a batch of the same count.
@inline(__always)
func gathered<T: BitwiseCopyable>(_ values: [T], _ rows: UnsafeBufferPointer<UInt32>) -> [T] {
    values.withUnsafeBufferPointer { source in
        Array(unsafeUninitializedCapacity: rows.count) { target, count in
            for row in 0..<rows.count { target.initializeElement(at: row, to: source[Int(rows[row])]) }
            count = rows.count
        }
    }
}

/// The rows where the mask is 1, ascending.
func selectedRows(_ mask: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    Array(unsafeUninitializedCapacity: mask.count) { target, count in
        var found = 0
        for row in 0..<mask.count {
            // The slot is written in any case and kept only on a hit, so that the loop has no branch.
            target.initializeElement(at: found, to: UInt32(truncatingIfNeeded: row))
            if mask[row] == 1 { found &+= 1 }
        }
        count = found
    }
}
