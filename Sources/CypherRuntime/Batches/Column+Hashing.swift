import PropertyGraph

extension Column {
    /// Mixes a hash of each row into `hashes`, which has one element a row.
    ///
    /// Rows that are equivalent (as DISTINCT and grouping see it) hash alike whatever the form of their columns, so
    /// that the batches of one input may differ in form.
    ///
    /// Where the statement is to stop the hashes are any, and the next charge throws.
    func hash(into hashes: inout [UInt64], in graph: Graph, _ meter: ExecutionMeter) {
        hashes.withUnsafeMutableBufferPointer { hashes in
            switch self {
            case .nodes(let ids): Self.mix(ids, tag: HashTag.node, into: hashes)
            case .relationships(let ids): Self.mix(ids, tag: HashTag.relationship, into: hashes)
            case .integers(let values, let nulls):
                values.withUnsafeBufferPointer { values in
                    for row in 0..<values.count { hashes[row] = hashMix(hashes[row], hashInteger(values[row])) }
                }
                if let nulls {
                    // The zero of a null row was mixed in; a second mix marks it, as `hashNull` does.
                    for row in 0..<values.count where nulls[row] { hashes[row] = hashMix(hashes[row], HashTag.null) }
                }
            case .floats(let values, let nulls):
                for row in 0..<values.count {
                    hashes[row] =
                        nulls?[row] == true ? hashNull(hashes[row]) : hashMix(hashes[row], hashFloat(values[row]))
                }
            case .booleans(let values):
                for row in 0..<values.count {
                    hashes[row] =
                        values[row] == 2 ? hashNull(hashes[row]) : hashMix(hashes[row], hashBoolean(values[row] == 1))
                }
            case .strings(let ids):
                let strings = graph.strings
                var previous = Column.nullID
                var hash: UInt64 = 0
                for row in 0..<ids.count {
                    let id = ids[row]
                    if id == Column.nullID {
                        hashes[row] = hashNull(hashes[row])
                        continue
                    }
                    if id != previous { (previous, hash) = (id, hashBytes(strings.utf8(id))) }
                    hashes[row] = hashMix(hashes[row], hash)
                }
            case .values(let values):
                for row in 0..<values.count { hashes[row] = hashValue(values[row], into: hashes[row], meter) }
            case .constant(let value, let count):
                if value.isNull {
                    for row in 0..<count { hashes[row] = hashNull(hashes[row]) }
                } else {
                    let hash = hashOf(value, meter)
                    for row in 0..<count { hashes[row] = hashMix(hashes[row], hash) }
                }
            }
        }
    }

    private static func mix(_ ids: [UInt32], tag: UInt64, into hashes: UnsafeMutableBufferPointer<UInt64>) {
        ids.withUnsafeBufferPointer { ids in
            for row in 0..<ids.count {
                let id = ids[row]
                hashes[row] = id == Column.nullID ? hashNull(hashes[row]) : hashMix(hashes[row], UInt64(id) ^ tag)
            }
        }
    }

    /// Whether two rows are equivalent: null like null, NaN like NaN, 1 like 1.0.
    static func isEquivalent(_ a: Column, _ i: Int, _ b: Column, _ j: Int, in graph: Graph) -> Bool {
        switch (a, b) {
        case (.nodes(let x), .nodes(let y)), (.relationships(let x), .relationships(let y)):
            return x[i] == y[j]
        case (.strings(let x), .strings(let y)):
            if x[i] == y[j] { return true }
            if x[i] == nullID || y[j] == nullID { return false }
            return graph.strings.equal(x[i], y[j])
        case (.integers(let x, let xNulls), .integers(let y, let yNulls)):
            return x[i] == y[j] && (xNulls?[i] ?? false) == (yNulls?[j] ?? false)
        case (.booleans(let x), .booleans(let y)):
            return x[i] == y[j]
        case (.floats(let x, let xNulls), .floats(let y, let yNulls)):
            if (xNulls?[i] ?? false) != (yNulls?[j] ?? false) { return false }
            return x[i] == y[j] || (x[i].isNaN && y[j].isNaN)
        case (.strings(let x), .values(let y)): return Self.isEquivalent(x[i], y[j], in: graph)
        case (.values(let x), .strings(let y)): return Self.isEquivalent(y[j], x[i], in: graph)
        case (.strings(let x), .constant(let y, _)): return Self.isEquivalent(x[i], y, in: graph)
        case (.constant(let x, _), .strings(let y)): return Self.isEquivalent(y[j], x, in: graph)
        case (.values(let x), .values(let y)): return x[i].isEquivalent(y[j])
        default:
            return a.value(at: i, in: graph).isEquivalent(b.value(at: j, in: graph))
        }
    }

