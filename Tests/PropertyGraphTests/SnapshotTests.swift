import PropertyGraph
import Testing

@Suite struct SnapshotTests {
    /// Every kind of column, several label sets, absent values, parallel relationships and loops.
    static func sample() throws -> Graph {
        let builder = GraphBuilder()
        let (person, agent, text) = (builder.label("Person"), builder.label("Agent"), builder.label("نص"))
        let (knows, said) = (builder.type("KNOWS"), builder.type("SAID"))
        let names = ["name", "age", "height", "alive", "born", "mixed", "moment"]
        let keys = names.map(builder.key)
        var nodes: [GraphBuilder.Node] = []
        for number in 0..<200 {
            var properties: [(KeyID, Value)] = [(keys[0], .string(number % 3 == 0 ? "ليلى" : "person \(number)"))]
            if number % 2 == 0 { properties.append((keys[1], .integer(Int64(number) * 1_000_000_007))) }
            if number % 5 != 0 { properties.append((keys[2], .float(Double(number) / 7))) }
            if number % 4 != 0 { properties.append((keys[3], .boolean(number % 8 == 1))) }
            properties.append((keys[4], .date(CalendarDate(daysSinceEpoch: Int64(number) * 100)!)))
            let mixed: [Value] = [.integer(1), .string("نص"), .list([.string("a"), .float(2.5)]), .boolean(false)]
            properties.append((keys[5], mixed[number % 4]))
            properties.append(
                (keys[6], .localDateTime(LocalDateTime(secondsSinceEpoch: Int64(number), nanosecond: 5)!)))
            nodes.append(builder.addNode(number % 7 == 0 ? [person, agent] : [person], properties))
        }
        for number in 0..<50 {
            let long = String(repeating: "قال الوزير في \(number) ", count: 10)
            nodes.append(builder.addNode([text], [(keys[0], .string(long))]))
        }
        nodes.append(builder.addNode([]))
        for number in 0..<600 {
            let (source, target) = (nodes[number * 7 % 251], nodes[number * number % 251])
            builder.addRelationship(
                number % 3 == 0 ? said : knows, from: source, to: target,
                number % 2 == 0 ? [(keys[1], .integer(Int64(number)))] : [])
        }
        let graph = builder.freeze()
        try graph.createIndex(name: nil, on: [.nodes(person)], keys: [keys[1]])
        try graph.createConstraint(name: "lives", .exists, on: .nodes(person), keys: [keys[4]])
        return graph
    }

    /// Everything there is, as text that does not depend on ids of names.
    static func dump(_ graph: Graph) -> [String] {
        var lines: [String] = []
        func properties(_ list: [(KeyID, Value)]) -> String {
            list.map { "\(graph.name(of: $0.0))=\($0.1)" }.joined(separator: ",")
        }
        for node in graph.allNodes().ids.map(NodeID.init) {
            let labels = graph.labels(of: node).map { graph.name(of: $0) }.joined(separator: ":")
            lines.append("\(labels) {\(properties(graph.properties(of: node)))}")
        }
        for type in (0..<UInt32(graph.typeCount)).map(TypeID.init) {
            for id in graph.relationships(of: type).ids.map(RelationshipID.init) {
                let ends = "\(graph.source(of: id).index)->\(graph.target(of: id).index)"
                lines.append("\(graph.name(of: type)) \(ends) {\(properties(graph.properties(of: id)))}")
            }
            for direction in [AdjacencyDirection.outgoing, .incoming] {
                let adjacency = graph.adjacency(type, direction)
                for node in 0..<UInt32(graph.nodeCapacity) {
                    lines.append("\(node): \(Array(adjacency.neighbours(node).nodes))")
                }
            }
        }
        lines += graph.declaredIndexes.map { "\($0)" } + graph.constraints.map { "\($0)" }
        return lines
    }

