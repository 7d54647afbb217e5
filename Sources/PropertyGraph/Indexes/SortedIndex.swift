/// Nodes of one label in the order of one key, for ranges and prefixes.
///
/// Unchecked: it is never changed once made.
final class SortedIndex: @unchecked Sendable {
    struct Entry {
        let node: UInt32
        let row: UInt32
        let column: Unmanaged<PropertyColumn>
    }

    /// Ascending by value. All are of one comparable kind.
    private let entries: [Entry]
    private let columns: [PropertyColumn]
    private let strings: StringArena

    /// Nil where the values are of several kinds: then only a scan gives the answer.
    init?(_ store: PropertyStore, _ key: KeyID, _ set: NodeSet, _ strings: StringArena) {
        var entries: [Entry] = []
        var columns: [PropertyColumn] = []
        store.forEach(key, set) { node, column, row in
            if columns.last !== column { columns.append(column) }
            entries.append(Entry(node: node, row: UInt32(row), column: .passUnretained(column)))
        }
        let kind = columns.first?.kind ?? .integer
        guard columns.allSatisfy({ $0.kind == kind }) else { return nil }
        switch kind {
        case .integer, .date: entries.sort { ($0.word, $0.node) < ($1.word, $1.node) }
        case .string:
            entries.sort {
                let order = strings.compare($0.id, $1.id)
                return order == 0 ? $0.node < $1.node : order < 0
            }
        case .float, .boolean, .mixed: return nil
        }
        self.entries = entries
        self.columns = columns
        self.strings = strings
    }

    /// Positions whose values lie within the bounds: `before` says whether a row stands before what is wanted.
    private func partition(_ isBefore: (PropertyColumn, Int) -> Bool) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low &+ high) >> 1
            let entry = entries[middle]
            if isBefore(entry.column.takeUnretainedValue(), Int(entry.row)) { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    var holdsStrings: Bool { columns.allSatisfy { $0.kind == .string } }

    /// Whether the bounds compare with the values, so that the order can be searched for them.
    func compares(_ bounds: ValueBounds) -> Bool {
        guard let entry = entries.first else { return true }
        return bounds.compares(with: entry.column.takeUnretainedValue(), Int(entry.row), strings)
    }

    func range(_ bounds: ValueBounds) -> [UInt32] {
        let first = partition { bounds.isBelow($0, $1, strings) }
        let end = partition { !bounds.isAbove($0, $1, strings) }
        guard first < end else { return [] }
        return entries[first..<end].map(\.node).sorted()
    }

    func prefix(_ probe: ValueProbe) -> [UInt32] {
        let first = partition { probe.order($0, $1, strings) == .less }
        let end = partition { probe.order($0, $1, strings) == .less || probe.isPrefix(of: $0, $1, strings) }
        guard first < end else { return [] }
        return entries[first..<end].map(\.node).sorted()
    }
}

extension SortedIndex.Entry {
    fileprivate var word: Int64 { column._withUnsafeGuaranteedRef { $0.words.base[Int(row)] } }
    fileprivate var id: UInt32 { column._withUnsafeGuaranteedRef { $0.ids.base[Int(row)] } }
}

/// Bounds of a range; nil is open.
struct ValueBounds {
    let lower: ValueProbe?
    let includesLower: Bool
    let upper: ValueProbe?
    let includesUpper: Bool

    /// Whether a value that is there is comparable and below the lower bound.
    func isBelow(_ column: PropertyColumn, _ row: Int, _ strings: StringArena) -> Bool {
        guard let lower else { return false }
        let order = lower.order(column, row, strings)
        return order == .less || order == .equal && !includesLower
    }

    /// Whether a value that is there is comparable and above the upper bound.
    func isAbove(_ column: PropertyColumn, _ row: Int, _ strings: StringArena) -> Bool {
        guard let upper else { return false }
        let order = upper.order(column, row, strings)
        return order == .greater || order == .equal && !includesUpper
    }

    /// Whether a value that is there lies within.
    func contains(_ column: PropertyColumn, _ row: Int, _ strings: StringArena) -> Bool {
        if let lower {
            let order = lower.order(column, row, strings)
            guard order == .greater || order == .equal && includesLower else { return false }
        }
        if let upper {
            let order = upper.order(column, row, strings)
            guard order == .less || order == .equal && includesUpper else { return false }
        }
        return true
    }

    /// Whether the bounds may be used to halve a sorted index: not where one is of a type that does not compare.
    func compares(with column: PropertyColumn, _ row: Int, _ strings: StringArena) -> Bool {
        for bound in [lower, upper] {
            guard let bound else { continue }
            switch bound.order(column, row, strings) {
            case nil, .unordered: return false
            default: continue
            }
        }
        return true
    }
}
