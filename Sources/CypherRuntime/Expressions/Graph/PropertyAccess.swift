import CypherSyntax
import PropertyGraph

/// `e.key`: gathered from the graph's columns where `e` holds nodes or relationships, else value by value.
final class PropertyEvaluator: Evaluator {
    private let base: any Evaluator
    private let key: String
    private let range: SourceRange
    private let context: ExecutionContext
    private var keyID: KeyID?

    init(_ base: any Evaluator, key: String, at range: SourceRange, _ context: ExecutionContext) {
        self.base = base
        self.key = key
        self.range = range
        self.context = context
        self.keyID = context.graph.findKey(key)
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        let graph = context.graph
        let column = try base.evaluate(batch)
        switch column {
        case .nodes(let ids):
            if context.hasDeleted { try checkAlive(nodes: ids) }
            guard let key = resolve() else { return .allNull(batch.count) }
            return Column(ids.withUnsafeBufferPointer { graph.gather(key, nodes: $0) }, count: batch.count)
        case .relationships(let ids):
            if context.hasDeleted { try checkAlive(relationships: ids) }
            guard let key = resolve() else { return .allNull(batch.count) }
            return Column(ids.withUnsafeBufferPointer { graph.gather(key, relationships: $0) }, count: batch.count)
        case .constant(let value, let count):
            if count == 0 { return .allNull(0) }
            return .constant(try propertyValue(of: value, key, in: context, at: range), count: count)
        default:
            if let ids = column.nodeIDs { return try PropertyEvaluator.gather(ids, resolve(), self) }
            var values: [Value] = []
            values.reserveCapacity(batch.count)
            for row in 0..<batch.count {
                values.append(try propertyValue(of: column.value(at: row, in: graph), key, in: context, at: range))
            }
            return .narrowest(values)
        }
    }

    private static func gather(
        _ ids: [UInt32], _ key: KeyID?, _ access: PropertyEvaluator
    ) throws(ExecutionError) -> Column {
        if access.context.hasDeleted { try access.checkAlive(nodes: ids) }
        guard let key else { return .allNull(ids.count) }
        return Column(ids.withUnsafeBufferPointer { access.context.graph.gather(key, nodes: $0) }, count: ids.count)
    }

    /// The key's id; a key that is not known yet may be made by this very statement.
    private func resolve() -> KeyID? {
        if keyID == nil { keyID = context.graph.findKey(key) }
        return keyID
    }

    private func checkAlive(nodes ids: [UInt32]) throws(ExecutionError) {
        for id in ids where id != Column.nullID && !context.graph.isAlive(NodeID(id)) {
            throw .deletedEntity(.node, range: range)
        }
    }

    private func checkAlive(relationships ids: [UInt32]) throws(ExecutionError) {
        for id in ids where id != Column.nullID && !context.graph.isAlive(RelationshipID(id)) {
            throw .deletedEntity(.relationship, range: range)
        }
    }
}

/// The property `key` of one value; null of null.
func propertyValue(
    of value: Value, _ key: String, in context: ExecutionContext, at range: SourceRange
) throws(ExecutionError) -> Value {
    let graph = context.graph
    switch value {
    case .null: return .null
    case .node(let node):
        if context.hasDeleted, !graph.isAlive(node) { throw .deletedEntity(.node, range: range) }
        return graph.findKey(key).map { graph.property(node, $0) } ?? .null
    case .relationship(let relationship):
        if context.hasDeleted, !graph.isAlive(relationship) { throw .deletedEntity(.relationship, range: range) }
        return graph.findKey(key).map { graph.property(relationship, $0) } ?? .null
    case .map(let map): return map[key] ?? .null
    case .point(let point):
        guard let component = point.component(key) else {
            throw .argumentError(
                detail: "InvalidArgumentValue",
                message:
                    "a point of the system '\(point.system.name)' has no component `\(key)`; points have x, y, z, crs and "
                    + "srid, those on the earth longitude, latitude and height", range: range)
        }
        return component
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
        return try temporalComponent(of: value, key, at: range)
    default:
        throw .typeError(
            detail: "InvalidArgumentType",
            message:
                "only nodes, relationships, maps, points and temporal values have properties: `\(key)` was asked of "
                + "\(value.kindForPeople)", range: range)
    }
}

private func temporalComponent(
    of value: Value, _ key: String, at range: SourceRange
) throws(ExecutionError) -> Value {
    let found: Value?
    do {
        found = try value.temporalComponent(key)
    } catch {
        throw .arithmeticError(detail: "IntegerOverflow", message: error.message, range: range)
    }
    guard let component = found else {
        throw .argumentError(
            detail: "InvalidArgumentValue",
            message:
                "there is no component `\(key)` in \(value.kindForPeople); there are year, month, day, hour and the like",
            range: range)
    }
    return component
}

/// All properties of an entity or map; nil of another value.
func allProperties(
    of value: Value, in context: ExecutionContext, at range: SourceRange
) throws(ExecutionError) -> MapValue? {
    let graph = context.graph
    switch value {
    case .map(let map): return map
    case .node(let node):
        if context.hasDeleted, !graph.isAlive(node) { throw .deletedEntity(.node, range: range) }
        return MapValue(graph.properties(of: node).map { (graph.name(of: $0.0), $0.1) })
    case .relationship(let relationship):
        if context.hasDeleted, !graph.isAlive(relationship) { throw .deletedEntity(.relationship, range: range) }
        return MapValue(graph.properties(of: relationship).map { (graph.name(of: $0.0), $0.1) })
    default: return nil
    }
}
