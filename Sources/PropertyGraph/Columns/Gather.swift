extension PropertyStore {
    /// A property of many entities; ids of `UInt32.max` have none.
    func gather(_ key: KeyID, _ ids: UnsafeBufferPointer<UInt32>, _ strings: StringArena) -> GatheredColumn {
        guard let first = ids.first(where: { $0 != UInt32.max }) else { return .allNull }
        let block = block(of: first)
        let end = block === open ? UInt32.max : block.first &+ block.count
        var inside = true
        for id in ids where !(id >= block.first && id < end || id == UInt32.max) { inside = false }
        if inside {
            guard let column = block.column(key) else { return .allNull }
            return gatherOne(column, block.first, ids)
        }
        return gatherMany(key, ids, strings)
    }

    /// All ids lie in one block: a loop over one column.
    private func gatherOne(_ column: PropertyColumn, _ first: UInt32, _ ids: UnsafeBufferPointer<UInt32>)
        -> GatheredColumn
    {
        switch column.kind {
        case .integer:
            let (values, nulls) = gatherWords(column, first, ids, zero: Int64(0)) { $0 }
            return .integers(values, nulls: nulls)
        case .float:
            let (values, nulls) = gatherWords(column, first, ids, zero: 0.0) {
                Double(bitPattern: UInt64(bitPattern: $0))
            }
            return .floats(values, nulls: nulls)
        case .boolean:
            return .booleans(gatherDirect(column.bytes, first, ids, absent: 2))
        case .string:
            return .strings(gatherDirect(column.ids, first, ids, absent: StringArena.none))
        case .date:
            return .values(
                ids.map { id in
                    let row = Int(id &- first)
                    return id != UInt32.max && column.has(row)
                        ? PropertyColumn.date(column.words[row]) : .null
                })
        case .mixed:
            return .values(
                ids.map { id in
                    let row = Int(id &- first)
                    return row < column.count ? column.boxed[row] : .null
                })
        }
    }

    @inline(__always)
    private func gatherDirect<Element: BitwiseCopyable>(
        _ source: Buffer<Element>, _ first: UInt32, _ ids: UnsafeBufferPointer<UInt32>, absent: Element
    ) -> [Element] {
        let base = source.base
        let count = source.count
        return Array(unsafeUninitializedCapacity: ids.count) { result, length in
            length = ids.count
            for index in 0..<ids.count {
                // The null id is beyond every column.
                let row = Int(ids[index] &- first)
                result[index] = row < count ? base[row] : absent
            }
        }
    }

    @inline(__always)
    private func gatherWords<Element>(
        _ column: PropertyColumn, _ first: UInt32, _ ids: UnsafeBufferPointer<UInt32>, zero: Element,
        _ read: (Int64) -> Element
    ) -> ([Element], Bitmap?) {
        let base = column.words.base
        let count = column.count
        var complete = column.present == nil
        let values = [Element](unsafeUninitializedCapacity: ids.count) { result, length in
            length = ids.count
            for index in 0..<ids.count {
                let row = Int(ids[index] &- first)
                if row < count {
                    result[index] = read(base[row])
                } else {
                    result[index] = zero
                    complete = false
                }
            }
        }
        if complete { return (values, nil) }
        var nulls = Bitmap(capacity: ids.count)
        var any = false
        for index in 0..<ids.count where !column.has(Int(ids[index] &- first)) {
            nulls[index] = true
            any = true
        }
        return (values, any ? nulls : nil)
    }

    /// Ids of several blocks: typed where all of them have the same form.
    private func gatherMany(_ key: KeyID, _ ids: UnsafeBufferPointer<UInt32>, _ strings: StringArena)
        -> GatheredColumn
    {
        var kind: PropertyColumn.Kind?
        var same = true
        walk(key, ids) { _, _, column in
            if let column, kind != column.kind {
                if kind != nil { same = false }
                kind = column.kind
            }
        }
        guard let kind else { return .allNull }
        guard same else { return gatherBoxed(key, ids, strings) }
        switch kind {
        case .integer:
            var values = [Int64](repeating: 0, count: ids.count)
            let nulls = fill(key, ids) { values[$0] = $1.words[$2] }
            return .integers(values, nulls: nulls)
        case .float:
            var values = [Double](repeating: 0, count: ids.count)
            let nulls = fill(key, ids) { values[$0] = $1.double($2) }
            return .floats(values, nulls: nulls)
        case .boolean:
            var values = [UInt8](repeating: 2, count: ids.count)
            walk(key, ids) { index, row, column in
                if let column, row < column.count { values[index] = column.bytes[row] }
            }
            return .booleans(values)
        case .string:
            var values = [UInt32](repeating: StringArena.none, count: ids.count)
            walk(key, ids) { index, row, column in
                if let column, row < column.count { values[index] = column.ids[row] }
            }
            return .strings(values)
        case .date, .mixed: return gatherBoxed(key, ids, strings)
        }
    }

    private func gatherBoxed(_ key: KeyID, _ ids: UnsafeBufferPointer<UInt32>, _ strings: StringArena)
        -> GatheredColumn
    {
        var values = [Value](repeating: .null, count: ids.count)
        walk(key, ids) { index, row, column in
            guard let column, row < column.count else { return }
            values[index] = column.value(row, strings)
        }
        return .values(values)
    }

    /// Calls `body` with (position, row, column) where there is a value, and marks the rest.
    private func fill(_ key: KeyID, _ ids: UnsafeBufferPointer<UInt32>, _ body: (Int, PropertyColumn, Int) -> Void)
        -> Bitmap?
    {
        var nulls = Bitmap(capacity: ids.count)
        var present = 0
        walk(key, ids) { index, row, column in
            if let column, column.has(row) {
                body(index, column, row)
                present &+= 1
            } else {
                nulls[index] = true
            }
        }
        for index in 0..<ids.count where ids[index] == UInt32.max { nulls[index] = true }
        return present == ids.count ? nil : nulls
    }

    /// Calls `body` for every id that is not null, with its block's column. Neighbouring ids mostly share a block.
    @inline(__always)
    private func walk(
        _ key: KeyID, _ ids: UnsafeBufferPointer<UInt32>, _ body: (Int, Int, PropertyColumn?) -> Void
    ) {
        var first: UInt32 = 1
        var end: UInt32 = 0
        var column: PropertyColumn?
        for index in 0..<ids.count {
            let id = ids[index]
            if id == UInt32.max { continue }
            if id < first || id >= end {
                let block = block(of: id)
                first = block.first
                end = block === open ? UInt32.max : block.first &+ block.count
                column = block.column(key)
            }
            body(index, Int(id &- first), column)
        }
    }
}
