import Naql

/// The graph as a folder of CSV files with typed headers: `nodes/<Label>.csv`, `edges/<TYPE>__<From>__<To>.csv`. A node
/// stands in the file of its first label; the others are in the column `:LABEL`. Reading them gives the same values.
struct CSVExport {
    let graph: Graph

    func write(to folder: String) throws {
        try ExportFile.makeFolder(folder)
        try ExportFile.makeFolder(folder + "/nodes")
        try ExportFile.makeFolder(folder + "/edges")
        var nodes: [String: [NodeID]] = [:]
        for index in 0..<graph.nodeCapacity {
            let node = NodeID(UInt32(index))
            if graph.isAlive(node) { nodes[file(of: node), default: []].append(node) }
        }
        for (label, members) in nodes.sorted(by: { $0.key < $1.key }) {
            try writeNodes(members, label: label, to: folder + "/nodes/\(label).csv")
        }
        var relationships: [String: [RelationshipID]] = [:]
        for index in 0..<graph.relationshipCapacity {
            let relationship = RelationshipID(UInt32(index))
            guard graph.isAlive(relationship) else { continue }
            let name = [
                graph.name(of: graph.type(of: relationship)), file(of: graph.source(of: relationship)),
                file(of: graph.target(of: relationship)),
            ].joined(separator: "__")
            relationships[name, default: []].append(relationship)
        }
        for (name, members) in relationships.sorted(by: { $0.key < $1.key }) {
            try writeRelationships(members, to: folder + "/edges/\(name).csv")
        }
    }

    private func file(of node: NodeID) -> String {
        graph.labels(of: node).first.map { graph.name(of: $0) } ?? "_"
    }

    private func writeNodes(_ nodes: [NodeID], label: String, to path: String) throws {
        let keys = keysAndTypes(nodes.map { graph.properties(of: $0) })
        try ExportFile.write(to: path) { sink in
            var buffer = ByteBuffer()
            header([":ID(\(label))", ":LABEL"], keys, into: &buffer)
            for node in nodes {
                buffer.append(integer: Int64(node.index))
                buffer.append(",")
                field(BacktickedName.list(graph.labels(of: node).map { graph.name(of: $0) }), into: &buffer)
                for (key, type) in keys { append(graph.property(node, key), type, into: &buffer) }
                buffer.append("\n")
                if buffer.count > 1 << 16 { try sink.flush(&buffer) }
            }
            try sink.flush(&buffer)
        }
    }

    private func writeRelationships(_ relationships: [RelationshipID], to path: String) throws {
        let keys = keysAndTypes(relationships.map { graph.properties(of: $0) })
        guard let first = relationships.first else { return }
        let ends = [
            ":START_ID(\(file(of: graph.source(of: first))))", ":END_ID(\(file(of: graph.target(of: first))))",
        ]
        try ExportFile.write(to: path) { sink in
            var buffer = ByteBuffer()
            header(ends, keys, into: &buffer)
            for relationship in relationships {
                buffer.append(integer: Int64(graph.source(of: relationship).index))
                buffer.append(",")
                buffer.append(integer: Int64(graph.target(of: relationship).index))
                for (key, type) in keys { append(graph.property(relationship, key), type, into: &buffer) }
                buffer.append("\n")
                if buffer.count > 1 << 16 { try sink.flush(&buffer) }
            }
            try sink.flush(&buffer)
        }
    }

    /// Every key that occurs, with the type of its values.
    private func keysAndTypes(_ rows: [[(KeyID, Value)]]) -> [(KeyID, CSVColumnType)] {
        var types: [KeyID: CSVColumnType] = [:]
        for (key, value) in rows.joined() {
            let type = CSVColumnType(of: value)
            types[key] = types[key]?.joined(type) ?? type
        }
        return types.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func header(_ first: [String], _ keys: [(KeyID, CSVColumnType)], into buffer: inout ByteBuffer) {
        let fields = first + keys.map { BacktickedName.inHeader(graph.name(of: $0.0)) + ":" + $0.1.name }
        for (index, name) in fields.enumerated() {
            if index > 0 { buffer.append(",") }
            field(name, into: &buffer)
        }
        buffer.append("\n")
    }

    private func append(_ value: Value, _ type: CSVColumnType, into buffer: inout ByteBuffer) {
        buffer.append(",")
        if case .null = value { return }
        field(type.text(value), into: &buffer)
    }

    private func field(_ text: String, into buffer: inout ByteBuffer) {
        var text = text
        text.withUTF8 { CSVRenderer.appendField($0, into: &buffer) }
    }
}
