import PropertyGraph
import Testing

@Suite struct GraphBuilderTests {
    @Test func nodesOfOnePrimaryLabelAreNeighbours() {
        let builder = GraphBuilder()
        let (person, agent, place) = (builder.label("Person"), builder.label("Agent"), builder.label("Place"))
        let name = builder.key("name")
        var nodes: [GraphBuilder.Node] = []
        for number in 0..<30 {
            let labels = [[person, agent], [place], [person], [place, agent]][number % 4]
            nodes.append(builder.addNode(labels, [(name, .integer(Int64(number)))]))
        }
        builder.addLabel(nodes[1], agent)
        builder.setProperty(nodes[2], name, .string("two"))
        let ids = builder.ids(of: nodes)
        let graph = builder.freeze()
        graph._checkInvariants()
        #expect(graph.nodes(with: person).asRange == 0..<15)
        #expect(graph.nodes(with: place).asRange == 15..<30)
        #expect(graph.count(label: agent) == 16)
        for (number, id) in ids.enumerated() {
            #expect(graph.property(NodeID(id), name) == (number == 2 ? .string("two") : .integer(Int64(number))))
        }
        #expect(graph.labels(of: NodeID(ids[1])) == [agent, place].sorted())
    }

    @Test func statisticsAreExactAfterLoading() {
        let builder = GraphBuilder()
        let (a, b) = (builder.label("A"), builder.label("B"))
        let (r, key) = (builder.type("R"), builder.key("k"))
        let left = (0..<100).map { builder.addNode([a], [(key, .integer(Int64($0 % 10)))]) }
        let right = (0..<50).map { _ in builder.addNode([b]) }
        for (index, node) in left.enumerated() {
            builder.addRelationship(r, from: node, to: right[index % 5])
            if index % 2 == 0 { builder.addRelationship(r, from: node, to: left[0]) }
        }
        let graph = builder.freeze()
        #expect(graph.count(type: r) == 150)
        #expect(graph.count(source: a, type: r, target: b) == 100)
        #expect(graph.count(source: a, type: r, target: a) == 50)
        #expect(graph.count(source: b, type: r, target: nil) == 0)
        #expect(graph.distinctCount(label: a, key: key) == 10)
        #expect(graph.distinctCount(label: b, key: key) == nil)
    }

    @Test func distinctValuesOfManyNodesAreEstimated() {
        let builder = GraphBuilder()
        let label = builder.label("A")
        let keys = ["unique", "few", "thousand"].map(builder.key)
        for number in 0..<200_000 {
            let number = Int64(number)
            _ = builder.addNode(
                [label],
                [
                    (keys[0], .integer(number)), (keys[1], .boolean(number % 3 == 0)),
                    (keys[2], .integer(number &* 7919 % 1000)),
                ])
        }
        let graph = builder.freeze()
        let counts = keys.map { graph.distinctCount(label: label, key: $0) ?? 0 }
        #expect((180_000...220_000).contains(counts[0]))
        #expect(counts[1] == 2)
        #expect((900...1_100).contains(counts[2]))
    }
}
