import CypherRuntime
import CypherSemantics
import PropertyGraph
import Text

/// What a session's procedures have besides those of the engine: they know what words mean.
enum SimilarProcedure {
    private static let name = "search.similar"
    private static let cache = SimilarStatementsCache()

    static let similar = Procedure(
        ProcedureSignature(
            name, inputs: [.init("textOrStatement", .any), .init("options", .map)], required: 1,
            outputs: [.init("node", .node), .init("score", .float), .init("turned", .string)],
            summary:
                "Ranks statements that say the same as a text or a statement, whatever the inflection, the order of words and "
                + "the outlet, and in the other script by the names and figures that both have. What turns the sense "
                + "(turned: negation, opposite, figure or roles) comes behind all that does not. "
                + "Options: limit (10), min (0.3), notBy (a name, a node or a list of them: who must not be speaker or "
                + "outlet).")
    ) { arguments, context throws(ExecutionError) in
        let options = try Options(arguments.count > 1 ? arguments[1] : .null, context.graph)
        let statements: SimilarStatements
        let hits: [SimilarStatements.Hit]
        switch arguments[0] {
        case .null: return []
        case .string(let text):
            statements = try cache.statements(of: context)
            hits = try statements.like(text: text, in: context.graph, context.meter)
        case .node(let node) where isStatement(node, context.graph):
            statements = try cache.statements(of: context)
            hits = try statements.like(statement: node, in: context.graph, context.meter)
        case let other:
            throw .argumentError(
                detail: "InvalidArgumentValue",
                message: "\(name) takes a text or a Statement, not \(other.kindName)"
                    + (other.isNode ? " without that label" : ""))
        }
        var rows: [[Value]] = []
        for hit in hits where rows.count < options.limit {
            guard hit.score >= options.least, !options.excludes(hit.node) else { continue }
            rows.append([.node(NodeID(hit.node)), .float(hit.score), hit.turn.map { .string($0.rawValue) } ?? .null])
        }
        return rows
    }

    private static func isStatement(_ node: NodeID, _ graph: Graph) -> Bool {
        graph.findLabel("Statement").map { graph.hasLabel(node, $0) } ?? false
    }

    /// `{limit, min, notBy}`
    private struct Options {
        var limit = 10
        var least = 0.3
        private var nodes: Set<UInt32> = []
        private var names: Set<String> = []
        private let graph: Graph

        init(_ value: Value, _ graph: Graph) throws(ExecutionError) {
            self.graph = graph
            guard case .map(let map) = value else { return }
            for (key, value) in zip(map.keys, map.values) {
                switch (key, value) {
                case ("limit", .integer(let number)) where number >= 0: limit = Int(number)
                case ("min", .integer(let number)): least = Double(number)
                case ("min", .float(let number)): least = number
                case ("notBy", .null): break
                case ("notBy", .list(let list)): for element in list { try exclude(element) }
                case ("notBy", _): try exclude(value)
                case ("limit", _), ("min", _): throw Self.refusal(key, value)
                default:
                    throw .argumentError(
                        detail: "InvalidArgumentValue",
                        message: "\(name) has no option `\(key)`; there are limit, min, notBy")
                }
            }
        }

        private mutating func exclude(_ value: Value) throws(ExecutionError) {
            switch value {
            case .node(let node): nodes.insert(node.index)
            case .string(let text): names.insert(Folding.fold(text))
            default: throw Self.refusal("notBy", value)
            }
        }

        private static func refusal(_ key: String, _ value: Value) -> ExecutionError {
            .argumentError(
                detail: "InvalidArgumentValue",
                message: "the option `\(key)` of \(name) cannot be \(value.kindName)")
        }

        /// Whether one who must not be there says or publishes a statement.
        func excludes(_ statement: UInt32) -> Bool {
            guard !nodes.isEmpty || !names.isEmpty else { return false }
            let speakers = graph.neighbours(of: NodeID(statement), "SAID", .incoming)
            let articles = graph.articles(above: graph.neighbours(of: NodeID(statement), "IN"))
            let outlets = articles.flatMap { graph.neighbours(of: $0, "PUBLISHED_BY") }
            return (speakers + outlets).contains { nodes.contains($0.index) || isCalled($0.index) }
        }

        private func isCalled(_ node: UInt32) -> Bool {
            guard !names.isEmpty else { return false }
            return StatementReader(graph).names(node).contains { names.contains(Folding.fold($0)) }
        }
    }
}

extension Value {
    /// What it is, for a message.
    fileprivate var kindName: String {
        switch self {
        case .node: "a node"
        case .relationship: "a relationship"
        case .list: "a list"
        case .map: "a map"
        case .string: "a text"
        case .integer, .float: "a number"
        default: "a \(typeName.lowercased())"
        }
    }

    fileprivate var isNode: Bool { if case .node = self { true } else { false } }
}
