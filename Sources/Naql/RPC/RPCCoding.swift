import PropertyGraph

/// The encoding of values in the line protocol: what JSON lacks is wrapped in one-key objects (`{"float": "NaN"}`).
enum RPCCoding {
    typealias Malformed = RPCRequest.Malformed

    /// Decodes a parameter or a procedure's cell.
    static func decode(_ json: JSONValue) throws(Malformed) -> Value {
        switch json {
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .integer(let number): return .integer(number)
        case .hugeInteger(let text):
            throw Malformed("\(text) does not fit an integer of 64 bits; a float is {\"float\": \"\(text)\"}")
        case .number(let number): return .float(number)
        case .string(let text): return .string(text)
        case .array(let elements):
            var list: [Value] = []
            for element in elements { list.append(try decode(element)) }
            return .list(list)
        case .object(let entries): return try decode(wrapped: entries)
        }
    }

    /// What JSON lacks, in an object of one key.
    private static func decode(wrapped entries: [String: JSONValue]) throws(Malformed) -> Value {
        switch entries.count == 1 ? entries.first : nil {
        case ("float", .string(let text))?: return .float(try float(text))
        case ("point", .object(let fields))?: return try point(fields)
        case ("map", .object(let map))?:
            var result = MapValue()
            for key in map.keys.sorted() { result[key] = try decode(map[key]!) }
            return .map(result)
        case (let kind, _)? where ["node", "rel", "path"].contains(kind):
            throw Malformed("nodes, relationships and paths cannot be given: give an id or a property and MATCH it")
        default:
            throw Malformed("a value is a scalar, a list, {\"float\": text}, {\"point\": {…}} or {\"map\": {…}}")
        }
    }

    /// `{"srid": 4326, "x": 35.5, "y": 33.9}`, or other names of the coordinates.
    private static func point(_ entries: [String: JSONValue]) throws(Malformed) -> Value {
        var fields = PointValue.Fields()
        for key in entries.keys.sorted() {
            guard let json = entries[key] else { continue }
            if let problem = fields.set(key, try decode(json)) { throw Malformed(problem.message) }
        }
        switch fields.point {
        case .success(let point): return .point(point)
        case .failure(let problem): throw Malformed(problem.message)
        }
    }

    private static func float(_ text: String) throws(Malformed) -> Double {
        switch text {
        case "NaN": return .nan
        case "Inf": return .infinity
        case "-Inf": return -.infinity
        default:
            // As JSON writes numbers: Swift would take names and hexadecimal digits as well.
            let isDecimal = text.utf8.allSatisfy { "+-.eE0123456789".utf8.contains($0) }
            guard isDecimal, let number = Double(text), number.isFinite else {
                throw Malformed("`\(text)` is no float of 64 bits; write 1.5, 1e300, NaN, Inf or -Inf")
            }
            return number
        }
    }

    /// Appends a value's encoding.
    static func encode(_ value: Value, of graph: Graph, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .boolean(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number): bytes.append(contentsOf: "\(number)".utf8)
        case .float(let number):
            let text = number.isNaN ? "NaN" : number.isInfinite ? (number < 0 ? "-Inf" : "Inf") : "\(number)"
            bytes.append(contentsOf: "{\"float\":\"\(text)\"}".utf8)
        case .string(let text): JSONText.appendQuoted(text, to: &bytes)
        case .list(let elements):
            list(elements, to: &bytes) { element, bytes in encode(element, of: graph, to: &bytes) }
        case .map(let map):
            bytes.append(contentsOf: "{\"map\":".utf8)
            object(Array(zip(map.keys, map.values)), of: graph, to: &bytes)
            bytes.append(UInt8(ascii: "}"))
        case .node(let node): encode(node: node, of: graph, to: &bytes)
        case .relationship(let relationship): encode(relationship: relationship, of: graph, to: &bytes)
        case .path(let path):
            bytes.append(contentsOf: "{\"path\":[".utf8)
            for (index, node) in path.nodes.enumerated() {
                if index > 0 {
                    bytes.append(UInt8(ascii: ","))
                    encode(relationship: path.relationships[index - 1], of: graph, to: &bytes)
                    bytes.append(UInt8(ascii: ","))
                }
                encode(node: node, of: graph, to: &bytes)
            }
            bytes.append(contentsOf: "]}".utf8)
        case .point(let point):
            let height = point.system.hasHeight ? ",\"z\":\(point.z)" : ""
            let fields = "\"srid\":\(point.system.rawValue),\"x\":\(point.x),\"y\":\(point.y)\(height)"
            bytes.append(contentsOf: "{\"point\":{\(fields)}}".utf8)
        case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
            JSONText.appendQuoted(value.description(in: graph), to: &bytes)
        }
    }

    private static func encode(node: NodeID, of graph: Graph, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: "{\"node\":{\"id\":\(node.index),\"labels\":".utf8)
        list(graph.labels(of: node), to: &bytes) { label, bytes in
            JSONText.appendQuoted(graph.name(of: label), to: &bytes)
        }
        bytes.append(contentsOf: ",\"properties\":".utf8)
        object(graph.properties(of: node).map { (graph.name(of: $0.0), $0.1) }, of: graph, to: &bytes)
        bytes.append(contentsOf: "}}".utf8)
    }

    private static func encode(relationship: RelationshipID, of graph: Graph, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: "{\"rel\":{\"id\":\(relationship.index),\"type\":".utf8)
        JSONText.appendQuoted(graph.name(of: graph.type(of: relationship)), to: &bytes)
        let ends = "\"start\":\(graph.source(of: relationship).index),\"end\":\(graph.target(of: relationship).index)"
        bytes.append(contentsOf: ",\(ends),\"properties\":".utf8)
        object(graph.properties(of: relationship).map { (graph.name(of: $0.0), $0.1) }, of: graph, to: &bytes)
        bytes.append(contentsOf: "}}".utf8)
    }

    private static func list<Element>(
        _ elements: [Element], to bytes: inout [UInt8], each: (Element, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            each(element, &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private static func object(_ entries: [(String, Value)], of graph: Graph, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, (key, value)) in entries.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            JSONText.appendQuoted(key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            encode(value, of: graph, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }
}
