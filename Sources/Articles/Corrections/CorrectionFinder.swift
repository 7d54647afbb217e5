import PropertyGraph

/// Finds what queries changed: the difference between a graph as it was opened and as it is now, in which everything has the
/// same number.
struct CorrectionFinder {
    private let base: Graph
    private let now: Graph
    private let keys: NodeKeys
    private var found = Corrections()

    private init(_ base: Graph, _ now: Graph) {
        self.base = base
        self.now = now
        keys = NodeKeys(base)
    }

    static func corrections(from base: Graph, to now: Graph) -> Corrections {
        var finder = CorrectionFinder(base, now)
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
                found.unmade.append(key)
                continue
            }
            var change = Corrections.ChangedNode(node: key)
            let (old, new) = (labels(base, node), labels(now, node))
            change.newLabels = new.filter { !old.contains($0) }
            change.lostLabels = old.filter { !new.contains($0) }
            change.properties = difference(properties(base, node), properties(now, node))
            if !change.newLabels.isEmpty || !change.lostLabels.isEmpty || !change.properties.isEmpty {
                found.nodes.append(change)
            }
        }
        for index in UInt32(base.nodeCapacity)..<UInt32(max(now.nodeCapacity, base.nodeCapacity))
        where now.isAlive(NodeID(index)) {
            made[index] = found.made.count
            found.made.append(
                Corrections.MadeNode(
                    labels: labels(now, NodeID(index)), properties: difference([], properties(now, NodeID(index)))))
        }
    }

    private func labels(_ graph: Graph, _ node: NodeID) -> [String] {
        graph.labels(of: node).map { graph.name(of: $0) }.sorted()
    }

    private func properties(_ graph: Graph, _ node: NodeID) -> [(String, Value)] {
        graph.properties(of: node).map { (graph.name(of: $0), $1) }
    }

    private func difference(_ old: [(String, Value)], _ new: [(String, Value)]) -> [Corrections.Property] {
        let before = Dictionary(old) { first, _ in first }
        let after = Dictionary(new) { first, _ in first }
        let changed = Set(before.keys).union(after.keys).sorted().filter { key in
            before[key].map(\.archiveBytes) != after[key].map(\.archiveBytes)
        }
        return changed.map { Corrections.Property(key: $0, value: after[$0] ?? .null) }
    }

    // MARK: Relationships

    private mutating func findRelationships() {
        for index in 0..<UInt32(base.relationshipCapacity) where base.isAlive(RelationshipID(index)) {
            let id = RelationshipID(index)
            guard now.isAlive(id) else {
                if let key = key(id) { found.unmadeRelationships.append(key) }
                continue
            }
            let properties = difference(
                base.properties(of: id).map { (base.name(of: $0), $1) },
                now.properties(of: id).map { (now.name(of: $0), $1) })
            if !properties.isEmpty, let key = key(id) {
                found.relationshipProperties.append(
                    Corrections.RelationshipProperties(relationship: key, properties: properties))
            }
        }
        for index in UInt32(
            base.relationshipCapacity)..<UInt32(max(now.relationshipCapacity, base.relationshipCapacity))
        where now.isAlive(RelationshipID(index)) {
            let id = RelationshipID(index)
            guard let source = end(now.source(of: id)), let target = end(now.target(of: id)) else { continue }
            found.madeRelationships.append(
                Corrections.MadeRelationship(
                    type: now.name(of: now.type(of: id)), source: source, target: target,
                    properties: difference([], now.properties(of: id).map { (now.name(of: $0), $1) })))
        }
    }

    private func end(_ node: NodeID) -> CorrectedNode? {
        made[node.index].map(CorrectedNode.made) ?? keys[node].map(CorrectedNode.built)
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
