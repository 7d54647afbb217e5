import PropertyGraph

/// A place in the text of an article: the sentence, where there is one, and the first code point.
struct SourcePlace {
    let article: NodeID
    let sentence: NodeID?
    let start: Int

    /// The place of a node: itself a part of an article, or a statement in a sentence of one.
    init?(of node: NodeID, in graph: Graph) {
        let sentence = Self.neighbour(of: node, "IN", .outgoing, in: graph) ?? node
        guard let article = Self.article(above: sentence, in: graph) else { return nil }
        let isPart = Self.neighbour(of: sentence, "HAS_SENTENCE", .incoming, in: graph) != nil
        self.article = article
        self.sentence = isPart ? sentence : nil
        start = Self.start(graph.findKey("start").map { graph.property(node, $0) }) ?? 0
    }

    /// The place of a mention, a relationship that leaves a sentence.
    init?(of relationship: RelationshipID, in graph: Graph) {
        let source = graph.source(of: relationship)
        guard let whole = SourcePlace(of: source, in: graph) else { return nil }
        article = whole.article
        sentence = whole.sentence
        start = Self.start(graph.findKey("start").map { graph.property(relationship, $0) }) ?? whole.start
    }

    private static func start(_ value: Value?) -> Int? {
        if case .integer(let start)? = value { Int(start) } else { nil }
    }

    /// The article that a sentence, paragraph or section belongs to; an article itself.
    private static func article(above part: NodeID, in graph: Graph) -> NodeID? {
        var node = part
        for type in ["HAS_SENTENCE", "HAS_PARAGRAPH", "HAS_SECTION"] {
            node = neighbour(of: node, type, .incoming, in: graph) ?? node
        }
        guard let label = graph.findLabel("Article"), graph.hasLabel(node, label) else { return nil }
        return node
    }

    static func neighbour(
        of node: NodeID, _ type: String, _ direction: AdjacencyDirection, in graph: Graph
    ) -> NodeID? {
        guard let type = graph.findType(type) else { return nil }
        return graph.adjacency(type, direction).neighbours(node.index).nodes.first.map { NodeID($0) }
    }

    func value(in graph: Graph) -> Value {
        func text(_ node: NodeID?, _ key: String) -> Value {
            guard let node, let key = graph.findKey(key) else { return .null }
            return graph.property(node, key)
        }
        var result = MapValue()
        result["file"] = ["path", "uri", "id"].lazy.map { text(article, $0) }.first { !$0.isNull } ?? .null
        var line = 1
        var column = 1
        if case .string(let whole) = text(article, "text") {
            for scalar in whole.unicodeScalars.prefix(start) {
                column += 1
                if scalar == "\n" { (line, column) = (line + 1, 1) }
            }
        }
        result["line"] = .integer(Int64(line))
        result["column"] = .integer(Int64(column))
        result["sentence"] = text(sentence, "text")
        return .map(result)
    }
}
