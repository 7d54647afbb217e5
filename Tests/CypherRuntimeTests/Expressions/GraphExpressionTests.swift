import PropertyGraph
import Testing

@testable import CypherRuntime

/// Expressions over nodes and relationships: typed columns must give what values give one by one.
@Suite struct GraphExpressionTests {
    let graph = Graph()
    let nodes: [UInt32]
    let relationships: [UInt32]
    let bench: ExpressionBench

    init() {
        let person = graph.internLabel("Person")
        let famous = graph.internLabel("Famous")
        let name = graph.internKey("name")
        let age = graph.internKey("age")
        let mixed = graph.internKey("mixed")
        _ = graph.begin()
        let long = String(repeating: "قال مصدر مسؤول ", count: 12)
        var nodes: [NodeID] = []
        for (index, text) in ["Ann", "Bob", "عمر", long, long, long + "!"].enumerated() {
            let node = graph.createNode(labels: index % 2 == 0 ? [person] : [person, famous])
            graph.setProperty(node, name, .string(text))
            if index != 1 { graph.setProperty(node, age, .integer(Int64(20 + index))) }
            graph.setProperty(node, mixed, index % 2 == 0 ? .string(text) : .float(Double(index)))
            nodes.append(node)
        }
        let knows = graph.internType("KNOWS")
        let relationship = graph.createRelationship(knows, from: nodes[0], to: nodes[1])
        graph.setProperty(relationship, graph.internKey("since"), .integer(1999))
        graph.commit()
        self.nodes = nodes.map(\.index) + [Column.nullID]
        relationships = [relationship.index, Column.nullID]
        bench = ExpressionBench(graph: graph)
    }

    @Test(arguments: [
        "n.name", "n.age", "n.mixed", "n.missing", "n.name = 'Bob'", "n.name <> 'Bob'", "n.name < 'Bob'",
        "n.name >= 'Bob'", "n.name = 'nobody'", "n.name IN ['Ann', 'عمر', null]", "n.name STARTS WITH 'قال'",
        "n.name ENDS WITH 'b'", "n.name CONTAINS 'مسؤول'", "n.name CONTAINS ''", "n.name CONTAINS '!'",
        "n.name =~ '.*مسؤول.*'", "n.name =~ 'B[ox]b|.*!'", "n.name =~ '(?i)bob'", "n.age > 22", "n.age + 1",
        "n.age * 1.5", "n:Famous", "n:Famous|Nothing", "n:!Famous",
        "n.age IS NULL", "coalesce(n.age, n.name)", "CASE WHEN n.age > 22 THEN n.name ELSE n.age END",
        "n['name']", "id(n)", "labels(n)[0]", "n.mixed = 'Ann'", "n.name = n.mixed", "n {.name, x: 1}",
        "n.age > 21 AND n.name <> 'Bob' OR n:Famous", "n = n", "[x IN [1, 2] | n.age + x]", "n.name + '?'",
        "size(n.name)", "size(labels(n))",
        "toUpper(n.name)", "n IS :: NODE", "properties(n)", "n {.*}",
    ])
    func formsAgree(_ expression: String) throws {
        let typed = try bench.evaluate(expression, ["n": .nodes(nodes)])
        // One row at a time in a constant column never meets a typed loop.
        let single = try nodes.flatMap { id in
            let value: Value = id == Column.nullID ? .null : .node(NodeID(id))
            return try bench.evaluate(expression, ["n": .constant(value, count: 1)])
        }
        #expect(typed == single)
    }

    @Test(arguments: ["r.since", "type(r)", "startNode(r)", "endNode(r).name", "r:KNOWS", "id(r)", "r.missing"])
    func relationshipFormsAgree(_ expression: String) throws {
        let typed = try bench.evaluate(expression, ["r": .relationships(relationships)])
        let single: [Value] = [.relationship(RelationshipID(relationships[0])), .null]
        #expect(try typed == single.flatMap { try bench.evaluate(expression, ["r": .constant($0, count: 1)]) })
    }

    @Test func findsStringsWhereverTheyLie() throws {
        let column = Column.nodes(nodes)
        #expect(
            try bench.evaluate("n.name CONTAINS 'مصدر مسؤول قال'", ["n": column]).prefix(6)
                == [.boolean(false), .boolean(false), .boolean(false), .boolean(true), .boolean(true), .boolean(true)])
        // "bع" stands over the end of two neighbouring strings.
        #expect(
            try bench.evaluate("n.name CONTAINS 'bع'", ["n": column]).prefix(6)
                == Array(repeating: .boolean(false), count: 6)[...])
    }

    @Test func hashesAndOrdersAlikeInEveryForm() throws {
        let names = graph.gather(try #require(graph.findKey("name")), nodes: [0, 1, 2, 3, 4, 5])
        let strings = Column(names, count: 6)
        let boxed = Column.values(strings.boxed(in: graph))
        var (a, b) = ([UInt64](repeating: 7, count: 6), [UInt64](repeating: 7, count: 6))
        strings.hash(into: &a, in: graph, ExecutionMeter())
        boxed.hash(into: &b, in: graph, ExecutionMeter())
        #expect(a == b)
        for i in 0..<6 {
            for j in 0..<6 {
                #expect(
                    Column.isEquivalent(strings, i, boxed, j, in: graph)
                        == Column.isEquivalent(boxed, i, boxed, j, in: graph))
                #expect(
                    Column.order(strings, i, strings, j, in: graph) == Column.order(boxed, i, boxed, j, in: graph))
            }
        }
        let prefixes = try #require(strings.orderPrefixes(in: graph)).keys
        #expect(zip(prefixes, prefixes.dropFirst()).allSatisfy { $0 <= $1 })
    }
}

extension Graph {
    fileprivate func gather(_ key: KeyID, nodes: [UInt32]) -> GatheredColumn {
        nodes.withUnsafeBufferPointer { gather(key, nodes: $0) }
    }
}
