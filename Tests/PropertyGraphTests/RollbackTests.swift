import Testing

@testable import PropertyGraph

/// What a rollback leaves: nothing that was written, and no room for it either.
@Suite struct RollbackTests {
    @Test func longTextsComeBackWithoutCopies() {
        let graph = Graph()
        let (label, key) = (graph.internLabel("A"), graph.internKey("text"))
        let old = String(repeating: "old text ", count: 500)
        let node = graph.createNode(labels: [label])
        graph.setProperty(node, key, .string(old))
        let savepoint = graph.begin()
        for number in 0..<20 { graph.setProperty(node, key, .string(String(repeating: "new \(number) ", count: 500))) }
        let bytes = graph.strings.byteCount
        graph.rollback(to: savepoint)
        #expect(graph.property(node, key) == .string(old))
        #expect(graph.strings.byteCount == bytes)
    }

    @Test func textsComeBackWhereAColumnHoldsOtherKindsSince() {
        let graph = Graph()
        let (label, key, other) = (graph.internLabel("A"), graph.internKey("k"), graph.internKey("other"))
        let nodes = (0..<3).map { _ in graph.createNode(labels: [label]) }
        graph.setProperty(nodes[0], key, .string("one"))
        graph.setProperty(nodes[1], key, .string("two"))
        let savepoint = graph.begin()
        graph.setProperty(nodes[0], key, .integer(1))
        graph.setProperty(nodes[1], key, .null)
        graph.setProperty(nodes[2], key, .string("three"))
        graph.setProperty(nodes[2], other, .list([.integer(1)]))
        graph.rollback(to: savepoint)
        #expect(nodes.map { graph.property($0, key) } == [.string("one"), .string("two"), .null])
        #expect(graph.property(nodes[2], other) == .null)
    }

    @Test func relationshipsThatWereMadeLeaveNoNotes() {
        let graph = Graph()
        let (label, type) = (graph.internLabel("A"), graph.internType("R"))
        let nodes = (0..<4).map { _ in graph.createNode(labels: [label]) }
        let kept = graph.createRelationship(type, from: nodes[0], to: nodes[1])
        for isRead in [false, true] {
            let savepoint = graph.begin()
            for node in nodes { _ = graph.createRelationship(type, from: nodes[0], to: node) }
            if isRead { #expect(graph.adjacency(type, .outgoing).neighbours(0).nodes.count == 5) }
            graph.deleteRelationship(kept)
            _ = graph.createRelationship(type, from: nodes[3], to: nodes[0])
            graph.rollback(to: savepoint)
            #expect(graph.adjacency(type, .outgoing).neighbours(0).nodes.map { $0 } == [1])
            #expect(graph.adjacency(type, .incoming).neighbours(1).nodes.map { $0 } == [0])
            #expect(graph.adjacency(type, .incoming).neighbours(0).nodes.isEmpty && graph.relationshipCount == 1)
        }
    }
}
