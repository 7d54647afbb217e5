import CypherSemantics
import PropertyGraph
import Synchronization

/// Ranked search in texts.
enum SearchProcedures {
    static let all = [text, KwicProcedure.kwic(in: nil)]

    /// The indexes of all searches.
    static let cache = TextIndexCache()

    static let text = Procedure(
        ProcedureSignature(
            "search.text", inputs: [.init("query", .string), .init("options", .map)], required: 1,
            outputs: [.init("node", .node), .init("score", .float), .init("snippet", .string)],
            summary:
                "Ranks texts by BM25 over folded, stemmed words. Query: words, \"phrases\", \"a b\"~5, "
                + "a NEAR/5 b, AND, OR, -not, prefix*, ( ); signs of other search languages are refused. "
                + "Options: label (Sentence), property (text), limit (100), width (80; 0 makes no snippet).")
    ) { arguments, context throws(ExecutionError) in
        guard case .string(let query) = arguments[0] else { return [] }
        let options = try Options(arguments.count > 1 ? arguments[1] : .null)
        let parsed = try TextQuery(query)
        let graph = context.graph
        guard let key = graph.findKey(options.property) else { return [] }
        var entity: SchemaEntity?
        if let name = options.label {
            guard let label = graph.findLabel(name) else { return [] }
            entity = .nodes(label)
        }
        let index = try cache.index(of: entity, key, context)
        let hits = try TextSearch(index: index, meter: context.meter).hits(parsed)
        let meter = context.meter
        let best = hits.documents.indices.sorted { a, b in
            if meter.shouldStop(afterWork: 8) { return false }
            return hits.scores[a] == hits.scores[b] ? a < b : hits.scores[a] > hits.scores[b]
        }
        var snippet = Snippet()
        snippet.width = options.width
        let marked = parsed.words.joined(separator: " ")
        let functions = FunctionContext(context)
        var rows: [[Value]] = []
        // Nobody who did not ask for a limit expects one.
        if options.limit == nil { context.cuts.note(hits.documents.count, of: defaultLimit) }
        for position in best.prefix(options.limit ?? defaultLimit) {
            let node = NodeID(index.nodes[Int(hits.documents[position])])
            var excerpt: Value = .null
            if options.width > 0, case .string(let text) = graph.property(node, key) {
                excerpt = .string(try snippet.of(text, marked, functions) ?? String(text.prefix(options.width)))
            }
            try meter.charge(bytes: 256)
            rows.append([.node(node), .float(hits.scores[position]), excerpt])
        }
        return rows
    }

    /// How many are given where no limit is asked for.
    private static let defaultLimit = 100

    /// `{label, property, limit, width}`
    private struct Options {
        var label: String? = "Sentence"
        var property = "text"
        var limit: Int?
        var width = 80

        init(_ value: Value) throws(ExecutionError) {
            guard case .map(let map) = value else { return }
            for (key, value) in zip(map.keys, map.values) {
                switch (key, value) {
                case ("label", .string(let name)): label = name
                case ("label", .null): label = nil
                case ("property", .string(let name)): property = name
                case ("limit", .integer(let number)) where number >= 0: limit = Int(number)
                case ("width", .integer(let number)) where number >= 0: width = Int(number)
                case ("label", _), ("property", _), ("limit", _), ("width", _):
                    throw .argumentError(
                        detail: "InvalidArgumentValue",
                        message: "the option `\(key)` of search.text cannot be \(value.kindForPeople)")
                default:
                    throw .argumentError(
                        detail: "InvalidArgumentValue",
                        message: "search.text has no option `\(key)`; there are label, property, limit, width")
                }
            }
        }
    }
}

/// The indexes made last; each is made again when its graph has changed.
final class TextIndexCache: Sendable {
    private struct Entry {
        weak var graph: Graph?
        var changeCount: Int
        var entity: SchemaEntity?
        var key: KeyID
        var isStemmed: Bool
        var index: TextIndex
    }

    private static let capacity = 4
    private let entries = Mutex<[Entry]>([])

    /// The index of a property of nodes or relationships; of all nodes where none are named. By stems, or by words as they
    /// are folded.
    func index(
        of entity: SchemaEntity?, _ key: KeyID, isStemmed: Bool = true, _ context: ExecutionContext
    ) throws(ExecutionError) -> TextIndex {
        let graph = context.graph
        let known = entries.withLock { entries in
            entries.first {
                $0.graph === graph && $0.changeCount == graph.changeCount && $0.entity == entity && $0.key == key
                    && $0.isStemmed == isStemmed
            }?.index
        }
        if let known { return known }
        let made: TextIndex
        switch entity {
        case .nodes(let label):
            made = try TextIndex(graph.nodes(with: label), isStemmed: isStemmed, context) {
                graph.property(NodeID($0), key)
            }
        case .relationships(let type):
            made = try TextIndex(graph.relationships(of: type), isStemmed: isStemmed, context) {
                graph.property(RelationshipID($0), key)
            }
        case nil:
            made = try TextIndex(graph.allNodes(), isStemmed: isStemmed, context) { graph.property(NodeID($0), key) }
        }
        entries.withLock { entries in
            entries.removeAll {
                $0.graph == nil
                    || ($0.graph === graph && $0.entity == entity && $0.key == key && $0.isStemmed == isStemmed)
            }
            if entries.count == Self.capacity { entries.removeFirst() }
            entries.append(
                Entry(
                    graph: graph, changeCount: graph.changeCount, entity: entity, key: key, isStemmed: isStemmed,
                    index: made))
        }
        return made
    }
}
