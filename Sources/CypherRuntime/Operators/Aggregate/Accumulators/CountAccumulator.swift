import PropertyGraph

/// `count(*)`, and `count(x)` of what is not null.
final class CountAccumulator: Accumulator {
    private var counts: [Int64] = []

    func grow(to groups: Int) {
        if groups > counts.count { counts.append(contentsOf: repeatElement(0, count: groups - counts.count)) }
    }

    func update(_ groups: [UInt32], _ arguments: [Column], weights: [Int64]?) {
        let nulls = arguments.first.flatMap { $0.nullMask() }
        counts.withUnsafeMutableBufferPointer { counts in
            groups.withUnsafeBufferPointer { groups in
                switch (nulls, weights) {
                case (nil, nil):
                    for row in 0..<groups.count { counts[Int(groups[row])] &+= 1 }
                case (nil, let weights?):
                    for row in 0..<groups.count { counts[Int(groups[row])] &+= weights[row] }
                case (let nulls?, let weights):
                    for row in 0..<groups.count where nulls[row] == 0 {
                        counts[Int(groups[row])] &+= weights?[row] ?? 1
                    }
                }
            }
        }
    }

    func merge(_ other: any Accumulator, mapping: [UInt32]) {
        guard let other = other as? CountAccumulator else { return }
        for (group, target) in mapping.enumerated() { counts[Int(target)] &+= other.counts[group] }
    }

    func result(groups: Int) -> Column {
        grow(to: groups)
        return .integers(Array(counts.prefix(groups)), nulls: nil)
    }
}

extension Column {
    /// 1 for each row that is null; nil where none is.
    func nullMask() -> [UInt8]? {
        switch self {
        case .nodes(let ids), .relationships(let ids), .strings(let ids):
            return ids.contains(Column.nullID) ? ids.map { $0 == Column.nullID ? 1 : 0 } : nil
        case .integers(_, nil), .floats(_, nil): return nil
        case .constant(let value, let count):
            return value.isNull ? Array(repeating: 1, count: count) : nil
        default:
            var hasNull = false
            let mask: [UInt8] = (0..<count).map { row in
                let isNull = isNull(at: row)
                if isNull { hasNull = true }
                return isNull ? 1 : 0
            }
            return hasNull ? mask : nil
        }
    }
}
