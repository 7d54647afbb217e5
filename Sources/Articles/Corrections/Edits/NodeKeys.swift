import PropertyGraph

/// The keys of all nodes of an article graph, and the nodes of keys.
struct NodeKeys {
    private let graph: Graph
    private var keys: [UInt32: NodeKey] = [:]
    private var nodes: [NodeKey: NodeID] = [:]

    init(_ graph: Graph) {
        self.graph = graph
        if let article = graph.findLabel("Article") {
            for id in graph.nodes(with: article).ids { addArticle(NodeID(id)) }
        }
        for label in ["Person", "Organization", "Place"] {
            guard let label = graph.findLabel(label) else { continue }
            for id in graph.nodes(with: label).ids where keys[id] == nil {
                add(NodeID(id), graph.name(of: label), "", text(NodeID(id), "name"))
            }
        }
        addOthers()
    }

    subscript(node: NodeID) -> NodeKey? { keys[node.index] }

    /// The node of a key; one that all articles share by any of its names.
    func node(_ key: NodeKey) -> NodeID? {
        if let node = nodes[key] { return node }
        guard key.article.isEmpty, let label = graph.findLabel(key.label), let aliases = graph.findKey("aliases") else {
            return nil
        }
        let found = graph.nodes(with: label).ids.first { id in
            guard case .list(let names) = graph.property(NodeID(id), aliases) else { return false }
            return names.contains { $0.scalarText == key.text }
        }
        return found.map { NodeID($0) }
    }

    // MARK: Making

    private mutating func add(_ node: NodeID, _ label: String, _ article: String, _ text: String) {
        var key = NodeKey(label: label, article: article, text: text)
        while nodes[key] != nil { key.number += 1 }
        keys[node.index] = key
        nodes[key] = node
    }

    private mutating func addArticle(_ node: NodeID) {
        let id = text(node, "id")
        add(node, "Article", id, id)
        addChain(of: node, id)
        for section in neighbours(node, "HAS_SECTION") {
            add(section, "Section", id, text(section, "kind"))
            for paragraph in neighbours(section, "HAS_PARAGRAPH") {
                add(paragraph, "Paragraph", id, text(paragraph, "text"))
                for sentence in neighbours(paragraph, "HAS_SENTENCE") {
                    add(sentence, "Sentence", id, text(sentence, "text"))
                    for figure in neighbours(sentence, "STATES") { add(figure, "Figure", id, text(figure, "text")) }
                    addStatements(of: sentence, id)
                }
            }
        }
    }

    private mutating func addChain(of article: NodeID, _ id: String) {
        var node = article
        while let earlier = neighbours(node, "SUPERSEDES").first, keys[earlier.index] == nil {
            add(earlier, "ArticleVersion", id, text(earlier, "sha256"))
            node = earlier
        }
    }

    private mutating func addStatements(of sentence: NodeID, _ id: String) {
        for statement in neighbours(sentence, "IN", .incoming) where keys[statement.index] == nil {
            add(statement, "Statement", id, text(statement, "text"))
            let others =
                neighbours(statement, "SAID", .incoming) + neighbours(statement, "VIA")
                + neighbours(statement, "ADDRESSED_TO")
            guard let unnamed = graph.findLabel("UnnamedSource") else { continue }
            for source in others where keys[source.index] == nil && graph.hasLabel(source, unnamed) {
                add(source, "UnnamedSource", id, text(source, "name"))
            }
        }
    }

    /// What corrections made is known by all that it holds.
    private mutating func addOthers() {
        for index in 0..<UInt32(graph.nodeCapacity) where keys[index] == nil && graph.isAlive(NodeID(index)) {
            let node = NodeID(index)
            let labels = graph.labels(of: node).map { graph.name(of: $0) }.sorted().joined(separator: ":")
            let properties = graph.properties(of: node).map { "\(graph.name(of: $0)): \($1)" }.sorted()
            add(node, labels, "", properties.joined(separator: ", "))
        }
    }

    // MARK: Reading

    /// In the order of the text.
    private func neighbours(_ node: NodeID, _ type: String, _ direction: AdjacencyDirection = .outgoing) -> [NodeID] {
        let found = graph.neighbours(of: node, type, direction)
        guard found.count > 1, let start = graph.findKey("start") else { return found }
        func place(_ node: NodeID) -> Int64 {
            if case .integer(let number) = graph.property(node, start) { number } else { .max }
        }
        return found.map { (place($0), $0) }.sorted { ($0.0, $0.1.index) < ($1.0, $1.1.index) }.map(\.1)
    }

    private func text(_ node: NodeID, _ key: String) -> String {
        graph.findKey(key).flatMap { graph.property(node, $0).scalarText } ?? ""
    }
}
