import PropertyGraph

/// Nodes and relationships as a statement that makes them, to be kept, sent or run elsewhere.
struct CypherDocument {
    private let elements: any GraphElements

    /// A document of these elements.
    init(_ elements: any GraphElements) { self.elements = elements }

    /// Writes the statement; nothing where there is no element.
    func write(into output: inout ByteBuffer) {
        var isFirst = true
        elements.forEachNode { node in
            begin(&isFirst, into: &output)
            let labels = node.labels.map { ":" + Self.name($0) }.joined()
            output.append("(\(Self.variable(node.id))\(labels)\(Self.map(node.properties, after: labels)))")
        }
        elements.forEachRelationship { edge in
            begin(&isFirst, into: &output)
            let type = ":" + Self.name(edge.type)
            output.append(
                "(\(Self.variable(edge.source)))-[\(type)\(Self.map(edge.properties, after: type))]->"
                    + "(\(Self.variable(edge.target)))")
        }
        if !isFirst { output.append(";\n") }
    }

    private func begin(_ isFirst: inout Bool, into output: inout ByteBuffer) {
        output.append(isFirst ? "CREATE\n  " : ",\n  ")
        isFirst = false
    }

    /// Ids of a second graph have a point in them.
    private static func variable(_ id: String) -> String { id.replacing(".", with: "_") }

    private static func map(_ properties: [(key: String, value: Value)], after name: String) -> String {
        guard !properties.isEmpty else { return "" }
        let entries = properties.map { "\(Self.name($0.key)): \(CypherExport.literal($0.value))" }
        return (name.isEmpty ? "{" : " {") + entries.joined(separator: ", ") + "}"
    }

    /// A name, in back quotes where it needs them.
    private static func name(_ name: String) -> String {
        let isPlain =
            name.first.map { $0.isLetter || $0 == "_" } ?? false
            && name.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }
        return isPlain ? name : CypherExport.quoted(name)
    }
}
