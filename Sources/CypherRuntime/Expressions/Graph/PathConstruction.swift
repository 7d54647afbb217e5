import CypherSemantics
import PropertyGraph

/// Builds the value of a named path from the nodes and relationships of the row.
final class PathEvaluator: Evaluator {
    private let steps: [BoundExpression.PathStep]
    private let context: ExecutionContext

    init(_ steps: [BoundExpression.PathStep], _ context: ExecutionContext) {
        self.steps = steps
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        try context.checkpoint()
        var results: [Value] = []
        results.reserveCapacity(batch.count)
        do throws(ExecutionError) {
            for row in 0..<batch.count {
                let path = path(batch, row)
                // A path may be as long as the graph is large.
                let length = path?.relationships.count ?? 0
                try context.meter.charge(work: 16 + 32 * length)
                try context.meter.charge(bytes: 64 + 8 * length)
                results.append(path.map(Value.path) ?? .null)
            }
        } catch {
            context.meter.discard(results)
            throw error
        }
        return .values(results)
    }

    /// The path of a row; nil where a part of it is null.
    private func path(_ batch: Batch, _ row: Int) -> PathValue? {
        let graph = context.graph
        var path = PathValue(nodes: [], relationships: [])
        func value(_ variable: Variable) -> Value { batch[variable.id].value(at: row, in: graph) }
        for step in steps {
            switch step {
            case .node(let variable):
                guard case .node(let node) = value(variable) else { return nil }
                append(node, to: &path)
            case .relationship(let variable), .relationships(let variable):
                guard append(value(variable), to: &path) else { return nil }
            case .group(let variables):
                let lists = variables.map(value)
                guard append(lists, to: &path) else { return nil }
            }
        }
        return path
    }

    /// A node that a relationship has led to is there already.
    private func append(_ node: NodeID, to path: inout PathValue) {
        if path.nodes.count == path.relationships.count { path.nodes.append(node) }
    }

    /// A relationship, or a list of them; the node at its other end is added with it.
    private func append(_ value: Value, to path: inout PathValue) -> Bool {
        switch value {
        case .relationship(let relationship):
            guard let from = path.nodes.last else { return false }
            let source = context.graph.source(of: relationship)
            path.relationships.append(relationship)
            path.nodes.append(source == from ? context.graph.target(of: relationship) : source)
            return true
        case .list(let elements):
            return elements.allSatisfy { append($0, to: &path) }
        default:
            return false
        }
    }

    /// A quantified group: repetition i takes element i of each list of relationships; the nodes follow.
    private func append(_ lists: [Value], to path: inout PathValue) -> Bool {
        var columns: [[Value]] = []
        for list in lists {
            guard case .list(let elements) = list else { return false }
            columns.append(elements)
        }
        for index in 0..<(columns.first?.count ?? 0) {
            for column in columns where index < column.count {
                if case .node(let node) = column[index] {
                    append(node, to: &path)
                } else if !append(column[index], to: &path) {
                    return false
                }
            }
        }
        return true
    }
}
