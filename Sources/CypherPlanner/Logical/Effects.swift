import CypherSemantics

/// Names that are read or written; `all` where they cannot be listed.
struct NameSet {
    var all = false
    var names: Set<String> = []

    var isEmpty: Bool { !all && names.isEmpty }

    func overlaps(_ other: NameSet) -> Bool {
        if all { return !other.isEmpty }
        if other.all { return !isEmpty }
        return !names.isDisjoint(with: other.names)
    }

    mutating func formUnion(_ other: NameSet) {
        all = all || other.all
        names.formUnion(other.names)
    }

    /// Names in a label expression; one that is not a plain list of names may be true of anything.
    mutating func add(_ labels: LabelExpression) {
        switch labels {
        case .label(let name): names.insert(name.text)
        case .wildcard, .not: all = true
        case .and(let a, let b), .or(let a, let b):
            add(a)
            add(b)
        }
    }
}

/// What some clauses read of the graph, and what they change: where the two meet, an eager step parts them.
struct Effects {
    // What is read.
    /// Labels of nodes that are looked for; `all` for nodes of any label.
    var scans = NameSet()
    var types = NameSet()
    var keys = NameSet()
    var labelTests = NameSet()

    // What is changed.
    /// Labels of new nodes.
    var createdLabels = NameSet()
    var createsNodes = false
    var createdTypes = NameSet()
    var setKeys = NameSet()
    var changedLabels = NameSet()
    var deletes = false

    var reads: Bool { !(scans.isEmpty && types.isEmpty && keys.isEmpty && labelTests.isEmpty) }

    var writes: Bool {
        createsNodes || deletes || !createdTypes.isEmpty || !setKeys.isEmpty || !changedLabels.isEmpty
    }

    /// Whether what is read here depends on what the other changes.
    func isAffected(by other: Effects) -> Bool {
        if other.deletes && reads { return true }
        if other.createsNodes && (scans.all || scans.overlaps(other.createdLabels)) { return true }
        return types.overlaps(other.createdTypes) || keys.overlaps(other.setKeys)
            || labelTests.overlaps(other.changedLabels) || scans.overlaps(other.changedLabels)
    }

    mutating func formUnion(_ other: Effects) {
        scans.formUnion(other.scans)
        types.formUnion(other.types)
        keys.formUnion(other.keys)
        labelTests.formUnion(other.labelTests)
        createdLabels.formUnion(other.createdLabels)
        createsNodes = createsNodes || other.createsNodes
        createdTypes.formUnion(other.createdTypes)
        setKeys.formUnion(other.setKeys)
        changedLabels.formUnion(other.changedLabels)
        deletes = deletes || other.deletes
    }
}
