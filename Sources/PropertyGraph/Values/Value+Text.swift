import Text

extension Value {
    /// The value as a literal of the language, entities as in patterns: strings quoted, `[1, 'a']`, `{k: 1}`,
    /// `(:Person {name: 'x'})`, `[:KNOWS]`. Temporal values stand bare, in their shortest form: `08:40`.
    public func literal(in graph: Graph) -> String {
        var text = ""
        write(into: &text, in: graph, withSeconds: false)
        return text
    }

    /// The value for a person: as ``literal(in:)``, but a string at the top stands bare.
    public func description(in graph: Graph) -> String {
        if case .string(let text) = self { return text }
        return literal(in: graph)
    }

    /// The value for other programs: as ``description(in:)``, but times have their seconds, as `toString` gives them.
    public func dataText(in graph: Graph) -> String {
        if case .string(let text) = self { return text }
        var text = ""
        write(into: &text, in: graph, withSeconds: true)
        return text
    }

    /// The text of a scalar or temporal value as `toString` gives it; nil for null, lists, maps and entities.
    public var scalarText: String? { scalarText(withSeconds: true) }

    private func scalarText(withSeconds: Bool) -> String? {
        switch self {
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .float(let value): Numbers.text(value)
        case .string(let value): value
        case .date(let value): value.description
        case .localTime(let value): value.text(withSeconds: withSeconds)
        case .time(let value): value.text(withSeconds: withSeconds)
        case .localDateTime(let value): value.text(withSeconds: withSeconds)
        case .dateTime(let value): value.text(withSeconds: withSeconds)
        case .duration(let value): value.description
        case .point(let value): value.description
        case .null, .list, .map, .node, .relationship, .path: nil
        }
    }

    /// The beginning of a string between single quotes, for messages: a text may be as long as memory is.
    public static func excerpt(_ text: String) -> String {
        let longest = 80
        guard text.utf8.count > longest else { return quoted(text) }
        let start = text.unicodeScalars.prefix(longest)
        return start.count < longest ? quoted(text) : quoted(String(start.dropLast()) + "…")
    }

    /// A string between single quotes, with what must be escaped escaped.
    public static func quoted(_ text: String) -> String { QuotedText.of(text, in: "'") }

    private func write(into text: inout String, in graph: Graph, withSeconds: Bool) {
        switch self {
        case .null: text += "null"
        case .string(let value): text += Value.quoted(value)
        case .list(let values):
            text += "["
            for (position, value) in values.enumerated() {
                if position > 0 { text += ", " }
                value.write(into: &text, in: graph, withSeconds: withSeconds)
            }
            text += "]"
        case .map(let map):
            Value.write(Array(zip(map.keys, map.values)), into: &text, in: graph, withSeconds: withSeconds)
        case .node(let node): Value.write(node, into: &text, in: graph, withSeconds: withSeconds)
        case .relationship(let relationship):
            Value.write(relationship, into: &text, in: graph, withSeconds: withSeconds)
        case .path(let path):
            for (position, node) in path.nodes.enumerated() {
                if position > 0 {
                    let relationship = path.relationships[position - 1]
                    let forward = graph.source(of: relationship) == path.nodes[position - 1]
                    text += forward ? "-" : "<-"
                    Value.write(relationship, into: &text, in: graph, withSeconds: withSeconds)
                    text += forward ? "->" : "-"
                }
                Value.write(node, into: &text, in: graph, withSeconds: withSeconds)
            }
        default: text += scalarText(withSeconds: withSeconds) ?? ""
        }
    }

    private static func write(_ node: NodeID, into text: inout String, in graph: Graph, withSeconds: Bool) {
        text += "("
        // A deleted node may still be in a result; it has nothing left to show.
        if graph.isAlive(node) {
            let labels = graph.labels(of: node)
            for label in labels { text += ":" + name(graph.name(of: label)) }
            let properties = graph.properties(of: node).map { (graph.name(of: $0.0), $0.1) }
            if !properties.isEmpty {
                if !labels.isEmpty { text += " " }
                write(properties, into: &text, in: graph, withSeconds: withSeconds)
            }
        }
        text += ")"
    }

    private static func write(
        _ relationship: RelationshipID, into text: inout String, in graph: Graph, withSeconds: Bool
    ) {
        text += "[:" + name(graph.name(of: graph.type(of: relationship)))
        if graph.isAlive(relationship) {
            let properties = graph.properties(of: relationship).map { (graph.name(of: $0.0), $0.1) }
            if !properties.isEmpty {
                text += " "
                write(properties, into: &text, in: graph, withSeconds: withSeconds)
            }
        }
        text += "]"
    }

    private static func write(
        _ entries: [(String, Value)], into text: inout String, in graph: Graph, withSeconds: Bool
    ) {
        text += "{"
        for (position, entry) in entries.enumerated() {
            if position > 0 { text += ", " }
            text += name(entry.0) + ": "
            entry.1.write(into: &text, in: graph, withSeconds: withSeconds)
        }
        text += "}"
    }

    /// A name as it must be written in a query: between backticks unless it is an identifier.
    private static func name(_ name: String) -> String {
        let isIdentifier =
            !name.isEmpty
            && name.unicodeScalars.enumerated().allSatisfy { position, scalar in
                scalar == "_" || scalar.properties.isXIDStart || (position > 0 && scalar.properties.isXIDContinue)
            }
        if isIdentifier { return name }
        var result = "`"
        for scalar in name.unicodeScalars {
            if scalar == "`" { result += "`" }
            result.unicodeScalars.append(scalar)
        }
        return result + "`"
    }
}
