import Naql
import PropertyGraph

/// `:schema`: what the graph holds.
enum SchemaText {
    static func show(_ label: String, console: Console) throws {
        let graph = console.session.graph
        guard graph.nodeCount > 0 || label.isEmpty else {
            throw CommandError("the graph is empty: load articles with `:load FOLDER`")
        }
        if label.isEmpty {
            console.say(
                "\(graph.nodeCount) nodes, \(graph.relationshipCount) relationships; `:schema NAME` tells more of one")
            try show(overview, console)
            try show(types, console)
            return
        }
        let name = label.hasPrefix(":") ? String(label.dropFirst()) : label
        if graph.findLabel(name) != nil {
            try show(ofLabel, console, name)
            try show(
                "CALL db.schema() YIELD source, type, target, count WHERE source = $name OR target = $name "
                    + "RETURN source, type, target, count",
                console, name)
        } else if graph.findType(name) != nil {
            try show(ofType, console, name)
            try show(
                "CALL db.schema() YIELD source, type, target, count WHERE type = $name "
                    + "RETURN source, type, target, count", console, name)
        } else {
            let names =
                (0..<graph.labelCount).map { graph.name(of: LabelID(UInt32($0))) }
                + (0..<graph.typeCount).map { graph.name(of: TypeID(UInt32($0))) }
            throw CommandError(Suggestion.unknown("label or relationship type", name, among: names))
        }
    }

    private static let overview = """
        CALL schema.labels() YIELD label, count, property
        RETURN label, count, collect(property) AS properties ORDER BY label
        """
    private static let types = """
        CALL schema.types() YIELD type, count, property
        RETURN type, count, collect(property) AS properties ORDER BY type
        """
    private static let ofLabel = """
        CALL schema.labels() YIELD label, property, types WHERE label = $name RETURN property, types
        """
    private static let ofType = """
        CALL schema.types() YIELD type, property, types WHERE type = $name RETURN property, types
        """

    private static func show(_ query: String, _ console: Console, _ name: String = "") throws {
        try console.run(QuerySource(name: "<schema>", text: query), parameters: ["name": .string(name)])
    }
}
