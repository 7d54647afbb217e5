import PropertyGraph

/// Finds what queries changed: the difference between a graph as it was opened and as it is now, in which everything
/// has the
/// same number.
struct EditFinder {
    private let base: Graph
    private let now: Graph
    private let keys: NodeKeys
    /// What is no query's doing.
    private let trace: CorrectionTrace
    private var found = Edits()

    private init(_ base: Graph, _ now: Graph, _ trace: CorrectionTrace) {
        self.base = base
        self.now = now
        self.trace = trace
        keys = NodeKeys(base)
    }

    static func edits(from base: Graph, to now: Graph, besides trace: CorrectionTrace) -> Edits {
        var finder = EditFinder(base, now, trace)
        finder.findNodes()
        finder.findRelationships()
        return finder.found
    }

    private var made: [UInt32: Int] = [:]

    // MARK: Nodes

    private mutating func findNodes() {
        for index in 0..<UInt32(base.nodeCapacity) where base.isAlive(NodeID(index)) {
            let node = NodeID(index)
            guard let key = keys[node] else { continue }
            guard now.isAlive(node) else {
                if !trace.goneNodes.contains(node) { found.unmade.append(key) }
                continue
            }
            var change = Edits.ChangedNode(node: key)
            let (old, new) = (labels(base, node), labels(now, node))
            change.newLabels = new.filter { !old.contains($0) && !trace.gave(node, label: $0) }
            change.lostLabels = old.filter { !new.contains($0) }
            change.properties = difference(properties(base, node), properties(now, node)).filter {
                !trace.set(node, $0.key, $0.value)
            }
            if !change.newLabels.isEmpty || !change.lostLabels.isEmpty || !change.properties.isEmpty {
                found.nodes.append(change)
            }
        }
        for index in UInt32(base.nodeCapacity)..<UInt32(max(now.nodeCapacity, base.nodeCapacity))
        where now.isAlive(NodeID(index)) && !trace.madeNodes.contains(NodeID(index)) {
            made[index] = found.made.count
            found.made.append(
                Edits.MadeNode(
                    labels: labels(now, NodeID(index)), properties: difference([], properties(now, NodeID(index)))))
        }
    }

    private func labels(_ graph: Graph, _ node: NodeID) -> [String] {
        graph.labels(of: node).map { graph.name(of: $0) }.sorted()
    }

    private func properties(_ graph: Graph, _ node: NodeID) -> [(String, Value)] {
        graph.properties(of: node).map { (graph.name(of: $0), $1) }
    }

    private func difference(_ old: [(String, Value)], _ new: [(String, Value)]) -> [Edits.Property] {
        let before = Dictionary(old) { first, _ in first }
        let after = Dictionary(new) { first, _ in first }
        let changed = Set(before.keys).union(after.keys).sorted().filter { key in
            before[key].map(\.archiveBytes) != after[key].map(\.archiveBytes)
        }
        return changed.map { Edits.Property(key: $0, value: after[$0] ?? .null) }
    }

    // MARK: Relationships

    private mutating func findRelationships() {
        for index in 0..<UInt32(base.relationshipCapacity) where base.isAlive(RelationshipID(index)) {
            let id = RelationshipID(index)
            guard now.isAlive(id) else {
                if !trace.goneRelationships.contains(id), let key = key(id) { found.unmadeRelationships.append(key) }
                continue
            }
            let properties = difference(
                base.properties(of: id).map { (base.name(of: $0), $1) },
                now.properties(of: id).map { (now.name(of: $0), $1) })
            if !properties.isEmpty, !trace.setRelationships.contains(id), let key = key(id) {
                found.relationshipProperties.append(
                    Edits.RelationshipProperties(relationship: key, properties: properties))
            }
        }
        for index in UInt32(
            base.relationshipCapacity)..<UInt32(max(now.relationshipCapacity, base.relationshipCapacity))
        where now.isAlive(RelationshipID(index)) && !trace.madeRelationships.contains(RelationshipID(index)) {
            let id = RelationshipID(index)
            guard let source = end(now.source(of: id)), let target = end(now.target(of: id)) else { continue }
            found.madeRelationships.append(
                Edits.MadeRelationship(
                    type: now.name(of: now.type(of: id)), source: source, target: target,
                    properties: difference([], now.properties(of: id).map { (now.name(of: $0), $1) })))
        }
    }

    private func end(_ node: NodeID) -> EditedNode? {
        if let number = made[node.index] { return .made(number) }
        if node.index < UInt32(base.nodeCapacity) { return keys[node].map(EditedNode.built) }
        // One that a correction made: the replay makes it first, and knows it by its name.
        guard trace.madeNodes.contains(node), let name = now.findKey("name"),
            let text = now.property(node, name).scalarText
        else { return nil }
        let label = labels(now, node).first { ["Person", "Organization", "Place"].contains($0) }
        return label.map { .built(NodeKey(label: $0, article: "", text: text, number: 0)) }
    }

    private func key(_ id: RelationshipID) -> RelationshipKey? {
        let (source, target, type) = (base.source(of: id), base.target(of: id), base.type(of: id))
        guard let from = keys[source], let to = keys[target] else { return nil }
        let number = base.relationships(of: type, from: source, to: target).firstIndex(of: id) ?? 0
        return RelationshipKey(
            type: base.name(of: type), source: .built(from), target: .built(to), number: number)
    }
}

extension Graph {
    /// The relationships of a type from one node to another, in the order in which they were made.
    func relationships(of type: TypeID, from source: NodeID, to target: NodeID) -> [RelationshipID] {
        let adjacency = adjacency(type, .outgoing)
        let (nodes, first) = adjacency.neighbours(source.index)
        return nodes.indices.filter { nodes[$0] == target.index }
            .map { RelationshipID(adjacency.relationship(at: first + ($0 - nodes.startIndex))) }
            .sorted { $0.index < $1.index }
    }
}
