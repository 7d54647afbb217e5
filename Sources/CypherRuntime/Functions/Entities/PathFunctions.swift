import CypherSemantics
import PropertyGraph

/// What a path meets again: the tests of the modes TRAIL, ACYCLIC and SIMPLE.
enum PathFunctions {
    static let all: [ScalarFunction] = [
        test("path.isTrail", "Whether a path meets no relationship twice.") { path in
            Set(path.relationships).count == path.relationships.count
        },
        test("path.isAcyclic", "Whether a path meets no node twice.") { path in
            Set(path.nodes).count == path.nodes.count
        },
        test("path.isSimple", "Whether a path meets no node twice, but that its last may be its first.") { path in
            if Set(path.nodes.dropLast()).count < path.nodes.count - 1 { return false }
            guard let last = path.nodes.last, path.nodes.count > 1 else { return true }
            return !path.nodes.dropFirst().dropLast().contains(last)
        },
    ]

    private static func test(
        _ name: String, _ summary: String, _ holds: @escaping @Sendable (PathValue) -> Bool
    ) -> ScalarFunction {
        ScalarFunction(
            FunctionSignature(
                name, [.init("path", .path)], result: .boolean, category: "graph", summary: summary)
        ) { (arguments, context) throws(ExecutionError) in
            guard case .path(let path) = arguments[0] else {
                throw .wrongType(name, arguments[0], expected: "a PATH")
            }
            try context.charge(work: 32 * path.nodes.count)
            return .boolean(holds(path))
        }
    }
}
