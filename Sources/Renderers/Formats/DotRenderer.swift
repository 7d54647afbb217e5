import Naql

/// The nodes and relationships of a result as a Graphviz digraph: `… --format dot | dot -Tsvg`.
final class DotRenderer: ResultRenderer {
    private var collector = GraphCollector()

    /// A renderer for one result.
    init() {}

    func begin(columns: [String], into output: inout ByteBuffer) {}

    func write(_ rows: Rows, into output: inout ByteBuffer) { collector.collect(rows) }

    func end(into output: inout ByteBuffer) {
        output.append("digraph naql {\n  node [shape=box, style=rounded];\n")
        if let graph = collector.graph {
            for node in collector.nodes {
                let labels = graph.labels(of: node).map { graph.name(of: $0) }.joined(separator: ":")
                output.append("  n\(node.index) [label=\(Self.quoted(graph.caption(of: node) + "\n:" + labels))];\n")
            }
            for relationship in collector.relationships {
                let type = graph.name(of: graph.type(of: relationship))
                output.append(
                    "  n\(graph.source(of: relationship).index) -> n\(graph.target(of: relationship).index) "
                        + "[label=\(Self.quoted(type))];\n")
            }
        }
        output.append("}\n")
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\u{0}"..<"\u{20}": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
