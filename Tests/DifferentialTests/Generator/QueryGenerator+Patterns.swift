import PropertyGraph

/// Random patterns.
extension QueryGenerator {
    /// A path; inline maps may read what was bound before the clause.
    mutating func path(in outer: [Variable]) -> String {
        let before = scope.count
        var text = node(in: outer)
        var hops = [0, 1, 1, 1, 2, 2, 3][random.below(7)]
        if depth > 1 { hops = min(hops, 1) }
        let isGroup = hops == 1 && random.chance(8)
        if isGroup {
            text += group(in: outer) + node(in: outer)
        } else {
            for _ in 0..<hops { text += relationship(in: outer) + node(in: outer) }
        }
        if hops == 0 { return text }
        var name = ""
        if random.chance(10) {
            name = fresh("p")
            scope.append(Variable(name: name, kind: .path))
        }
        return (name.isEmpty ? "" : "\(name) = ") + prefix(hops) + parenthesized(text, scope[before...])
    }

    /// A mode or selector. Which of several paths ANY and SHORTEST k choose is not said, so they are left out.
    private mutating func prefix(_ hops: Int) -> String {
        let mode = random.chance(5) ? random.pick(["WALK ", "TRAIL PATH ", "ACYCLIC ", "SIMPLE PATHS "]) : ""
        return hops == 1 && isAlone && random.chance(8) ? "ALL SHORTEST \(mode)" : mode
    }

    /// Now and then in parentheses with a condition on what the path itself binds.
    private mutating func parenthesized(_ text: String, _ own: ArraySlice<Variable>) -> String {
        if !random.chance(6) { return text }
        let nodes = own.filter { $0.kind == .node }.map(\.name)
        let paths = own.filter { $0.kind == .path }.map(\.name)
        guard paths.isEmpty, !nodes.isEmpty else { return "(\(text))" }
        if random.chance(30) {
            let name = fresh("p")
            scope.append(Variable(name: name, kind: .path))
            return "(\(name) = \(text) WHERE length(\(name)) \(random.pick(["<", ">="])) \(1 + random.below(2)))"
        }
        return "(\(text) WHERE \(random.pick(nodes)).a \(random.pick(["<", ">=", "<>"])) \(random.below(4)))"
    }

    mutating func node(in outer: [Variable], canName: Bool = true) -> String {
        let known = names(.node)
        var name = ""
        if !known.isEmpty, random.chance(45) {
            name = random.pick(known)
        } else if canName, random.chance(65) {
            name = fresh("n")
            scope.append(Variable(name: name, kind: .node))
        }
        let labels = random.chance(40) ? self.labels(labelNames) : ""
        return "(\(name)\(labels)\(properties(keyNames, outer))\(inlineWhere(name)))"
    }

    private mutating func inlineWhere(_ name: String) -> String {
        if name.isEmpty || !random.chance(6) { return "" }
        return " WHERE \(name).a \(random.pick(["<", ">=", "=", "<>"])) \(random.below(4))"
    }

    private mutating func labels(_ names: [String]) -> String {
        let (a, b) = (random.pick(names), random.pick(names))
        switch random.below(12) {
        case 0: return ":\(a)|\(b)"
        case 1: return ":!\(a)"
        case 2: return ":\(a)&\(b)"
        case 3: return ":\(a)&!\(b)"
        case 4: return ":Unknown"
        case 5: return ":%"
        case 6: return ":(\(a)|\(b))&!Unknown"
        default: return ":\(a)"
        }
    }

    private mutating func properties(_ keys: [String], _ outer: [Variable]) -> String {
        guard random.chance(14) else { return "" }
        // Now and then what this very pattern binds.
        let outer = random.chance(80) ? outer : scope
        let key = random.pick(keys)
        let nodes = outer.filter { $0.kind == .node }.map(\.name)
        let values = outer.filter { $0.kind == .number || $0.kind == .anything }.map(\.name)
        if !nodes.isEmpty, random.chance(40) { return " {\(key): \(random.pick(nodes)).\(key == "w" ? "a" : key)}" }
        if !values.isEmpty, random.chance(40) { return " {\(key): \(random.pick(values))}" }
        return " {\(key): \(key == "b" ? "'x'" : "\(random.below(4))")}"
    }

    private mutating func relationship(in outer: [Variable]) -> String {
        let types = random.chance(50) ? typeExpression() : ""
        let (left, right) = arrows()
        if random.chance(15) {
            let length = random.pick(["*", "*0..2", "*1..2", "*2", "*..2", "*0..1", "*0..0", "*2..1"])
            let name = random.chance(40) ? fresh("t") : ""
            if !name.isEmpty { scope.append(Variable(name: name, kind: .trail)) }
            return "\(left)[\(name)\(types.contains("!") ? ":R|S" : types)\(length)\(properties(["w"], outer))]\(right)"
        }
        if random.chance(5) {
            return "\(left)[\(types)]\(right)\(random.pick(["{0,2}", "{1,2}", "+", "{2}", "{0,1}"]))"
        }
        var name = ""
        let reusable = outer.filter { $0.kind == .relationship && !taken.contains($0.name) }.map(\.name)
        if !reusable.isEmpty, random.chance(15) {
            name = random.pick(reusable)
            taken.insert(name)
        } else if random.chance(40) {
            name = fresh("r")
            scope.append(Variable(name: name, kind: .relationship))
        }
        if name.isEmpty && types.isEmpty && random.chance(50) { return "\(left)\(right)" }
        return "\(left)[\(name)\(types)\(properties(["w", "k"], outer))]\(right)"
    }

    private mutating func arrows() -> (String, String) {
        switch random.below(5) {
        case 0, 1: ("-", "->")
        case 2: ("<-", "-")
        default: ("-", "-")
        }
    }

    private mutating func typeExpression() -> String {
        switch random.below(8) {
        case 0: ":R|S"
        case 1: ":!R"
        case 2: ":Unknown"
        case 3: ":S|T|R"
        default: ":" + random.pick(typeNames)
        }
    }

    private mutating func group(in outer: [Variable]) -> String {
        let (x, y) = (fresh("g"), fresh("g"))
        let (left, right) = arrows()
        let nodes = outer.filter { $0.kind == .node }.map(\.name)
        var condition = random.chance(40) ? " WHERE \(x).a <= \(y).a OR \(y).k > 2" : ""
        if !nodes.isEmpty, random.chance(30) { condition = " WHERE \(y).k >= \(random.pick(nodes)).k" }
        let labels = random.chance(30) ? ":A" : ""
        scope.append(Variable(name: x, kind: .nodes))
        scope.append(Variable(name: y, kind: .nodes))
        return "((\(x)\(labels))\(left)[\(random.chance(50) ? ":R|S" : "")]\(right)(\(y))\(condition))"
            + random.pick(["{0,2}", "{1,2}", "+", "{2}", "{0,1}"])
    }

    /// A pattern that names nothing new, as a predicate has to be.
    mutating func patternPredicate() -> String? {
        let known = names(.node)
        if known.isEmpty { return nil }
        let (left, right) = arrows()
        let end = random.chance(40) ? random.pick(known) : random.pick(["", ":A", ":B|C", "{a: 1}"])
        let length = random.chance(15) ? "*1..2" : ""
        return "(\(random.pick(known)))\(left)[\(random.pick(["", ":R", ":S|T"]))\(length)]\(right)(\(end))"
    }
}
