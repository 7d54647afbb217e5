import Naql

/// The nodes and relationships of a result as GraphML (graphml.graphdrawing.org): labels and types are the attributes
/// `labels` and `type`, lists are written as JSON.
final class GraphMLRenderer: ResultRenderer {
    private var collector = GraphCollector()

    /// A renderer for one result.
    init() {}

    /// A renderer that writes a whole graph at its end.
    init(wholeGraph graph: Graph) { collector = GraphCollector(wholeGraph: graph) }

    func begin(columns: [String], into output: inout ByteBuffer) {}

    func write(_ rows: Rows, into output: inout ByteBuffer) { collector.collect(rows) }

    func end(into output: inout ByteBuffer) {
        output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        output.append("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
        if let graph = collector.graph {
            let nodes = collector.nodes.map { node in
                (
                    node, [("labels", graph.labels(of: node).map { graph.name(of: $0) }.joined(separator: ":"))],
                    graph.properties(of: node)
                )
            }
            let relationships = collector.relationships.map { relationship in
                (
                    relationship, [("type", graph.name(of: graph.type(of: relationship)))],
                    graph.properties(of: relationship)
                )
            }
            declare("node", keys: nodes.lazy.flatMap(\.2), first: "labels", of: graph, into: &output)
            declare("edge", keys: relationships.lazy.flatMap(\.2), first: "type", of: graph, into: &output)
            output.append("  <graph id=\"naql\" edgedefault=\"directed\">\n")
            for (node, fixed, properties) in nodes {
                output.append("    <node id=\"n\(node.index)\">")
                data("node", fixed: fixed, properties, of: graph, into: &output)
                output.append("</node>\n")
            }
            for (relationship, fixed, properties) in relationships {
                output.append(
                    "    <edge id=\"e\(relationship.index)\" source=\"n\(graph.source(of: relationship).index)\" "
                        + "target=\"n\(graph.target(of: relationship).index)\">")
                data("edge", fixed: fixed, properties, of: graph, into: &output)
                output.append("</edge>\n")
            }
            output.append("  </graph>\n")
        } else {
            output.append("  <graph id=\"naql\" edgedefault=\"directed\"/>\n")
        }
        output.append("</graphml>\n")
    }

    /// The `key` elements: an attribute has one type in the whole file, `string` where values differ.
    private func declare(
        _ entity: String, keys: some Sequence<(KeyID, Value)>, first: String, of graph: Graph,
        into output: inout ByteBuffer
    ) {
        var types: [KeyID: String] = [:]
        for (key, value) in keys {
            let type =
                switch value {
                case .boolean: "boolean"
                case .integer: "long"
                case .float: "double"
                default: "string"
                }
            types[key] = types[key].map { $0 == type ? type : "string" } ?? type
        }
        output.append(
            "  <key id=\"\(entity)_\(first)\" for=\"\(entity)\" attr.name=\"\(first)\" attr.type=\"string\"/>\n")
        for (key, type) in types.sorted(by: { $0.key < $1.key }) {
            output.append(
                "  <key id=\"\(entity)_p\(key.index)\" for=\"\(entity)\" attr.name=\"")
            output.append(XMLText.escaped(graph.name(of: key)))
            output.append("\" attr.type=\"\(type)\"/>\n")
        }
    }

    private func data(
        _ entity: String, fixed: [(String, String)], _ properties: [(KeyID, Value)], of graph: Graph,
        into output: inout ByteBuffer
    ) {
        for (name, text) in fixed {
            output.append("<data key=\"\(entity)_\(name)\">\(XMLText.escaped(text))</data>")
        }
        for (key, value) in properties {
            output.append("<data key=\"\(entity)_p\(key.index)\">")
            if case .list = value {
                var json = ByteBuffer()
                JSONWriter.append(value, of: graph, into: &json)
                output.append(XMLText.escaped(json.text))
            } else {
                output.append(XMLText.escaped(value.description(in: graph)))
            }
            output.append("</data>")
        }
    }
}
