import Text

/// A graph as a Graphviz digraph: `… --format dot | dot -Tsvg`.
struct DotDocument {
    private let elements: any GraphElements

    /// A document of these elements.
    init(_ elements: any GraphElements) { self.elements = elements }

    /// Writes the document; `flush` is called now and then, so that a large one need not be held.
    func write(into output: inout ByteBuffer, flush: (inout ByteBuffer) throws -> Void) rethrows {
        output.append("digraph naql {\n  node [shape=box, style=rounded];\n")
        try elements.forEachNode { node in
            let label = node.caption + "\n:" + node.labels.joined(separator: ":")
            output.append("  \"\(node.id)\" [label=\(Self.quoted(label))];\n")
            if output.count > 1 << 16 { try flush(&output) }
        }
        try elements.forEachRelationship { edge in
            output.append("  \"\(edge.source)\" -> \"\(edge.target)\" [label=\(Self.quoted(edge.type))];\n")
            if output.count > 1 << 16 { try flush(&output) }
        }
        output.append("}\n")
    }

    /// A string of the language. An ampersand that Graphviz would take for the beginning of an entity is written as one.
    private static func quoted(_ text: String) -> String {
        let visible = VisibleText.escaped(text.replacing("\r\n", with: "\n"), keeping: .lineBreaks)
        let scalars = Array(visible.unicodeScalars)
        var result = "\""
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "&" where beginsEntity(scalars[(index + 1)...]): result += "&amp;"
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Whether `name;` or `#number;` follows.
    private static func beginsEntity(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        let name = rest.prefix {
            $0 == "#" || $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
        }
        return !name.isEmpty && rest.dropFirst(name.count).first == ";"
    }
}
