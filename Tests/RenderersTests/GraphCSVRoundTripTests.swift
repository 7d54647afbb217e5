import Foundation
import PropertyGraph
import Renderers
import Testing

/// A graph that is written as CSV and read again is the same graph: its labels, its types, each value with its type.
@Suite struct GraphCSVRoundTripTests {
    @Test(arguments: 0..<60)
    func randomGraphsComeBack(seed: UInt64) throws {
        var maker = GraphMaker(seed: seed)
        try expectSame(maker.graph())
    }

    @Test func valuesThatCSVEasilyLoses() throws {
        let graph = Graph()
        let columns: [[Value]] = [
            [.string("007"), .string(""), .null, .string("a,\"b\"\r\nc"), .string("\r"), .string(" ")],
            [.integer(.max), .integer(.min), .integer(0)],
            [.integer(1), .float(1), .string("1"), .boolean(true), .list([.string("1")])],
            [.float(.nan), .float(.infinity), .float(-.infinity), .float(-0.0), .float(0x1p-1074)],
            [.list([]), .list([.integer(1)]), .list([])],
            [.list([.string("")]), .list([])],
            [.list([.string("a;b"), .string("c")]), .list([.string("\u{64E}\u{627}")])],
            [.list([.string("x"), .string("\u{64E}y"), .string("")])],
            [.list([.integer(1), .float(2.5)])],
            [.list([.boolean(true), .boolean(false)]), .list([.boolean(false)])],
            [.string("'quoted' \\ \u{7} \u{301}"), .integer(7)],
        ]
        for values in columns {
            let key = graph.internKey("key \(graph.nodeCount)")
            for value in values {
                let node = graph.createNode(labels: [graph.internLabel("P")])
                graph.setProperty(node, graph.internKey("n"), .integer(Int64(node.index)))
                graph.setProperty(node, key, value)
            }
        }
        try expectSame(graph)
    }

    @Test func namesThatLookLikeHeaders() throws {
        let graph = Graph()
        let names = [
            ":ID", "x:INT", ":ID(P)", "a,b", "a\"b", "two\nlines", "", "`", "``", "a{id-type:int}", "é", "e\u{301}",
        ]
        let node = graph.createNode(labels: ["P", "a;b", "`", "a`b"].map { graph.internLabel($0) })
        graph.setProperty(node, graph.internKey("n"), .integer(0))
        for name in names { graph.setProperty(node, graph.internKey(name), .string(name)) }
        let other = graph.createNode(labels: [])
        graph.setProperty(other, graph.internKey("n"), .integer(1))
        _ = graph.createRelationship(graph.internType("R"), from: other, to: node)
        try expectSame(graph)
    }

    private func expectSame(_ graph: Graph) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "naql-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try #require(GraphExport.named("csv")).write(graph, to: folder)
        let again = try GraphCSV.load(folder: folder)
        again._checkInvariants()
        #expect(Self.lines(again) == Self.lines(graph))
    }

    /// All that a graph holds, a line for each node and relationship. The key `n` tells nodes apart.
    private static func lines(_ graph: Graph) -> [String] {
        func properties(_ properties: [(KeyID, Value)]) -> String {
            properties.map { "\(Array(graph.name(of: $0.0).utf8)): \($0.1.typeName) \(ValueLiteral.text($0.1) ?? "?")" }
                .sorted().joined(separator: ", ")
        }
        func name(_ node: NodeID) -> String {
            ValueLiteral.text(graph.property(node, graph.findKey("n")!)) ?? "?"
        }
        let nodes = (0..<graph.nodeCapacity).map { NodeID(UInt32($0)) }.filter { graph.isAlive($0) }.map { node in
            "\(name(node)) \(graph.labels(of: node).map { graph.name(of: $0) }.sorted()) "
                + properties(graph.properties(of: node))
        }
        let relationships = (0..<graph.relationshipCapacity).map { RelationshipID(UInt32($0)) }
            .filter { graph.isAlive($0) }.map { relationship in
                "\(name(graph.source(of: relationship)))-\(graph.name(of: graph.type(of: relationship)))->"
                    + name(graph.target(of: relationship)) + properties(graph.properties(of: relationship))
            }
        return nodes.sorted() + relationships.sorted()
    }
}

