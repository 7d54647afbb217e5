import PropertyGraph

/// The graph as a script of CREATE statements. A hidden key joins relationships to their ends and is removed at the end.
struct CypherExport {
    private static let key = "_export_id"
    private static let label = "_Export"
    let graph: Graph

    func write(to sink: any ByteSink) throws {
        var buffer = ByteBuffer()
        for index in 0..<graph.nodeCapacity {
            let node = NodeID(UInt32(index))
            guard graph.isAlive(node) else { continue }
            let labels = (graph.labels(of: node).map { graph.name(of: $0) } + [Self.label]).map(Self.quoted)
            let properties = entries(graph.properties(of: node)) + ["\(Self.key): \(index)"]
            buffer.append("CREATE (:\(labels.joined(separator: ":")) {\(properties.joined(separator: ", "))});\n")
            if buffer.count > 1 << 16 { try sink.flush(&buffer) }
        }
        for index in 0..<graph.relationshipCapacity {
            let relationship = RelationshipID(UInt32(index))
            guard graph.isAlive(relationship) else { continue }
            let type = Self.quoted(graph.name(of: graph.type(of: relationship)))
            let properties = entries(graph.properties(of: relationship))
            let map = properties.isEmpty ? "" : " {\(properties.joined(separator: ", "))}"
            buffer.append(
                "MATCH (a:\(Self.label) {\(Self.key): \(graph.source(of: relationship).index)}), "
                    + "(b:\(Self.label) {\(Self.key): \(graph.target(of: relationship).index)}) "
                    + "CREATE (a)-[:\(type)\(map)]->(b);\n")
            if buffer.count > 1 << 16 { try sink.flush(&buffer) }
        }
        buffer.append("MATCH (n:\(Self.label)) REMOVE n:\(Self.label), n.\(Self.key);\n")
        try sink.flush(&buffer)
    }

    private func entries(_ properties: [(KeyID, Value)]) -> [String] {
        properties.map { "\(Self.quoted(graph.name(of: $0.0))): \(Self.literal($0.1))" }
    }

    /// An expression that makes the value again: temporal values have no literals, nor have numbers that are not finite.
    static func literal(_ value: Value) -> String {
        let function: String
        switch value {
        case .date: function = "date"
        case .localTime: function = "localtime"
        case .time: function = "time"
        case .localDateTime: function = "localdatetime"
        case .dateTime: function = "datetime"
        case .duration: function = "duration"
        case .list(let values): return "[\(values.map(literal).joined(separator: ", "))]"
        case .float(let number) where !number.isFinite:
            return number.isNaN ? "0.0 / 0.0" : number < 0 ? "-1.0 / 0.0" : "1.0 / 0.0"
        // Properties hold no entities, so no graph is asked.
        default: return value.literal(in: Graph())
        }
        return "\(function)(\(Value.quoted(value.dataText(in: Graph()))))"
    }

    static func quoted(_ name: String) -> String {
        "`" + name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``") + "`"
    }
}
