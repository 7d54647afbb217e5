import PropertyGraph

/// Which article's text each section, paragraph, sentence and statement stands in, and what it reads there.
struct TurtleSpans {
    private let graph: Graph
    /// For each node what it is a part of; itself where that is not known.
    private var wholes: [UInt32]
    private let articleLabel: LabelID?
    private let textKey: KeyID?
    private let startKey: KeyID?
    private let endKey: KeyID?
    /// The text that was asked for last: those of one article mostly come together.
    private var last: (article: NodeID, scalars: [Unicode.Scalar])?

    init(_ graph: Graph) {
        self.graph = graph
        wholes = (0..<UInt32(graph.nodeCapacity)).map { $0 }
        articleLabel = graph.findLabel("Article")
        (textKey, startKey, endKey) = (graph.findKey("text"), graph.findKey("start"), graph.findKey("end"))
        let down = ["HAS_SECTION", "HAS_PARAGRAPH", "HAS_SENTENCE"].compactMap(graph.findType)
        let up = graph.findType("IN")
        for index in 0..<UInt32(graph.relationshipCapacity) where graph.isAlive(RelationshipID(index)) {
            let relationship = RelationshipID(index)
            let (source, target) = (graph.source(of: relationship), graph.target(of: relationship))
            let type = graph.type(of: relationship)
            if down.contains(type) { wholes[Int(target.index)] = source.index }
            // A statement over several sentences is of the article of any.
            if type == up { wholes[Int(source.index)] = target.index }
        }
    }

    /// The article that a part stands in.
    func article(of part: NodeID) -> NodeID? {
        var node = part
        // Sentence, paragraph, section, article; whoever changed the graph may have made a ring of them.
        for _ in 0..<8 {
            if let articleLabel, graph.labels(of: node).contains(articleLabel) { return node == part ? nil : node }
            let whole = NodeID(wholes[Int(node.index)])
            if whole == node { return nil }
            node = whole
        }
        return nil
    }

    /// The place of a part that `properties` tell; nil where they do not, or where the text is shorter.
    mutating func place(_ properties: [(KeyID, Value)], in article: NodeID) -> (start: Int64, end: Int64, text: String)?
    {
        guard case .integer(let start)? = properties.first(where: { $0.0 == startKey })?.1,
            case .integer(let end)? = properties.first(where: { $0.0 == endKey })?.1
        else { return nil }
        if last?.article != article {
            guard let textKey, case .string(let text) = graph.property(article, textKey) else { return nil }
            last = (article, Array(text.unicodeScalars))
        }
        guard let scalars = last?.scalars, start >= 0, start <= end, end <= Int64(scalars.count) else { return nil }
        return (start, end, String(String.UnicodeScalarView(scalars[Int(start)..<Int(end)])))
    }

    /// How long the text of an article is, in code points.
    mutating func length(of article: NodeID) -> Int64? {
        guard let textKey, case .string(let text) = graph.property(article, textKey) else { return nil }
        last = (article, Array(text.unicodeScalars))
        return Int64(last?.scalars.count ?? 0)
    }
}
