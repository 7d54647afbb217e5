/// Reads graphs from folders of CSV files with typed headers.
public enum GraphCSV {
    /// Reads `nodes/<Label>.csv` and `edges/<TYPE>__<From>__<To>.csv` as `graph.json` lists them.
    public static func load(folder path: String) throws -> Graph { fatalError("follows") }
}
