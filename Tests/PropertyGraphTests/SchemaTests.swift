import PropertyGraph
import Testing

@Suite struct SchemaTests {
    let graph = Graph()
    let person: LabelID
    let name: KeyID
    let city: KeyID

    init() {
        person = graph.internLabel("Person")
        name = graph.internKey("name")
        city = graph.internKey("city")
    }

    @discardableResult
    func add(_ name: Value, _ city: Value = .null) -> NodeID {
        let node = graph.createNode(labels: [person])
        graph.setProperty(node, self.name, name)
        graph.setProperty(node, self.city, city)
        return node
    }

    @Test func namesAreMadeAndUnique() throws {
        let index = try graph.createIndex(name: nil, on: [.nodes(person)], keys: [name])
        #expect(index.name == "index_Person_name")
        #expect(throws: SchemaError.alreadyExists("index_Person_name")) {
            try graph.createIndex(name: "other", on: [.nodes(person)], keys: [name])
        }
        #expect(throws: SchemaError.nameTaken("index_Person_name")) {
            try graph.createConstraint(name: "index_Person_name", .unique, on: .nodes(person), keys: [name])
        }
        #expect(throws: SchemaError.notFound("none")) { try graph.dropIndex(name: "none") }
        try graph.dropIndex(name: index.name)
        #expect(graph.declaredIndexes.isEmpty)
    }

    @Test func uniquenessIsCheckedForWhatWasWritten() throws {
        add(.string("ليلى"))
        add(.string("عمر"))
        add(.null)
        add(.null)
        let constraint = try graph.createConstraint(name: "u", .unique, on: .nodes(person), keys: [name])
        let savepoint = graph.begin()
        let third = add(.string("ليلى"))
        #expect(
            graph.violation(since: savepoint).map { [$0.constraint.name, "\($0.entity)", "\($0.other ?? 99)"] }
                == [constraint.name, "\(third.index)", "0"])
        graph.setProperty(third, name, .string("هند"))
        #expect(graph.violation(since: savepoint) == nil)
        graph.setProperty(third, name, .string("عمر"))
        #expect(graph.violation(since: savepoint) != nil)
        graph.rollback(to: savepoint)
        #expect(graph.violation(since: graph.begin()) == nil)
    }

    @Test func aConstraintThatIsBrokenIsRefused() throws {
        add(.integer(1), .string("a"))
        let second = add(.float(1), .string("b"))
        let error = #expect(throws: SchemaError.self) {
            try graph.createConstraint(name: nil, .unique, on: .nodes(person), keys: [name])
        }
        guard case .violated(let violation) = error else {
            Issue.record("not a violation")
            return
        }
        #expect(violation.entity == second.index && violation.other == 0)
        // Of both keys together each pair is there once.
        try graph.createConstraint(name: nil, .key, on: .nodes(person), keys: [name, city])
        let savepoint = graph.begin()
        let third = add(.integer(1))
        #expect(graph.violation(since: savepoint)?.missing == city)
        graph.setProperty(third, city, .string("b"))
        #expect(graph.violation(since: savepoint)?.other == 1)
        graph.setProperty(third, city, .string("c"))
        #expect(graph.violation(since: savepoint) == nil)
    }

    @Test func relationshipsHaveConstraintsToo() throws {
        let type = graph.internType("R")
        let (a, b) = (add(.integer(1)), add(.integer(2)))
        let first = graph.createRelationship(type, from: a, to: b)
        graph.setProperty(first, name, .integer(1))
        try graph.createConstraint(name: "r", .key, on: .relationships(type), keys: [name])
        let savepoint = graph.begin()
        let second = graph.createRelationship(type, from: b, to: a)
        #expect(graph.violation(since: savepoint)?.missing == name)
        graph.setProperty(second, name, .float(1))
        #expect(graph.violation(since: savepoint)?.other == first.index)
        graph.deleteRelationship(second)
        #expect(graph.violation(since: savepoint) == nil)
    }

    @Test func declarationsAreUndone() throws {
        let savepoint = graph.begin()
        try graph.createIndex(name: "i", on: [.nodes(person)], keys: [name])
        try graph.createConstraint(name: "c", .exists, on: .nodes(person), keys: [name])
        graph.rollback(to: savepoint)
        #expect(graph.declaredIndexes.isEmpty && graph.constraints.isEmpty)
    }
}
