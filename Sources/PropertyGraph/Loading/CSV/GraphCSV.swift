public import Machine

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

    /// Whether the folder is one that ``load(folder:)`` reads: a `graph.json` in it lists files of nodes, or there are CSV files
    /// in `nodes/`. One that is no JSON at all is left for reading to complain of.
    public static func isGraph(folder: FilePath) -> Bool {
        let manifest = folder.appending("graph.json")
        if (try? FileSystem.status(of: manifest))?.kind == .file { return GraphManifest.isManifest(manifest) }
        let names = (try? FileSystem.names(in: folder.appending("nodes"))) ?? []
        return names.contains { FilePath(bytes: $0).ending == "csv" }
    }

    /// How many files in a folder of graph CSV are none of the graph's, by their endings in small letters.
    public static func filesNotRead(in folder: FilePath) -> [String: Int] {
        guard let manifest = try? GraphManifest(folder: folder.text) else { return [:] }
        let known = Set(
            (manifest.nodes.map(\.path) + manifest.relationships.map(\.path) + ["graph.json"]).map {
                folder.appending($0)
            })
        var counts: [String: Int] = [:]
        var waiting = [folder]
        var seen: Set<FileStatus.Identity> = []
        while let next = waiting.popLast() {
            for name in (try? FileSystem.names(in: next)) ?? [] where name.first != UInt8(ascii: ".") {
                let path = next.appending(name)
                guard let status = try? FileSystem.status(of: path), seen.insert(status.identity).inserted else {
                    continue
                }
                if status.kind == .folder { waiting.append(path) }
                if status.kind == .file, !known.contains(path) { counts[path.ending, default: 0] += 1 }
            }
        }
        return counts
    }
}

/// The nodes that ids of one space stand for.
struct IDSpace {
    let block: UInt32
    let map: NodeIDMap
}