    private static func isEquivalent(_ id: UInt32, _ value: Value, in graph: Graph) -> Bool {
        guard case .string(var text) = value else { return id == nullID && value.isNull }
        if id == nullID { return false }
        let bytes = graph.strings.utf8(id)
        return text.withUTF8 { bytesEqual($0, bytes) }
    }
}

/// Seeds that keep values of different types apart.
private enum HashTag {
    static let node: UInt64 = 0x9D4B_5A3C_0000_0000
    static let relationship: UInt64 = 0x61C8_8647_0000_0000
    static let boolean: UInt64 = 0xB5AD_4ECE_DA1C_E2A9
    static let list: UInt64 = 0x94D0_49BB_1331_11EB
    static let null: UInt64 = 0x2545_F491_4F6C_DD1D
}

/// Folds `value` into `hash`: a 64 x 64 to 128 bit multiplication, whose halves are folded.
@inline(__always)
func hashMix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let product = (hash ^ value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
}

@inline(__always)
private func hashNull(_ hash: UInt64) -> UInt64 { hashMix(hashMix(hash, hashInteger(0)), HashTag.null) }

@inline(__always)
private func hashInteger(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) }

/// An integral float hashes as its integer: they are equivalent.
private func hashFloat(_ value: Double) -> UInt64 {
    if let integer = Int64(exactly: value) { return hashInteger(integer) }
    return value.isNaN ? 0x7FF8_0000_0000_0001 : value.bitPattern ^ 0x5851_F42D_4C95_7F2D
}

private func hashBoolean(_ flag: Bool) -> UInt64 { flag ? HashTag.boolean : ~HashTag.boolean }

/// A hash of bytes, eight at a time.
func hashBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count)
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset &+ 8 <= raw.count {
        hash = hashMix(hash, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset &+= 8
    }
    var tail: UInt64 = 0
    var shift: UInt64 = 0
    while offset < raw.count {
        tail |= UInt64(raw[offset]) << shift
        shift &+= 8
        offset &+= 1
    }
    return hashMix(hash, tail ^ 0x5352_494E_4753)
}

private func hashValue(_ value: Value, into hash: UInt64, _ meter: ExecutionMeter) -> UInt64 {
    value.isNull ? hashNull(hash) : hashMix(hash, hashOf(value, meter))
}

/// The hash of a value that is not null, alike for every form that it can have in a column.
private func hashOf(_ value: Value, _ meter: ExecutionMeter) -> UInt64 {
    if meter.shouldStop(afterWork: 16 &+ value.contentBytes >> 3) { return 0 }
    switch value {
    case .integer(let number): return hashInteger(number)
    case .float(let number): return hashFloat(number)
    case .boolean(let flag): return hashBoolean(flag)
    case .node(let node): return UInt64(node.index) ^ HashTag.node
    case .relationship(let relationship): return UInt64(relationship.index) ^ HashTag.relationship
    case .string(var text): return text.withUTF8(hashBytes)
    case .list(let elements):
        var hash = UInt64(truncatingIfNeeded: elements.count)
        for element in elements { hash = hashValue(element, into: hash, meter) }
        return hash ^ HashTag.list
    default:
        var hasher = Hasher()
        value.hash(into: &hasher)
        return UInt64(truncatingIfNeeded: UInt(bitPattern: hasher.finalize()))
    }
}

/// Whether two runs of bytes are equal.
@inline(__always)
func bytesEqual(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    if a.count != b.count { return false }
    if a.count == 0 { return true }
    return compareBytes(a, b) == 0
}
