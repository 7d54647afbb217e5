import PropertyGraph

/// A property graph as plain arrays of objects: what the naive evaluator reads and writes.
struct ModelGraph {
    struct Node {
        var labels: Set<String>
        var properties: [String: Value]
        var isAlive = true
    }

    struct Relationship {
        var type: String
        var source: Int
        var target: Int
        var properties: [String: Value]
        var isAlive = true
    }

    var nodes: [Node] = []
    var relationships: [Relationship] = []

    var aliveNodes: [Int] { nodes.indices.filter { nodes[$0].isAlive } }
    var aliveRelationships: [Int] { relationships.indices.filter { relationships[$0].isAlive } }

    /// The same graph for the engine, in the same order of making.
    func engineGraph() -> Graph {
        let graph = Graph()
        _ = graph.begin()
        var ids: [NodeID] = []
        for node in nodes {
            let id = graph.createNode(labels: node.labels.sorted().map { graph.internLabel($0) })
            for (key, value) in node.properties.sorted(by: { $0.key < $1.key }) {
                graph.setProperty(id, graph.internKey(key), value)
            }
            ids.append(id)
        }
        for relationship in relationships {
            let id = graph.createRelationship(
                graph.internType(relationship.type), from: ids[relationship.source], to: ids[relationship.target])
            for (key, value) in relationship.properties.sorted(by: { $0.key < $1.key }) {
                graph.setProperty(id, graph.internKey(key), value)
            }
        }
        graph.commit()
        return graph
    }

    /// A statement that makes the graph: what a report of a mismatch shows.
    func createStatement() -> String {
        let graph = Graph()
        func map(_ properties: [String: Value]) -> String {
            if properties.isEmpty { return "" }
            let entries = properties.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.literal(in: graph))" }
            return " {\(entries.joined(separator: ", "))}"
        }
        let parts =
            nodes.enumerated().map { index, node in
                "(n\(index)\(node.labels.sorted().map { ":\($0)" }.joined())\(map(node.properties)))"
            }
            + relationships.map { "(n\($0.source))-[:\($0.type)\(map($0.properties))]->(n\($0.target))" }
        return "CREATE " + parts.joined(separator: ", ")
    }
}
