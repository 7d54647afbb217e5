import PropertyGraph

/// Sizes over columns.
enum SizeKernels {
    /// Code points of texts.
    static let ofTexts = FunctionShortcut.column { { column, graph in codePoints(column, graph) } }

    /// Code points of texts, elements of lists.
    static let ofTextsAndLists = FunctionShortcut.column {
        { column, graph in
            guard case .values(let values) = column else { return codePoints(column, graph) }
            return counts(values) { if case .list(let elements) = $0 { elements.count } else { nil } }
        }
    }

    /// Relationships of paths.
    static let ofPaths = FunctionShortcut.column {
        { column, _ in
            guard case .values(let values) = column else { return nil }
            return counts(values) { if case .path(let path) = $0 { path.relationships.count } else { nil } }
        }
    }

    private static func codePoints(_ column: Column, _ graph: Graph) -> Column? {
        guard case .strings(let ids) = column else { return nil }
        let strings = graph.strings
        return .integers(
            ids.map { $0 == Column.nullID ? 0 : codePointCount(strings.utf8($0)) }, nulls: Bitmap(nullIDs: ids))
    }

    /// All bytes of UTF-8 but continuations.
    private static func codePointCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
        var count: Int64 = 0
        for byte in bytes {
            if byte & 0xC0 != 0x80 { count &+= 1 }
        }
        return count
    }

    /// A count of each value; nil where there is none for a value that is not null.
    private static func counts(_ values: [Value], _ count: (Value) -> Int?) -> Column? {
        var results: [Int64] = []
        results.reserveCapacity(values.count)
        var nulls: Bitmap?
        for (row, value) in values.enumerated() {
            if let number = count(value) {
                results.append(Int64(number))
            } else if value.isNull {
                if nulls == nil { nulls = Bitmap(capacity: values.count) }
                nulls?[row] = true
                results.append(0)
            } else {
                return nil
            }
        }
        return .integers(results, nulls: nulls)
    }
}
