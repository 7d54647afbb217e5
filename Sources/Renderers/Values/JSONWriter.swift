import Naql
public import PropertyGraph

/// Writes values as JSON.
///
/// A node is `{"id", "labels", "properties"}`, a relationship `{"id", "type", "start", "end", "properties"}`, a path
/// `{"nodes", "relationships"}`; temporal values are strings, a
/// point is `{"srid", "x", "y"}`, with `"z"` where it has one. NaN and the infinities, which JSON lacks, are strings. Arabic is
/// written as it is; controls and U+2028/9 are escaped.
public enum JSONWriter {
    /// Appends a value.
    public static func append(_ value: Value, of graph: Graph, into output: inout ByteBuffer) {
        switch value {
        case .null: output.append("null")
        case .boolean(let flag): output.append(flag ? "true" : "false")
        case .integer(let number): output.append(integer: number)
        case .float(let number): append(float: number, into: &output)
        case .string(let text): append(string: text, into: &output)
        case .list(let elements):
            output.append("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { output.append(",") }
                append(element, of: graph, into: &output)
            }
            output.append("]")
        case .map(let map):
            append(entries: zip(map.keys, map.values), of: graph, into: &output)
        case .node(let node): append(node: node, of: graph, into: &output)
        case .relationship(let relationship): append(relationship: relationship, of: graph, into: &output)
        case .path(let path):
            output.append("{\"nodes\":[")
            for (index, node) in path.nodes.enumerated() {
                if index > 0 { output.append(",") }
                append(node: node, of: graph, into: &output)
            }
            output.append("],\"relationships\":[")
            for (index, relationship) in path.relationships.enumerated() {
                if index > 0 { output.append(",") }
                append(relationship: relationship, of: graph, into: &output)
            }
            output.append("]}")
        case .point(let point): append(point: point, into: &output)
        case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
            append(string: value.dataText(in: graph), into: &output)
        }
    }

    /// Appends a float: the shortest text that reads back as it.
    static func append(float number: Double, into output: inout ByteBuffer) {
        guard number.isFinite else {
            return append(string: number.isNaN ? "NaN" : number > 0 ? "Infinity" : "-Infinity", into: &output)
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: ShortDecimal.room) { room in
            if let start = ShortDecimal.write(number, into: room) {
                output.appendBytes(UnsafeBufferPointer(rebasing: room[start...]))
            } else {
                output.append("\(number)")
            }
        }
    }

    private static func append(point: PointValue, into output: inout ByteBuffer) {
        output.append("{\"srid\":")
        output.append(integer: point.system.rawValue)
        output.append(",\"x\":\(point.x),\"y\":\(point.y)")
        if point.system.hasHeight { output.append(",\"z\":\(point.z)") }
        output.append("}")
    }

    private static func append(node: NodeID, of graph: Graph, into output: inout ByteBuffer) {
        output.append("{\"id\":")
        output.append(integer: Int64(node.index))
        output.append(",\"labels\":[")
        for (index, label) in graph.labels(of: node).enumerated() {
            if index > 0 { output.append(",") }
            append(string: graph.name(of: label), into: &output)
        }
        output.append("],\"properties\":")
        append(entries: graph.properties(of: node).map { (graph.name(of: $0.0), $0.1) }, of: graph, into: &output)
        output.append("}")
    }

    private static func append(relationship: RelationshipID, of graph: Graph, into output: inout ByteBuffer) {
        output.append("{\"id\":")
        output.append(integer: Int64(relationship.index))
        output.append(",\"type\":")
        append(string: graph.name(of: graph.type(of: relationship)), into: &output)
        output.append(",\"start\":")
        output.append(integer: Int64(graph.source(of: relationship).index))
        output.append(",\"end\":")
        output.append(integer: Int64(graph.target(of: relationship).index))
        output.append(",\"properties\":")
        append(
            entries: graph.properties(of: relationship).map { (graph.name(of: $0.0), $0.1) }, of: graph, into: &output)
        output.append("}")
    }

    private static func append(
        entries: some Sequence<(String, Value)>, of graph: Graph, into output: inout ByteBuffer
    ) {
        output.append("{")
        var isFirst = true
        for (key, value) in entries {
            if !isFirst { output.append(",") }
            isFirst = false
            append(string: key, into: &output)
            output.append(":")
            append(value, of: graph, into: &output)
        }
        output.append("}")
    }

    /// Appends a string in quotes.
    public static func append(string: String, into output: inout ByteBuffer) {
        output.withBytes { JSONText.appendQuoted(string, to: &$0) }
    }
}
