import PropertyGraph

/// The graph as JSON Lines: nodes first, then relationships, in the structure of ``JSONWriter`` with a `kind` before it.
struct JSONLinesExport {
    let graph: Graph

    func write(to sink: any ByteSink) throws {
        var buffer = ByteBuffer()
        for index in 0..<graph.nodeCapacity where graph.isAlive(NodeID(UInt32(index))) {
            buffer.append("{\"kind\":\"node\",\"value\":")
            JSONWriter.append(.node(NodeID(UInt32(index))), of: graph, into: &buffer)
            buffer.append("}\n")
            if buffer.count > 1 << 16 { try sink.flush(&buffer) }
        }
        for index in 0..<graph.relationshipCapacity where graph.isAlive(RelationshipID(UInt32(index))) {
            buffer.append("{\"kind\":\"relationship\",\"value\":")
            JSONWriter.append(.relationship(RelationshipID(UInt32(index))), of: graph, into: &buffer)
            buffer.append("}\n")
            if buffer.count > 1 << 16 { try sink.flush(&buffer) }
        }
        try sink.flush(&buffer)
    }
}
