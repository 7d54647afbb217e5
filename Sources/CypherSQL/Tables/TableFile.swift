/// A table as a file of JSON Lines: one object a row, absent where it is null.
public struct TableFile {
    /// The table's name.
    public let name: String
    /// Its path in the folder.
    public let path: String
    /// The names of its columns and what they hold.
    public let columns: [(name: String, type: ColumnType)]

    /// Its path once it is converted.
    var parquet: String { "parquet/\(name).parquet" }
}

extension TableCatalog {
    /// Every table, those of nodes first.
    public var files: [TableFile] {
        nodes.map { table in
            TableFile(
                name: table.name, path: "nodes/\(table.name).jsonl",
                columns: [("_id", .integer)] + table.columns.map { ($0.name, $0.type) })
        }
            + relationships.map { table in
                TableFile(
                    name: table.name, path: "relationships/\(table.name).jsonl",
                    columns: [("_id", .integer), ("_src", .integer), ("_dst", .integer)]
                        + table.columns.map { ($0.name, $0.type) })
            }
    }
}
