import Machine
import Text

/// The files of a graph folder: as `graph.json` lists them, or as their names say.
struct GraphManifest {
    struct NodeFile {
        let path: String
        /// Nil where only the column `:LABEL` tells labels.
        let label: String?
        /// Types of columns by their names, where `graph.json` tells them.
        var declaredTypes: [String: String] = [:]
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
        let manifest = FilePath(folder).appending("graph.json")
        let bounds = FolderBounds(folder)
        if FileSystem.exists(manifest) {
            try bounds.check("graph.json", folder)
            try read(manifest)
            for (index, file) in nodes.enumerated() {
                try bounds.check(file.path, "\(folder)/graph.json: entry \(index + 1) of 'nodes'")
            }
            for (index, file) in relationships.enumerated() {
                try bounds.check(file.path, "\(folder)/graph.json: entry \(index + 1) of 'edges'")
            }
        } else {
            try list(folder)
            if nodes.isEmpty { throw GraphCSVError(folder, "no files of nodes here; expected is nodes/<Label>.csv") }
            for path in nodes.map(\.path) + relationships.map(\.path) { try bounds.check(path, folder) }
        }
    }

    /// Whether a file lists files of nodes; one that is no JSON may be meant to.
    static func isManifest(_ path: FilePath) -> Bool {
        guard let bytes = try? FileSystem.bytes(of: path, limit: largest) else { return true }
        var parser = JSONParser(bytes)
        return (try? parser.parse()).map { $0.object?["nodes"] != nil } ?? true
    }

    private static let largest = 64 << 20

    private mutating func read(_ file: FilePath) throws(GraphCSVError) {
        let path = file.description
        let bytes: [UInt8]
        do throws(FileError) { bytes = try FileSystem.bytes(of: file, limit: Self.largest) } catch {
            throw GraphCSVError(path, error.words)
        }
        let json: JSONObject
        var parser = JSONParser(bytes, doubt: .refused)
        do throws(JSONFault) { json = try parser.parse().object ?? [:] } catch {
            let line = bytes.prefix(error.offset).count { $0 == 0x0A } + 1
            throw GraphCSVError(path, line: line, "this is not JSON: \(error.words)")
        }
        if let reason = json["incomplete"]?.string { throw GraphCSVError(path, reason) }
        guard case .array(let nodeFiles)? = json["nodes"] else {
            throw GraphCSVError(path, "the list 'nodes' is missing")
        }
        for file in nodeFiles {
            guard let path = file.object?["file"]?.string else {
                throw GraphCSVError(path, "an entry of 'nodes' has no 'file'")
            }
            nodes.append(
                NodeFile(
                    path: path, label: file.object?["label"]?.string, declaredTypes: Self.types(file.object?["columns"])
                ))
        }
        guard case .array(let relationshipFiles) = json["edges"] ?? json["relationships"] ?? .array([]) else {
            throw GraphCSVError(path, "'edges' is not a list")
        }
        for file in relationshipFiles {
            guard let path = file.object?["file"]?.string, let type = file.object?["type"]?.string else {
                throw GraphCSVError(path, "an entry of 'edges' has no 'file' or no 'type'")
            }
            relationships.append(
                RelationshipFile(
                    path: path, type: type, source: file.object?["source"]?.string ?? "",
                    target: file.object?["target"]?.string ?? ""))
        }
    }

    /// The types in a list of `{"name": …, "type": …}`.
    private static func types(_ columns: JSONValue?) -> [String: String] {
        guard case .array(let columns)? = columns else { return [:] }
        var types: [String: String] = [:]
        for column in columns {
            if let name = column.object?["name"]?.string, let type = column.object?["type"]?.string {
                types[name] = type
            }
        }
        return types
    }

    private mutating func list(_ folder: String) throws(GraphCSVError) {
        for name in Self.tables(in: folder, "nodes") {
            // Nodes without labels stand in `_.csv`.
            let label = String(name.dropLast(4))
            nodes.append(NodeFile(path: "nodes/\(name)", label: label == "_" ? nil : label))
        }
        for name in Self.tables(in: folder, "edges") {
            let parts = String(name.dropLast(4)).split(separator: "__", omittingEmptySubsequences: false)
            guard parts.count == 3 else {
                throw GraphCSVError("\(folder)/edges/\(name)", "the name is not <TYPE>__<From>__<To>.csv")
            }
            relationships.append(
                RelationshipFile(
                    path: "edges/\(name)", type: String(parts[0]), source: String(parts[1]), target: String(parts[2])))
        }
    }

    /// The names of the CSV files in a part of the folder.
    private static func tables(in folder: String, _ part: String) -> [String] {
        let names = (try? FileSystem.names(in: FilePath(folder).appending(part))) ?? []
        return names.filter { $0.first != UInt8(ascii: ".") }.map { FilePath(bytes: $0).text }.filter {
            $0.hasSuffix(".csv")
        }
    }
}
