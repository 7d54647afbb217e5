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
        let graph = context.graph
        for article in graph.articles(above: graph.neighbours(of: statement, "IN")) {
            links.append(("article", article, .null))
            for outlet in graph.neighbours(of: article, "PUBLISHED_BY") { links.append(("outlet", outlet, .null)) }
        }
        for relay in chain.relays(of: statement).sorted(by: { Value.order($0.order, $1.order) < 0 }) {
            links.append((relay.isCredit ? "credit" : "relay", relay.node, relay.verb))
        }
        let verb = chain.property(statement, "verb")
        for speaker in graph.neighbours(of: statement, "SAID", .incoming) { links.append(("speaker", speaker, verb)) }
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

        func relays(of statement: NodeID) -> [Link] {
            graph.links(of: statement, "VIA").map { link in
                Link(
                    node: link.node, order: property(link.relationship, "order"),
                    verb: property(link.relationship, "verb"),
                    isCredit: !property(link.relationship, "credit").isNull)
            }
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
