public import Articles
import PropertyGraph

/// The part of an article as JSON Lines: nodes, relationships and prints, with keys that are the same wherever the article is
/// annotated. What is one for many articles (`entity`, `CITES`, `AFFILIATED_WITH`) stands in the lines of each.
public struct PartLines {
    private let part: ArticlePart
    private let keys: [String]

    /// The lines of a part.
    public init(_ part: ArticlePart) {
        self.part = part
        var keys = (0..<part.graph.nodeCapacity).map { "\(part.id)#\($0)" }
        for entity in part.entities { keys[Int(entity.node.index)] = entity.key }
        self.keys = keys
    }

    /// Appends all lines.
    public func append(to buffer: inout ByteBuffer) {
        let shared = Dictionary(part.entities.map { ($0.node, $0) }) { first, _ in first }
        for index in 0..<part.graph.nodeCapacity where part.graph.isAlive(NodeID(UInt32(index))) {
            append(NodeID(UInt32(index)), shared[NodeID(UInt32(index))], to: &buffer)
        }
        for index in 0..<part.graph.relationshipCapacity where part.graph.isAlive(RelationshipID(UInt32(index))) {
            append(RelationshipID(UInt32(index)), index, to: &buffer)
        }
        for print in part.prints { append(print, to: &buffer) }
    }

    private func append(_ node: NodeID, _ entity: ArticlePart.Entity?, to buffer: inout ByteBuffer) {
        buffer.append(entity == nil ? #"{"kind":"node","key":"# : #"{"kind":"entity","key":"#)
        JSONWriter.append(string: keys[Int(node.index)], into: &buffer)
        buffer.append(#","labels":"#)
        append(part.graph.labels(of: node).map { part.graph.name(of: $0) }, to: &buffer)
        if let entity {
            buffer.append(#","name":"#)
            JSONWriter.append(string: entity.name, into: &buffer)
            if let rank = entity.rank { buffer.append(",\"rank\":\(rank)") }
            buffer.append(#","forms":"#)
            append(entity.forms, to: &buffer)
            buffer.append(#","given":"#)
            append(entity.givenNames, to: &buffer)
        } else {
            append(part.graph.properties(of: node), to: &buffer)
        }
        buffer.append("}\n")
    }

    private func append(_ relationship: RelationshipID, _ index: Int, to buffer: inout ByteBuffer) {
        let graph = part.graph
        buffer.append(#"{"kind":"relationship","key":"#)
        JSONWriter.append(string: "\(part.id)#r\(index)", into: &buffer)
        buffer.append(#","type":"#)
        JSONWriter.append(string: graph.name(of: graph.type(of: relationship)), into: &buffer)
        for (name, node) in [("source", graph.source(of: relationship)), ("target", graph.target(of: relationship))] {
            buffer.append(",\"\(name)\":")
            JSONWriter.append(string: keys[Int(node.index)], into: &buffer)
        }
        append(graph.properties(of: relationship), to: &buffer)
        buffer.append("}\n")
    }

    private func append(_ print: ArticlePart.Print, to buffer: inout ByteBuffer) {
        buffer.append(#"{"kind":"print","key":"#)
        JSONWriter.append(string: keys[Int(print.node.index)], into: &buffer)
        buffer.append(",\"of\":\"\(print.kind)\",\"article\":")
        JSONWriter.append(string: part.id, into: &buffer)
        if let outlet = print.outlet {
            buffer.append(#","outlet":"#)
            JSONWriter.append(string: keys[Int(outlet.index)], into: &buffer)
        }
        if let moment = print.moment { buffer.append(",\"moment\":\(moment)") }
        let words = print.words.map { byte in
            let digits = String(byte, radix: 16)
            return digits.utf8.count == 1 ? "0\(digits)" : digits
        }
        buffer.append(",\"start\":\(print.start),\"text\":\"\(print.text)\",\"words\":\"\(words.joined())\"}\n")
    }

    private func append(_ texts: [String], to buffer: inout ByteBuffer) {
        JSONWriter.append(.list(texts.map(Value.string)), of: part.graph, into: &buffer)
    }

    /// Properties; those that JSON has as texts, and are none, have the function that makes them of the text.
    private func append(_ properties: [(KeyID, Value)], to buffer: inout ByteBuffer) {
        buffer.append(#","properties":{"#)
        for (index, (key, value)) in properties.enumerated() {
            if index > 0 { buffer.append(",") }
            JSONWriter.append(string: part.graph.name(of: key), into: &buffer)
            buffer.append(":")
            JSONWriter.append(value, of: part.graph, into: &buffer)
        }
        buffer.append("}")
        let functions = properties.compactMap { key, value in
            Self.function(value).map { (part.graph.name(of: key), $0) }
        }
        guard !functions.isEmpty else { return }
        buffer.append(#","functions":{"#)
        for (index, (key, function)) in functions.enumerated() {
            if index > 0 { buffer.append(",") }
            JSONWriter.append(string: key, into: &buffer)
            buffer.append(":\"\(function)\"")
        }
        buffer.append("}")
    }

    private static func function(_ value: Value) -> String? {
        switch value {
        case .date: "date"
        case .localTime: "localtime"
        case .time: "time"
        case .localDateTime: "localdatetime"
        case .dateTime: "datetime"
        case .duration: "duration"
        default: nil
        }
    }
}
