import PropertyGraph

/// Random expressions of known kinds, so that none fails.
extension QueryGenerator {
    /// Something to project, with its kind.
    mutating func scalar() -> (String, Kind) {
        isInValue = true
        defer { isInValue = false }
        switch random.below(6) {
        case 0, 1, 2: return (number(), .number)
        case 3: return (string(), .string)
        case 4: return (predicate(), .anything)
        default: return (anything(), .anything)
        }
    }

    /// A number or null.
    mutating func number() -> String {
        depth += 1
        defer { depth -= 1 }
        let nodes = names(.node)
        let relationships = names(.relationship)
        let numbers = names(.number)
        switch random.below(depth > 3 ? 8 : 15) {
        case 0,
            1 where !nodes.isEmpty:
            return nodes.isEmpty ? "2" : "\(random.pick(nodes)).k"
        case 2,
            3 where !nodes.isEmpty:
            return nodes.isEmpty ? "null" : "\(random.pick(nodes)).a"
        case 4 where !relationships.isEmpty: return "\(random.pick(relationships)).\(random.pick(["w", "k"]))"
        case 5 where !numbers.isEmpty: return random.pick(numbers)
        case 6: return random.pick(["0", "1", "2", "3", "null", "1.5"])
        case 7: return sized()
        case 8: return "(\(number()) \(random.pick(["+", "-", "*"])) \(number()))"
        case 9: return "(\(number()) \(random.pick(["/ 2.0", "% 2", "% 3"])))"
        case 10: return "coalesce(\(number()), \(number()))"
        case 11: return "CASE WHEN \(predicate()) THEN \(number()) ELSE \(number()) END"
        case 12: return "COUNT { \(subquery()) }"
        case 13: return "reduce(s = 0, y IN [\(number()), \(number())] | s + y)"
        case 14: return "[\(number()), \(number())][\(random.pick(["0", "1", "-1", "5"]))]"
        default: return "\(random.below(4))"
        }
    }

    private mutating func sized() -> String {
        let lists = names(.bag, .trail, .nodes)
        let paths = names(.path)
        let nodes = names(.node)
        if !lists.isEmpty, random.chance(60) { return "size(\(random.pick(lists)))" }
        if !paths.isEmpty, random.chance(60) { return "length(\(random.pick(paths)))" }
        if !nodes.isEmpty, random.chance(50) {
            let node = random.pick(nodes)
            return random.pick([
                "size(labels(\(node)))", "size(keys(\(node)))", "size([(\(node))--(z) | z.k])",
                "size([(\(node))-[v]->(z) WHERE z.a > v.w | z])",
            ])
        }
        return "size([1, null])"
    }

    mutating func string() -> String {
        let nodes = names(.node)
        let strings = names(.string)
        let relationships = names(.relationship)
        switch random.below(6) {
        case 0,
            1 where !nodes.isEmpty:
            return nodes.isEmpty ? "'x'" : "\(random.pick(nodes)).b"
        case 2 where !strings.isEmpty: return random.pick(strings)
        case 3 where !nodes.isEmpty: return "(\(random.pick(nodes)).b + \(random.pick(["'x'", "'y'", "null"])))"
        case 4 where !relationships.isEmpty: return "type(\(random.pick(relationships)))"
        default: return random.pick(["'x'", "'y'", "''", "null", "'xy'"])
        }
    }

    mutating func anything() -> String {
        let nodes = names(.node)
        let values = names(.anything)
        switch random.below(7) {
        case 0...2 where !nodes.isEmpty: return "\(random.pick(nodes)).\(hasMade ? random.pick(["c", "z"]) : "c")"
        case 3 where !values.isEmpty: return random.pick(values)
        case 4: return "[\(number()), \(string())]"
        case 5: return "{x: \(number()), y: \(string())}"
        default: return random.pick(["1", "'x'", "null", "true", "[0, 1]", "0.5", "[1, null]"])
        }
    }

    mutating func predicate() -> String {
        depth += 1
        defer { depth -= 1 }
        let nodes = names(.node)
        let comparison = random.pick(["=", "<>", "<", "<=", ">", ">="])
        switch random.below(depth > 3 ? 9 : 18) {
        case 0, 1: return "\(number()) \(comparison) \(number())"
        case 2: return "\(anything()) \(comparison) \(anything())"
        case 3: return "\(string()) \(random.pick(["STARTS WITH", "ENDS WITH", "CONTAINS", "=", "<"])) \(string())"
        case 4:
            return "\(random.chance(50) ? number() : anything()) IS \(random.chance(50) ? "NOT " : "")NULL"
        case 5 where !nodes.isEmpty:
            let labels = ["A", "B|C", "!A", "A&B", "Unknown", "%"] + (hasMade ? ["New", "!New", "A&!New"] : [])
            return "\(random.pick(nodes)):\(random.pick(labels))"
        case 6: return "\(random.chance(50) ? number() : anything()) IN \(list())"
        case 7 where !nodes.isEmpty: return "\(random.pick(nodes)) \(random.pick(["=", "<>"])) \(random.pick(nodes))"
        case 8: return random.pick(["true", "false", "null", "NOT null", "1 < 2 < 3"])
        case 9, 10: return "(\(predicate()) AND \(predicate()))"
        case 11, 12: return "(\(predicate()) \(random.pick(["OR", "OR", "XOR"])) \(predicate()))"
        case 13: return "NOT (\(predicate()))"
        case 14: return "\(random.chance(40) ? "NOT " : "")EXISTS { \(subquery()) }"
        case 15: return "COUNT { \(subquery()) } \(comparison) \(random.below(3))"
        case 16:
            let quantifier = random.pick(["any", "all", "none", "single"])
            return "\(quantifier)(y IN \(list()) WHERE y \(comparison) \(number()))"
        case 17:
            guard !isInValue, let pattern = patternPredicate() else { return "1 = 1.0" }
            return random.chance(40) ? "NOT \(pattern)" : pattern
        default: return "\(number()) \(comparison) \(number())"
        }
    }

    private mutating func list() -> String {
        let bags = names(.bag)
        if !bags.isEmpty, random.chance(40) { return random.pick(bags) }
        if random.chance(25) { return "[\(number()), \(number())]" }
        if random.chance(15) { return "[y IN [0, 1, 2, null] WHERE y <> \(number()) | y + 1]" }
        return random.pick(["[0, 1]", "[1, 'x', null]", "[]", "[2, 1.5, 0]", "['x', 'y']", "[null]", "range(0, 2)"])
    }

    /// The inside of EXISTS and COUNT: sees the scope, and keeps its own variables.
    mutating func subquery() -> String {
        let (outer, before, wasInValue) = (scope, taken, isInValue)
        defer { (scope, taken, isInValue) = (outer, before, wasInValue) }
        isInValue = false
        depth += 1
        defer { depth -= 1 }
        taken = []
        let pattern = path(in: outer)
        let condition = random.chance(45) ? " WHERE \(predicate())" : ""
        if depth < 4, random.chance(15) {
            let more = random.chance(50) ? " WITH DISTINCT \(number()) AS v0 WHERE v0 > 0" : ""
            return "MATCH \(pattern)\(condition)\(more) RETURN 1 AS one"
        }
        return pattern + condition
    }
}
