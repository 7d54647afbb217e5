import CypherPlanner
import CypherSemantics
import CypherSyntax
import PropertyGraph

/// REMOVE of properties and labels.
struct Remover: BatchWriter {
    private let context: ExecutionContext
    private let items: [(item: BoundRemoveItem, target: any Evaluator, names: ComputedNames?)]

    init(_ items: [BoundRemoveItem], _ context: ExecutionContext) throws(ExecutionError) {
        self.context = context
        var compiled: [(BoundRemoveItem, any Evaluator, ComputedNames?)] = []
        for item in items {
            var names: ComputedNames?
            if case .computedLabels(_, let expression) = item {
                names = try ComputedNames(expression, of: "label", context)
            }
            compiled.append((item, try ExpressionCompiler(context).compile(item.target), names))
        }
        self.items = compiled
    }

    func write(_ batch: inout Batch) throws(ExecutionError) {
        var targets: [Column] = []
        var names: [[[String]]] = []
        for item in items {
            targets.append(try item.target.evaluate(batch))
            names.append(try item.names?.evaluate(batch) ?? [])
        }
        for row in 0..<batch.count {
            for (index, item) in items.enumerated() {
                try remove(item.item, targets[index], names[index].isEmpty ? [] : names[index][row], row)
            }
        }
    }

    private func remove(_ item: BoundRemoveItem, _ column: Column, _ names: [String], _ row: Int) throws(ExecutionError)
    {
        let graph = context.graph
        let place = item.target.range
        guard let entity = try EntityTarget(column.value(at: row, in: graph), at: place, context) else { return }
        switch item {
        case .property(_, let key):
            if let key = graph.findKey(key) { entity.set(key, .null, context) }
        case .labels(_, let labels): try remove(labels, from: entity, at: place)
        case .computedLabels: try remove(names, from: entity, at: place)
        }
    }

    private func remove(_ labels: [String], from entity: EntityTarget, at place: SourceRange) throws(ExecutionError) {
        let graph = context.graph
        guard case .node(let node) = entity else {
            throw .typeError(detail: "InvalidArgumentType", message: "only nodes have labels", range: place)
        }
        for name in labels {
            guard let label = graph.findLabel(name), graph.hasLabel(node, label) else { continue }
            graph.removeLabel(node, label)
            context.counters.labelsRemoved += 1
        }
    }
}
