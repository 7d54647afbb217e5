import PropertyGraph

/// A place in the text of an article: the sentence, where there is one, and the first code point.
struct SourcePlace {
    let article: NodeID
    let sentence: NodeID?
    let start: Int

    /// The place of a node: itself a part of an article, or a statement in a sentence of one.
    init?(of node: NodeID, in graph: Graph) {
        let sentence = graph.neighbours(of: node, "IN").first ?? node
        guard let article = graph.articles(above: [sentence]).first else { return nil }
        let isPart = !graph.neighbours(of: sentence, "HAS_SENTENCE", .incoming).isEmpty
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
