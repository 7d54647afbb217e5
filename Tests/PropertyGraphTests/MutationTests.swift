import PropertyGraph
import Testing

@Suite struct MutationTests {
    @Test func createsAndFindsNodesByLabelAndValue() {
        let graph = Graph()
        let person = graph.internLabel("Person")
        let agent = graph.internLabel("Agent")
        let name = graph.internKey("name")
        let first = graph.createNode(labels: [person, agent])
        let second = graph.createNode(labels: [person])
        graph.setProperty(first, name, .string("ليلى"))
        graph.setProperty(second, name, .string("Omar"))
        #expect(graph.nodes(with: person).ids == [0, 1])
        #expect(graph.nodes(with: agent).ids == [0])
        #expect(graph.lookup(person, name, equals: .string("Omar")) == [1])
        #expect(graph.property(first, name) == .string("ليلى"))
        graph.setProperty(second, name, .integer(7))
        #expect(graph.lookup(person, name, equals: .string("Omar")) == [])
        #expect(graph.lookup(person, name, equals: .float(7)) == [1])
    }

    @Test func rollbackTakesEverythingBack() {
        let graph = Graph()
        let label = graph.internLabel("A")
        let key = graph.internKey("k")
        let type = graph.internType("R")
        let outer = graph.begin()
        let a = graph.createNode(labels: [label])
        let b = graph.createNode(labels: [label])
        graph.setProperty(a, key, .integer(1))
        let r = graph.createRelationship(type, from: a, to: b)
        graph.commit()
        _ = outer
        let savepoint = graph.begin()
        graph.deleteRelationship(r)
        graph.deleteNode(b)
        graph.setProperty(a, key, .null)
        _ = graph.createRelationship(type, from: a, to: a)
        #expect(graph.adjacency(type, .outgoing).neighbours(a.index).nodes.map { $0 } == [a.index])
        #expect(!graph.isAlive(b))
        graph.rollback(to: savepoint)
        #expect(graph.isAlive(b))
        #expect(graph.property(a, key) == .integer(1))
        #expect(graph.adjacency(type, .outgoing).neighbours(a.index).nodes.map { $0 } == [b.index])
        #expect(graph.adjacency(type, .incoming).neighbours(b.index).nodes.map { $0 } == [a.index])
        #expect(graph.relationshipCount == 1)
    }
}
