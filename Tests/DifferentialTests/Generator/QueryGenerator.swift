import PropertyGraph

/// Random queries that bind and, but for one place in some of them, cannot fail.
struct QueryGenerator {
    /// What a variable holds.
    enum Kind {
        case node, relationship, path
        /// A list of relationships in order of a path.
        case trail
        /// A list of nodes.
        case nodes
        case number, string, anything
        /// A list of numbers whose order nothing fixes.
        case bag
    }

    struct Variable {
        var name: String
        var kind: Kind
    }

    var random: SplitMix64
    var scope: [Variable] = []
    /// Relationship variables that the clause at work must not use again.
    var taken: Set<String> = []
    private var counter = 0
    var depth = 0
    /// Patterns are conditions, and no values.
    var isInValue = false
    /// Names that patterns ask for.
    var labelNames = ["A", "B", "C", "D"]
    var typeNames = ["R", "S", "T"]
    var keyNames = ["a", "b", "c", "k"]
    /// Whether a clause has made nodes, which all lack the `k` that tells others apart.
    var hasMade = false
    /// Whether the path at work is the only one of its clause, and may have a selector.
    var isAlone = false

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func fresh(_ prefix: String) -> String {
        counter += 1
        return "\(prefix)\(counter)"
    }

    mutating func restart() { (scope, counter) = ([], 0) }

    func names(_ kinds: Kind...) -> [String] { scope.filter { kinds.contains($0.kind) }.map(\.name) }

    /// A whole reading query, and whether its order is total.
    mutating func next() -> (text: String, isOrdered: Bool) {
        restart()
        if random.chance(7) {
            let count = 1 + random.below(2)
            let branches = (0..<2).map { _ in
                scope = []
                return clauses(upTo: 2) + "RETURN " + scalars(count).joined(separator: ", ")
            }
            return (branches.joined(separator: random.chance(50) ? " UNION " : " UNION ALL "), false)
        }
        let body = clauses(upTo: 4)
        let (projection, isOrdered) = returning()
        return (body + projection, isOrdered)
    }

    // MARK: Clauses

    mutating func clauses(upTo count: Int) -> String {
        let first = random.chance(90) ? match() + " " : ""
        return first + (0..<random.below(count)).map { _ in clause() + " " }.joined()
    }

    mutating func clause() -> String {
        switch random.below(14) {
        case 12: return "FILTER \(random.chance(30) ? "WHERE " : "")\(predicate())"
        case 13: return letting()
        case 0...3: return match()
        case 4...6: return "OPTIONAL " + match()
        case 7: return unwind()
        case 8: return call()
        default: return with()
        }
    }

    mutating func match() -> String {
        let before = scope
        taken = []
        let count = random.chance(75) ? 1 : 2
        isAlone = count == 1
        let parts = (0..<count).map { _ in path(in: before) }
        isAlone = false
        let pattern = parts.joined(separator: ", ")
        // A path that may go round needs a bound.
        let isBounded = !["*]", "* {", "+"].contains { pattern.contains($0) } && !pattern.contains("SHORTEST")
        let mode = isBounded && random.chance(6) ? "REPEATABLE ELEMENTS " : ""
        return "MATCH \(mode)\(pattern)" + (random.chance(45) ? " WHERE \(predicate())" : "")
    }

    private mutating func letting() -> String {
        let (text, kind) = scalar()
        let name = fresh("l")
        scope.append(Variable(name: name, kind: kind))
        return "LET \(name) = \(text)"
    }

    private mutating func unwind() -> String {
        let list: String
        var kind = Kind.number
        let bags = names(.bag)
        let trails = names(.trail)
        switch random.below(6) {
        case 0 where !bags.isEmpty: list = random.pick(bags)
        case 1 where !trails.isEmpty: (list, kind) = (random.pick(trails), .relationship)
        case 2: list = "[0, 1, null, 2]"
        case 3: list = "range(0, \(random.below(3)))"
        case 4: (list, kind) = ("['x', 'y', null, 1]", .anything)
        default: list = "[\(value()), \(value())]"
        }
        let name = fresh("u")
        scope.append(Variable(name: name, kind: kind))
        return "UNWIND \(list) AS \(name)"
    }

    private mutating func call() -> String {
        let outer = scope
        let imports = scope.filter { _ in random.chance(60) }
        scope = imports
        depth += 1
        let name = fresh("s")
        let inner: String
        if random.chance(40) {
            inner = match() + " RETURN \(aggregate(wide: false)) AS \(name)"
        } else {
            inner = match() + " RETURN \(value()) AS \(name)"
        }
        depth -= 1
        scope = outer + [Variable(name: name, kind: .number)]
        let list = imports.map(\.name).joined(separator: ", ")
        return "\(random.chance(20) ? "OPTIONAL " : "")CALL (\(list)) { \(inner) }"
    }

    // MARK: Projections

