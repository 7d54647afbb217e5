import PropertyGraph

/// `min(x)` and `max(x)` in the global order of values, nulls left out.
final class ExtremeAccumulator: Accumulator {
    /// What the best so far are kept as: typed as long as all columns agree.
    private enum Form { case empty, integers, strings, values }

    private let isMaximum: Bool
    private let graph: Graph
    private let meter: ExecutionMeter
    private var form = Form.empty
    private var isSet: [Bool] = []
    private var integers: [Int64] = []
    private var strings: [UInt32] = []
    private var values: [Value] = []

    init(isMaximum: Bool, _ context: ExecutionContext) {
        self.isMaximum = isMaximum
        graph = context.graph
        meter = context.meter
    }

    func grow(to groups: Int) {
        let added = groups - isSet.count
        guard added > 0 else { return }
        isSet.append(contentsOf: repeatElement(false, count: added))
        pad()
    }

    /// Makes the array of the form as long as there are groups.
    private func pad() {
        let count = isSet.count
        switch form {
        case .empty: break
        case .integers: integers.append(contentsOf: repeatElement(0, count: count - integers.count))
        case .strings: strings.append(contentsOf: repeatElement(Column.nullID, count: count - strings.count))
        case .values: values.append(contentsOf: repeatElement(.null, count: count - values.count))
        }
    }

    func update(_ groups: [UInt32], _ arguments: [Column], weights: [Int64]?) { take(arguments[0], groups) }

    private func take(_ column: Column, _ groups: [UInt32]) {
        switch (form, column) {
        case (.empty, .integers):
            form = .integers
            pad()
            take(column, groups)
        case (.empty, .strings):
            form = .strings
            pad()
            take(column, groups)
        case (.integers, .integers(let new, let nulls)): take(new, nulls, groups)
        case (.strings, .strings(let ids)): take(ids, groups)
        case (_, .constant(.null, _)): break
        default:
            box()
            take(column.boxed(in: graph), groups)
        }
    }

    private func take(_ new: [Int64], _ nulls: Bitmap?, _ groups: [UInt32]) {
        for row in 0..<new.count where nulls?[row] != true {
            let group = Int(groups[row])
            if !isSet[group] || (isMaximum ? new[row] > integers[group] : new[row] < integers[group]) {
                integers[group] = new[row]
                isSet[group] = true
            }
        }
    }

    private func take(_ ids: [UInt32], _ groups: [UInt32]) {
        for row in 0..<ids.count where ids[row] != Column.nullID {
            let group = Int(groups[row])
            if isSet[group] {
                if strings[group] == ids[row] { continue }
                let (new, best) = (graph.strings.utf8(ids[row]), graph.strings.utf8(strings[group]))
                if meter.shouldStop(afterWork: min(new.count, best.count) >> 3) { return }
                let order = compareBytes(new, best)
                if isMaximum ? order <= 0 : order >= 0 { continue }
            }
            strings[group] = ids[row]
            isSet[group] = true
        }
    }

    private func take(_ new: [Value], _ groups: [UInt32]) {
        for (row, value) in new.enumerated() where !value.isNull {
            let group = Int(groups[row])
            if isSet[group] {
                let order = meter.order(value, values[group])
                if isMaximum ? order <= 0 : order >= 0 { continue }
            }
            values[group] = value
            isSet[group] = true
        }
    }

    private func box() {
        switch form {
        case .empty: values = []
        case .integers: values = integers.indices.map { isSet[$0] ? .integer(integers[$0]) : .null }
        case .strings: values = Column.strings(strings).boxed(in: graph)
        case .values: return
        }
        (integers, strings) = ([], [])
        form = .values
        pad()
    }

    func merge(_ other: any Accumulator, mapping: [UInt32]) {
        guard let other = other as? ExtremeAccumulator else { return }
        take(other.result(groups: mapping.count), mapping)
    }

    func result(groups: Int) -> Column {
        grow(to: groups)
        switch form {
        case .empty: return .allNull(groups)
        case .integers:
            var nulls: Bitmap?
            for group in 0..<groups where !isSet[group] {
                if nulls == nil { nulls = Bitmap(capacity: groups) }
                nulls?[group] = true
            }
            return .integers(Array(integers.prefix(groups)), nulls: nulls)
        case .strings: return .strings(Array(strings.prefix(groups)))
        case .values: return .narrowest(Array(values.prefix(groups)))
        }
    }
}
