import PropertyGraph

/// Random statements that change the graph. Some fail at their end, and must leave no trace.
extension QueryGenerator {
    mutating func nextWriting() -> (text: String, isOrdered: Bool) {
        scope = []
        var text = random.chance(70) ? clauses(upTo: 2) : ""
        for _ in 0..<(1 + random.below(3)) { text += writing() + " " }
        switch random.below(8) {
        case 0: text += "RETURN count(*) AS c0"
        case 1: text += "WITH count(*) AS c RETURN 1 / (c - c) AS c0"
        default: break
        }
        return (text, false)
    }

    private mutating func writing() -> String {
        let nodes = names(.node)
        let entities = names(.node, .relationship)
        guard !nodes.isEmpty, random.chance(70) else { return creation() }
        let node = random.pick(nodes)
        let entity = random.pick(entities)
        let label = random.pick(["A", "B", "New"])
        switch random.below(9) {
        case 0: return "SET \(entity).a = \(written(from: entity))"
        case 1: return "SET \(node):\(label), \(node).z = \(written(from: node))"
        case 2: return "SET \(entity) += {z: \(written(from: entity)), a: \(random.pick(["null", "1"]))}"
        case 3: return "SET \(entity) = {k: \(random.below(3)), z: \(written(from: entity))}"
        case 4: return "REMOVE \(node):\(label), \(entity).\(random.pick(["a", "b", "z"]))"
        case 5: return "FOREACH (i IN [1, 2] | CREATE (:New {z: i})-[:MADE]->(:New))"
        case 6:
            scope = []
            return "DETACH DELETE \(node) WITH 1 AS one CREATE (:Gone)"
        case 7: return merge(node)
        default: return "MERGE (:New {z: \(random.below(2))})"
        }
    }

    /// A value that is the same whichever row of an entity is done last.
    private mutating func written(from entity: String) -> String {
        random.chance(50)
            ? "\(entity).\(random.pick(["k", "a", "z"]))" : random.pick(["0", "2.5", "'x'", "null", "[1, 2]"])
    }

    /// A value of the row.
    private mutating func written() -> String {
        let values = names(.number, .string)
        if !values.isEmpty, random.chance(50) { return random.pick(values) }
        let entities = names(.node, .relationship)
        if !entities.isEmpty, random.chance(50) { return "\(random.pick(entities)).\(random.pick(["k", "a", "z"]))" }
        return random.pick(["0", "1", "2.5", "'x'", "null", "[1, 2]"])
    }

    private mutating func creation() -> String {
        let name = fresh("m")
        let text = "CREATE (\(name):New {z: \(written())})"
        scope.append(Variable(name: name, kind: .node))
        return text + (random.chance(40) ? "-[:MADE {w: 1}]->(:B)" : "")
    }

    private mutating func merge(_ node: String) -> String {
        let name = fresh("m")
        scope.append(Variable(name: name, kind: .node))
        return "MERGE (\(name):\(random.pick(["A", "New"])) {a: \(random.below(3))})"
            + (random.chance(50) ? " ON CREATE SET \(name).z = \(written(from: name))" : "")
            + (random.chance(50) ? " ON MATCH SET \(name).z = 7" : "")
    }
}
