import CypherPlanner
import PropertyGraph

/// CREATE and DROP of indexes and constraints. SHOW is a procedure.
final class SchemaOperator: BatchOperator {
    private let context: ExecutionContext
    private let command: SchemaCommand
    private let slots: [Slot]
    private var isDone = true

    init(_ context: ExecutionContext, command: SchemaCommand, slots: [Slot]) {
        self.context = context
        self.command = command
        self.slots = slots
    }

    func open(argument: Batch?) { isDone = false }

    func next() throws(ExecutionError) -> Batch? {
        if isDone { return nil }
        isDone = true
        switch command {
        case .createIndex(let name, let kind, let ifNotExists, let entity, let label, let keys):
            if try isConstrained(name ?? label, kind, ifNotExists, entity, label, keys) { return nil }
            try createIndex(name, ifNotExists, entity, label, keys)
        case .dropIndex(let name, let ifExists): try drop(name, ifExists, isIndex: true)
        case .createConstraint(let name, let ifNotExists, let entity, let label, let keys, let kind):
            try createConstraint(name, ifNotExists, entity, label, keys, kind)
        case .dropConstraint(let name, let ifExists): try drop(name, ifExists, isIndex: false)
        case .show: throw .unsupported(what: "This form of SHOW")
        }
        return nil
    }

    private func target(_ entity: SchemaCommand.Entity, _ label: Name) -> SchemaEntity {
        switch entity {
        case .node: .nodes(context.graph.internLabel(label.text))
        case .relationship: .relationships(context.graph.internType(label.text))
        }
    }

    /// Whether an index is left out since the one of a constraint is there; that is an error where it must be new.
    private func isConstrained(
        _ place: Name, _ kind: String?, _ ifNotExists: Bool, _ entity: SchemaCommand.Entity, _ label: Name,
        _ keys: [Name]
    ) throws(ExecutionError) -> Bool {
        guard kind == nil || kind?.uppercased() == "RANGE" else { return false }
        let wanted = (target(entity, label), keys.map { context.graph.internKey($0.text) })
        let constraint = context.graph.constraints.first {
            $0.kind != .exists && $0.entity == wanted.0 && $0.keys == wanted.1
        }
        guard let constraint else { return false }
        if ifNotExists { return true }
        throw .schema(
            detail: "AlreadyExists",
            message:
                "the constraint `\(constraint.name)` looks the same properties up already; write IF NOT EXISTS to pass over it",
            range: place.range)
    }

    private func createIndex(
        _ name: Name?, _ ifNotExists: Bool, _ entity: SchemaCommand.Entity, _ label: Name, _ keys: [Name]
    ) throws(ExecutionError) {
        do throws(SchemaError) {
            try context.graph.createIndex(
                name: name?.text, on: target(entity, label), keys: keys.map { context.graph.internKey($0.text) })
            context.counters.indexesAdded += 1
        } catch {
            if ifNotExists, error.isAboutExisting { return }
            throw context.failure(error, name: name ?? label)
        }
    }

    private func createConstraint(
        _ name: Name?, _ ifNotExists: Bool, _ entity: SchemaCommand.Entity, _ label: Name, _ keys: [Name],
        _ kind: SchemaCommand.ConstraintKind
    ) throws(ExecutionError) {
        let wanted: SchemaConstraint.Kind =
            switch kind {
            case .unique: .unique
            case .notNull: .exists
            case .key: .key
            }
        do throws(SchemaError) {
            try context.graph.createConstraint(
                name: name?.text, wanted, on: target(entity, label), keys: keys.map { context.graph.internKey($0.text) }
            )
            context.counters.constraintsAdded += 1
        } catch {
            if ifNotExists, error.isAboutExisting { return }
            throw context.failure(error, name: name ?? label)
        }
    }

    private func drop(_ name: Name, _ ifExists: Bool, isIndex: Bool) throws(ExecutionError) {
        do throws(SchemaError) {
            if isIndex {
                try context.graph.dropIndex(name: name.text)
                context.counters.indexesRemoved += 1
            } else {
                try context.graph.dropConstraint(name: name.text)
                context.counters.constraintsRemoved += 1
            }
        } catch {
            if ifExists, case .notFound = error { return }
            throw context.failure(error, name: name)
        }
    }
}

extension SchemaError {
    fileprivate var isAboutExisting: Bool {
        switch self {
        case .nameTaken, .alreadyExists: true
        case .notFound, .violated: false
        }
    }
}

extension ExecutionContext {
    fileprivate func failure(_ error: SchemaError, name: Name) -> ExecutionError {
        switch error {
        case .nameTaken(let taken):
            .schema(
                detail: "NameTaken", message: "there is an index or constraint with the name `\(taken)` already",
                range: name.range)
        case .alreadyExists(let existing):
            .schema(
                detail: "AlreadyExists", message: "the same exists already under the name `\(existing)`",
                range: name.range)
        case .notFound(let missing):
            .schema(
                detail: "NotFound", message: "there is no index or constraint with the name `\(missing)`",
                range: name.range)
        case .violated(let violation): failure(violation, range: name.range)
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
        } else {
            let pairs = zip(constraint.keys, values).map { "`\(graph.name(of: $0))` = \($1.literal(in: graph))" }
            problem = "more than one \(entity) would have \(pairs.joined(separator: ", "))"
        }
        return .constraintViolated(name: constraint.name, problem: problem, range: range)
    }
}
