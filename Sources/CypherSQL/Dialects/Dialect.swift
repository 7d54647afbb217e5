/// An SQL engine's way of writing what a plan says.
public enum Dialect: String, CaseIterable, Sendable {
    case duckdb
    case spark

    /// How it writes.
    var writer: any SQLWriter {
        switch self {
        case .duckdb: DuckDB()
        case .spark: Spark()
        }
    }

    /// The scripts over a folder of tables, to be run with that folder as working directory.
    public func scripts(for catalog: TableCatalog) -> [(name: String, text: String)] {
        let tables = catalog.files
        return [
            ("\(rawValue).sql", tables.map { writer.open($0) }.joined()),
            ("\(rawValue)-parquet.sql", tables.map { writer.convert($0) }.joined()),
        ]
    }
}
