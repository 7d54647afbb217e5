import PropertyGraph

/// A graph that corrections change, with a trace of what they do.
final class TracedGraph {
    let graph: Graph
    private(set) var trace: CorrectionTrace

    init(_ graph: Graph, _ trace: CorrectionTrace) { (self.graph, self.trace) = (graph, trace) }

    // MARK: Reading

    func isAlive(_ node: NodeID) -> Bool { graph.isAlive(node) }

    func value(_ node: NodeID, _ key: String) -> Value { graph.findKey(key).map { graph.property(node, $0) } ?? .null }

    func value(_ relationship: RelationshipID, _ key: String) -> Value {
        graph.findKey(key).map { graph.property(relationship, $0) } ?? .null
    }

    func text(_ node: NodeID, _ key: String) -> String { value(node, key).scalarText ?? "" }

    func number(_ node: NodeID, _ key: String) -> Int? {
        if case .integer(let number) = value(node, key) { Int(number) } else { nil }
    }

    func list(_ node: NodeID, _ key: String) -> [String] {
        if case .list(let items) = value(node, key) { items.compactMap(\.scalarText) } else { [] }
    }

    func hasLabel(_ node: NodeID, _ label: String) -> Bool {
        graph.findLabel(label).map { graph.hasLabel(node, $0) } ?? false
    }

    func nodes(_ label: String) -> [NodeID] {
        graph.findLabel(label).map { graph.nodes(with: $0).ids.map { NodeID($0) } } ?? []
    }

    func links(_ node: NodeID, _ type: String, _ direction: AdjacencyDirection = .outgoing) -> [NodeLink] {
        graph.links(of: node, type, direction)
    }

    func neighbours(_ node: NodeID, _ type: String, _ direction: AdjacencyDirection = .outgoing) -> [NodeID] {
        graph.neighbours(of: node, type, direction)
    }

    // MARK: Writing

    func make(_ labels: [String], _ properties: [(String, Value)]) -> NodeID {
        let node = graph.createNode(labels: labels.map { graph.internLabel($0) })
        for (key, value) in properties { graph.setProperty(node, graph.internKey(key), value) }
        trace.noteMade(node)
        return node
    }

    func set(_ node: NodeID, _ key: String, _ value: Value) {
        graph.setProperty(node, graph.internKey(key), value)
        trace.noteSet(node, key, value)
    }

    func set(_ relationship: RelationshipID, _ key: String, _ value: Value) {
        graph.setProperty(relationship, graph.internKey(key), value)
        trace.noteSet(relationship)
    }

    func add(_ label: String, to node: NodeID) {
        guard !hasLabel(node, label) else { return }
        graph.addLabel(node, graph.internLabel(label))
        trace.noteGave(node, label: label)
    }

    @discardableResult
    func connect(
        _ source: NodeID, _ type: String, _ target: NodeID, _ properties: [(KeyID, Value)] = []
    ) -> RelationshipID {
        let id = graph.createRelationship(graph.internType(type), from: source, to: target)
        for (key, value) in properties { graph.setProperty(id, key, value) }
        trace.noteMade(id)
        return id
    }

    func remove(_ relationship: RelationshipID) {
        graph.deleteRelationship(relationship)
        trace.noteGone(relationship)
    }

    /// Takes a node away with its relationships.
    func remove(_ node: NodeID) {
        for relationship in graph.relationships(of: node) { remove(relationship) }
        graph.deleteNode(node)
        trace.noteGone(node)
    }

    /// Puts one end of a relationship to another node; where that has just such a one, it goes.
    func move(_ relationship: RelationshipID, from old: NodeID, to new: NodeID) {
        let (source, target) = (graph.source(of: relationship), graph.target(of: relationship))
        let (from, to) = (source == old ? new : source, target == old ? new : target)
        let properties = graph.properties(of: relationship)
        let type = graph.name(of: graph.type(of: relationship))
        remove(relationship)
        guard from != to else { return }
        if type == "CITES" { return cite(from, to, count(properties)) }
        let isThere = links(from, type).contains { link in
            link.node == to && same(graph.properties(of: link.relationship), properties)
        }
        if !isThere { connect(from, type, to, properties) }
    }

    private func same(_ a: [(KeyID, Value)], _ b: [(KeyID, Value)]) -> Bool {
        func texts(_ list: [(KeyID, Value)]) -> Set<[UInt8]> {
            Set(list.map { Array(graph.name(of: $0.0).utf8) + [0] + $0.1.archiveBytes })
        }
        return texts(a) == texts(b)
    }

    // MARK: Citations

    private func count(_ properties: [(KeyID, Value)]) -> Int64 {
        for (key, value) in properties where graph.name(of: key) == "count" {
            if case .integer(let number) = value { return number }
        }
        return 0
    }

    /// An outlet cites somebody so many times more, or fewer.
    func cite(_ outlet: NodeID, _ agent: NodeID, _ more: Int64) {
        guard outlet != agent, more != 0 else { return }
        guard let link = links(outlet, "CITES").first(where: { $0.node == agent }) else {
            if more > 0 { connect(outlet, "CITES", agent, [(graph.internKey("count"), .integer(more))]) }
            return
        }
        let count = count(graph.properties(of: link.relationship)) + more
        if count > 0 { set(link.relationship, "count", .integer(count)) } else { remove(link.relationship) }
    }

    /// The article of a statement or sentence.
    func article(of part: NodeID) -> NodeID? {
        let sentence = hasLabel(part, "Sentence") ? part : neighbours(part, "IN").first
        return sentence.flatMap { neighbours($0, "HAS_SENTENCE", .incoming).first }
            .flatMap { neighbours($0, "HAS_PARAGRAPH", .incoming).first }
            .flatMap { neighbours($0, "HAS_SECTION", .incoming).first }
    }

    /// The outlet that published the article of a statement.
    func outlet(of statement: NodeID) -> NodeID? {
        article(of: statement).flatMap { neighbours($0, "PUBLISHED_BY").first }
    }
}
