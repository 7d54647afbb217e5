import CypherSemantics
import PropertyGraph

/// Full-text indexes as Neo4j asks them; they rank as `search.text` does.
enum FullTextProcedures {
    static let all = [nodes, relationships, analyzers] + waiting

    private static let nodes = Procedure(
        signature("db.index.fulltext.queryNodes", "node", .node, "nodes")
    ) { arguments, context throws(ExecutionError) in
        try rows(arguments, context, "db.index.fulltext.queryNodes", isNode: true)
    }

    private static let relationships = Procedure(
        signature("db.index.fulltext.queryRelationships", "relationship", .relationship, "relationships")
    ) { arguments, context throws(ExecutionError) in
        try rows(arguments, context, "db.index.fulltext.queryRelationships", isNode: false)
    }

    private static func signature(
        _ name: String, _ output: String, _ type: CypherType, _ what: String
    ) -> ProcedureSignature {
        ProcedureSignature(
            name, inputs: [.init("indexName", .string), .init("queryString", .string), .init("options", .map)],
            required: 2, outputs: [.init(output, type), .init("score", .float)],
            summary: "Ranks the \(what) of a full-text index for a query as search.text reads it. Options: skip, limit."
        )
    }

    private static func rows(
        _ arguments: [Value], _ context: ExecutionContext, _ name: String, isNode: Bool
    ) throws(ExecutionError) -> [[Value]] {
        guard case .string(let indexName) = arguments[0], case .string(let query) = arguments[1] else { return [] }
        let index = try index(indexName, context, isNode: isNode)
        let page = try Page(arguments.count > 2 ? arguments[2] : .null, name)
        let parsed = try TextQuery(query)
        var scores: [UInt32: Double] = [:]
        for entity in index.entities {
            for key in index.keys {
                let texts = try SearchProcedures.cache.index(of: entity, key, context)
                let hits = try TextSearch(index: texts, meter: context.meter).hits(parsed)
                for (document, score) in zip(hits.documents, hits.scores) {
                    try context.meter.charge(work: 32)
                    scores[texts.nodes[Int(document)], default: 0] += score
                }
            }
        }
        let meter = context.meter
        let ranked = scores.sorted { a, b in
            if meter.shouldStop(afterWork: 8) { return false }
            return a.value == b.value ? a.key < b.key : a.value > b.value
        }
        try meter.charge(work: 0)
        return ranked.dropFirst(page.skip).prefix(page.limit).map { id, score in
            [isNode ? .node(NodeID(id)) : .relationship(RelationshipID(id)), .float(score)]
        }
    }

    private static func index(
        _ name: String, _ context: ExecutionContext, isNode: Bool
    ) throws(ExecutionError) -> SchemaIndex {
        let known = context.graph.declaredIndexes.filter { $0.kind == .fulltext }
        guard let index = known.first(where: { CodePoints.equal($0.name, name) }) else {
            let names = known.map(\.name).joined(separator: ", ")
            throw .argumentError(
                detail: "IndexNotFound",
                message: "there is no full-text index \(Value.excerpt(name)); "
                    + (names.isEmpty ? "CREATE FULLTEXT INDEX makes one" : "there are \(names)"))
        }
        guard index.entity.isNode == isNode else {
            throw .argumentError(
                detail: "IndexNotFound",
                message: "the full-text index `\(name)` is one of \(isNode ? "relationships" : "nodes"): call "
                    + "db.index.fulltext.query\(isNode ? "Relationships" : "Nodes")")
        }
        return index
    }

    /// `{skip, limit}`
    private struct Page {
        var skip = 0
        var limit = Int.max

        init(_ options: Value, _ name: String) throws(ExecutionError) {
            guard case .map(let map) = options else { return }
            for (key, value) in zip(map.keys, map.values) {
                switch (key, value) {
                case ("skip", .integer(let count)) where count >= 0: skip = Int(count)
                case ("limit", .integer(let count)) where count >= 0: limit = Int(count)
                case ("skip", _), ("limit", _):
                    throw .argumentError(
                        detail: "InvalidArgumentValue",
                        message: "the option `\(key)` of \(name) cannot be \(value.kindForPeople)")
                default:
                    throw .argumentError(
                        detail: "InvalidArgumentValue",
                        message: "\(name) has no option `\(key)`; there are skip, limit")
                }
            }
        }
    }

    private static let analyzers = Procedure(
        ProcedureSignature(
            "db.index.fulltext.listAvailableAnalyzers", inputs: [],
            outputs: [
                .init("analyzer", .string), .init("description", .string), .init("stopwords", .list(.string)),
            ], summary: "Lists how texts are cut into words: there is one way.")
    ) { _, _ in
        [[.string("folded"), .string("Words folded and stemmed by their script, as search.text has them."), .list([])]]
    }

    /// Indexes are ready as soon as they are declared.
    private static let waiting: [Procedure] = [
        Procedure(
            ProcedureSignature(
                "db.awaitIndexes", inputs: [.init("timeOutSeconds", .integer)], required: 0, outputs: [],
                summary: "Waits for indexes: they are ready as soon as they are declared.")
        ) { _, _ in [] },
        Procedure(
            ProcedureSignature(
                "db.awaitIndex", inputs: [.init("indexName", .string), .init("timeOutSeconds", .integer)], required: 1,
                outputs: [], summary: "Waits for an index: it is ready as soon as it is declared.")
        ) { arguments, context throws(ExecutionError) in
            guard case .string(let name) = arguments[0] else { return [] }
            let isKnown = context.graph.declaredIndexes.contains { CodePoints.equal($0.name, name) }
            guard isKnown else {
                throw .argumentError(detail: "IndexNotFound", message: "there is no index \(Value.excerpt(name))")
            }
            return []
        },
        Procedure(
            ProcedureSignature(
                "db.ping", inputs: [], outputs: [.init("success", .boolean)], summary: "Answers true.")
        ) { _, _ in [[.boolean(true)]] },
    ]
}
