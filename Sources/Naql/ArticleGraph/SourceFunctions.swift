import CypherRuntime
import CypherSemantics
import PropertyGraph

/// Where a statement or mention of the article graph stands.
enum SourceFunctions {
    static let all: [ScalarFunction] = [
        ScalarFunction(
            FunctionSignature(
                "source.of", [.init("element", .node, .relationship)], result: .map, category: "text",
                summary: "Where a statement, mention or part of an article stands: file, line, column and the sentence "
                    + "round it; null for what stands in no article.")
        ) { (arguments, context) throws(ExecutionError) in
            let place: SourcePlace?
            switch arguments[0] {
            case .node(let node): place = SourcePlace(of: node, in: context.graph)
            case .relationship(let relationship): place = SourcePlace(of: relationship, in: context.graph)
            default: throw .wrongType("source.of", arguments[0], expected: "a node or a relationship")
            }
            return place?.value(in: context.graph) ?? .null
        },
        ScalarFunction(
            FunctionSignature(
                "source.cite", [.init("element", .node)], result: .string, category: "text",
                summary:
                    "A reference to paste: who, in which role, the words, outlet, day, paragraph and address; null "
                    + "for what stands in no article.")
        ) { (arguments, context) throws(ExecutionError) in
            guard case .node(let node) = arguments[0] else {
                throw .wrongType("source.cite", arguments[0], expected: "a node")
            }
            guard let place = SourcePlace(of: node, in: context.graph) else { return .null }
            return .string(SourceCitation(of: node, at: place, in: context.graph).text)
        },
    ]
}
