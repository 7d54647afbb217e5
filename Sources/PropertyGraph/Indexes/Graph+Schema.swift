extension Graph {
    /// Declared indexes in order of declaration.
    public var declaredIndexes: [SchemaIndex] { schema.indexes }
    /// Declared constraints in order of declaration.
    public var constraints: [SchemaConstraint] { schema.constraints }

    /// Declares an index; without a name one is made of label and keys.
    @discardableResult
    public func createIndex(
        name: String?, _ kind: SchemaIndex.Kind = .range, on entities: [SchemaEntity], keys: [KeyID]
    ) throws(SchemaError) -> SchemaIndex {
        let same = schema.indexes.first { $0.kind == kind && $0.entities == entities && $0.keys == keys }
        if let same { throw .alreadyExists(same.name) }
        let index = SchemaIndex(
            name: try freeName(name, "index", entities[0], keys), kind, entities: entities, keys: keys)
        log.note(.schema(was: schema))
        schema.indexes.append(index)
        return index
    }

    /// Removes an index.
    public func dropIndex(name: String) throws(SchemaError) {
        guard let position = schema.indexes.firstIndex(where: { CodePoints.equal($0.name, name) }) else {
            let owner = schema.constraints.first { $0.ownsIndex && CodePoints.equal($0.name, name) }
            throw owner == nil ? .notFound(name) : .ownedByConstraint(name)
        }
        log.note(.schema(was: schema))
        schema.indexes.remove(at: position)
    }

    /// Declares a constraint, which the graph must keep now; without a name one is made.
    @discardableResult
    public func createConstraint(
        name: String?, _ kind: SchemaConstraint.Kind, on entity: SchemaEntity, keys: [KeyID]
    ) throws(SchemaError) -> SchemaConstraint {
        if let same = schema.constraints.first(where: { $0.entity == entity && $0.keys == keys && $0.kind == kind }) {
            throw .alreadyExists(same.name)
        }
        let constraint = SchemaConstraint(
            name: try freeName(name, "constraint", entity, keys), kind: kind, entity: entity, keys: keys)
        if let violation = violation(of: constraint) { throw .violated(violation) }
        log.note(.schema(was: schema))
        schema.constraints.append(constraint)
        return constraint
    }

    /// Removes a constraint.
    public func dropConstraint(name: String) throws(SchemaError) {
        guard let position = schema.constraints.firstIndex(where: { CodePoints.equal($0.name, name) }) else {
            throw .notFound(name)
        }
        log.note(.schema(was: schema))
        schema.constraints.remove(at: position)
    }

    private func freeName(_ name: String?, _ kind: String, _ entity: SchemaEntity, _ keys: [KeyID])
        throws(SchemaError) -> String
    {
        if let name {
            if schema.hasName(name) { throw .nameTaken(name) }
            return name
        }
        let owner =
            switch entity {
            case .nodes(let label): self.name(of: label)
            case .relationships(let type): self.name(of: type)
            }
        let stem = ([kind, owner] + keys.map { self.name(of: $0) }).joined(separator: "_")
        var free = stem
        var number = 2
        while schema.hasName(free) {
            free = "\(stem)_\(number)"
            number += 1
        }
        return free
    }

    // MARK: Constraints

    /// The first broken constraint among what was written since the savepoint; to be asked before a commit.
    public func violation(since savepoint: Savepoint) -> ConstraintViolation? {
        guard !schema.constraints.isEmpty else { return nil }
        var nodes: Set<UInt32> = []
        var relationships: Set<UInt32> = []
        for change in log.changes(since: savepoint) {
            switch change {
            case .labelSet(let node, _), .nodeProperty(let node, _, _): nodes.insert(node)
            case .relationshipCreated(let id), .relationshipProperty(let id, _, _): relationships.insert(id)
            case .relationshipDeleted, .schema: continue
            }
        }
        for constraint in schema.constraints {
            switch constraint.entity {
            case .nodes(let label):
                for node in nodes.sorted() where hasLabel(NodeID(node), label) {
                    if let violation = violation(of: constraint, by: node, label) { return violation }
                }
            case .relationships(let type):
                let touched = relationships.filter {
                    isAlive(RelationshipID($0)) && relationshipTable.type($0) == type
                }
                if touched.isEmpty { continue }
                if constraint.ownsIndex {
                    if let violation = violation(of: constraint) { return violation }
                    continue
                }
                for id in touched.sorted() {
                    let values = constraint.keys.map { property(RelationshipID(id), $0) }
                    if let violation = violation(of: constraint, by: id, values) { return violation }
                }
            }
        }
        return nil
    }

    /// How one node breaks a constraint on its label.
    private func violation(of constraint: SchemaConstraint, by node: UInt32, _ label: LabelID)
        -> ConstraintViolation?
    {
        let values = constraint.keys.map { property(NodeID(node), $0) }
        if let violation = violation(of: constraint, by: node, values) { return violation }
        guard constraint.ownsIndex, !values.contains(where: \.isAbsent) else { return nil }
        for other in lookup(label, constraint.keys[0], equals: values[0]) where other != node {
            let isSame = zip(constraint.keys, values).allSatisfy { key, value in
                property(NodeID(other), key).equals(value) == true
            }
            if isSame { return broken(constraint, max(node, other), other: min(node, other)) }
        }
        return nil
    }

    /// The first that breaks a constraint, of all that it covers.
    private func violation(of constraint: SchemaConstraint) -> ConstraintViolation? {
        let ids: NodeSet
        let read: (UInt32, KeyID) -> Value
        switch constraint.entity {
        case .nodes(let label):
            ids = nodes(with: label)
            read = { self.property(NodeID($0), $1) }
        case .relationships(let type):
            ids = relationships(of: type)
            read = { self.property(RelationshipID($0), $1) }
        }
        var seen: [[Value]: UInt32] = [:]
        for position in 0..<ids.count {
            let id = ids[position]
            let values = constraint.keys.map { read(id, $0) }
            if let violation = violation(of: constraint, by: id, values) { return violation }
            guard constraint.ownsIndex, !values.contains(where: \.isAbsent) else { continue }
            if let other = seen.updateValue(id, forKey: values) { return broken(constraint, id, other: other) }
        }
        return nil
    }

    /// How values of one entity break a constraint by themselves.
    private func violation(
        of constraint: SchemaConstraint, by entity: UInt32, _ values: [Value]
    ) -> ConstraintViolation? {
        switch constraint.kind {
        case .unique: return nil
        case .type(let type): return values.allSatisfy { type.allows($0) } ? nil : broken(constraint, entity)
        case .exists, .key:
            guard let place = values.firstIndex(where: \.isAbsent) else { return nil }
            return broken(constraint, entity, missing: constraint.keys[place])
        }
    }

    private func broken(
        _ constraint: SchemaConstraint, _ entity: UInt32, other: UInt32? = nil, missing: KeyID? = nil
    ) -> ConstraintViolation {
        ConstraintViolation(constraint: constraint, entity: entity, other: other, missing: missing)
    }
}

extension Value {
    fileprivate var isAbsent: Bool { if case .null = self { true } else { false } }
}
