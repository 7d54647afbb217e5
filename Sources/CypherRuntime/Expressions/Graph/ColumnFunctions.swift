import CypherPlanner
import PropertyGraph

/// Functions of one argument that need no boxed value a row where the argument comes in the right form.
final class ColumnFunctionEvaluator: Evaluator {
    private enum Function: String {
        case id, type, startnode, endnode, size, length
        case characterLength = "char_length"
        case characterLengthInFull = "character_length"
    }

    private let function: Function
    private let argument: any Evaluator
    private let general: RowEvaluator
    private let context: ExecutionContext
    /// Names of types by id, made once.
    private var typeNames: [Value] = []

    /// Nil for another function.
    init?(_ name: String, _ argument: any Evaluator, otherwise general: RowEvaluator, _ context: ExecutionContext) {
        guard let function = Function(rawValue: name), !(argument is ConstantEvaluator) else { return nil }
        self.function = function
        self.argument = argument
        self.general = general
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        let column = try argument.evaluate(batch)
        if let result = fast(column) { return result }
        return try general.evaluate([column], count: batch.count)
    }

    private func fast(_ column: Column) -> Column? {
        let graph = context.graph
        switch (function, column) {
        case (.id, .nodes(let ids)), (.id, .relationships(let ids)):
            return .integers(ids.map { $0 == Column.nullID ? 0 : Int64($0) }, nulls: Bitmap(nullIDs: ids))
        case (.type, .relationships(let ids)):
            return .values(ids.map { $0 == Column.nullID ? .null : name(of: graph.type(of: RelationshipID($0))) })
        case (.startnode, .relationships(let ids)):
            return .nodes(
                ids.map { $0 == Column.nullID ? Column.nullID : graph.source(of: RelationshipID($0)).index })
        case (.endnode, .relationships(let ids)):
            return .nodes(
                ids.map { $0 == Column.nullID ? Column.nullID : graph.target(of: RelationshipID($0)).index })
        case (.size, .strings(let ids)), (.characterLength, .strings(let ids)),
            (.characterLengthInFull, .strings(let ids)):
            let strings = graph.strings
            return .integers(
                ids.map { $0 == Column.nullID ? 0 : codePointCount(strings.utf8($0)) }, nulls: Bitmap(nullIDs: ids))
        case (.size, .values(let values)):
            return counts(values) { if case .list(let elements) = $0 { elements.count } else { nil } }
        case (.length, .values(let values)):
            return counts(values) { if case .path(let path) = $0 { path.relationships.count } else { nil } }
        default:
            return nil
        }
    }

    /// A count of each value; nil where there is none for a value that is not null.
    private func counts(_ values: [Value], _ count: (Value) -> Int?) -> Column? {
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

    private func name(of type: TypeID) -> Value {
        while typeNames.count <= Int(type.index) {
            typeNames.append(.string(context.graph.name(of: TypeID(UInt32(typeNames.count)))))
        }
        return typeNames[Int(type.index)]
    }
}

/// `labels(n)[0]`
final class FirstLabelEvaluator: Evaluator {
    private let node: any Evaluator
    private let general: any Evaluator
    private let context: ExecutionContext
    /// Names of labels by id, made once.
    private var names: [Value] = []

    init(_ node: any Evaluator, otherwise general: any Evaluator, _ context: ExecutionContext) {
        self.node = node
        self.general = general
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        guard !context.hasDeleted, node is SlotEvaluator, case .nodes(let ids) = try node.evaluate(batch) else {
            return try general.evaluate(batch)
        }
        let graph = context.graph
        return .values(
            ids.map { id in
                if id == Column.nullID { return .null }
                return graph.labels(of: NodeID(id)).first.map(name) ?? .null
            })
    }

    private func name(of label: LabelID) -> Value {
        while names.count <= Int(label.index) {
            names.append(.string(context.graph.name(of: LabelID(UInt32(names.count)))))
        }
        return names[Int(label.index)]
    }
}

extension Bitmap {
    /// The rows without an id; nil where there are none.
    init?(nullIDs ids: [UInt32]) {
        guard ids.contains(Column.nullID) else { return nil }
        self.init(capacity: ids.count)
        for row in ids.indices where ids[row] == Column.nullID { self[row] = true }
    }
}

/// How many code points UTF-8 bytes encode: all bytes but continuations.
private func codePointCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
    var count: Int64 = 0
    for byte in bytes {
        if byte & 0xC0 != 0x80 { count &+= 1 }
    }
    return count
}
