import CypherPlanner
import PropertyGraph

/// `IN` against a list that is the same for all rows: its elements are looked up in a set.
final class InConstantListEvaluator: Evaluator {
    private let element: any Evaluator
    private let context: ExecutionContext
    private let list: [Value]
    private let elements: Set<Value>
    private let integers: Set<Int64>
    private let texts: [String]
    private let hasNull: Bool
    /// Whether an element is a list or map, whose equality may be null and so is no matter of a set.
    private let hasNested: Bool

    init(_ element: any Evaluator, list: [Value], _ context: ExecutionContext) {
        self.element = element
        self.context = context
        self.list = list
        hasNull = list.contains { $0.isNull }
        hasNested = list.contains { $0.isNested }
        elements = Set(list.filter { !$0.isNull && !$0.isNaN })
        integers = Set(list.compactMap { $0.exactInteger })
        texts = elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        let column = try element.evaluate(batch)
        if list.isEmpty { return .constant(.boolean(false), count: batch.count) }
        let miss: UInt8 = hasNull ? 2 : 0
        switch column {
        case .constant(let value, let count):
            return .constant(isMember(value, of: list).map(Value.boolean) ?? .null, count: count)
        case .integers(let values, let nulls):
            var truth: [UInt8] = values.map { integers.contains($0) ? 1 : miss }
            mark(nulls, in: &truth)
            return .booleans(truth)
        case .strings(let ids):
            return .booleans(find(ids, miss: miss))
        default:
            let graph = context.graph
            return .booleans(
                (0..<column.count).map { row in
                    let value = column.value(at: row, in: graph)
                    if value.isNull { return 2 }
                    if hasNested || value.isNested { return isMember(value, of: list).map { $0 ? 1 : 0 } ?? 2 }
                    return elements.contains(value) && !value.isNaN ? 1 : miss
                })
        }
    }

    /// Membership of arena strings: ids where they are stored once, bytes beyond.
    private func find(_ ids: [UInt32], miss: UInt8) -> [UInt8] {
        let strings = context.graph.strings
        var wanted = Set<UInt32>()
        var long: [[UInt8]] = []
        for text in texts {
            if text.utf8.count > StringArena.internLimit {
                long.append(Array(text.utf8))
            } else if let id = strings.find(text) {
                wanted.insert(id)
            }
        }
        return ids.map { id in
            if id == Column.nullID { return 2 }
            if wanted.contains(id) { return 1 }
            let isLong = long.contains { text in text.withUnsafeBufferPointer { bytesEqual($0, strings.utf8(id)) } }
            return isLong ? 1 : miss
        }
    }
}

extension Value {
    /// Whether it holds other values.
    var isNested: Bool {
        switch self {
        case .list, .map: true
        default: false
        }
    }

    var isNaN: Bool { if case .float(let number) = self { number.isNaN } else { false } }

    /// The integer that it is or equals.
    var exactInteger: Int64? {
        switch self {
        case .integer(let number): number
        case .float(let number): Int64(exactly: number)
        default: nil
        }
    }
}
