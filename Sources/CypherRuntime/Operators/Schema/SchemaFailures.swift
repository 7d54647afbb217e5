import CypherSyntax
import PropertyGraph

extension ExecutionContext {
    /// What is wrong with a declaration, for a person.
    func failure(_ error: SchemaError, at range: SourceRange?) -> ExecutionError {
        switch error {
        case .nameTaken(let taken):
            .schema(
                detail: "NameTaken", message: "there is an index or constraint with the name `\(taken)` already",
                range: range)
        case .alreadyExists(let existing):
            .schema(
                detail: "AlreadyExists", message: "the same exists already under the name `\(existing)`", range: range)
        case .notFound(let missing):
            .schema(
                detail: "NotFound", message: "there is no index or constraint with the name `\(missing)`", range: range)
        case .ownedByConstraint(let name):
            .schema(
                detail: "NotFound",
                message: "the index `\(name)` belongs to the constraint of that name: use DROP CONSTRAINT", range: range
            )
        case .violated(let violation): failure(violation, range: range)
        }
    }

    /// A broken constraint in the words of the user's schema.
    func failure(_ violation: ConstraintViolation, range: SourceRange? = nil) -> ExecutionError {
        let constraint = violation.constraint
        let values: [Value]
        let entity: String
        switch constraint.entity {
        case .nodes(let label):
            entity = "node `:\(graph.name(of: label))`"
            values = constraint.keys.map { graph.property(NodeID(violation.entity), $0) }
        case .relationships(let type):
            entity = "relationship `:\(graph.name(of: type))`"
            values = constraint.keys.map { graph.property(RelationshipID(violation.entity), $0) }
        }
        let problem: String
        if let missing = violation.missing {
            problem = "a \(entity) would have no `\(graph.name(of: missing))`"
        } else if case .type(let type) = constraint.kind {
            let (key, value) = zip(constraint.keys, values).first { !type.allows($1) } ?? (constraint.keys[0], .null)
            problem =
                "the `\(graph.name(of: key))` of a \(entity) would be \(value.literal(in: graph)), which is no "
                + type.description
        } else {
            let pairs = zip(constraint.keys, values).map { "`\(graph.name(of: $0))` = \($1.literal(in: graph))" }
            problem = "more than one \(entity) would have \(pairs.joined(separator: ", "))"
        }
        return .constraintViolated(name: constraint.name, problem: problem, range: range)
    }
}
