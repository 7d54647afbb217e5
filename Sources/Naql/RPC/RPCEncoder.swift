import PropertyGraph

/// Writes values of the line protocol, which ``RPCDecoder`` reads.
struct RPCEncoder {
    /// What the ids of values belong to.
    let graph: Graph
    /// Whether moments and durations say what they are (`{"date": "2024-01-31"}`), where they are else texts as others; floats
    /// are then numbers of JSON with a point or an exponent, which integers never have.
    var keepsTypes = false

    /// Appends a value.
    func append(_ value: Value, to bytes: inout [UInt8]) {
        switch value {
        case .null: append("null", to: &bytes)
        case .boolean(let flag): append(flag ? "true" : "false", to: &bytes)
        case .integer(let number): append("\(number)", to: &bytes)
        case .float(let number): append(number, to: &bytes)
        case .string(let text): JSONText.appendQuoted(text, to: &bytes)
        case .list(let elements): appendList(elements, to: &bytes) { append($0, to: &$1) }
        case .map(let map):
            append("{\"map\":", to: &bytes)
            appendObject(zip(map.keys, map.values), to: &bytes)
            append("}", to: &bytes)
        case .node(let node): append(node, to: &bytes)
        case .relationship(let relationship): append(relationship, to: &bytes)
        case .path(let path): append(path, to: &bytes)
        case .point(let point): append(point, to: &bytes)
        case .date: appendMoment("date", value, to: &bytes)
        case .localTime: appendMoment("localtime", value, to: &bytes)
        case .time: appendMoment("time", value, to: &bytes)
        case .localDateTime: appendMoment("localdatetime", value, to: &bytes)
        case .dateTime: appendMoment("datetime", value, to: &bytes)
        case .duration: appendMoment("duration", value, to: &bytes)
        }
    }

    private func append(_ text: String, to bytes: inout [UInt8]) { bytes.append(contentsOf: text.utf8) }

    private func append(_ number: Double, to bytes: inout [UInt8]) {
        if keepsTypes, number.isFinite { return append("\(number)", to: &bytes) }
        let text = number.isNaN ? "NaN" : number.isInfinite ? (number < 0 ? "-Inf" : "Inf") : "\(number)"
        append("{\"float\":\"\(text)\"}", to: &bytes)
    }

    private func appendMoment(_ kind: String, _ value: Value, to bytes: inout [UInt8]) {
        if keepsTypes { append("{\"\(kind)\":", to: &bytes) }
        JSONText.appendQuoted(keepsTypes ? value.dataText(in: graph) : value.description(in: graph), to: &bytes)
        if keepsTypes { append("}", to: &bytes) }
    }

    private func append(_ point: PointValue, to bytes: inout [UInt8]) {
        let height = point.system.hasHeight ? ",\"z\":\(point.z)" : ""
        let fields = "\"srid\":\(point.system.rawValue),\"x\":\(point.x),\"y\":\(point.y)\(height)"
        append("{\"point\":{\(fields)}}", to: &bytes)
    }

    private func append(_ path: PathValue, to bytes: inout [UInt8]) {
        append("{\"path\":[", to: &bytes)
        for (index, node) in path.nodes.enumerated() {
            if index > 0 {
                append(",", to: &bytes)
                append(path.relationships[index - 1], to: &bytes)
                append(",", to: &bytes)
            }
            append(node, to: &bytes)
        }
        append("]}", to: &bytes)
    }

    private func append(_ node: NodeID, to bytes: inout [UInt8]) {
        append("{\"node\":{\"id\":\(node.index),\"labels\":", to: &bytes)
        appendList(graph.labels(of: node), to: &bytes) { JSONText.appendQuoted(graph.name(of: $0), to: &$1) }
        append(",\"properties\":", to: &bytes)
        appendObject(graph.properties(of: node).map { (graph.name(of: $0.0), $0.1) }, to: &bytes)
        append("}}", to: &bytes)
    }

    private func append(_ relationship: RelationshipID, to bytes: inout [UInt8]) {
        append("{\"rel\":{\"id\":\(relationship.index),\"type\":", to: &bytes)
        JSONText.appendQuoted(graph.name(of: graph.type(of: relationship)), to: &bytes)
        let ends = "\"start\":\(graph.source(of: relationship).index),\"end\":\(graph.target(of: relationship).index)"
        append(",\(ends),\"properties\":", to: &bytes)
        appendObject(graph.properties(of: relationship).map { (graph.name(of: $0.0), $0.1) }, to: &bytes)
        append("}}", to: &bytes)
    }

    private func appendList<Element>(
        _ elements: [Element], to bytes: inout [UInt8], each: (Element, inout [UInt8]) -> Void
    ) {
        append("[", to: &bytes)
        for (index, element) in elements.enumerated() {
            if index > 0 { append(",", to: &bytes) }
            each(element, &bytes)
        }
        append("]", to: &bytes)
    }

    private func appendObject(_ entries: some Sequence<(String, Value)>, to bytes: inout [UInt8]) {
        append("{", to: &bytes)
        var isFirst = true
        for (key, value) in entries {
            if !isFirst { append(",", to: &bytes) }
            isFirst = false
            JSONText.appendQuoted(key, to: &bytes)
            append(":", to: &bytes)
            append(value, to: &bytes)
        }
        append("}", to: &bytes)
    }
}
