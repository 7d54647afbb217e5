import CypherSemantics
import PropertyGraph

/// Graph algorithms on the nodes with a label and the relationships of a type.
enum AlgorithmProcedures {
    static let all = [pageRank, betweenness, components, louvain]

    private static func signature(
        _ name: String, _ outputs: [ProcedureSignature.Field], _ summary: String
    ) -> ProcedureSignature {
        ProcedureSignature(
            name, inputs: [.init("label", .string), .init("type", .string), .init("options", .map)], required: 0,
            outputs: [.init("node", .node)] + outputs, summary: summary)
    }

    private static func argument(_ arguments: [Value], _ index: Int) -> Value {
        index < arguments.count ? arguments[index] : .null
    }

    static let pageRank = Procedure(
        signature(
            "algo.pageRank", [.init("score", .float)],
            "Importance by the importance of those who point there (Brin and Page 1998); the scores sum to 1. Options: "
                + "damping (0.85), iterations (100), direction (outgoing), weight.")
    ) { arguments, context throws(ExecutionError) in
        let options = try Projection.Options(
            argument(arguments, 2), known: ["damping", "iterations", "direction", "weight"], procedure: "algo.pageRank",
            direction: .outgoing)
        let projection = try Projection(
            label: argument(arguments, 0), type: argument(arguments, 1), options, context)
        let scores = try PageRank.scores(projection, options, context)
        return projection.nodes.indices.map { [.node(NodeID(projection.nodes[$0])), .float(scores[$0])] }
    }

    static let betweenness = Procedure(
        signature(
            "algo.betweenness", [.init("score", .float), .init("exact", .boolean)],
            "On how many shortest paths between others a node lies (Brandes 2001). Exact up to 10,000 nodes; above, "
                + "estimated from evenly spread sources, and `exact` is false. Options: direction (both), samples.")
    ) { arguments, context throws(ExecutionError) in
        let options = try Projection.Options(
            argument(arguments, 2), known: ["direction", "samples"], procedure: "algo.betweenness", direction: .both)
        let projection = try Projection(
            label: argument(arguments, 0), type: argument(arguments, 1), options, context)
        let (scores, isExact) = try Betweenness.scores(projection, options, context)
        return projection.nodes.indices.map {
            [.node(NodeID(projection.nodes[$0])), .float(scores[$0]), .boolean(isExact)]
        }
    }

    static let components = Procedure(
        signature(
            "algo.components", [.init("component", .integer), .init("size", .integer)],
            "Which nodes hang together, whatever the direction of relationships. Components are numbered by size, the "
                + "largest 0.")
    ) { arguments, context throws(ExecutionError) in
        let options = try Projection.Options(
            argument(arguments, 2), known: [], procedure: "algo.components", direction: .both)
        let projection = try Projection(
            label: argument(arguments, 0), type: argument(arguments, 1), options, context)
        return try rows(projection, Components.of(projection, context))
    }

    static let louvain = Procedure(
        signature(
            "algo.louvain", [.init("community", .integer), .init("size", .integer)],
            "Communities by modularity (Blondel et al. 2008), whatever the direction of relationships. Communities are "
                + "numbered by size, the largest 0. Options: weight, resolution (1.0), iterations (100).")
    ) { arguments, context throws(ExecutionError) in
        let options = try Projection.Options(
            argument(arguments, 2), known: ["weight", "resolution", "iterations"], procedure: "algo.louvain",
            direction: .both)
        let projection = try Projection(
            label: argument(arguments, 0), type: argument(arguments, 1), options, context)
        return try rows(projection, Louvain.communities(projection, options, context))
    }

    /// Nodes with the number and size of their part, parts numbered by size and then by their first node.
    private static func rows(_ projection: Projection, _ parts: [Int]) -> [[Value]] {
        var sizes: [Int: Int] = [:]
        var firsts: [Int: Int] = [:]
        for (place, part) in parts.enumerated() {
            sizes[part, default: 0] += 1
            if firsts[part] == nil { firsts[part] = place }
        }
        let order = sizes.keys.sorted { a, b in
            (sizes[b] ?? 0, firsts[a] ?? 0) < (sizes[a] ?? 0, firsts[b] ?? 0)
        }
        let numbers = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        return parts.indices.map { place in
            [
                .node(NodeID(projection.nodes[place])), .integer(Int64(numbers[parts[place]] ?? 0)),
                .integer(Int64(sizes[parts[place]] ?? 0)),
            ]
        }
    }
}
