import CypherSemantics
import CypherSyntax
import PropertyGraph

/// Runs the items of SET on rows, one row after the other: a row sees what the rows before it have set.
struct Setter: BatchWriter {
    private enum Item {
        case property(Operand, key: String, value: Operand)
        case dynamicProperty(Operand, key: Operand, value: Operand)
        /// `isAddition` is `+=`.
        case map(Operand, value: Operand, isAddition: Bool)
        case labels(Operand, [String])
        case computedLabels(Operand, names: Operand)
    }

    /// An expression of an item. One that reads the graph is computed for each row when its turn comes, others at once
    /// for a whole batch.
    private final class Operand {
        let evaluator: any Evaluator
        let place: SourceRange
        let readsGraph: Bool
        private var column: Column?

        init(_ expression: BoundExpression, _ context: ExecutionContext) throws(ExecutionError) {
            evaluator = try ExpressionCompiler(context).compile(expression)
            place = expression.range
            readsGraph = expression.mayReadGraph
        }

        func prepare(_ batch: Batch) throws(ExecutionError) {
            column = readsGraph ? nil : try evaluator.evaluate(batch)
        }

        func value(_ row: Int, _ batch: Batch, _ graph: Graph) throws(ExecutionError) -> Value {
            if let column { return column.value(at: row, in: graph) }
            return try evaluator.evaluate(batch.slice(row..<(row + 1))).value(at: 0, in: graph)
        }
    }

    private let context: ExecutionContext
    private let items: [Item]
    private let operands: [Operand]

    init(_ items: [BoundSetItem], _ context: ExecutionContext) throws(ExecutionError) {
        self.context = context
        var compiled: [Item] = []
        var operands: [Operand] = []
        func operand(_ expression: BoundExpression) throws(ExecutionError) -> Operand {
            let operand = try Operand(expression, context)
            operands.append(operand)
            return operand
        }
        for item in items {
            switch item {
            case .property(let target, let key, let value):
                compiled.append(.property(try operand(target), key: key, value: try operand(value)))
            case .dynamicProperty(let target, let key, let value):
                compiled.append(
                    .dynamicProperty(try operand(target), key: try operand(key), value: try operand(value)))
            case .replace(let target, let value):
                compiled.append(.map(try operand(target), value: try operand(value), isAddition: false))
            case .merge(let target, let value):
                compiled.append(.map(try operand(target), value: try operand(value), isAddition: true))
            case .labels(let target, let labels): compiled.append(.labels(try operand(target), labels))
            case .computedLabels(let target, let names):
                compiled.append(.computedLabels(try operand(target), names: try operand(names)))
            }
        }
        self.items = compiled
        self.operands = operands
    }

    /// Runs all items on all rows.
    func write(_ batch: inout Batch) throws(ExecutionError) {
        for operand in operands { try operand.prepare(batch) }
        for row in 0..<batch.count {
            for item in items {
                try context.meter.charge(changes: 2)
                try run(item, row, batch)
            }
        }
    }

    private func run(_ item: Item, _ row: Int, _ batch: Batch) throws(ExecutionError) {
        let graph = context.graph
        func target(_ operand: Operand) throws(ExecutionError) -> EntityTarget? {
            try EntityTarget(try operand.value(row, batch, graph), at: operand.place, context)
        }
        switch item {
        case .property(let operand, let key, let value):
            guard let entity = try target(operand) else { return }
            let value = try value.value(row, batch, graph).storable(key: key, at: value.place)
            entity.set(graph.internKey(key), value, context)
        case .dynamicProperty(let operand, let key, let value):
            guard let entity = try target(operand) else { return }
            guard case .string(let name) = try key.value(row, batch, graph) else {
                throw .typeError(
                    detail: "MapElementAccessByNonString", message: "a property key is a string", range: key.place)
            }
            let value = try value.value(row, batch, graph).storable(key: name, at: value.place)
            entity.set(graph.internKey(name), value, context)
        case .map(let operand, let value, let isAddition):
            guard let entity = try target(operand) else { return }
            let entries = try entries(of: try value.value(row, batch, graph), at: value.place)
            if !isAddition {
                let kept = Set(entries.map(\.0))
                for (key, _) in entity.properties(graph) where !kept.contains(key) { entity.set(key, .null, context) }
            }
            for (key, value) in entries { entity.set(key, value, context) }
        case .labels(let operand, let labels):
            if let entity = try target(operand) { try add(labels, to: entity, at: operand.place) }
        case .computedLabels(let operand, let names):
            guard let entity = try target(operand) else { return }
            let labels = try ComputedNames.names(try names.value(row, batch, graph), of: "label", at: names.place)
            try add(labels, to: entity, at: operand.place)
        }
    }

    private func add(_ labels: [String], to entity: EntityTarget, at place: SourceRange) throws(ExecutionError) {
        let graph = context.graph
        guard case .node(let node) = entity else {
            throw .typeError(detail: "InvalidArgumentType", message: "only nodes have labels", range: place)
        }
        for name in labels {
            let label = graph.internLabel(name)
            if graph.hasLabel(node, label) { continue }
            graph.addLabel(node, label)
            context.counters.labelsAdded += 1
        }
    }

    /// The entries of a map, or the properties of a node or relationship.
    private func entries(of value: Value, at place: SourceRange) throws(ExecutionError) -> [(KeyID, Value)] {
        let graph = context.graph
        switch value {
        case .node(let node): return graph.properties(of: node)
        case .relationship(let relationship): return graph.properties(of: relationship)
        case .map(let map):
            var entries: [(KeyID, Value)] = []
            for (key, value) in zip(map.keys, map.values) {
                entries.append((graph.internKey(key), try value.storable(key: key, at: place)))
            }
            return entries
        default:
            throw .typeError(
                detail: "InvalidArgumentType",
                message: "properties are set from a map, a node or a relationship, not from \(value.kindForPeople)",
                range: place)
        }
    }
}

extension BoundExpression {
    /// Whether its value may depend on what earlier rows have written.
    var mayReadGraph: Bool {
        switch kind {
        case .null, .boolean, .integer, .float, .string, .constants, .parameter, .variable: false
        case .list(let items): items.contains { $0.mayReadGraph }
        case .map(let entries): entries.contains { $0.value.mayReadGraph }
        case .negate(let operand), .not(let operand): operand.mayReadGraph
        case .binary(_, let a, let b): a.mayReadGraph || b.mayReadGraph
        default: true
        }
    }
}
