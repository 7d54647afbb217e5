import CypherSyntax
import PropertyGraph

/// CREATE and DROP of indexes and constraints. SHOW is a procedure.
final class SchemaOperator: BatchOperator {
    private let context: ExecutionContext
    private let command: SchemaCommand
    private var isDone = true

    init(_ context: ExecutionContext, command: SchemaCommand) {
        self.context = context
        self.command = command
    }

    func open(argument: Batch?) { isDone = false }

    func next() throws(ExecutionError) -> Batch? {
        if isDone { return nil }
        isDone = true
        switch command {
        case .createIndex(let index): try create(index)
        case .dropIndex(let name, let ifExists): try drop(name, ifExists, isIndex: true)
        case .createConstraint(let constraint): try create(constraint)
        case .dropConstraint(let name, let ifExists): try drop(name, ifExists, isIndex: false)
        case .show: throw .unsupported(what: "This form of SHOW")
        }
        return nil
    }

    /// The name itself, or what the parameter holds.
    private func text(of name: SchemaName) throws(ExecutionError) -> String {
        guard name.isParameter else { return name.name.text }
        guard case .string(let text)? = context.parameters[name.name.text], !text.isEmpty else {
            throw .typeError(
                detail: "InvalidArgumentType",
                message: "the parameter `$\(name.name.text)` names an index or constraint, so it must be a STRING",
                range: name.name.range)
        }
        return text
    }

    private func optionalText(of name: SchemaName?) throws(ExecutionError) -> String? {
        guard let name else { return nil }
        return try text(of: name)
    }

    private func target(_ entity: SchemaCommand.Entity, _ label: Name) -> SchemaEntity {
        switch entity {
        case .node: .nodes(context.graph.internLabel(label.text))
        case .relationship: .relationships(context.graph.internType(label.text))
        }
    }

    private func keys(_ names: [Name]) -> [KeyID] { names.map { context.graph.internKey($0.text) } }

    // MARK: Indexes

    private func create(_ index: IndexDeclaration) throws(ExecutionError) {
        let name = try optionalText(of: index.name)
        let place = index.name?.name.range ?? index.labels.first?.range
        let kind: SchemaIndex.Kind
        switch index.kind {
        case .range: kind = .range
        case .text: kind = .text
        case .point: kind = .point
        case .fulltext: kind = .fulltext
        case .lookup:
            if index.ifNotExists { return }
            throw .schema(
                detail: "AlreadyExists",
                message: "labels and types are looked up without an index; write IF NOT EXISTS to pass over it",
                range: place)
        }
        if kind == .range, try isConstrained(index, at: place) { return }
        do throws(SchemaError) {
            try context.graph.createIndex(
                name: name, kind, on: index.labels.map { target(index.entity, $0) }, keys: keys(index.keys))
            context.counters.indexesAdded += 1
        } catch {
            if index.ifNotExists, error.isAboutExisting { return }
            throw context.failure(error, at: place)
        }
    }

    /// Whether an index is left out since the one of a constraint is there; that is an error where it must be new.
    private func isConstrained(
        _ index: IndexDeclaration, at place: SourceRange?
    ) throws(ExecutionError) -> Bool {
        let wanted = (index.labels.map { target(index.entity, $0) }, keys(index.keys))
        let constraint = context.graph.constraints.first {
            $0.ownsIndex && [$0.entity] == wanted.0 && $0.keys == wanted.1
        }
        guard let constraint else { return false }
        if index.ifNotExists { return true }
        throw .schema(
            detail: "AlreadyExists",
            message:
                "the constraint `\(constraint.name)` looks the same properties up already; write IF NOT EXISTS to pass over it",
            range: place)
    }

    // MARK: Constraints

    private func create(_ constraint: ConstraintDeclaration) throws(ExecutionError) {
        let name = try optionalText(of: constraint.name)
        let kind: SchemaConstraint.Kind
        switch constraint.kind {
        case .unique: kind = .unique
        case .notNull: kind = .exists
        case .key: kind = .key
        case .typed(let type): kind = .type(PropertyType(type))
        }
        do throws(SchemaError) {
            try context.graph.createConstraint(
                name: name, kind, on: target(constraint.entity, constraint.label), keys: keys(constraint.keys))
            context.counters.constraintsAdded += 1
        } catch {
            if constraint.ifNotExists, error.isAboutExisting { return }
            throw context.failure(error, at: constraint.name?.name.range ?? constraint.label.range)
        }
    }

    private func drop(_ name: SchemaName, _ ifExists: Bool, isIndex: Bool) throws(ExecutionError) {
        let text = try text(of: name)
        do throws(SchemaError) {
            if isIndex {
                try context.graph.dropIndex(name: text)
                context.counters.indexesRemoved += 1
            } else {
                try context.graph.dropConstraint(name: text)
                context.counters.constraintsRemoved += 1
            }
        } catch {
            if ifExists, case .notFound = error { return }
            throw context.failure(error, at: name.name.range)
        }
    }
}

extension PropertyType {
    /// The type of a name that the binder has let pass.
    fileprivate init(_ name: TypeName) {
        self.init()
        switch name {
        case .named(let word, _): if let kind = PropertyType.Kinds(named: word) { scalars.insert(kind) }
        case .list(let element, _): elements.formUnion(PropertyType(element).scalars)
        case .union(let types):
            for type in types {
                let other = PropertyType(type)
                scalars.formUnion(other.scalars)
                elements.formUnion(other.elements)
            }
        }
    }
}

extension SchemaError {
    fileprivate var isAboutExisting: Bool {
        switch self {
        case .nameTaken, .alreadyExists: true
        case .notFound, .ownedByConstraint, .violated: false
        }
    }
}
