extension Graph {
    /// Makes a node.
    public func createNode(labels: [LabelID]) -> NodeID {
        precondition(nodeCapacity < Int(UInt32.max), "a graph holds at most 4,294,967,295 nodes")
        let node = UInt32(nodeCapacity)
        nodeLabelSets.append(LabelSets.dead)
        log.note(.labelSet(node, was: LabelSets.dead))
        putLabelSet(node, labelSets.intern(labels))
        return NodeID(node)
    }

    /// Makes a relationship.
    public func createRelationship(_ type: TypeID, from source: NodeID, to target: NodeID) -> RelationshipID {
        let id = relationshipTable.append(type, from: source.index, to: target.index)
        adjacencies[Int(type.index)].noteCreated(id)
        countEnds(id, type, 1)
        log.note(.relationshipCreated(id))
        return RelationshipID(id)
    }

    /// Sets a property; null removes it. Nothing happens to a node that does not exist.
    public func setProperty(_ node: NodeID, _ key: KeyID, _ value: Value) {
        guard isAlive(node) else { return }
        log.note(.nodeProperty(node.index, key, was: nodeProperties.stored(node.index, key, strings)))
        putProperty(node.index, key, value)
    }

    /// Sets a property; null removes it. Nothing happens to a relationship that does not exist.
    public func setProperty(_ relationship: RelationshipID, _ key: KeyID, _ value: Value) {
        let id = relationship.index
        guard relationshipTable.isAlive(id) else { return }
        log.note(.relationshipProperty(id, key, was: relationshipProperties.stored(id, key, strings)))
        relationshipProperties.set(id, key, value, strings)
    }

    /// Gives the node a label.
    public func addLabel(_ node: NodeID, _ label: LabelID) {
        guard isAlive(node), !hasLabel(node, label) else { return }
        changeLabelSet(node.index, to: labelSets.intern(labels(of: node) + [label]))
    }

    /// Takes a label from the node.
    public func removeLabel(_ node: NodeID, _ label: LabelID) {
        guard isAlive(node), hasLabel(node, label) else { return }
        changeLabelSet(node.index, to: labelSets.intern(labels(of: node).filter { $0 != label }))
    }

    /// Deletes a node; its relationships must have been deleted.
    public func deleteNode(_ node: NodeID) {
        guard isAlive(node) else { return }
        changeLabelSet(node.index, to: LabelSets.dead)
    }

    /// Deletes a relationship.
    public func deleteRelationship(_ relationship: RelationshipID) {
        let id = relationship.index
        guard relationshipTable.isAlive(id) else { return }
        log.note(.relationshipDeleted(id))
        bury(id)
    }

    private func changeLabelSet(_ node: UInt32, to set: UInt32) {
        let old = nodeLabelSets[Int(node)]
        log.note(.labelSet(node, was: old))
        // The counts by label are kept where relationships come and go, not where their ends change.
        if old != LabelSets.dead && set != LabelSets.dead { derived.endCountsAreExact = false }
        putLabelSet(node, set)
    }

    // MARK: Transactions

    /// A number that grows with every change: an index made elsewhere is up to date while it stands still.
    public var changeCount: Int { log.total }

    /// Marks a point that ``rollback(to:)`` returns to. May be nested.
    public func begin() -> Savepoint {
        if !log.isOpen { derived.retired = [] }
        return log.begin(firstNode: nodeCapacity, firstRelationship: relationshipCapacity)
    }

    /// Ends the latest savepoint and keeps its changes (which an outer one can still undo).
    public func commit() {
        log.commit()
        if !log.isOpen { derived.retired = [] }
    }

    // MARK: Changes without a log entry

    private func bury(_ id: UInt32) {
        relationshipTable.setDead(id, true)
        let type = relationshipTable.type(id)
        adjacencies[Int(type.index)].noteDeleted(id)
        countEnds(id, type, -1)
    }

    private func putProperty(_ node: UInt32, _ key: KeyID, _ value: Value) {
        nodeProperties.set(node, key, value, strings)
        propertyChanged(node, key, value)
    }

    func putLabelSet(_ node: UInt32, _ set: UInt32) {
        let was = nodeLabelSets[Int(node)]
        guard was != set else { return }
        nodeLabelSets.change(Int(node), to: set)
        if was == LabelSets.dead {
            aliveNodes += 1
        } else {
            labelSets.counts[Int(was)] -= 1
        }
        if set == LabelSets.dead {
            aliveNodes -= 1
        } else {
            labelSets.counts[Int(set)] += 1
        }
        labelsChanged(node, from: was, to: set)
    }

    /// Keeps member lists and indexes right.
    private func labelsChanged(_ node: UInt32, from was: UInt32, to set: UInt32) {
        let before = was == LabelSets.dead ? [] : labelSets[was]
        let after = set == LabelSets.dead ? [] : labelSets[set]
        for label in before where !after.contains(label) {
            derived.members[label.index] = nil
            lostLabel(node, label)
        }
        for label in after where !before.contains(label) {
            if derived.members[label.index]?.appendLast(node) == false { derived.members[label.index] = nil }
            gainedLabel(node, label)
        }
    }
}
