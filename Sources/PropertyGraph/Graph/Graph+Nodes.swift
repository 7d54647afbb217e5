import Synchronization

extension Graph {
    /// Alive nodes.
    public var nodeCount: Int { aliveNodes }
    /// Node ids are below this; dead ones are counted.
    public var nodeCapacity: Int { nodeLabelSets.count }

    /// Whether the node exists.
    public func isAlive(_ node: NodeID) -> Bool { nodeLabelSets[Int(node.index)] != LabelSets.dead }

    /// The node's labels, ascending by id.
    public func labels(of node: NodeID) -> [LabelID] {
        let set = labelSet(of: node)
        return set == LabelSets.dead ? [] : labelSets[set]
    }

    /// Whether the node has the label.
    public func hasLabel(_ node: NodeID, _ label: LabelID) -> Bool {
        labelSets.has(nodeLabelSets[Int(node.index)], label)
    }

    /// For each of some nodes 1 if it has the label, else 0; numbers that are no nodes have none. It costs no counted reference a node.
    public func hasLabel(_ label: LabelID, ofEach nodes: [UInt32]) -> [UInt8] {
        let membership = labelSets.membership(of: label)
        let sets = nodeLabelSets.view
        return nodes.map { node in
            guard Int(node) < sets.count else { return 0 }
            let set = sets[Int(node)]
            return set != LabelSets.dead && membership[Int(set)] ? 1 : 0
        }
    }

    /// The nodes with a label.
    public func nodes(with label: LabelID) -> NodeSet { lock.withLock { _ in members(of: label) } }

    /// All nodes.
    public func allNodes() -> NodeSet {
        if aliveNodes == nodeCapacity { return NodeSet(range: 0..<UInt32(nodeCapacity)) }
        return collect { $0 != LabelSets.dead }
    }

    // MARK: Label sets

    /// A number for the set of labels that the node has: equal numbers, equal labels. Dead nodes have `UInt32.max`.
    public func labelSet(of node: NodeID) -> UInt32 { nodeLabelSets[Int(node.index)] }
    /// ``labelSet(of:)`` of every node by id; valid until the next write.
    public var labelSetsByNode: UnsafeBufferPointer<UInt32> { nodeLabelSets.view }
    /// How many label sets there are.
    public var labelSetCount: Int { labelSets.count }
    /// The labels of a label set, ascending by id.
    public func labels(inSet set: UInt32) -> [LabelID] { labelSets[set] }
    /// How many alive nodes have exactly these labels.
    public func count(labelSet set: UInt32) -> Int { labelSets.counts[Int(set)] }

    // MARK: Members

    /// Under the lock.
    func members(of label: LabelID) -> NodeSet {
        if let known = derived.members[label.index] { return known }
        let isMember = labelSets.membership(of: label)
        let set = collect { $0 != LabelSets.dead && isMember[Int($0)] }
        derived.members[label.index] = set
        return set
    }

    private func collect(_ isMember: (UInt32) -> Bool) -> NodeSet {
        let sets = nodeLabelSets.view
        var ids: [UInt32] = []
        var first = 0
        while first < sets.count, !isMember(sets[first]) { first += 1 }
        var end = first
        while end < sets.count, isMember(sets[end]) { end += 1 }
        var next = end
        while next < sets.count {
            if isMember(sets[next]) {
                if ids.isEmpty { ids = Array(UInt32(first)..<UInt32(end)) }
                ids.append(UInt32(next))
            }
            next += 1
        }
        return ids.isEmpty ? NodeSet(range: UInt32(first)..<UInt32(end)) : NodeSet(ids: ids)
    }
}
