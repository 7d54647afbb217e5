/// What a clause or an operator reads of the graph, and what it changes: where the two meet, the order in which things
/// are done shows in the answer.
struct Effects {
    // What is read.
    /// Nodes that are looked for.
    var searches: Set<NodeSearch> = []
    /// Types of relationships that are looked for.
    var types = NameSet()
    /// Keys of properties.
    var keys = NameSet()
    /// Labels that nodes are tested for.
    var labelTests = NameSet()

    // What is changed.
    /// Labels of new nodes.
    var createdLabels = NameSet()
    var createsNodes = false
    var createdTypes = NameSet()
    var setKeys = NameSet()
    var changedLabels = NameSet()
    var deletes = false

    var reads: Bool { !(searches.isEmpty && types.isEmpty && keys.isEmpty && labelTests.isEmpty) }

    var writes: Bool {
        createsNodes || deletes || !createdTypes.isEmpty || !setKeys.isEmpty || !changedLabels.isEmpty
    }

    /// Whether what is read here depends on what the other changes.
    func isAffected(by other: Effects) -> Bool {
        if other.deletes && reads { return true }
        if other.createsNodes && searches.contains(where: { $0.finds(newNodesWith: other.createdLabels) }) {
            return true
        }
        return types.overlaps(other.createdTypes) || keys.overlaps(other.setKeys)
            || labelTests.overlaps(other.changedLabels)
    }

    /// Whether it shows in the graph which of the two changes what is there first.
    private func overwrites(_ other: Effects) -> Bool {
        setKeys.overlaps(other.setKeys) || changedLabels.overlaps(other.changedLabels)
            || (deletes && other.changesWhatIsThere) || (other.deletes && changesWhatIsThere)
    }

    private var changesWhatIsThere: Bool { !(setKeys.isEmpty && changedLabels.isEmpty && createdTypes.isEmpty) }

    /// Whether the order of the two shows, so that they must not be done by turns, a few rows each.
    func conflicts(with other: Effects) -> Bool {
        isAffected(by: other) || other.isAffected(by: self) || overwrites(other)
    }

    mutating func formUnion(_ other: Effects) {
        searches.formUnion(other.searches)
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

    /// Only what is read.
    var withoutWrites: Effects {
        var copy = Effects()
        (copy.searches, copy.types, copy.keys, copy.labelTests) = (searches, types, keys, labelTests)
        return copy
    }

    /// A procedure, or a function that looks through the graph, may read all of it.
    mutating func readEverything() {
        searches.insert(.any)
        types.all = true
        keys.all = true
        labelTests.all = true
    }
}
