public import Articles
public import PropertyGraph

/// What a row of an answer is about, as corrections name it.
extension Session {
    /// What a row stands for: the statement in it, else another part of an article, else somebody by a node or name;
    /// nil where
    /// nothing in it is known.
    ///
    /// - Throws: ``NaqlError`` where the graph cannot be read.
    public func subject(of row: [Value]) throws(NaqlError) -> Correction.Thing? {
        let nodes = row.flatMap { Self.nodes(in: $0) }.filter { graph.isAlive($0) }
        for label in ["Statement", "Sentence", "Article", "Person", "Organization", "Place", "UnnamedSource"] {
            for node in nodes where hasLabel(node, label) {
                if let thing = try thing(node) { return thing }
            }
        }
        if let node = try part(of: row), let thing = try thing(node) { return thing }
        let texts = row.compactMap { if case .string(let text) = $0 { text } else { nil } }
        for text in texts {
            let found = try names(text)
            if found.count == 1 { return found[0] }
        }
        return nil
    }

    /// Those who have a name, as their own or as another one; those whose own it is hide the others.
    ///
    /// - Throws: ``NaqlError`` where the graph cannot be read.
    public func names(_ name: String) throws(NaqlError) -> [Correction.Thing] {
        for query in Self.nameQueries {
            let found = try answer(query, ["name": .string(name)]).compactMap { row -> Correction.Thing? in
                guard case .node(let node)? = row.first else { return nil }
                return Self.nameLabels.first { hasLabel(node, $0) }.map {
                    Correction.Thing($0, words: text(node, "name"))
                }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// The names that are most like one, for those who slip.
    ///
    /// - Throws: ``NaqlError`` where the graph cannot be read.
    public func namesNear(_ name: String) throws(NaqlError) -> [String] {
        try answer(Self.nearQuery, ["name": .string(name)]).compactMap { $0.first?.scalarText }
    }

    private static let nameLabels = ["Person", "Organization", "Place"]

    private static let nameQueries = [
        "MATCH (n:Person|Organization|Place) WHERE n.name = $name RETURN n ORDER BY labels(n)",
        "MATCH (n:Person|Organization|Place) WHERE $name IN n.aliases RETURN n ORDER BY n.name",
        "MATCH (n:Person|Organization|Place) WHERE text.fold(n.name) = text.fold($name) RETURN n ORDER BY n.name",
    ]

    private static let nearQuery = """
        MATCH (n:Person|Organization|Place)
        WITH n.name AS name, text.similarity(n.name, $name) AS likeness WHERE likeness > 0.5
        RETURN name ORDER BY likeness DESC, name LIMIT 3
        """

    /// A node as corrections name it; nil where it is of no article.
    ///
    /// - Throws: ``NaqlError`` where the graph cannot be read.
    public func thing(_ node: NodeID) throws(NaqlError) -> Correction.Thing? {
        if let label = Self.nameLabels.first(where: { hasLabel(node, $0) }) {
            return Correction.Thing(label, words: text(node, "name"))
        }
        if hasLabel(node, "Article") {
            let id = text(node, "id")
            return Correction.Thing("Article", article: id, words: id)
        }
        guard let place = try place(of: [.node(node)]) else { return nil }
        for label in ["Statement", "Sentence"] where hasLabel(node, label) {
            return Correction.Thing(
                label, article: place.article, words: text(node, "text"), start: place.range?.lowerBound,
                end: place.range?.upperBound)
        }
        return nil
    }

    /// The article that a row stands for.
    ///
    /// - Throws: ``NaqlError`` where the graph cannot be read.
    public func article(of row: [Value]) throws(NaqlError) -> String? { try place(of: row)?.article }

    func text(_ node: NodeID, _ key: String) -> String {
        graph.findKey(key).flatMap { graph.property(node, $0).scalarText } ?? ""
    }

    private static func nodes(in value: Value) -> [NodeID] {
        switch value {
        case .node(let node): [node]
        case .list(let values): values.flatMap { nodes(in: $0) }
        case .map(let map): map.values.flatMap { nodes(in: $0) }
        default: []
        }
    }
}
