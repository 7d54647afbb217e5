public import PropertyGraph
import Text

/// A form in which the whole graph can be written for other tools.
public struct GraphExport: Sendable {
    /// The name after `--format`.
    public let name: String
    /// One line of help.
    public let summary: String
    /// Whether it writes a folder of files, so that a place must be named.
    public let writesFolder: Bool
    let body: @Sendable (Graph, String?) throws -> [String]

    /// Writes the graph to a file or folder; nil is standard output. What is to be told of it is returned.
    ///
    /// - Throws: ``FileError``, ``OutputError`` or ``SnapshotError``; a file takes its name only when it is whole.
    @discardableResult
    public func write(_ graph: Graph, to path: String?) throws -> [String] { try body(graph, path) }

    /// Every form.
    public static let all: [GraphExport] = [
        GraphExport(name: "cypher", summary: "CREATE statements that build the graph again", writesFolder: false) {
            graph, path in
            try ExportFile.write(graph, to: path) { try CypherExport(graph: graph).write(to: $0) }
            return []
        },
        GraphExport(name: "jsonl", summary: "one node or relationship a line", writesFolder: false) { graph, path in
            try ExportFile.write(graph, to: path, onTerminal: .json) {
                try JSONLinesExport(graph: graph).write(to: $0)
            }
            return []
        },
        GraphExport(name: "graphml", summary: "for Gephi, yEd, networkx and igraph", writesFolder: false) {
            graph, path in
            var document = GraphMLDocument(WholeGraph(graph: graph))
            try ExportFile.write(graph, to: path) { sink in
                var buffer = ByteBuffer()
                try document.write(into: &buffer) { try sink.flush(&$0) }
                try sink.flush(&buffer)
            }
            return document.notes
        },
        GraphExport(
            name: "turtle", summary: "RDF: schema.org's quotations, PROV-O's attributions, NIF's places in the text",
            writesFolder: false
        ) { graph, path in
            try ExportFile.write(graph, to: path) { sink in
                var document = TurtleExport(graph, to: sink)
                try document.write()
            }
            return []
        },
        GraphExport(name: "dot", summary: "for Graphviz", writesFolder: false) { graph, path in
            try ExportFile.write(graph, to: path) { sink in
                var buffer = ByteBuffer()
                try DotDocument(WholeGraph(graph: graph)).write(into: &buffer) { try sink.flush(&$0) }
                try sink.flush(&buffer)
            }
            return []
        },
        GraphExport(name: "csv", summary: "a folder of CSV files that naql reads again", writesFolder: true) {
            graph, path in
            try CSVExport(graph: graph).write(to: path ?? ".")
            return []
        },
        GraphExport(
            name: "tables", summary: "a folder of tables for DuckDB and Spark; see naql sql", writesFolder: true
        ) { graph, path in
            try TablesExport(graph: graph).write(to: path ?? ".")
            return []
        },
    ]

    /// The form of that name.
    public static func named(_ name: String) -> GraphExport? { all.first { $0.name == name } }

    /// The form of one file that its ending tells; nil where it tells none.
    public static func named(byEndingOf path: String) -> GraphExport? {
        guard let point = path.lastIndex(of: "."), !path[point...].contains("/") else { return nil }
        let ending = path[path.index(after: point)...].lowercased()
        let others = [
            "ndjson": "jsonl", "cql": "cypher", "cyp": "cypher", "xml": "graphml", "ttl": "turtle", "gv": "dot",
        ]
        return named(others[ending] ?? ending).flatMap { $0.writesFolder ? nil : $0 }
    }
}
