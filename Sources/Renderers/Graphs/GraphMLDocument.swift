import PropertyGraph

/// A graph as GraphML (graphml.graphdrawing.org): labels and types are the attributes `labels` and `type`, what a picture
/// writes on a node `label`; lists are written as JSON, temporal values as their texts.
struct GraphMLDocument {
    private let elements: any GraphElements
    private var xml = XMLText()
    private var nodeAttributes = GraphMLAttributes()
    private var edgeAttributes = GraphMLAttributes()

    /// A document of these elements.
    init(_ elements: any GraphElements) { self.elements = elements }

    /// Writes the document; `flush` is called now and then, so that a large one need not be held.
    mutating func write(into output: inout ByteBuffer, flush: (inout ByteBuffer) throws -> Void) rethrows {
        elements.forEachNode { nodeAttributes.add($0.properties) }
        elements.forEachRelationship { edgeAttributes.add($0.properties) }
        var plain = XMLText()
        nodeAttributes.nameAll { plain.holdable($0) }
        edgeAttributes.nameAll { plain.holdable($0) }
        output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        output.append("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
        declare("node", ["labels", "label"], nodeAttributes, into: &output)
        declare("edge", ["type"], edgeAttributes, into: &output)
        output.append("  <graph id=\"naql\" edgedefault=\"directed\">\n")
        try elements.forEachNode { node in
            output.append("    <node id=\"\(node.id)\">")
            fixed("node_labels", Self.joined(node.labels), into: &output)
            fixed("node_label", node.caption, into: &output)
            data("node", node.properties, nodeAttributes, into: &output)
            output.append("</node>\n")
            if output.count > 1 << 16 { try flush(&output) }
        }
        try elements.forEachRelationship { edge in
            output.append("    <edge id=\"\(edge.id)\" source=\"\(edge.source)\" target=\"\(edge.target)\">")
            fixed("edge_type", edge.type, into: &output)
            data("edge", edge.properties, edgeAttributes, into: &output)
            output.append("</edge>\n")
            if output.count > 1 << 16 { try flush(&output) }
        }
        output.append("  </graph>\n</graphml>\n")
    }

    /// What is to be told of a document that was written.
    var notes: [String] {
        var notes = xml.notes
        for (entity, attributes) in [("nodes", nodeAttributes), ("relationships", edgeAttributes)] {
            let names = attributes.renamed.map { "`\($0.key)` as `\($0.name)`" }
            if names.isEmpty { continue }
            notes.append("note: of \(entity) written so that readers keep them apart: \(names.joined(separator: ", "))")
        }
        return notes
    }

    private mutating func declare(
        _ entity: String, _ fixed: [String], _ attributes: GraphMLAttributes, into output: inout ByteBuffer
    ) {
        for name in fixed {
            output.append(
                "  <key id=\"\(entity)_\(name)\" for=\"\(entity)\" attr.name=\"\(name)\" attr.type=\"string\"/>\n")
        }
        for key in attributes.keys {
            output.append("  <key id=\"\(entity)_p\(attributes.number(of: key))\" for=\"\(entity)\" attr.name=\"")
            output.append(xml.attribute(attributes.name(of: key)))
            output.append("\" attr.type=\"\(attributes.type(of: key))\"/>\n")
        }
    }

    private mutating func fixed(_ key: String, _ text: String, into output: inout ByteBuffer) {
        output.append("<data key=\"\(key)\">\(xml.content(text))</data>")
    }

    private mutating func data(
        _ entity: String, _ properties: [(key: String, value: Value)], _ attributes: GraphMLAttributes,
        into output: inout ByteBuffer
    ) {
        for (key, value) in properties {
            fixed("\(entity)_p\(attributes.number(of: key))", Self.text(of: value), into: &output)
        }
    }

    /// Labels between colons; one that has a colon itself stands in back quotes, as in a query.
    private static func joined(_ labels: [String]) -> String {
        labels.map { $0.contains { $0 == ":" || $0 == "`" } ? "`" + $0.replacing("`", with: "``") + "`" : $0 }
            .joined(separator: ":")
    }

    private static func text(of value: Value) -> String {
        switch value {
        // As XML Schema writes them.
        case .float(let number) where number.isInfinite: return number < 0 ? "-INF" : "INF"
        case .list:
            var json = ByteBuffer()
            JSONWriter.append(value, of: Graph(), into: &json)
            return json.text
        default: return value.dataText(in: Graph())
        }
    }
}
