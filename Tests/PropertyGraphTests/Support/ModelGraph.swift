import PropertyGraph
import Testing

/// A graph of dictionaries: slow, and too simple to be wrong. Copies of it are its savepoints.
struct ModelGraph {
    struct Node {
        var labels: Set<LabelID>
        var properties: [KeyID: Value] = [:]
    }
    struct Relationship {
        var type: TypeID
        var source: UInt32
        var target: UInt32
        var properties: [KeyID: Value] = [:]
    }

    var nodes: [UInt32: Node] = [:]
    var relationships: [UInt32: Relationship] = [:]

    func isConnected(_ node: UInt32) -> Bool {
        relationships.values.contains { $0.source == node || $0.target == node }
    }

    /// Compares everything that can be asked of the graph.
    func check(_ graph: Graph, labels: [LabelID], types: [TypeID], keys: [KeyID], values: [Value]) {
        #expect(graph.nodeCount == nodes.count)
        #expect(graph.relationshipCount == relationships.count)
        #expect(graph.allNodes().ids == nodes.keys.sorted())
        for id in 0..<UInt32(graph.nodeCapacity) {
            let node = nodes[id]
            #expect(graph.isAlive(NodeID(id)) == (node != nil))
            #expect(graph.labels(of: NodeID(id)) == (node?.labels.sorted() ?? []))
            let properties = graph.properties(of: NodeID(id))
            #expect(properties.map(\.0) == properties.map(\.0).sorted())
            #expect(
                Dictionary(properties.map { ($0.0, $0.1) }, uniquingKeysWith: { a, _ in a })
                    == node?.properties ?? [:])
            for key in keys { #expect(graph.property(NodeID(id), key) == node?.properties[key] ?? .null) }
            let mine = relationships.filter { $0.value.source == id || $0.value.target == id }.keys.sorted()
            #expect(graph.relationships(of: NodeID(id)).map(\.index).sorted() == mine)
            let loops = mine.count { relationships[$0]!.source == relationships[$0]!.target }
            #expect(graph.degree(of: NodeID(id)) == mine.count + loops)
        }
        for id in 0..<UInt32(graph.relationshipCapacity) {
            let relationship = relationships[id]
            #expect(graph.isAlive(RelationshipID(id)) == (relationship != nil))
            guard let relationship else { continue }
            #expect(graph.type(of: RelationshipID(id)) == relationship.type)
            #expect(graph.source(of: RelationshipID(id)).index == relationship.source)
            #expect(graph.target(of: RelationshipID(id)).index == relationship.target)
            for key in keys {
                #expect(graph.property(RelationshipID(id), key) == relationship.properties[key] ?? .null)
            }
        }
        for type in types { checkAdjacency(graph, type) }
        for label in labels { checkLabel(graph, label, keys: keys, values: values) }
        for key in keys { checkGather(graph, key) }
    }

    private func checkAdjacency(_ graph: Graph, _ type: TypeID) {
        let mine = relationships.filter { $0.value.type == type }
        #expect(graph.count(type: type) == mine.count)
        #expect(graph.relationships(of: type).ids == mine.keys.sorted())
        let outgoing = graph.adjacency(type, .outgoing)
        let incoming = graph.adjacency(type, .incoming)
        #expect(outgoing.relationshipCount == mine.count)
        for id in 0..<UInt32(graph.nodeCapacity) {
            let out = mine.filter { $0.value.source == id }.map { ($0.value.target, $0.key) }.sorted { $0 < $1 }
            let into = mine.filter { $0.value.target == id }.map { ($0.value.source, $0.key) }.sorted { $0 < $1 }
            checkRow(outgoing, id, out)
            checkRow(incoming, id, into)
        }
    }

    private func checkRow(_ adjacency: Adjacency, _ node: UInt32, _ expected: [(UInt32, UInt32)]) {
        let row = adjacency.neighbours(node)
        #expect(adjacency.degree(node) == expected.count)
        #expect(Array(row.nodes) == expected.map(\.0))
        let ids = row.nodes.indices.map { adjacency.relationship(at: row.firstPosition + $0) }
        #expect(ids == expected.map(\.1))
    }

    private func checkLabel(_ graph: Graph, _ label: LabelID, keys: [KeyID], values: [Value]) {
        let mine = nodes.filter { $0.value.labels.contains(label) }
        let set = graph.nodes(with: label)
        #expect(set.ids == mine.keys.sorted())
        #expect(graph.count(label: label) == mine.count)
        for key in keys {
            for value in values {
                let equal = mine.filter { ($0.value.properties[key] ?? .null).equals(value) == true }
                #expect(graph.lookup(label, key, equals: value) == equal.keys.sorted())
                let above = mine.filter {
                    let order = ($0.value.properties[key] ?? .null).compare(value)
                    return order == .greater || order == .equal
                }
                let range = graph.range(
                    label, key, lower: value, includesLower: true, upper: nil, includesUpper: false)
                #expect(range == above.keys.sorted())
                guard case .string(let prefix) = value else { continue }
                let starting = mine.filter {
                    guard case .string(let text)? = $0.value.properties[key] else { return false }
                    return text.utf8.starts(with: prefix.utf8)
                }
                #expect(graph.prefix(label, key, prefix) == starting.keys.sorted())
                let containing = mine.filter {
                    guard case .string(let text)? = $0.value.properties[key] else { return false }
                    return text.contains(prefix)
                }
                #expect(graph.containing(label, key, prefix) == containing.keys.sorted())
            }
        }
    }

    private func checkGather(_ graph: Graph, _ key: KeyID) {
        var ids = Array(0..<UInt32(graph.nodeCapacity))
        ids.append(UInt32.max)
        let column = ids.withUnsafeBufferPointer { graph.gather(key, nodes: $0) }
        for (index, id) in ids.enumerated() {
            #expect(column.value(index, graph.strings) == nodes[id]?.properties[key] ?? .null)
        }
        ids = Array(0..<UInt32(graph.relationshipCapacity))
        let other = ids.withUnsafeBufferPointer { graph.gather(key, relationships: $0) }
        for (index, id) in ids.enumerated() {
            #expect(other.value(index, graph.strings) == relationships[id]?.properties[key] ?? .null)
        }
    }
}

extension GatheredColumn {
    func value(_ index: Int, _ strings: StringArena) -> Value {
        switch self {
        case .integers(let values, let nulls): nulls?[index] == true ? .null : .integer(values[index])
        case .floats(let values, let nulls): nulls?[index] == true ? .null : .float(values[index])
        case .booleans(let values): values[index] == 2 ? .null : .boolean(values[index] == 1)
        case .strings(let ids):
            ids[index] == StringArena.none ? .null : .string(strings.string(ids[index]))
        case .values(let values): values[index]
        case .allNull: .null
        }
    }
}
