import CypherSyntax
import PropertyGraph

/// `n:A|B`, `r:TYPE`: a test on labels of nodes or types of relationships.
final class LabelTestEvaluator: Evaluator {
    private let base: any Evaluator
    private let expression: LabelExpression
    private let range: SourceRange
    private let context: ExecutionContext

    init(_ base: any Evaluator, _ expression: LabelExpression, at range: SourceRange, _ context: ExecutionContext) {
        self.base = base
        self.expression = expression
        self.range = range
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        let column = try base.evaluate(batch)
        switch column {
        case .nodes(let ids): return .booleans(try test(nodes: ids))
        case .relationships(let ids): return .booleans(try test(relationships: ids))
        default: break
        }
        if let ids = column.nodeIDs { return .booleans(try test(nodes: ids)) }
        if let ids = column.relationshipIDs { return .booleans(try test(relationships: ids)) }
        var truth: [UInt8] = []
        for row in 0..<column.count {
            switch column.value(at: row, in: context.graph) {
            case .null: truth.append(2)
            case .node(let node): truth += try test(nodes: [node.index])
            case .relationship(let relationship): truth += try test(relationships: [relationship.index])
            case let other:
                throw .typeError(
                    detail: "InvalidArgumentType",
                    message: "only a node has labels and a relationship a type, not \(other.kindForPeople)",
                    range: range)
            }
        }
        return .booleans(truth)
    }

    private func test(nodes ids: [UInt32]) throws(ExecutionError) -> [UInt8] {
        let graph = context.graph
        if context.hasDeleted {
            for id in ids where id != Column.nullID && !graph.isAlive(NodeID(id)) {
                throw .deletedEntity(.node, range: range)
            }
        }
        // Names are resolved anew for each batch: this very statement may have made the label.
        var truth = test(
            expression, count: ids.count,
            named: { name in
                guard let label = graph.findLabel(name) else { return nil }
                return graph.hasLabel(label, ofEach: ids)
            },
            any: { ids.map { $0 != Column.nullID && !graph.labels(of: NodeID($0)).isEmpty ? 1 : 0 } })
        mark(nullIDs: ids, in: &truth)
        return truth
    }

    private func test(relationships ids: [UInt32]) throws(ExecutionError) -> [UInt8] {
        let graph = context.graph
        var truth = test(
            expression, count: ids.count,
            named: { name in
                guard let type = graph.findType(name) else { return nil }
                return ids.map { $0 != Column.nullID && graph.type(of: RelationshipID($0)) == type ? 1 : 0 }
            },
            any: { Array(repeating: 1, count: ids.count) })
        mark(nullIDs: ids, in: &truth)
        return truth
    }

    /// Whole columns at a time; `named` gives nil for a name that the graph does not have.
    private func test(
        _ expression: LabelExpression, count: Int, named: (String) -> [UInt8]?, any: () -> [UInt8]
    ) -> [UInt8] {
        switch expression {
        case .label(let name): return named(name.text) ?? Array(repeating: 0, count: count)
        // The binder makes calls of computed names: none is left here.
        case .wildcard, .computed: return any()
        case .not(let operand): return test(operand, count: count, named: named, any: any).map { $0 ^ 1 }
        case .and(let a, let b):
            let x = test(a, count: count, named: named, any: any)
            let y = test(b, count: count, named: named, any: any)
            return zip(x, y).map { $0 & $1 }
        case .or(let a, let b):
            let x = test(a, count: count, named: named, any: any)
            let y = test(b, count: count, named: named, any: any)
            return zip(x, y).map { $0 | $1 }
        }
    }
}
