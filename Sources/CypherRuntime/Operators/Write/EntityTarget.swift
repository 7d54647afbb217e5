import CypherSyntax
import PropertyGraph

/// A node or relationship that a write names.
enum EntityTarget {
    case node(NodeID)
    case relationship(RelationshipID)

    /// Nil where the value is null.
    init?(_ value: Value, at place: SourceRange, _ context: ExecutionContext) throws(ExecutionError) {
        switch value {
        case .null: return nil
        case .node(let node):
            if context.hasDeleted, !context.graph.isAlive(node) { throw .deletedEntity(.node, range: place) }
            self = .node(node)
        case .relationship(let relationship):
            if context.hasDeleted, !context.graph.isAlive(relationship) {
                throw .deletedEntity(.relationship, range: place)
            }
            self = .relationship(relationship)
        default:
            throw .typeError(
                detail: "InvalidArgumentType",
                message: "only nodes and relationships have properties to change, not \(value.kindForPeople)",
                range: place)
        }
    }

    /// Sets or, with null, removes a property.
    func set(_ key: KeyID, _ value: Value, _ context: ExecutionContext) {
        let graph = context.graph
        switch self {
        case .node(let node):
            if value.isNull, graph.property(node, key).isNull { return }
            graph.setProperty(node, key, value)
        case .relationship(let relationship):
            if value.isNull, graph.property(relationship, key).isNull { return }
            graph.setProperty(relationship, key, value)
        }
        context.counters.propertiesSet += 1
    }

    /// The properties now.
    func properties(_ graph: Graph) -> [(KeyID, Value)] {
        switch self {
        case .node(let node): graph.properties(of: node)
        case .relationship(let relationship): graph.properties(of: relationship)
        }
    }
}
