import PropertyGraph

/// Random statements that write and read by turns. What a clause reads hangs on all that the clauses before it did.
///
/// The rows of a clause have no order, so that what is written must not hang on which of them comes last.
extension QueryGenerator {
    mutating func nextTurns() -> (text: String, isOrdered: Bool) {
        restart()
        labelNames = ["A", "B", "C", "New"]
        typeNames = ["R", "S", "MADE"]
        keyNames = ["a", "b", "k", "z"]
        hasMade = true
        var text = random.chance(65) ? clauses(upTo: 2) : ""
        for _ in 0..<(1 + random.below(2)) {
            for _ in 0..<(1 + random.below(2)) { text += change() + " " }
            text += bridge()
            for _ in 0..<random.below(3) { text += look() + " " }
        }
        if scope.isEmpty && !text.hasSuffix("} ") { text += look() + " " }
        let (projection, isOrdered) = returning()
        return (text + projection, isOrdered)
    }

    // MARK: Reading

    private mutating func look() -> String {
        switch random.below(12) {
        case 0:
            let name = fresh("s")
            scope.append(Variable(name: name, kind: .string))
            let procedure = random.pick([("labels", "label"), ("relationshipTypes", "relationshipType")])
            return "CALL db.\(procedure.0)() YIELD \(procedure.1) AS \(name)"
        case 1...4: return match()
        default: return clause()
        }
    }

    /// Between writing and reading: often nothing, now and then something that leaves rows out, brings them together or
    /// passes them on.
    private mutating func bridge() -> String {
        let scalars = scope.filter { $0.kind == .number || $0.kind == .string }
        switch random.below(8) {
        case 0, 1: return ""
        case 2:
            let name = fresh("c")
            scope = [Variable(name: name, kind: .number)]
            return "WITH count(*) AS \(name) "
        case 3 where !scope.isEmpty: return "WITH * "
        case 4 where !scalars.isEmpty:
            scope = scalars
            return "WITH DISTINCT \(scalars.map(\.name).joined(separator: ", ")) "
        default: return scope.isEmpty ? "WITH 1 AS one " : with() + " "
        }
    }

    // MARK: Writing

    private mutating func change() -> String {
        let nodes = names(.node)
        let relationships = names(.relationship)
        guard !nodes.isEmpty, random.chance(80) else { return making() }
        let node = random.pick(nodes)
        switch random.below(16) {
        case 0, 1:
            let entity = random.pick(nodes + relationships)
            return "SET \(entity).\(random.pick(["a", "z"])) = \(own(entity))"
        case 2: return "SET \(node):\(random.pick(["A", "New", "D"]))"
        case 3: return "SET \(node) += {z: \(own(node)), b: \(random.pick(["'y'", "null"]))}"
        case 4: return "SET \(node) = {k: \(random.below(3)), z: \(random.below(3))}"
        case 5: return "REMOVE \(node):\(random.pick(["A", "B", "New"]))"
        case 6: return "REMOVE \(random.pick(nodes + relationships)).\(random.pick(["a", "b", "k"]))"
        case 7: return "SET \(node).z = \(lookedUp(node))"
        case 8: return deletion(node)
        case 9: return "MERGE (\(node))-[:\(random.pick(["R", "MADE"]))]->(\(random.pick(nodes)))"
        case 10: return eachElement(node)
        case 11:
            return
                "CALL (\(node)) { \(random.pick(["CREATE (:New {z: \(node).k})", "SET \(node):New", "SET \(node).z = 1"])) }"
        case 12: return "CREATE (\(node))-[:\(random.pick(["R", "S", "MADE"])) {w: 1}]->(:\(random.pick(["New", "B"])))"
        case 13: return "SET \(node).a = \(own(node)) REMOVE \(random.pick(nodes)).a"
        default: return making()
        }
    }

    /// A value that is the same in whichever row the node is met.
    private mutating func own(_ node: String) -> String {
        random.pick(["\(node).k", "\(node).b", "0", "1", "2.5", "'x'", "null", "[1, 2]"])
    }

    /// A value that looks through the graph: the same in every row of the node, whatever other rows have written.
    private mutating func lookedUp(_ node: String) -> String {
        random.pick([
            "COUNT { (:New) }", "COUNT { (q) WHERE q.z = 1 }", "EXISTS { (\(node))-[:R|MADE]->(:New) }",
            "size([(\(node))--(q:A) | q.k])", "\(node).k + COUNT { (q:A) WHERE q.k > \(node).k }",
            "CASE WHEN EXISTS { (:New) } THEN 1 ELSE COUNT { (\(node))-->() } END",
        ])
    }

    private mutating func making() -> String {
        let name = fresh("m")
        let label = random.pick(["New", "New", "A", "B"])
        let values = names(.number, .string)
        var value = values.isEmpty || random.chance(50) ? "\(random.below(3))" : random.pick(values)
        if random.chance(20) { value = random.pick(["COUNT { (:\(label)) }", "COUNT { (:A)-->() }", "null"]) }
        defer { scope.append(Variable(name: name, kind: .node)) }
        switch random.below(6) {
        case 0: return "MERGE (\(name):\(label) {a: \(random.below(3))})\(onCreate(name))"
        case 1: return "CREATE (\(name):\(label) {z: \(value)})-[:MADE {w: 1}]->(:B)"
        case 2: return "CREATE (:A {a: 1})-[:R]->(\(name):\(label))"
        case 3: return "CREATE (\(name))"
        default: return "CREATE (\(name):\(label) {z: \(value)})"
        }
    }

    private mutating func onCreate(_ name: String) -> String {
        (random.chance(40) ? " ON CREATE SET \(name).z = 3" : "")
            + (random.chance(40) ? " ON MATCH SET \(name).z = 7" : "")
    }

    private mutating func eachElement(_ node: String) -> String {
        let body = random.pick([
            "CREATE (:New {z: i})", "MERGE (:New {z: i})", "SET \(node):New", "SET \(node).z = 1",
            "CREATE (\(node))-[:MADE]->(:A)", "REMOVE \(node):A", "CREATE (:New {z: COUNT { (:New) }})",
        ])
        let list = random.pick(["[1, 2]", "range(0, 1)", "[\(node).k]", "[]", "COLLECT { MATCH (q:New) RETURN q.k }"])
        return "FOREACH (i IN \(list) | \(body))"
    }

    /// Behind a deletion only what is no part of the graph may be used.
    private mutating func deletion(_ node: String) -> String {
        let relationships = names(.relationship)
        let scalars = scope.filter { $0.kind == .number || $0.kind == .string }
        let isOfRelationship = !relationships.isEmpty && random.chance(50)
        let target = isOfRelationship ? "DELETE \(random.pick(relationships))" : "DETACH DELETE \(node)"
        scope = scalars
        if scalars.isEmpty || random.chance(40) {
            let name = fresh("d")
            scope = [Variable(name: name, kind: .number)]
            return "\(target) WITH count(*) AS \(name)"
        }
        return "\(target) WITH \(scalars.map(\.name).joined(separator: ", "))"
    }
}
