/// Makes random query texts that parse, and that bind more often than not.
struct RandomQuery {
    private var state: UInt64
    private var names = ["n", "m", "r", "p", "x"]
    private var depth = 0

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// The next text.
    mutating func next() -> String {
        names = ["n"]
        depth = 0
        return "MATCH (n) " + clauses(upTo: 4) + returning()
    }

    // MARK: Chance

    private mutating func random(_ count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(count))
    }

    private mutating func pick(_ choices: [String]) -> String { choices[random(choices.count)] }

    private mutating func chance(_ percent: Int) -> Bool { random(100) < percent }

    // MARK: Clauses

    private mutating func clauses(upTo count: Int) -> String {
        (0..<random(count + 1)).map { _ in clause() + " " }.joined()
    }

    private mutating func clause() -> String {
        depth += 1
        defer { depth -= 1 }
        switch random(depth > 3 ? 9 : 12) {
        case 0: return "MATCH \(pattern())\(condition())"
        case 1: return "OPTIONAL MATCH \(pattern()), \(pattern())\(condition())"
        case 2: return "UNWIND \(expression()) AS \(newName())"
        case 3: return "WITH *, \(expression()) AS \(newName())"
        case 4: return with()
        case 5: return "CREATE (\(name()))-[:R {a: \(expression())}]->(\(newName()):A)"
        case 6: return "MERGE (\(newName()):A {a: \(expression())}) ON CREATE SET \(name()).b = \(expression())"
        case 7: return "SET \(name()).a = \(expression()), \(name()) += {b: \(expression())}"
        case 8: return "MATCH \(newName()) = (\(name()))((\(fresh()))-[:R]->(\(fresh()))){1,2}(\(newName()))"
        case 9: return "CALL (\(name())) { \(clauses(upTo: 2)) RETURN \(expression()) AS \(newName()) }"
        case 10: return "FOREACH (\(fresh()) IN \(expression()) | SET \(name()).a = \(expression()))"
        default: return "MATCH \(newName()) = shortestPath((\(name()))-[*..3]-(\(name())))\(condition())"
        }
    }

    private mutating func with() -> String {
        let kept = names.shuffled(by: random(97)).prefix(1 + random(3))
        let aggregate = chance(40) ? ", \(aggregate()) AS \(newName())" : ""
        let distinct = chance(20) ? "DISTINCT " : ""
        let order = chance(40) ? " ORDER BY \(chance(20) ? self.aggregate() : expression())" : ""
        let limit = chance(20) ? " LIMIT \(random(5))" : ""
        return "WITH \(distinct)\(kept.joined(separator: ", "))\(aggregate)\(order)\(limit)\(condition())"
    }

    private mutating func returning() -> String {
        let items = (0..<(1 + random(3))).map { index in
            "\(chance(25) ? aggregate() : expression()) AS c\(index)"
        }
        let order = chance(30) ? " ORDER BY \(chance(50) ? "c0" : expression())" : ""
        return "RETURN \(chance(20) ? "DISTINCT " : "")\(items.joined(separator: ", "))\(order)"
    }

    private mutating func condition() -> String { chance(40) ? " WHERE \(predicate())" : "" }

    // MARK: Patterns

    private mutating func pattern() -> String {
        let length = chance(20) ? "*1..2" : ""
        let variable = chance(30) ? fresh() : ""
        let properties = chance(20) ? " {a: \(expression())}" : ""
        let arrow = chance(50) ? "->" : "-"
        return "(\(chance(60) ? name() : newName()):A)-[\(variable):R\(length)\(properties)]\(arrow)(\(newName()))"
    }

    // MARK: Names

    private mutating func name() -> String { chance(2) ? "nowhere" : pick(names) }

    private mutating func fresh() -> String { "v\(random(1000))" }

    private mutating func newName() -> String {
        let name = chance(3) ? pick(names) : fresh()
        names.append(name)
        return name
    }

    // MARK: Expressions

    private mutating func aggregate() -> String {
        pick(["count(*)", "count(\(name()))", "collect(\(expression()))", "max(\(name()).a) + 1", "sum(\(name()).b)"])
    }

    private mutating func predicate() -> String {
        depth += 1
        defer { depth -= 1 }
        switch random(depth > 4 ? 3 : 8) {
        case 0: return "\(expression()) = \(expression())"
        case 1: return "\(name()).a IS NOT NULL"
        case 2: return "\(name()).a < \(name()).b <= 3"
        case 3: return "(\(predicate()) OR NOT \(predicate()))"
        case 4: return "EXISTS { \(pattern()) WHERE \(predicate()) }"
        case 5: return "any(x IN \(name()).list WHERE x = \(expression()))"
        case 6: return "(\(name()))-->()"
        default: return "\(predicate()) AND \(predicate())"
        }
    }

    private mutating func expression() -> String {
        depth += 1
        defer { depth -= 1 }
        switch random(depth > 4 ? 5 : 12) {
        case 0: return "\(random(10))"
        case 1: return name()
        case 2, 3: return "\(name()).\(pick(["a", "b", "list"]))"
        case 4: return "$p"
        case 5: return "(\(expression()) + \(expression()))"
        case 6: return "[y IN \(name()).list WHERE y > \(expression()) | y]"
        case 7: return "[(\(name()))-->(k) | k.a]"
        case 8: return "COUNT { \(pattern()) }"
        case 9: return "CASE WHEN \(predicate()) THEN \(expression()) ELSE \(expression()) END"
        case 10: return "coalesce(\(expression()), \(expression()))"
        default: return "reduce(s = 0, y IN \(name()).list | s + y)"
        }
    }
}

extension [String] {
    /// The same names turned by some places.
    fileprivate func shuffled(by places: Int) -> [String] {
        isEmpty ? [] : Array(self[(places % count)...] + self[..<(places % count)])
    }
}