    mutating func with() -> String {
        let kept = scope.filter { _ in random.chance(65) }
        let aggregates = random.chance(35)
        var next = aggregates ? kept.filter { $0.kind != .bag } : kept
        var items = next.map(\.name)
        func add(_ text: String, _ kind: Kind) {
            counter += 1
            items.append("\(text) AS w\(counter)")
            next.append(Variable(name: "w\(counter)", kind: kind))
        }
        if aggregates {
            if random.chance(30) {
                add("collect(\(value()))", .bag)
            } else {
                add(aggregate(wide: true), .number)
            }
        } else if random.chance(50) || items.isEmpty {
            let (text, kind) = scalar()
            add(text, kind)
        }
        let isDistinct = random.chance(15) && !next.contains { $0.kind == .bag }
        scope = next
        let keys = kept.filter { $0.kind != .bag }.map(\.name)
        var tail = aggregates ? grouping(keys) : ""
        let cannotPage = hasMade && next.contains { [.node, .relationship].contains($0.kind) }
        if random.chance(15), !cannotPage, let order = totalOrder() { tail += " ORDER BY \(order)\(page())" }
        if random.chance(30) { tail += " WHERE \(predicate())" }
        return "WITH \(isDistinct ? "DISTINCT " : "")\(items.joined(separator: ", "))\(tail)"
    }

    /// GROUP BY as it is without, said in one of its ways; or nothing.
    private mutating func grouping(_ keys: [String]) -> String {
        if !random.chance(25) { return "" }
        if random.chance(40) { return " GROUP BY ALL" }
        return keys.isEmpty ? " GROUP BY ()" : " GROUP BY \(keys.joined(separator: ", "))"
    }

    mutating func scalars(_ count: Int) -> [String] { (0..<count).map { "\(scalar().0) AS c\($0)" } }

    mutating func returning() -> (String, Bool) {
        if random.chance(5) { return ("WITH * \(page(always: true)) RETURN count(*) AS c0", false) }
        let outer = scope
        var columns: [Variable] = []
        var items: [String] = []
        let aggregates = random.chance(35)
        for column in 0..<(1 + random.below(3)) {
            var (text, kind) = scalar()
            let carried = outer.filter { !aggregates || $0.kind != .bag }
            if random.chance(30), !carried.isEmpty {
                let variable = random.pick(carried)
                (text, kind) = (variable.name, variable.kind)
            }
            items.append("\(text) AS c\(column)")
            columns.append(Variable(name: "c\(column)", kind: kind))
        }
        let keys = columns.map(\.name)
        if aggregates {
            let isBag = random.chance(20)
            items.append("\(isBag ? "collect(\(value()))" : aggregate(wide: true)) AS c9")
            columns.append(Variable(name: "c9", kind: isBag ? .bag : .number))
        }
        let isDistinct = random.chance(20) && !columns.contains { $0.kind == .bag }
        scope = columns
        var text = "RETURN \(isDistinct ? "DISTINCT " : "")\(items.joined(separator: ", "))"
        if aggregates { text += grouping(keys) }
        if random.chance(40), let order = totalOrder() {
            if !isDistinct && !aggregates, let node = outer.first(where: { $0.kind == .node }), random.chance(30) {
                text += " ORDER BY \(node.name).a\(random.chance(50) ? " DESC" : ""), \(order)"
            } else {
                text += " ORDER BY \(order)"
            }
            return (text + page(), true)
        }
        return (text, false)
    }

    /// Sort keys that leave only equal rows tied; nil where a column has no order.
    private mutating func totalOrder() -> String? {
        if scope.isEmpty || scope.contains(where: { [.path, .bag, .nodes, .trail].contains($0.kind) }) { return nil }
        var keys = scope.map { variable in
            let key = [.node, .relationship].contains(variable.kind) ? "\(variable.name).k" : variable.name
            return key + (random.chance(40) ? " DESC" : "")
        }
        if random.chance(50) { keys.reverse() }
        return keys.joined(separator: ", ")
    }

    private mutating func page(always: Bool = false) -> String {
        (random.chance(30) ? " SKIP \(random.below(3))" : "")
            + (always || random.chance(50) ? " LIMIT \(random.below(5))" : "")
    }

    private mutating func value() -> String {
        isInValue = true
        defer { isInValue = false }
        return number()
    }

    mutating func aggregate(wide: Bool) -> String {
        isInValue = true
        defer { isInValue = false }
        let distinct = random.chance(30) ? "DISTINCT " : ""
        let entities = names(.node, .relationship)
        switch random.below(8) {
        case 0, 1: return "count(*)"
        case 2 where !entities.isEmpty: return "count(\(distinct)\(random.pick(entities)))"
        case 3: return "sum(\(distinct)\(number()))"
        case 4: return "avg(\(distinct)\(number()))"
        case 5: return "min(\(number()))"
        case 6 where wide: return "max(\(number())) + count(*)"
        case 7: return "size(collect(\(distinct)\(number())))"
        default: return "count(\(distinct)\(number()))"
        }
    }
}
