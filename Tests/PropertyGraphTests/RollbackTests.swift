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

    /// More changes than are kept together, of two types by turns, with labels that change in between.
    @Test(arguments: [10, 5000]) func countsByEndsComeBack(count: Int) {
        let graph = Graph()
        let (a, b) = (graph.internLabel("A"), graph.internLabel("B"))
        let types = [graph.internType("R"), graph.internType("S")]
        let weight = graph.internKey("weight")
        let nodes = (0..<3).map { _ in graph.createNode(labels: [a]) }
        _ = graph.createRelationship(types[0], from: nodes[0], to: nodes[1])
        func counts() -> [Int] {
            types.flatMap { type in [a, b].map { graph.count(source: a, type: type, target: $0) } }
        }
        let before = counts()
        let savepoint = graph.begin()
        for number in 0..<count {
            let id = graph.createRelationship(types[number / 3 % 2], from: nodes[number % 3], to: nodes[1])
            graph.setProperty(id, weight, .integer(Int64(number)))
            if number == count / 2 { graph.addLabel(nodes[1], b) }
        }
        graph.rollback(to: savepoint)
        graph._checkInvariants()
        #expect(counts() == before && graph.relationshipCount == 1)
        #expect(graph.adjacency(types[0], .incoming).neighbours(1).nodes.map { $0 } == [0])
        let next = graph.createRelationship(types[1], from: nodes[0], to: nodes[2])
        #expect(graph.property(next, weight) == .null && graph.relationshipCount == 2)
    }

    /// What was made inside a savepoint loses its properties with itself; what was made before gets its own back.
    @Test func innerSavepointsKeepWhatOuterOnesMade() {
        let graph = Graph()
        let (label, type) = (graph.internLabel("A"), graph.internType("R"))
        let (key, list) = (graph.internKey("k"), graph.internKey("list"))
        let outer = graph.begin()
        let node = graph.createNode(labels: [label])
        let relationship = graph.createRelationship(type, from: node, to: node)
        graph.setProperty(node, key, .integer(1))
        graph.setProperty(relationship, key, .integer(1))
        let inner = graph.begin()
        let other = graph.createNode(labels: [label])
        graph.setProperty(other, key, .integer(2))
        graph.setProperty(other, list, .list([.integer(1)]))
        graph.setProperty(node, key, .integer(3))
        graph.setProperty(relationship, key, .null)
        graph.rollback(to: inner)
        #expect(graph.property(node, key) == .integer(1) && graph.property(relationship, key) == .integer(1))
        #expect(graph.isAlive(other) == false && graph.property(other, list) == .null)
        #expect(graph.count(label: label) == 1)
        graph.rollback(to: outer)
        #expect(graph.count(label: label) == 0 && graph.relationshipCount == 0)
    }
}
