import PropertyGraph

/// Does edits again in a graph that was built anew.
struct EditReplay {
    private let graph: Graph
    private let keys: NodeKeys
    private let trace: CorrectionTrace
    private var made: [NodeID] = []
    /// What had nothing to be done to, in words.
    private(set) var left: [String] = []

    /// Does them all, those of each session after the other; what had nothing to be done to comes back.
    static func apply(_ all: [Edits], to graph: Graph, besides trace: CorrectionTrace) -> [String] {
        all.flatMap { edits in
            var replay = EditReplay(graph: graph, keys: NodeKeys(graph), trace: trace)
            replay.apply(edits)
            return replay.left
        }
    }

    private init(graph: Graph, keys: NodeKeys, trace: CorrectionTrace) {
        self.graph = graph
        self.keys = keys
        self.trace = trace
    }

    private mutating func apply(_ edits: Edits) {
        for node in edits.made {
            if let known = known(node) {
                made.append(known)
                continue
            }
            let id = graph.createNode(labels: node.labels.map { graph.internLabel($0) })
            for property in node.properties { graph.setProperty(id, graph.internKey(property.key), property.value) }
            made.append(id)
        }
        // All are found before the first goes: their numbers count those that are there.
        let changed = edits.relationshipProperties.map { (find($0.relationship), $0.properties) }
        let unmade = edits.unmadeRelationships.compactMap { find($0) }
        for (id, properties) in changed {
            guard let id else { continue }
            for property in properties { graph.setProperty(id, graph.internKey(property.key), property.value) }
        }
        for id in unmade { graph.deleteRelationship(id) }
        for relationship in edits.madeRelationships { make(relationship) }
        for node in edits.nodes { change(node) }
        for key in edits.unmade { unmake(key) }
    }

    /// Somebody whom a query made and a correction names was made for the correction already.
    private func known(_ node: Edits.MadeNode) -> NodeID? {
        guard let label = node.labels.first(where: { ThingFinder.labels.contains($0) }),
            let name = node.properties.first(where: { $0.key == "name" })?.value.scalarText,
            let found = keys.node(NodeKey(label: label, text: name)), trace.madeNodes.contains(found)
        else { return nil }
        for property in node.properties { graph.setProperty(found, graph.internKey(property.key), property.value) }
        for label in node.labels { graph.addLabel(found, graph.internLabel(label)) }
        return found
    }

    private mutating func node(_ node: EditedNode) -> NodeID? {
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

    private mutating func make(_ relationship: Edits.MadeRelationship) {
        guard let source = node(relationship.source), let target = node(relationship.target) else { return }
        let id = graph.createRelationship(graph.internType(relationship.type), from: source, to: target)
        for property in relationship.properties {
            graph.setProperty(id, graph.internKey(property.key), property.value)
        }
    }

    private mutating func change(_ change: Edits.ChangedNode) {
        guard let id = node(.built(change.node)) else { return }
        for label in change.newLabels { graph.addLabel(id, graph.internLabel(label)) }
        for label in change.lostLabels { graph.removeLabel(id, graph.internLabel(label)) }
        for property in change.properties { graph.setProperty(id, graph.internKey(property.key), property.value) }
    }

    /// What new articles say of somebody is not thrown away with a node that was deleted before they came.
    private mutating func unmake(_ key: NodeKey) {
        guard let id = node(.built(key)) else { return }
        // What stands in an article is that article's: nothing else speaks of it.
        if !key.article.isEmpty, key.label != "Article" {
            for relationship in graph.relationships(of: id) { graph.deleteRelationship(relationship) }
        }
        if graph.degree(of: id) == 0 {
            graph.deleteNode(id)
        } else {
            left.append("\(key.words), deleted before, of which new articles speak")
        }
    }
}
