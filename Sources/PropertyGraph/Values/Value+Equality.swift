extension Value {
    /// The language's `=`: nil is null. A null inside a list or map makes the answer null unless something else
    /// already differs; numbers are compared exactly; NaN equals nothing.
    public func equals(_ other: Value) -> Bool? {
        switch (self, other) {
        case (.null, _), (_, .null): return nil
        case (.float(let a), .float(let b)): return a == b
        case (.list(let a), .list(let b)):
            guard a.count == b.count else { return false }
            return Value.allEqual(zip(a, b).lazy.map { ($0, $1) })
        case (.map(let a), .map(let b)):
            guard a.count == b.count else { return false }
            let keys = a.keys
            let theirs = keys.map { b[$0] }
            if theirs.contains(where: { $0 == nil }) { return false }
            return Value.allEqual(zip(a.values, theirs).lazy.map { ($0, $1 ?? .null) })
        default: return isEquivalent(other)
        }
    }

    /// A conjunction in three-valued logic: false wins over null, null over true.
    private static func allEqual(_ pairs: some Sequence<(Value, Value)>) -> Bool? {
        var result: Bool? = true
        for (a, b) in pairs {
            switch a.equals(b) {
            case false: return false
            case nil: result = nil
            default: break
            }
        }
        return result
    }

    /// Sameness for DISTINCT, grouping and joins: as `=`, but null is the same as null and NaN as NaN.
    public func isEquivalent(_ other: Value) -> Bool {
        switch (self, other) {
        case (.null, .null): return true
        case (.boolean(let a), .boolean(let b)): return a == b
        case (.integer(let a), .integer(let b)): return a == b
        case (.integer(let a), .float(let b)), (.float(let b), .integer(let a)): return Numbers.equal(a, b)
        case (.float(let a), .float(let b)): return a == b || (a.isNaN && b.isNaN)
        case (.string(let a), .string(let b)): return CodePoints.equal(a, b)
        case (.list(let a), .list(let b)):
            return a.count == b.count && zip(a, b).allSatisfy { $0.isEquivalent($1) }
        case (.map(let a), .map(let b)):
            return a.count == b.count
                && zip(a.keys, a.values).allSatisfy { key, value in b[key].map { $0.isEquivalent(value) } ?? false }
        case (.node(let a), .node(let b)): return a == b
        case (.relationship(let a), .relationship(let b)): return a == b
        case (.path(let a), .path(let b)): return a == b
        case (.date(let a), .date(let b)): return a == b
        case (.localTime(let a), .localTime(let b)): return a == b
        case (.time(let a), .time(let b)): return a == b
        case (.localDateTime(let a), .localDateTime(let b)): return a == b
        case (.dateTime(let a), .dateTime(let b)): return a == b
        case (.duration(let a), .duration(let b)): return a == b
        case (.point(let a), .point(let b)): return a == b
        default: return false
        }
    }
}

extension Value: Hashable {
    /// Equivalence (``isEquivalent(_:)``), not the language's `=`.
    public static func == (a: Value, b: Value) -> Bool { a.isEquivalent(b) }

    /// Equivalent values hash alike.
    public func hash(into hasher: inout Hasher) {
        // Integers and floats share a mark, since 1 and 1.0 are the same.
        switch self {
        case .null: hasher.combine(UInt8(0))
        case .boolean(let value):
            hasher.combine(UInt8(1))
            hasher.combine(value)
        case .integer(let value):
            hasher.combine(UInt8(2))
            hasher.combine(value)
        case .float(let value):
            hasher.combine(UInt8(2))
            Numbers.hash(value, into: &hasher)
        case .string(let value):
            hasher.combine(UInt8(3))
            CodePoints.hash(value, into: &hasher)
        case .list(let values):
            hasher.combine(UInt8(4))
            hasher.combine(values.count)
            for value in values { value.hash(into: &hasher) }
        case .map(let map): Value.hash(map, into: &hasher)
        case .node(let id):
            hasher.combine(UInt8(6))
            hasher.combine(id)
        case .relationship(let id):
            hasher.combine(UInt8(7))
            hasher.combine(id)
        case .path(let path):
            hasher.combine(UInt8(8))
            hasher.combine(path)
        case .date(let value): hasher.combine(value)
        case .localTime(let value): hasher.combine(value)
        case .time(let value): hasher.combine(value)
        case .localDateTime(let value): hasher.combine(value)
        case .dateTime(let value): hasher.combine(value)
        case .duration(let value): hasher.combine(value)
        case .point(let value): hasher.combine(value)
        }
    }

    /// Entries are combined by addition, since their order does not count.
    private static func hash(_ map: MapValue, into hasher: inout Hasher) {
        hasher.combine(UInt8(5))
        var sum = 0
        for (key, value) in zip(map.keys, map.values) {
            var entry = Hasher()
            CodePoints.hash(key, into: &entry)
            value.hash(into: &entry)
            sum &+= entry.finalize()
        }
        hasher.combine(sum)
    }
}
