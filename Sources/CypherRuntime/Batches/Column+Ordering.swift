import PropertyGraph

extension Column {
    /// The order of two rows as ORDER BY has it, ascending, null last: -1, 0 or 1.
    static func order(_ a: Column, _ i: Int, _ b: Column, _ j: Int, in graph: Graph) -> Int {
        switch (a, b) {
        case (.nodes(let x), .nodes(let y)), (.relationships(let x), .relationships(let y)):
            return threeWay(x[i], y[j])
        case (.booleans(let x), .booleans(let y)):
            return threeWay(x[i], y[j])
        case (.integers(let x, let xNulls), .integers(let y, let yNulls)):
            switch (xNulls?[i] ?? false, yNulls?[j] ?? false) {
            case (false, false): return threeWay(x[i], y[j])
            case (let xNull, let yNull): return threeWay(xNull ? 1 : 0, yNull ? 1 : 0)
            }
        case (.floats(let x, let xNulls), .floats(let y, let yNulls)):
            switch (xNulls?[i] ?? false, yNulls?[j] ?? false) {
            case (false, false): return threeWay(orderedBits(x[i]), orderedBits(y[j]))
            case (let xNull, let yNull): return threeWay(xNull ? 1 : 0, yNull ? 1 : 0)
            }
        case (.strings(let x), .strings(let y)):
            if x[i] == y[j] { return 0 }
            if x[i] == nullID { return 1 }
            if y[j] == nullID { return -1 }
            return compareBytes(graph.strings.utf8(x[i]), graph.strings.utf8(y[j]))
        default:
            return orderValues(a.value(at: i, in: graph), b.value(at: j, in: graph))
        }
    }

    /// Whether rows are alike where their numbers of ``orderPrefixes(in:)`` are.
    var hasExactOrderPrefixes: Bool {
        switch self {
        case .nodes, .relationships, .booleans, .floats, .constant: true
        // The largest integer has the number of null.
        case .integers(let values, let nulls): nulls == nil || !values.contains(.max)
        case .strings, .values: false
        }
    }

    /// For each row a number whose order agrees with that of the rows, so that most comparisons need not look at them;
    /// nil for boxed rows.
    ///
    /// Comparable only between rows of one form: a sort brings its rows into one column first.
    func orderPrefixes(in graph: Graph) -> OrderPrefixes? {
        switch self {
        case .nodes(let ids), .relationships(let ids):
            return OrderPrefixes(keys: ids.map(UInt64.init), isExact: true)
        case .booleans(let values):
            return OrderPrefixes(keys: values.map(UInt64.init), isExact: true)
        case .integers(let values, let nulls):
            var keys = values.map { UInt64(bitPattern: $0) ^ (1 << 63) }
            if let nulls { for row in keys.indices where nulls[row] { keys[row] = .max } }
            return OrderPrefixes(keys: keys, isExact: nulls == nil)
        case .floats(let values, let nulls):
            var keys = values.map(orderedBits)
            if let nulls { for row in keys.indices where nulls[row] { keys[row] = .max } }
            return OrderPrefixes(keys: keys, isExact: true)
        case .strings(let ids):
            let strings = graph.strings
            return OrderPrefixes(
                keys: ids.map { $0 == Column.nullID ? .max : bytePrefix(strings.utf8($0)) }, isExact: false)
        case .constant(_, let count):
            return OrderPrefixes(keys: Array(repeating: 0, count: count), isExact: true)
        case .values:
            return nil
        }
    }

    /// For texts that are alike in their first `offset` bytes (zeros beyond their ends): numbers that order like the next
    /// eight bytes or, where all have come to an end, like the lengths, which is all that is left. nil for other rows.
    func textNumbers(at offset: Int, in graph: Graph) -> (numbers: [UInt64], isLast: Bool)? {
        guard case .strings(let ids) = self else { return nil }
        let texts = ids.map { graph.strings.utf8($0) }
        if texts.allSatisfy({ $0.count <= offset }) { return (texts.map { UInt64($0.count) }, true) }
        return (texts.map { bytePrefix(UnsafeBufferPointer(rebasing: $0[min(offset, $0.count)...])) }, false)
    }

    /// Numbers that order as rows do.
    struct OrderPrefixes {
        /// One a row.
        var keys: [UInt64]
        /// Whether equal numbers mean equal rows.
        var isExact: Bool

        /// The numbers for the order asked for: turned round for a descending one.
        func ordered(descending: Bool) -> OrderPrefixes {
            descending ? OrderPrefixes(keys: keys.turned, isExact: isExact) : self
        }
    }
}

@inline(__always)
func threeWay<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : (b < a ? 1 : 0) }

/// The first eight bytes as a number that orders like the bytes: never `.max` for UTF-8.
private func bytePrefix(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if bytes.count >= 8 {
        return UInt64(bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(as: UInt64.self))
    }
    var prefix: UInt64 = 0
    for byte in bytes { prefix = prefix << 8 | UInt64(byte) }
    return bytes.isEmpty ? 0 : prefix << UInt64(8 * (8 - bytes.count))
}

/// Bits that order like floats, -0.0 like 0.0, NaN above all.
func orderedBits(_ value: Double) -> UInt64 {
    if value.isNaN { return .max - 1 }
    let bits = (value == 0 ? 0 : value).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
}

/// The order of bytes: -1, 0 or 1. For UTF-8 it is the order of code points.
func compareBytes(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    let common = min(a.count, b.count)
    let x = UnsafeRawBufferPointer(a)
    let y = UnsafeRawBufferPointer(b)
    var offset = 0
    while offset &+ 8 <= common {
        let left = x.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        let right = y.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if left != right { return left.byteSwapped < right.byteSwapped ? -1 : 1 }
        offset &+= 8
    }
    while offset < common {
        if x[offset] != y[offset] { return x[offset] < y[offset] ? -1 : 1 }
        offset &+= 1
    }
    return threeWay(a.count, b.count)
}

/// The global order of two values: -1, 0 or 1, null last.
func orderValues(_ a: Value, _ b: Value) -> Int { Value.order(a, b).signum() }

extension [UInt64] {
    /// Numbers that order the other way round.
    var turned: [UInt64] { map { ~$0 } }
}
