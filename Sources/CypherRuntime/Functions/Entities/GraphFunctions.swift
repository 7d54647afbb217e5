import CypherSemantics
import PropertyGraph

/// Functions of nodes, relationships, paths and maps.
enum GraphFunctions {
    static let all: [ScalarFunction] = identity + structure + paths + GeneralFunctions.all

    private static let entity = FunctionSignature.Parameter("entity", .node, .relationship)
    private static let relationship = FunctionSignature.Parameter("relationship", .relationship)
    private static let path = FunctionSignature.Parameter("path", .path)

    private static let identity: [ScalarFunction] = [
        ScalarFunction(
            signature("id", [entity], result: .integer, "The number of a node or relationship, its own for good.")
        ) { (arguments, _) throws(ExecutionError) in
            switch arguments[0] {
            case .node(let node): return .integer(Int64(node.index))
            case .relationship(let relationship): return .integer(Int64(relationship.index))
            case let other: throw .wrongType("id", other, expected: "a NODE or RELATIONSHIP")
            }
        }.with(EntityKernels.id),
        ScalarFunction(
            signature(
                "elementId", [entity], result: .string,
                "The id of a node or relationship as a text: n1 or r1, different for nodes and relationships.")
        ) { (arguments, _) throws(ExecutionError) in
            switch arguments[0] {
            case .node(let node): return .string("n\(node.index)")
            case .relationship(let relationship): return .string("r\(relationship.index)")
            case let other: throw .wrongType("elementId", other, expected: "a NODE or RELATIONSHIP")
            }
        },
    ]

    private static let structure: [ScalarFunction] = [
        ScalarFunction(
            signature("labels", [.init("node", .node)], result: .list(.string), "The labels of a node.")
        ) { (arguments, context) throws(ExecutionError) in
            guard case .node(let node) = arguments[0] else {
                throw .wrongType("labels", arguments[0], expected: "a NODE")
            }
            try alive(node, context)
            return .list(context.graph.labels(of: node).map { .string(context.graph.name(of: $0)) })
        },
        ScalarFunction(signature("type", [relationship], result: .string, "The type of a relationship.")) {
            (arguments, context) throws(ExecutionError) in
            .string(context.graph.name(of: context.graph.type(of: try arguments[0].relationship("type"))))
        }.with(EntityKernels.type),
        ScalarFunction(signature("startNode", [relationship], result: .node, "The node that a relationship leaves.")) {
            (arguments, context) throws(ExecutionError) in
            .node(context.graph.source(of: try arguments[0].relationship("startNode")))
        }.with(EntityKernels.startNode),
        ScalarFunction(signature("endNode", [relationship], result: .node, "The node that a relationship leads to.")) {
            (arguments, context) throws(ExecutionError) in
            .node(context.graph.target(of: try arguments[0].relationship("endNode")))
        }.with(EntityKernels.endNode),
        ScalarFunction(
            signature(
                "properties", [.init("value", .node, .relationship, .map)], result: .map,
                "The properties of a node or relationship as a map; a map as it is.")
        ) { (arguments, context) throws(ExecutionError) in
            if case .map = arguments[0] { return arguments[0] }
            return .map(MapValue(try entries(of: arguments[0], "properties", context)))
        },
        ScalarFunction(
            signature(
                "keys", [.init("value", .node, .relationship, .map)], result: .list(.string),
                "The property keys of a node or relationship, or the keys of a map.")
        ) { (arguments, context) throws(ExecutionError) in
            if case .map(let map) = arguments[0] { return .list(map.keys.map(Value.string)) }
            return .list(try entries(of: arguments[0], "keys", context).map { .string($0.0) })
        },
    ]

    private static let paths: [ScalarFunction] = [
        ScalarFunction(signature("length", [path], result: .integer, "How many relationships a path has.")) {
            (arguments, _) throws(ExecutionError) in
            .integer(Int64(try arguments[0].path("length").relationships.count))
        }.with(SizeKernels.ofPaths),
        ScalarFunction(signature("path_length", [path], result: .integer, "How many relationships a path has (GQL).")) {
            (arguments, _) throws(ExecutionError) in
            .integer(Int64(try arguments[0].path("path_length").relationships.count))
        },
        ScalarFunction(signature("nodes", [path], result: .list(.node), "The nodes of a path in order.")) {
            (arguments, _) throws(ExecutionError) in .list(try arguments[0].path("nodes").nodes.map(Value.node))
        },
        ScalarFunction(
            signature("relationships", [path], result: .list(.relationship), "The relationships of a path in order.")
        ) { (arguments, _) throws(ExecutionError) in
            .list(try arguments[0].path("relationships").relationships.map(Value.relationship))
        },
    ]

    private static func entries(
        of value: Value, _ function: String, _ context: FunctionContext
    ) throws(ExecutionError) -> [(String, Value)] {
        let graph = context.graph
        switch value {
        case .node(let node):
            try alive(node, context)
            return graph.properties(of: node).map { (graph.name(of: $0.0), $0.1) }
        case .relationship(let relationship):
            guard graph.isAlive(relationship) else { throw .deletedRelationship }
            return graph.properties(of: relationship).map { (graph.name(of: $0.0), $0.1) }
        default: throw .wrongType(function, value, expected: "a NODE, RELATIONSHIP or MAP")
        }
    }

    private static func alive(_ node: NodeID, _ context: FunctionContext) throws(ExecutionError) {
        guard context.graph.isAlive(node) else { throw .deletedNode }
    }

    private static func signature(
        _ name: String, _ parameters: [FunctionSignature.Parameter], result: CypherType, _ summary: String
    ) -> FunctionSignature {
        FunctionSignature(name, parameters, result: result, category: "graph", summary: summary)
    }
}

extension Value {
    fileprivate func relationship(_ function: String) throws(ExecutionError) -> RelationshipID {
        if case .relationship(let value) = self { return value }
        throw .wrongType(function, self, expected: "a RELATIONSHIP")
    }

    fileprivate func path(_ function: String) throws(ExecutionError) -> PathValue {
        if case .path(let value) = self { return value }
        throw .wrongType(function, self, expected: "a PATH")
    }
}
