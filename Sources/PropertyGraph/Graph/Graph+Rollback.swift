extension Graph {
    /// Undoes all changes since the savepoint, and ends it and those begun after it. Ids made since stay dead.
    ///
    /// Nobody can stop this, so that it is to take a small part of the time that the changes took: what goes with the
    /// nodes and relationships that die is not put back one by one, and those that die together are taken back together.
    public func rollback(to savepoint: Savepoint) {
        log.end(savepoint)
        let (nodes, relationships) = (nodeProperties.open, relationshipProperties.open)
        while let changes = log.takeLatest(since: savepoint) {
            var unmade: [UInt32] = []
            for change in changes.reversed() {
                switch change {
                case .relationshipCreated(let id):
                    unmade.append(id)
                    continue
                case .relationshipProperty(let id, let key, _) where id >= savepoint.firstRelationship:
                    if relationships.holdsPlain(key) { continue }
                case .nodeProperty(let node, let key, _) where node >= savepoint.firstNode:
                    if nodes.holdsPlain(key) { continue }
                default: break
                }
                // What comes next counts on all behind it being undone.
                unmake(unmade)
                unmade.removeAll(keepingCapacity: true)
                undo(change)
            }
            unmake(unmade)
        }
        if !log.isOpen { derived.retired = [] }
    }

    private func undo(_ change: UndoLog.Change) {
        switch change {
        case .labelSet(let node, let was): putLabelSet(node, was)
        case .nodeProperty(let node, let key, let was):
            nodeProperties.restore(node, key, was, strings)
            if hasIndexes { propertyChanged(node, key, was.value(strings)) }
        case .relationshipCreated(let id): unmake([id])
        case .relationshipDeleted(let id):
            relationshipTable.setDead(id, false)
            let type = relationshipTable.type(id)
            adjacencies[Int(type.index)].noteRevived(id)
            countEnds(id, type, 1)
        case .relationshipProperty(let id, let key, let was): relationshipProperties.restore(id, key, was, strings)
        case .schema(let was): schema = was
        }
    }

    /// Takes back that relationships were made, the last one first.
    private func unmake(_ ids: [UInt32]) {
        var rest = ids[...]
        while let first = rest.first {
            let type = relationshipTable.type(first)
            let run = rest.prefix { relationshipTable.type($0) == type }
            relationshipTable.bury(run)
            adjacencies[Int(type.index)].noteUnmade(run)
            countEnds(run, type, -1)
            rest = rest[run.endIndex...]
        }
    }
}
