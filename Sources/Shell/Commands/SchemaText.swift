import Naql

/// `:schema`: what the graph holds.
enum SchemaText {
    static func show(_ label: String, console: Console) throws {
        let graph = console.session.graph
        guard graph.nodeCount > 0 || label.isEmpty else {
            throw CommandError("the graph is empty: load articles with `:load FOLDER`")
        }
        if label.isEmpty {
            console.say("\(graph.nodeCount) nodes, \(graph.relationshipCount) relationships")
            try console.run(QuerySource(name: "<schema>", text: "CALL db.schema()"))
            return
        }
        let name = label.hasPrefix(":") ? String(label.dropFirst()) : label
        guard graph.findLabel(name) != nil || graph.findType(name) != nil else {
            let names =
                (0..<graph.labelCount).map { graph.name(of: LabelID(UInt32($0))) }
                + (0..<graph.typeCount).map { graph.name(of: TypeID(UInt32($0))) }
            throw CommandError(Suggestion.unknown("label or relationship type", name, among: names))
        }
        let query = "CALL db.schema() YIELD * WITH * WHERE name = $name RETURN *"
        try console.run(QuerySource(name: "<schema>", text: query), parameters: ["name": .string(name)])
    }
}