/// Makes small graphs in which every kind of value meets every other.
private struct GraphMaker {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func number(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(elements.count)] }

    mutating func graph() -> Graph {
        let graph = Graph()
        let labels = ["A", "B", "شخص", "a;b", "`x"].map { graph.internLabel($0) }
        let keys = (0..<6).map { graph.internKey("k\($0)") }
        // Columns of one kind, and columns of a few.
        let kinds = keys.map { _ in (0...number(3)).map { _ in number(13) } }
        let types = ["R", "قال"].map { graph.internType($0) }
        for index in 0..<(1 + number(30)) {
            let node = graph.createNode(labels: labels.filter { _ in number(3) == 0 })
            graph.setProperty(node, graph.internKey("n"), .integer(Int64(index)))
            for (key, kinds) in zip(keys, kinds) where number(4) > 0 {
                graph.setProperty(node, key, value(pick(kinds)))
            }
        }
        let ends = (0..<graph.nodeCount).map { NodeID(UInt32($0)) }.filter { !graph.labels(of: $0).isEmpty }
        for _ in 0..<(ends.isEmpty ? 0 : number(30)) {
            let relationship = graph.createRelationship(pick(types), from: pick(ends), to: pick(ends))
            for (key, kinds) in zip(keys, kinds) where number(4) > 2 {
                graph.setProperty(relationship, key, value(pick(kinds)))
            }
        }
        return graph
    }

    private mutating func value(_ kind: Int) -> Value {
        switch kind {
        case 0: .integer(pick([0, -1, 7, .max, .min, Int64(number(1000))]))
        case 1: .float(pick([0, -0.0, 1.5, .nan, .infinity, 1e300, 0x1p-1074, Double(number(1000)) / 7]))
        case 2: .boolean(number(2) == 0)
        case 3: text()
        case 4: CalendarDate(daysSinceEpoch: Int64(number(100_000)) - 50_000).map(Value.date) ?? .null
        case 5: moment("localtime")
        case 6: moment("time")
        case 7: moment("localdatetime")
        case 8: moment("datetime")
        case 9: moment("duration")
        case 12: point()
        case 10: .list((0..<number(4)).map { _ in text() })
        default: list()
        }
    }

    private mutating func list() -> Value {
        let kind = pick([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12])
        return .list((0..<number(4)).map { _ in value(kind) })
    }

    private mutating func point() -> Value {
        let system = pick(PointValue.System.allCases)
        return PointValue(system, x: Double(number(360)) - 180.5, y: Double(number(180)) / 7 - 12, z: 1e-7)
            .map(Value.point) ?? .null
    }

    private mutating func text() -> Value {
        let pieces = [
            "", "a", "007", ";", ",", "\"", "\r\n", "\n", "\r", "'", "\\", "null", "ل", "\u{64E}", " ", "`", "\0", "1",
        ]
        return .string((0..<number(4)).map { _ in pick(pieces) }.joined())
    }

    private mutating func moment(_ kind: String) -> Value {
        let time = "\(10 + number(10)):\(10 + number(50)):\(10 + number(50))" + pick(["", ".5", ".000000001"])
        let date = "\(1900 + number(200))-0\(1 + number(9))-1\(number(9))"
        let zone = pick(["Z", "+03:00", "-11:30"])
        do {
            switch kind {
            case "localtime": return .localTime(try LocalTime(parsing: time))
            case "time": return .time(try ZonedTime(parsing: time + zone))
            case "localdatetime": return .localDateTime(try LocalDateTime(parsing: date + "T" + time))
            case "datetime":
                let name = pick(["", "", "[Europe/Berlin]", "[Asia/Beirut]"])
                return .dateTime(try ZonedDateTime(parsing: "\(date)T\(time)" + (name.isEmpty ? zone : name)))
            default:
                return .duration(
                    try CalendarDuration(
                        parsing: pick(["P1Y", "P-3M2D", "PT0.5S", "P1DT2H", "PT-0.000000001S", "P14DT16H12M"])))
            }
        } catch {
            Issue.record("\(kind): \(error)")
            return .null
        }
    }
}
