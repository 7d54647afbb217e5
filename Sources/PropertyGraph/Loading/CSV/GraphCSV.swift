/// Reads graphs from folders of CSV files with typed headers, in the manner of neo4j-admin import:
/// `id:ID(Article),title:STRING` for nodes and `:START_ID(Article),:END_ID(Outlet)` for relationships.
public enum GraphCSV {
    /// Reads the files that `graph.json` lists, or without one `nodes/<Label>.csv` and
    /// `edges/<TYPE>__<From>__<To>.csv`.
    ///
    /// Throws ``GraphCSVError``.
    public static func load(folder path: String) throws(GraphCSVError) -> Graph {
        let manifest = try GraphManifest(folder: path)
        let builder = GraphBuilder()
        var spaces: [CodePointKey: IDSpace] = [:]
        for file in manifest.nodes {
            try NodeFileReader(builder, folder: path, file).read(into: &spaces)
        }
        for file in manifest.relationships {
            try RelationshipFileReader(builder, folder: path, file).read(spaces)
        }
        return builder.freeze()
    }

    /// Whether the folder looks like one that ``load(folder:)`` reads.
    public static func isGraph(folder path: String) -> Bool {
        guard let entries = folderEntries(path) else { return false }
        return entries.contains("graph.json") || entries.contains("nodes")
    }
}

/// The nodes that ids of one space stand for.
struct IDSpace {
    let block: UInt32
    let map: NodeIDMap
}
