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
        var spaces: [String: IDSpace] = [:]
        for file in manifest.nodes {
            try NodeFileReader(builder, path: "\(path)/\(file.path)", label: file.label).read(into: &spaces)
        }
        for file in manifest.relationships {
            let reader = RelationshipFileReader(
                builder, path: "\(path)/\(file.path)", type: file.type, from: file.source, to: file.target)
            try reader.read(spaces)
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

func openCSV(_ path: String) throws(GraphCSVError) -> MappedFile {
    do {
        return try MappedFile(path, isSequential: true)
    } catch {
        throw GraphCSVError(path, "cannot \(error.operation) the file: \(error.reason)")
    }
}
