import CypherSemantics
import PropertyGraph

/// Tests of labels and types by names that are values: what `n:$(expression)` asks (Cypher 25).
enum LabelFunctions {
    static let all: [ScalarFunction] = [
        test("hasAllLabels", "Whether a node has all of these labels, or a relationship is of this one type.") {
            names, has in names.allSatisfy(has)
        },
        test("hasAnyLabel", "Whether a node has any of these labels, or a relationship is of any of these types.") {
            names, has in names.contains(where: has)
        },
    ]

    private static func test(
        _ name: String, _ summary: String, _ holds: @escaping @Sendable ([String], (String) -> Bool) -> Bool
    ) -> ScalarFunction {
        ScalarFunction(
            FunctionSignature(
                name, [.init("entity", .node, .relationship), .init("names", .string, .list(.string))],
                result: .boolean, category: "graph", summary: summary)
        ) { (arguments, context) throws(ExecutionError) in
            let graph = context.graph
            guard let names = try names(arguments[1], name) else { return .null }
            switch arguments[0] {
            case .node(let node):
                if !graph.isAlive(node) { throw .deletedNode }
                return .boolean(
                    holds(names) { label in graph.findLabel(label).map { graph.hasLabel(node, $0) } ?? false })
            case .relationship(let relationship):
                if !graph.isAlive(relationship) { throw .deletedRelationship }
                let type = graph.name(of: graph.type(of: relationship))
                return .boolean(holds(names) { $0 == type })
            case let other: throw .wrongType(name, other, expected: "a NODE or RELATIONSHIP")
            }
        }
    }

    private static func names(_ value: Value, _ function: String) throws(ExecutionError) -> [String]? {
        guard case .list(let values) = value else { return [try value.string(function)] }
        var names: [String] = []
        for value in values {
            if value.isNull { return nil }
            names.append(try value.string(function))
        }
        return names
    }
}
