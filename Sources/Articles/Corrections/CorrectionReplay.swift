import PropertyGraph

/// Does corrections again in a graph that was built anew.
struct CorrectionReplay {
    private let graph: Graph
    private let keys: NodeKeys
    private var made: [NodeID] = []
    /// What had nothing to be done to, in words.
    private(set) var left: [String] = []

    /// Does them all, those of each session after the other; what had nothing to be done to comes back.
    static func apply(_ all: [Corrections], to graph: Graph) -> [String] {
        all.flatMap { corrections in
            var replay = CorrectionReplay(graph: graph, keys: NodeKeys(graph))
            replay.apply(corrections)
            return replay.left
        }
    }

    private init(graph: Graph, keys: NodeKeys) {
        self.graph = graph
        self.keys = keys
    }

    private mutating func apply(_ corrections: Corrections) {
        for node in corrections.made {
            let id = graph.createNode(labels: node.labels.map { graph.internLabel($0) })
            for property in node.properties { graph.setProperty(id, graph.internKey(property.key), property.value) }
            made.append(id)
        }
        // All are found before the first goes: their numbers count those that are there.
        let changed = corrections.relationshipProperties.map { (find($0.relationship), $0.properties) }
        let unmade = corrections.unmadeRelationships.compactMap { find($0) }
        for (id, properties) in changed {
            guard let id else { continue }
            for property in properties { graph.setProperty(id, graph.internKey(property.key), property.value) }
        }
        for id in unmade { graph.deleteRelationship(id) }
        for relationship in corrections.madeRelationships { make(relationship) }
        for node in corrections.nodes { change(node) }
        for key in corrections.unmade { unmake(key) }
    }

    private mutating func node(_ node: CorrectedNode) -> NodeID? {
        switch node {
        case .made(let number): return made.indices.contains(number) ? made[number] : nil
        case .built(let key):
            let found = keys.node(key).flatMap { graph.isAlive($0) ? $0 : nil }
            if found == nil { left.append(key.words) }
            return found
        }
    }

    private mutating func find(_ key: RelationshipKey) -> RelationshipID? {
        guard let source = node(key.source), let target = node(key.target) else { return nil }
        let all = graph.findType(key.type).map { graph.relationships(of: $0, from: source, to: target) } ?? []
        guard all.indices.contains(key.number) else {
            left.append("a relationship \(key.type)")
            return nil
        }
        return all[key.number]
    }

    private mutating func make(_ relationship: Corrections.MadeRelationship) {
        guard let source = node(relationship.source), let target = node(relationship.target) else { return }
        let id = graph.createRelationship(graph.internType(relationship.type), from: source, to: target)
        for property in relationship.properties {
            graph.setProperty(id, graph.internKey(property.key), property.value)
        }
    }

    private mutating func change(_ change: Corrections.ChangedNode) {
        guard let id = node(.built(change.node)) else { return }
        for label in change.newLabels { graph.addLabel(id, graph.internLabel(label)) }
        for label in change.lostLabels { graph.removeLabel(id, graph.internLabel(label)) }
        for property in change.properties { graph.setProperty(id, graph.internKey(property.key), property.value) }
    }

    /// What new articles say of somebody is not thrown away with a node that was deleted before they came.
    private mutating func unmake(_ key: NodeKey) {
        guard let id = node(.built(key)) else { return }
        if graph.degree(of: id) == 0 {
            graph.deleteNode(id)
        } else {
            left.append("\(key.words), deleted before, of which new articles speak")
        }
    }
}
