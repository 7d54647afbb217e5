extension PropertyStore {
    /// As ``forEach``, for one of `step` ids on average, at uneven distances so that no pattern of the data is missed.
    func sample(_ key: KeyID, _ set: NodeSet, step: Int, _ body: (UInt32, PropertyColumn, Int) -> Void) {
        guard step > 1 else {
            forEach(key, set, body)
            return
        }
        var ids: [UInt32] = []
        var position = 0
        var state: UInt64 = 1
        while position < set.count {
            ids.append(set[position])
            state = mixWords(state &+ UInt64(position))
            position += 1 + Int(state % UInt64(2 * step - 1))
        }
        forEach(key, NodeSet(ids: ids), body)
    }

    /// Calls `body` with (id, column, row) for every id of the set whose block has the key and whose row has a value.
    func forEach(_ key: KeyID, _ set: NodeSet, _ body: (UInt32, PropertyColumn, Int) -> Void) {
        if let range = set.asRange {
            forEach(key, range, body)
            return
        }
        let ids = set.ids
        var position = 0
        while position < ids.count {
            let block = block(of: ids[position])
            let end = block === open ? UInt32.max : block.first + block.count
            let column = block.column(key)
            while position < ids.count, ids[position] < end {
                let row = Int(ids[position] &- block.first)
                if let column, column.holds(row) { body(ids[position], column, row) }
                position += 1
            }
        }
    }

    private func forEach(_ key: KeyID, _ range: Range<UInt32>, _ body: (UInt32, PropertyColumn, Int) -> Void) {
        for block in blocks {
            guard let column = block.column(key) else { continue }
            let end = block === open ? UInt32.max : block.first + block.count
            let low = max(range.lowerBound, block.first)
            let high = min(range.upperBound, end)
            guard low < high else { continue }
            for id in low..<high {
                let row = Int(id &- block.first)
                if column.holds(row) { body(id, column, row) }
            }
        }
    }
}

extension PropertyColumn {
    /// Whether the row has a value.
    @inline(__always)
    func holds(_ row: Int) -> Bool {
        guard row < count else { return false }
        switch kind {
        case .integer, .float, .date: return has(row)
        case .boolean: return bytes.base[row] != 2
        case .string: return ids.base[row] != StringArena.none
        case .mixed:
            if case .null = boxed[row] { return false }
            return true
        }
    }

    /// A hash by equivalence of a value that is there: 1 and 1.0 hash alike. Nil for NaN, which equals nothing.
    func hash(_ row: Int, _ strings: StringArena) -> UInt64? {
        switch kind {
        case .integer: return ValueHash.integer(words.base[row])
        case .float: return ValueHash.float(double(row))
        case .date: return ValueHash.date(words.base[row])
        case .boolean: return ValueHash.boolean(bytes.base[row] == 1)
        case .string: return ValueHash.string(strings.hash(ids.base[row]))
        case .mixed: return ValueHash.value(boxed[row])
        }
    }
}

/// Hashes of values by equivalence, the same from a column and from a value.
enum ValueHash {
    static func integer(_ integer: Int64) -> UInt64 { mixWords(UInt64(bitPattern: integer)) }

    static func float(_ float: Double) -> UInt64? {
        if let integer = Int64(exactly: float) { return self.integer(integer) }
        return float.isNaN ? nil : mixWords(float.bitPattern ^ 0x5851_F42D_4C95_7F2D)
    }

    static func date(_ days: Int64) -> UInt64 { mixWords(UInt64(bitPattern: days) ^ 0x1405_7B7E_F767_814F) }
    static func boolean(_ flag: Bool) -> UInt64 { mixWords(flag ? 0xB5 : 0x5B) ^ 1 }
    static func string(_ hash: UInt64) -> UInt64 { hash }

    static func value(_ value: Value) -> UInt64? {
        switch value {
        case .null: return nil
        case .integer(let integer): return self.integer(integer)
        case .float(let float): return self.float(float)
        case .date(let date): return self.date(date.daysSinceEpoch)
        case .boolean(let flag): return boolean(flag)
        case .string(var string):
            return string.withUTF8 { bytes in
                guard let start = bytes.baseAddress else { return hashBytes(UnsafePointer(bitPattern: 64)!, 0) }
                return hashBytes(start, bytes.count)
            }
        default:
            var hasher = Hasher()
            hasher.combine(value)
            return UInt64(bitPattern: Int64(hasher.finalize()))
        }
    }
}
