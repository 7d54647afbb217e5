import CypherSyntax
import PropertyGraph

/// `=`, `<>`, `<`, `<=`, `>`, `>=`. The loop is chosen by the forms of the columns.
final class ComparisonEvaluator: Evaluator {
    private let op: Expression.ComparisonOperator
    private let left: any Evaluator
    private let right: any Evaluator
    private let context: ExecutionContext
    private var literal: StringLiteral?
    private var watch: KindWatch

    init(
        _ op: Expression.ComparisonOperator, _ left: any Evaluator, _ right: any Evaluator, at range: SourceRange,
        _ context: ExecutionContext
    ) {
        watch = KindWatch(range, context)
        // A constant stands on the right, so that one kernel does for both.
        let swaps = left is ConstantEvaluator
        self.op = swaps ? op.mirrored : op
        self.left = swaps ? right : left
        self.right = swaps ? left : right
        self.context = context
        if let constant = self.right as? ConstantEvaluator, case .string(let text) = constant.value {
            literal = StringLiteral(text)
        }
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        try compare(try left.evaluate(batch), try right.evaluate(batch), count: batch.count)
    }

    private func compare(_ a: Column, _ b: Column, count: Int) throws(ExecutionError) -> Column {
        switch (a, b) {
        case (.constant(.null, _), _), (_, .constant(.null, _)):
            return .allNull(count)
        case (.constant(let x, _), .constant(let y, _)):
            watch.see(x, y)
            return .constant(try op.apply(x, y, context.meter).map(Value.boolean) ?? .null, count: count)
        case (.integers(let x, let nulls), .constant(.integer(let y), _)):
            var truth = compareColumn(x, constant: y, op)
            mark(nulls, in: &truth)
            return .booleans(truth)
        case (.floats(let x, let nulls), .constant(.float(let y), _)):
            var truth = compareColumn(x, constant: y, op)
            mark(nulls, in: &truth)
            return .booleans(truth)
        case (.floats(let x, let nulls), .constant(.integer(let y), _)):
            guard let exact = Double(exactly: y) else { break }
            var truth = compareColumn(x, constant: exact, op)
            mark(nulls, in: &truth)
            return .booleans(truth)
        case (.integers(let x, let xNulls), .integers(let y, let yNulls)):
            var truth = compareColumns(x, y, op)
            mark(Bitmap.union(xNulls, yNulls), in: &truth)
            return .booleans(truth)
        case (.floats(let x, let xNulls), .floats(let y, let yNulls)):
            var truth = compareColumns(x, y, op)
            mark(Bitmap.union(xNulls, yNulls), in: &truth)
            return .booleans(truth)
        case (.strings(let ids), .constant(.string(let text), _)):
            let literal = self.literal ?? StringLiteral(text)
            return .booleans(
                op.isEquality
                    ? literal.equal(ids, negated: op == .notEqual, in: context.graph)
                    : literal.compare(ids, op, in: context.graph))
        case (.strings(let x), .strings(let y)):
            return .booleans(compareStrings(x, y))
        case (.nodes(let x), .nodes(let y)) where op.isEquality,
            (.relationships(let x), .relationships(let y)) where op.isEquality:
            var truth = compareColumns(x, y, op)
            mark(nullIDs: x, in: &truth)
            mark(nullIDs: y, in: &truth)
            return .booleans(truth)
        case (.booleans(let x), .booleans(let y)):
            var truth = compareColumns(x, y, op)
            for row in truth.indices where x[row] == 2 || y[row] == 2 { truth[row] = 2 }
            return .booleans(truth)
        case (.booleans(let x), .constant(.boolean(let y), _)):
            var truth = compareColumn(x, constant: y ? 1 : 0, op)
            for row in truth.indices where x[row] == 2 { truth[row] = 2 }
            return .booleans(truth)
        default: break
        }
        return try compareBoxed(a, b, count: count)
    }

    private func compareBoxed(_ a: Column, _ b: Column, count: Int) throws(ExecutionError) -> Column {
        let graph = context.graph
        var truth: [UInt8] = []
        truth.reserveCapacity(count)
        // What is equal, or has an order, is of one kind.
        let unlike: Bool? = op == .equal ? false : op == .notEqual ? true : nil
        for row in 0..<count {
            let (x, y) = (a.value(at: row, in: graph), b.value(at: row, in: graph))
            let result = try op.apply(x, y, context.meter)
            if result == nil || result == unlike { watch.see(x, y) }
            truth.append(result.map { $0 ? 1 : 0 } ?? 2)
        }
        return .booleans(truth)
    }

    private func compareStrings(_ a: [UInt32], _ b: [UInt32]) -> [UInt8] {
        let strings = context.graph.strings
        var truth: [UInt8] = []
        truth.reserveCapacity(a.count)
        for row in a.indices {
            if a[row] == Column.nullID || b[row] == Column.nullID {
                truth.append(2)
            } else if op.isEquality {
                truth.append((a[row] == b[row] || strings.equal(a[row], b[row])) == (op == .equal) ? 1 : 0)
            } else {
                truth.append(op.holds(compareBytes(strings.utf8(a[row]), strings.utf8(b[row]))) ? 1 : 0)
            }
        }
        return truth
    }
}

/// A string of the query text that columns of arena strings are compared with.
struct StringLiteral {
    let bytes: [UInt8]
    private let text: String

    init(_ text: String) {
        self.text = text
        self.bytes = Array(text.utf8)
    }

    /// Equality row by row: a comparison of ids where the arena stores equal strings once.
    func equal(_ ids: [UInt32], negated: Bool, in graph: Graph) -> [UInt8] {
        let strings = graph.strings
        var truth: [UInt8]
        if bytes.count <= StringArena.internLimit {
            // An id that no row has stands for a string that the graph does not have.
            let wanted = strings.find(text) ?? (Column.nullID - 1)
            truth = compareColumn(ids, constant: wanted, negated ? .notEqual : .equal)
        } else {
            truth = bytes.withUnsafeBufferPointer { bytes in
                ids.map { id in
                    if id == Column.nullID { return 2 }
                    return bytesEqual(strings.utf8(id), bytes) != negated ? 1 : 0
                }
            }
        }
        mark(nullIDs: ids, in: &truth)
        return truth
    }

    /// Order row by row, by code point.
    func compare(_ ids: [UInt32], _ op: Expression.ComparisonOperator, in graph: Graph) -> [UInt8] {
        let strings = graph.strings
        return bytes.withUnsafeBufferPointer { bytes in
            ids.map { id in
                if id == Column.nullID { return 2 }
                return op.holds(compareBytes(strings.utf8(id), bytes)) ? 1 : 0
            }
        }
    }
}
