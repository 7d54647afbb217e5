import CypherSQL
import Machine
import PropertyGraph

/// The graph as a folder of tables for engines of SQL: `nodes` has a file for each set of labels, `relationships` one for
/// each type between two of those, each a row a line; `scripts` opens them in each engine and converts them to Parquet.
/// `tables.json` tells which file holds what: `naql sql` reads it.
struct TablesExport {
    let graph: Graph

    private static let form = OutputFolder.Form(
        folders: ["nodes", "relationships", "scripts", "parquet"], endings: [".jsonl", ".sql", ".parquet"],
        list: TablesManifest.fileName,
        notice: #"{"nodes": null, "incomplete": "an export into this folder was interrupted; export again"}"# + "\n")

    /// - Throws: ``FileError``, ``OutputError`` or ``SnapshotError``; then the folder is as it was.
    func write(to path: String) throws {
        try graph.checkArchive()
        let folder = try OutputFolder(path, form: Self.form)
        for name in ["nodes", "relationships", "scripts", "parquet"] { try folder.makeFolder(name) }
        let layout = GraphTables(graph)
        let files = layout.catalog.files
        for (index, nodes) in layout.nodes.enumerated() {
            try write(layout.catalog.nodes[index].columns, to: "\(folder.draft)/\(files[index].path)") { row in
                for node in nodes {
                    try row(["_id": node.index], graph.properties(of: node))
                }
            }
        }
        for (index, relationships) in layout.relationships.enumerated() {
            let file = files[layout.nodes.count + index]
            try write(layout.catalog.relationships[index].columns, to: "\(folder.draft)/\(file.path)") { row in
                for relationship in relationships {
                    try row(
                        [
                            "_id": relationship.index, "_src": graph.source(of: relationship).index,
                            "_dst": graph.target(of: relationship).index,
                        ], graph.properties(of: relationship))
                }
            }
        }
        for dialect in Dialect.allCases {
            for (name, text) in dialect.scripts(for: layout.catalog) {
                try write(text, to: "\(folder.draft)/scripts/\(name)")
            }
        }
        try write(TablesManifest.text(of: layout.catalog), to: "\(folder.draft)/\(TablesManifest.fileName)")
        try folder.publish()
    }

    private func write(_ text: String, to path: String) throws {
        try ExportFile.write(graph, to: path) { sink in
            var buffer = ByteBuffer()
            buffer.append(text)
            try sink.flush(&buffer)
        }
    }

    private typealias Row = (KeyValuePairs<String, UInt32>, [(KeyID, Value)]) throws -> Void

    /// Writes the rows that `body` hands out.
    private func write(_ columns: [TableColumn], to path: String, _ body: (Row) throws -> Void) throws {
        var byKey: [KeyID: TableColumn] = [:]
        for column in columns { byKey[graph.findKey(column.key)!] = column }
        try ExportFile.write(graph, to: path) { sink in
            var buffer = ByteBuffer()
            try body { ids, properties in
                var start = "{"
                for (name, id) in ids {
                    buffer.append("\(start)\"\(name)\":")
                    buffer.append(integer: Int64(id))
                    start = ","
                }
                for (key, value) in properties {
                    guard let column = byKey[key] else { continue }
                    buffer.append(",")
                    JSONWriter.append(string: column.name, into: &buffer)
                    buffer.append(":")
                    append(value, column.type, into: &buffer)
                }
                buffer.append("}\n")
                if buffer.count > 1 << 16 { try sink.flush(&buffer) }
            }
            try sink.flush(&buffer)
        }
    }

    private func append(_ value: Value, _ type: ColumnType, into buffer: inout ByteBuffer) {
        guard type == .mixed else { return JSONWriter.append(value, of: graph, into: &buffer) }
        JSONWriter.append(string: ValueLiteral.text(value) ?? "null", into: &buffer)
    }
}
