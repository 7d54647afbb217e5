/// The files of a graph folder: as `graph.json` lists them, or as their names say.
struct GraphManifest {
    struct NodeFile {
        let path: String
        let label: String
    }

    struct RelationshipFile {
        let path: String
        let type: String
        let source: String
        let target: String
    }

    private(set) var nodes: [NodeFile] = []
    private(set) var relationships: [RelationshipFile] = []

    init(folder: String) throws(GraphCSVError) {
        guard let entries = folderEntries(folder) else {
            throw GraphCSVError(folder, "cannot read the folder")
        }
        if entries.contains("graph.json") {
            try read("\(folder)/graph.json")
        } else {
            try list(folder)
        }
        if nodes.isEmpty { throw GraphCSVError(folder, "no files of nodes here; expected is nodes/<Label>.csv") }
    }

    private mutating func read(_ path: String) throws(GraphCSVError) {
        let file = try openCSV(path)
        var reader = JSONReader(file.bytes.bindMemory(to: UInt8.self))
        guard let json = reader.document() else {
            throw GraphCSVError(path, line: reader.line, "this is not JSON")
        }
        guard case .array(let nodeFiles)? = json["nodes"] else {
            throw GraphCSVError(path, "the list 'nodes' is missing")
        }
        for file in nodeFiles {
            guard let path = file["file"]?.string, let label = file["label"]?.string else {
                throw GraphCSVError(path, "an entry of 'nodes' has no 'file' or no 'label'")
            }
            nodes.append(NodeFile(path: path, label: label))
        }
        guard case .array(let relationshipFiles) = json["edges"] ?? json["relationships"] ?? .array([]) else {
            throw GraphCSVError(path, "'edges' is not a list")
        }
        for file in relationshipFiles {
            guard let path = file["file"]?.string, let type = file["type"]?.string else {
                throw GraphCSVError(path, "an entry of 'edges' has no 'file' or no 'type'")
            }
            relationships.append(
                RelationshipFile(
                    path: path, type: type, source: file["source"]?.string ?? "",
                    target: file["target"]?.string ?? ""))
        }
    }

    private mutating func list(_ folder: String) throws(GraphCSVError) {
        for name in folderEntries("\(folder)/nodes") ?? [] where name.hasSuffix(".csv") {
            nodes.append(NodeFile(path: "nodes/\(name)", label: String(name.dropLast(4))))
        }
        for name in folderEntries("\(folder)/edges") ?? [] where name.hasSuffix(".csv") {
            let parts = String(name.dropLast(4)).split(separator: "__", omittingEmptySubsequences: false)
            guard parts.count == 3 else {
                throw GraphCSVError("\(folder)/edges/\(name)", "the name is not <TYPE>__<From>__<To>.csv")
            }
            relationships.append(
                RelationshipFile(
                    path: "edges/\(name)", type: String(parts[0]), source: String(parts[1]),
                    target: String(parts[2])))
        }
    }
}
