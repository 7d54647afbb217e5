import PropertyGraph

/// The graph as RDF, in Turtle: every node, property and relationship by its own name or by that of a vocabulary of the web
/// (``TurtleVocabulary``).
///
/// A relationship is a triple. One with properties, or beside another that says the same, is a resource too: an `rdf:Statement`, a
/// `prov:Attribution` for the steps of the chain of attribution, a `nif:Phrase` for a mention.
struct TurtleExport {
    private let graph: Graph
    private let sink: any ByteSink
    private var buffer = ByteBuffer()
    private var spans: TurtleSpans
    private var seen: Set<Triple> = []
    private let mentions: TypeID?

    private struct Triple: Hashable {
        let source: NodeID
        let type: TypeID
        let target: NodeID
    }

    init(_ graph: Graph, to sink: any ByteSink) {
        self.graph = graph
        self.sink = sink
        spans = TurtleSpans(graph)
        mentions = graph.findType("MENTIONS")
    }

    /// Writes the document.
    mutating func write() throws {
        for (name, iri) in TurtleTerms.prefixes { buffer.append("@prefix \(name): <\(iri)> .\n") }
        for index in 0..<UInt32(graph.nodeCapacity) where graph.isAlive(NodeID(index)) {
            write(NodeID(index))
            if buffer.count > 1 << 16 { try sink.flush(&buffer) }
        }
        for index in 0..<UInt32(graph.relationshipCapacity) where graph.isAlive(RelationshipID(index)) {
            write(RelationshipID(index))
            if buffer.count > 1 << 16 { try sink.flush(&buffer) }
        }
        try sink.flush(&buffer)
    }

    // MARK: Nodes

    private mutating func write(_ node: NodeID) {
        let labels = graph.labels(of: node).map { graph.name(of: $0) }
        var classes = labels.map { TurtleTerms.name("label", $0) }
        for label in labels {
            for name in TurtleVocabulary.classes[label] ?? [] where !classes.contains(name) { classes.append(name) }
        }
        var facts: [(String, String)] = []
        var properties = graph.properties(of: node)
        if let article = spans.article(of: node), let place = spans.place(properties, in: article) {
            classes += labels.compactMap { TurtleVocabulary.spans[$0] }
            properties.removeAll { ["start", "end"].contains(graph.name(of: $0.0)) }
            facts = Self.facts(of: place, in: article)
            if labels.contains("Statement") {
                facts += [
                    ("nif:anchorOf", TurtleTerms.string(place.text)), ("prov:wasQuotedFrom", Self.name(article)),
                    ("schema:isPartOf", Self.name(article)),
                ]
            }
        } else if labels.contains("Article"), let length = spans.length(of: node) {
            classes.append("nif:Context")
            facts = [("nif:beginIndex", TurtleTerms.offset(0)), ("nif:endIndex", TurtleTerms.offset(length))]
        }
        for (key, value) in properties { facts += self.facts(graph.name(of: key), value, on: labels) }
        if classes.isEmpty { classes = ["rdf:Resource"] }
        write(subject: Self.name(node), classes, facts)
    }

    private static func facts(
        of place: (start: Int64, end: Int64, text: String), in article: NodeID
    ) -> [(String, String)] {
        [
            ("nif:referenceContext", name(article)), ("nif:beginIndex", TurtleTerms.offset(place.start)),
            ("nif:endIndex", TurtleTerms.offset(place.end)),
        ]
    }

    private func facts(_ key: String, _ value: Value, on labels: [String]) -> [(String, String)] {
        let property = TurtleVocabulary.property(key, on: labels) ?? TurtleTerms.name("key", key)
        if TurtleVocabulary.repeated.contains(property), case .list(let elements) = value {
            return elements.map { (property, TurtleTerms.value($0)) }
        }
        return [(property, TurtleTerms.value(value))]
    }

    // MARK: Relationships

    private mutating func write(_ relationship: RelationshipID) {
        let (source, target) = (graph.source(of: relationship), graph.target(of: relationship))
        let type = graph.type(of: relationship)
        let name = graph.name(of: type)
        let relation = TurtleVocabulary.relations[name] ?? TurtleVocabulary.Relation()
        let properties = graph.properties(of: relationship)
        let isNew = seen.insert(Triple(source: source, type: type, target: target)).inserted
        if isNew {
            let forward = ([TurtleTerms.name("type", name)] + relation.forward).map { ($0, Self.name(target)) }
            write(subject: Self.name(source), [], forward)
            if !relation.backward.isEmpty {
                write(subject: Self.name(target), [], relation.backward.map { ($0, Self.name(source)) })
            }
        }
        if relation.role == nil, isNew, properties.isEmpty { return }
        var classes = ["rdf:Statement"]
        var facts = [
            ("rdf:subject", Self.name(source)), ("rdf:predicate", TurtleTerms.name("type", name)),
            ("rdf:object", Self.name(target)),
        ]
        var rest = properties
        if let role = relation.role {
            classes.append("prov:Attribution")
            let (said, agent) = role == "role:speaker" ? (target, source) : (source, target)
            facts += [("prov:agent", Self.name(agent)), ("prov:hadRole", role)]
            write(subject: Self.name(said), [], [("prov:qualifiedAttribution", Self.name(relationship))])
        } else if type == mentions, let article = spans.article(of: source),
            let place = spans.place(properties, in: article)
        {
            classes.append("nif:Phrase")
            rest.removeAll { ["start", "end"].contains(graph.name(of: $0.0)) }
            facts += Self.facts(of: place, in: article)
            facts += [("nif:anchorOf", TurtleTerms.string(place.text)), ("itsrdf:taIdentRef", Self.name(target))]
        }
        for (key, value) in rest { facts += self.facts(graph.name(of: key), value, on: []) }
        write(subject: Self.name(relationship), classes, facts)
    }

    // MARK: Triples

    private mutating func write(subject: String, _ classes: [String], _ facts: [(String, String)]) {
        buffer.append(subject)
        var separator = " "
        if !classes.isEmpty {
            buffer.append(" a " + classes.joined(separator: ", "))
            separator = " ;\n  "
        }
        for (property, value) in facts {
            buffer.append("\(separator)\(property) \(value)")
            separator = " ;\n  "
        }
        buffer.append(" .\n")
    }

    private static func name(_ node: NodeID) -> String { "node:\(node.index)" }
    private static func name(_ relationship: RelationshipID) -> String { "rel:\(relationship.index)" }
}