    @Test func opensAsWritten() throws {
        let folder = TemporaryFolder()
        let graph = try Self.sample()
        try Snapshot.write(graph, to: "\(folder.path)/a.naql")
        #expect(folder.names == ["a.naql"])
        let opened = try Snapshot.open("\(folder.path)/a.naql", checkingWholeUpTo: 0)
        opened._checkInvariants()
        #expect(Self.dump(opened) == Self.dump(graph))
        let summary = try Snapshot.verify("\(folder.path)/a.naql", threads: 2)
        #expect(summary.version == 2 && summary.nodes == 251 && summary.relationships == 600)
        let (person, name) = (opened.findLabel("Person")!, opened.findKey("name")!)
        #expect(
            opened.lookup(person, name, equals: .string("ليلى")) == graph.lookup(person, name, equals: .string("ليلى")))
        #expect(opened.containing(opened.findLabel("نص")!, name, "في 7 ").count == 1)
    }

    @Test func pointsTypesAndKindsOfIndexOpenAsWritten() throws {
        let folder = TemporaryFolder()
        let builder = GraphBuilder()
        let (city, place) = (builder.label("City"), builder.label("Place"))
        let (at, name) = (builder.key("at"), builder.key("name"))
        for number in 0..<10 {
            let point = PointValue(number % 2 == 0 ? .wgs84 : .cartesian3D, x: Double(number), y: 0.1, z: 7)
            _ = builder.addNode([city], [(at, try #require(point.map(Value.point))), (name, .string("\(number)"))])
        }
        let graph = builder.freeze()
        try graph.createIndex(name: "t", .fulltext, on: [.nodes(city), .nodes(place)], keys: [name, at])
        try graph.createIndex(name: "p", .point, on: [.nodes(city)], keys: [at])
        var type = PropertyType()
        type.scalars = try #require(.init(named: "POINT"))
        type.elements = try #require(.init(named: "STRING"))
        try graph.createConstraint(name: "c", .type(type), on: .nodes(city), keys: [at])
        try Snapshot.write(graph, to: "\(folder.path)/a.naql")
        let opened = try Snapshot.open("\(folder.path)/a.naql", checkingWholeUpTo: 0)
        opened._checkInvariants()
        #expect(Self.dump(opened) == Self.dump(graph))
    }

    @Test func openedGraphCanBeChangedWhileTheFileStays() throws {
        let folder = TemporaryFolder()
        try Snapshot.write(try Self.sample(), to: "\(folder.path)/a.naql")
        let before = folder.read("a.naql")
        let graph = try Snapshot.open("\(folder.path)/a.naql", checkingWholeUpTo: 0)
        let (person, name, age) = (graph.findLabel("Person")!, graph.findKey("name")!, graph.findKey("age")!)
        let type = graph.findType("KNOWS")!
        let node = graph.createNode(labels: [person])
        graph.setProperty(node, name, .string("جديد"))
        graph.setProperty(NodeID(0), age, .integer(3))
        graph.setProperty(NodeID(1), name, .string("changed"))
        _ = graph.createRelationship(type, from: node, to: NodeID(0))
        graph.deleteRelationship(RelationshipID(0))
        graph._checkInvariants()
        #expect(graph.lookup(person, name, equals: .string("جديد")) == [node.index])
        #expect(folder.read("a.naql") == before)
        // The texts of the archive and those written since are two stretches of memory.
        let hits = graph.containing(person, name, "e")
        let expected = graph.nodes(with: person).ids.filter {
            guard case .string(let text) = graph.property(NodeID($0), name) else { return false }
            return text.contains("e")
        }
        #expect(hits == expected && hits.contains(1))

        // Written again, it is compact: what was deleted is gone.
        try Snapshot.write(graph, to: "\(folder.path)/b.naql")
        let again = try Snapshot.open("\(folder.path)/b.naql")
        again._checkInvariants()
        #expect(again.nodeCount == graph.nodeCount && again.nodeCapacity == again.nodeCount)
        #expect(again.relationshipCount == graph.relationshipCount)
        #expect(again.relationshipCapacity == again.relationshipCount)
        #expect(again.constraints == graph.constraints)
    }

    /// Written by the first version of the format.
    @Test func anArchiveOfTheFirstVersionOpens() throws {
        let here = String(describing: #filePath).split(separator: "/").dropLast().joined(separator: "/")
        let path = "/\(here)/Fixtures/version-1.naql"
        let graph = try Snapshot.open(path)
        let (person, name, tags) = (graph.findLabel("Person")!, graph.findKey("name")!, graph.findKey("tags")!)
        #expect(graph.nodeCount == 5 && graph.relationshipCount == 6)
        #expect(graph.lookup(person, name, equals: .string("ليلى")).count == 1)
        #expect(graph.containing(person, name, "ninety-six").count == 1)
        #expect(graph.property(NodeID(graph.nodes(with: person).ids[0]), tags) == .list([.string("x"), .string("y")]))
        #expect(graph.damage == nil)
        let summary = try Snapshot.verify(path)
        #expect(summary.version == 1 && summary.nodes == 5 && summary.relationships == 6)
        let folder = TemporaryFolder()
        try Snapshot.write(graph, to: "\(folder.path)/a.naql")
        #expect(Self.dump(try Snapshot.open("\(folder.path)/a.naql")) == Self.dump(graph))

        // Its sections are checked whole.
        var bytes = TemporaryFolder.bytes(path)
        let place = try #require(bytes.firstRange(of: "Samir".utf8)).lowerBound
        bytes[place] = UInt8(ascii: "T")
        folder.write("b.naql", bytes)
        #expect(throws: SnapshotError.self) { try Snapshot.open("\(folder.path)/b.naql") }
        let damaged = try Snapshot.open("\(folder.path)/b.naql", checkingWholeUpTo: 0)
        _ = Self.dump(damaged)
        #expect(damaged.damage != nil)
    }

    /// What a reader does not know is carried over where it is optional.
    @Test func unknownSectionsAreCarriedOverOrRefused() throws {
        let folder = TemporaryFolder()
        let path = "\(folder.path)/a.naql"
        let graph = try Self.sample()
        graph.attachments = [
            ArchiveAttachment(name: "corrections", version: 3, bytes: Array("as they are".utf8)),
            ArchiveAttachment(name: "index", version: 1, isOfThisGraph: true, bytes: [1, 2, 3]),
        ]
        // What was declared for the sample counts as no change of what an index would hold.
        try Snapshot.write(graph, to: path)
        let opened = try Snapshot.open(path)
        #expect(opened.attachments.contains { $0.name == "corrections" && $0.bytes == Array("as they are".utf8) })
        let count = opened.attachments.count
        try Snapshot.write(opened, to: path)
        let again = try Snapshot.open(path)
        #expect(again.attachments.count == count && again.attachments.first { $0.name == "corrections" }?.version == 3)
        _ = again.createNode(labels: [])
        try Snapshot.write(again, to: path)
        #expect(try Snapshot.open(path).attachments.map(\.name) == ["corrections"])

        graph.attachments = [ArchiveAttachment(name: "shards", version: 1, isRequired: true, bytes: [])]
        try Snapshot.write(graph, to: path)
        #expect(throws: SnapshotError.newerPart(path: path, section: "shards", version: 1)) { try Snapshot.open(path) }
    }

    @Test func emptyGraph() throws {
        let folder = TemporaryFolder()
        try Snapshot.write(Graph(), to: "\(folder.path)/a.naql")
        let graph = try Snapshot.open("\(folder.path)/a.naql")
        #expect(graph.nodeCount == 0 && graph.relationshipCount == 0)
        _ = graph.createNode(labels: [graph.internLabel("A")])
        #expect(graph.nodeCount == 1)
    }

    @Test func truncatedNewerAndForeignFilesAreRefused() throws {
        let folder = TemporaryFolder()
        let path = "\(folder.path)/a.naql"
        try Snapshot.write(try Self.sample(), to: path)
        let good = folder.read("a.naql")
        for length in [9, 63, 64, 1000, good.count - 1] {
            folder.write("b.naql", good[..<length])
            #expect(throws: SnapshotError.self) { try Snapshot.open("\(folder.path)/b.naql") }
        }
        var newer = ArchiveBytes(good)
        newer.setNumber(8, 3)
        newer.repairTable()
        folder.write("b.naql", newer.bytes)
        #expect(throws: SnapshotError.newerVersion(path: "\(folder.path)/b.naql", version: 3, supported: 2)) {
            try Snapshot.open("\(folder.path)/b.naql")
        }
        folder.write("b.naql", good + [0])
        #expect(throws: SnapshotError.self) { try Snapshot.open("\(folder.path)/b.naql") }
        folder.write("b.naql", "not an archive at all, but long enough to hold a header of sixty-four bytes")
        #expect(throws: SnapshotError.notAnArchive(path: "\(folder.path)/b.naql")) {
            try Snapshot.open("\(folder.path)/b.naql")
        }
        folder.write("b.naql", "")
        #expect(throws: SnapshotError.empty(path: "\(folder.path)/b.naql")) {
            try Snapshot.open("\(folder.path)/b.naql")
        }
        #expect(throws: SnapshotError.self) { try Snapshot.open("\(folder.path)/missing.naql") }
        #expect(throws: SnapshotError.self) { try Snapshot.open(folder.path) }
        #expect(throws: SnapshotError.self) {
            try Snapshot.write(try Self.sample(), to: "\(folder.path)/no/such/folder.naql")
        }
        #expect(folder.names == ["a.naql", "b.naql"])
    }
}
