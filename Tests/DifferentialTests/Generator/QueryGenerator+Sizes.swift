import PropertyGraph

/// Random statements over many rows or many nodes, so that rows come in several batches and sizes turn joins round.
///
/// Cheap to answer by trying everything: few rows meet many nodes, or many rows few.
extension QueryGenerator {
    /// `nodes` is about how many nodes of a label there are.
    mutating func nextSizes(nodes: Int) -> (text: String, isOrdered: Bool) {
        restart()
        let few = [1, 2, 5]
        let rows = nodes > 300 ? random.pick(few) : random.pick(few + [1100, 2500])
        let isWide = rows > 5
        var text = "UNWIND range(1, \(rows)) AS u "
        if !isWide, random.chance(40) {
            text += random.pick(["OPTIONAL MATCH (o:A {k: u}) ", "MATCH (o) WHERE o.k = u "])
        }
        text += changing(isWide: isWide) + " " + narrowing(isWide: isWide)
        text += looking() + " "
        if random.chance(30) {
            text += random.pick([
                "SET q.y = 1 ", "SET q:New ", "CREATE (q)-[:MADE]->(:New) ", "REMOVE q.k ", "REMOVE q:A ",
            ])
            text += "WITH count(*) AS u " + looking() + " "
        }
        return (text + answer(), false)
    }

    private mutating func changing(isWide: Bool) -> String {
        let label = random.pick(["A", "B", "New"])
        switch random.below(isWide ? 8 : 13) {
        case 0, 1: return "CREATE (m:\(label) {z: u})"
        case 2: return "CREATE (m:\(label) {k: u})-[:R]->(:B)"
        case 3: return "MATCH (m:A {k: u}) SET m.z = 1"
        case 4: return "MATCH (m:A {k: u}) SET m:New"
        case 5: return "MATCH (m:A {k: u}) REMOVE m:A"
        case 6: return "MATCH (m:\(label) {k: u}) DETACH DELETE m"
        case 7: return "MATCH (m:B {k: u}) CREATE (m)-[:R]->(:New {k: -u})"
        case 8: return "MERGE (m:\(label) {k: u})"
        case 9: return "MATCH (m:A) SET m.z = m.k"
        case 10: return "MATCH (m:A {k: u}) FOREACH (i IN [1, 2] | CREATE (:\(label) {z: i}))"
        case 11: return "CALL (u) { CREATE (:\(label) {k: u}) }"
        default: return "MATCH (m:A) WHERE m.k < u REMOVE m.k"
        }
    }

    /// Leaves few of many rows, without reading them all first.
    private mutating func narrowing(isWide: Bool) -> String {
        if isWide {
            return random.pick([
                "WITH u WHERE u % 1000 = 1 ", "WITH DISTINCT u % 3 AS u ", "WITH count(*) AS u ", "WITH max(u) AS u ",
                "WITH u ORDER BY u LIMIT 2 ", "WITH u LIMIT 0 ",
            ])
        }
        return random.pick([
            "WITH u ", "WITH count(*) AS u ", "WITH DISTINCT u ", "WITH u WHERE u > 1 ",
            "WITH collect(u) AS us, 1 AS u ",
        ])
    }

    private mutating func looking() -> String {
        let condition = random.pick([
            "", " WHERE q.z IS NULL", " WHERE q.k < 5", " WHERE NOT q:New", " WHERE 'New' IN labels(q)",
            " WHERE 'z' IN keys(q)", " WHERE q.k + 0 = u + 0", " WHERE q.k = u", " WHERE q.z > 0 AND q:A",
            " WHERE EXISTS { (q)-[:R]->() }", " WHERE COUNT { (q)--() } = 0", " WHERE q.k = 1 OR q.z = 2",
        ])
        switch random.below(12) {
        case 0, 1: return "MATCH (q:A)\(condition)"
        case 2: return "MATCH (q)\(condition)"
        case 3: return "MATCH (q:New)\(condition)"
        case 4: return "MATCH (q:A&!New)\(condition)"
        case 5: return "OPTIONAL MATCH (q:\(random.pick(["A", "B", "New"])))\(condition)"
        case 6: return "MATCH (q)-[:R]->(x)\(condition)"
        case 7: return "MATCH (q:B)<-[:R]-(x:A)\(condition)"
        case 8: return "MATCH (q:New), (x:B {k: 2})\(condition)"
        case 9: return "MATCH (q:A {k: u}), (x:A {k: 3})\(condition)"
        case 10: return "MATCH (q:A)\(condition) WITH q, u MATCH (q)-[:R|MADE*1..2]->(x)"
        default:
            return
                "CALL (*) { MATCH (q:\(random.pick(["A", "New"])))\(condition) RETURN count(q) AS n } OPTIONAL MATCH (q:A {k: n})"
        }
    }

    private mutating func answer() -> String {
        random.pick([
            "RETURN count(*) AS c0", "RETURN count(q) AS c0, sum(q.k) AS c1", "RETURN u, count(DISTINCT q) AS c0",
            "RETURN COUNT { (:A) } AS c0, u, count(q.z) AS c1",
            "RETURN EXISTS { (x:New) WHERE x.k > 2 } AS c0, count(*) AS c1",
            "RETURN u, max(q.z) AS c0, min(q.k) AS c1", "RETURN DISTINCT u, q:New AS c0",
            "RETURN u, q.k AS c0, q.z AS c1",
        ])
    }
}
