import CypherRuntime
import CypherSemantics
import PropertyGraph

/// The chain of transmission of a statement.
enum IsnadProcedure {
    static let isnad = Procedure(
        ProcedureSignature(
            "path.isnad", inputs: [.init("statement", .node)],
            outputs: [
                .init("step", .integer), .init("role", .string), .init("node", .node), .init("name", .string),
                .init("verb", .string),
            ],
            summary:
                "The relay chain of a statement, from the reader to the speaker: article, outlet, each relay (VIA, nearest "
                + "to the article first; where nobody is told to have relayed it the agency that the article credits, "
                + "with the role credit), speaker (SAID).")
    ) { arguments, context throws(ExecutionError) in
        guard case .node(let statement) = arguments[0] else { return [] }
        let chain = Chain(context.graph)
        var links: [(role: String, node: NodeID, verb: Value)] = []
        for article in chain.articles(of: statement) {
            links.append(("article", article, .null))
            for outlet in chain.targets(of: article, "PUBLISHED_BY") { links.append(("outlet", outlet.node, .null)) }
        }
        for relay in chain.targets(of: statement, "VIA").sorted(by: { Value.order($0.order, $1.order) < 0 }) {
            links.append((relay.isCredit ? "credit" : "relay", relay.node, relay.verb))
        }
        let verb = chain.property(statement, "verb")
        for speaker in chain.sources(of: statement, "SAID") { links.append(("speaker", speaker, verb)) }
        return links.enumerated().map { step, link in
            [
                .integer(Int64(step)), .string(link.role), .node(link.node), chain.name(of: link.node), link.verb,
            ]
        }
    }

    /// Steps of the chain in the graph.
    private struct Chain {
        let graph: Graph

        init(_ graph: Graph) { self.graph = graph }

        struct Link {
            var node: NodeID
            var order: Value
            var verb: Value
            var isCredit = false
        }

        func targets(of node: NodeID, _ type: String) -> [Link] {
            guard let type = graph.findType(type) else { return [] }
            let adjacency = graph.adjacency(type, .outgoing)
            let (nodes, first) = adjacency.neighbours(node.index)
            return nodes.indices.map { index in
                let relationship = RelationshipID(adjacency.relationship(at: first + index))
                return Link(
                    node: NodeID(nodes[index]), order: property(relationship, "order"),
                    verb: property(relationship, "verb"), isCredit: !property(relationship, "credit").isNull)
            }
        }

        func sources(of node: NodeID, _ type: String) -> [NodeID] {
            guard let type = graph.findType(type) else { return [] }
            return graph.adjacency(type, .incoming).neighbours(node.index).nodes.map { NodeID($0) }
        }

        /// The articles that the statement stands in, by its sentences.
        func articles(of statement: NodeID) -> [NodeID] {
            var nodes = targets(of: statement, "IN").map(\.node)
            for type in ["HAS_SENTENCE", "HAS_PARAGRAPH", "HAS_SECTION"] {
                var seen: Set<NodeID> = []
                nodes = nodes.flatMap { sources(of: $0, type) }.filter { seen.insert($0).inserted }
            }
            return nodes
        }

        /// What the node is called: a name, or an article's headline.
        func name(of node: NodeID) -> Value {
            let name = property(node, "name")
            if !name.isNull { return name }
            let headline = property(node, "headline")
            return headline.isNull ? property(node, "id") : headline
        }

        func property(_ node: NodeID, _ key: String) -> Value {
            graph.findKey(key).map { graph.property(node, $0) } ?? .null
        }

        private func property(_ relationship: RelationshipID, _ key: String) -> Value {
            graph.findKey(key).map { graph.property(relationship, $0) } ?? .null
        }
    }
}
