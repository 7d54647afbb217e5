import Machine
import Naql
import PropertyGraph

/// The graph as a folder of CSV files with typed headers: `nodes/<Label>.csv`, `edges/<TYPE>__<From>__<To>.csv`. A node
/// stands in the file of its first label; the others are in the column `:LABEL`. `graph.json` says which file holds what, since
/// labels and types may be what no file can be called. Reading them gives the same values.
struct CSVExport {
    let graph: Graph
    private let labelNames: [String]
    private let typeNames: [String]

    init(graph: Graph) {
        self.graph = graph
        var names = ExportNames()
        labelNames = (0..<UInt32(graph.labelCount)).map { names.stem(for: graph.name(of: LabelID($0))) }
        names = ExportNames()
        typeNames = (0..<UInt32(graph.typeCount)).map { names.stem(for: graph.name(of: TypeID($0))) }
    }

    private static let folders = ["nodes", "edges"]
    private static let form = OutputFolder.Form(
        folders: folders, endings: [".csv"], list: "graph.json",
        notice: #"{"nodes": null, "incomplete": "an export into this folder was interrupted; export again"}"# + "\n")

    /// Nodes or relationships that stand in one file.
    private struct Group: Hashable, Comparable {
        /// 0 for nodes, 1 for relationships of the first type.
        let type: UInt32
        /// 0 without a label.
        let source: UInt32
        let target: UInt32

        static func < (a: Group, b: Group) -> Bool {
            (a.type, a.source, a.target) < (b.type, b.source, b.target)
        }
    }

    /// - Throws: ``FileError``, ``OutputError`` or ``SnapshotError``; then the folder is as it was.
    func write(to path: String) throws {
        try graph.checkArchive()
        let folder = try OutputFolder(path, form: Self.form)
        for name in Self.folders { try folder.makeFolder(name) }
        var entries: [(nodes: Bool, entry: String)] = []
        for (group, members) in nodes().sorted(by: { $0.key < $1.key }) {
            let file = "nodes/\(stem(group.source)).csv"
            try writeNodes(members, space: stem(group.source), to: "\(folder.draft)/\(file)")
            let label = group.source == 0 ? [] : [("label", label(group.source))]
            entries.append((true, entry([("file", file)] + label)))
        }
        for (group, members) in relationships().sorted(by: { $0.key < $1.key }) {
            let parts = [typeNames[Int(group.type) - 1], stem(group.source), stem(group.target)]
            let file = "edges/\(parts.joined(separator: "__")).csv"
            try writeRelationships(members, group, to: "\(folder.draft)/\(file)")
            let type = graph.name(of: TypeID(group.type - 1))
            let ends = [("source", label(group.source)), ("target", label(group.target))]
            entries.append((false, entry([("file", file), ("type", type)] + ends)))
        }
        let lists = [true, false].map { isNodes in
            "[" + entries.filter { $0.nodes == isNodes }.map { "\n  " + $0.entry }.joined(separator: ",") + "]"
        }
        try ExportFile.write(graph, to: "\(folder.draft)/graph.json") { sink in
            var buffer = ByteBuffer()
            buffer.append("{\"nodes\": \(lists[0]),\n \"edges\": \(lists[1])}\n")
            try sink.flush(&buffer)
        }
        try folder.publish()
    }

    private func nodes() -> [Group: [NodeID]] {
        var groups: [Group: [NodeID]] = [:]
        for index in 0..<graph.nodeCapacity {
            let node = NodeID(UInt32(index))
            guard graph.isAlive(node) else { continue }
            groups[Group(type: 0, source: label(of: node), target: 0), default: []].append(node)
        }
        return groups
    }

    private func relationships() -> [Group: [RelationshipID]] {
        var groups: [Group: [RelationshipID]] = [:]
        for index in 0..<graph.relationshipCapacity {
            let relationship = RelationshipID(UInt32(index))
            guard graph.isAlive(relationship) else { continue }
            let group = Group(
                type: graph.type(of: relationship).index + 1, source: label(of: graph.source(of: relationship)),
                target: label(of: graph.target(of: relationship)))
            groups[group, default: []].append(relationship)
        }
        return groups
    }

    /// The number of the node's first label, from 1; 0 without one.
    private func label(of node: NodeID) -> UInt32 { graph.labels(of: node).first.map { $0.index + 1 } ?? 0 }

    private func label(_ number: UInt32) -> String { number == 0 ? "" : graph.name(of: LabelID(number - 1)) }

    private func stem(_ number: UInt32) -> String { number == 0 ? "_" : labelNames[Int(number) - 1] }

    /// An object of `graph.json`.
    private func entry(_ fields: [(String, String)]) -> String {
        var bytes: [UInt8] = []
        for (name, value) in fields {
            bytes.append(contentsOf: (bytes.isEmpty ? "{\"\(name)\": " : ", \"\(name)\": ").utf8)
            JSONText.appendQuoted(value, to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self) + "}"
    }

    private func writeNodes(_ nodes: [NodeID], space: String, to path: String) throws {
        let keys = keysAndTypes(nodes.map { graph.properties(of: $0) })
        try ExportFile.write(graph, to: path) { sink in
            var buffer = ByteBuffer()
            header([":ID(\(space))", ":LABEL"], keys, into: &buffer)
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

    private func writeRelationships(_ relationships: [RelationshipID], _ group: Group, to path: String) throws {
        let keys = keysAndTypes(relationships.map { graph.properties(of: $0) })
        let ends = [":START_ID(\(stem(group.source)))", ":END_ID(\(stem(group.target)))"]
        try ExportFile.write(graph, to: path) { sink in
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
