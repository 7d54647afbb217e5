extension Parser {
    /// Grammar: `Create`.
    mutating func create() throws(Diagnostic) -> Clause.Kind {
        try expect(.create)
        try refuseForeignCreation()
        return .create(try patternList())
    }

    /// Grammar: `Insert`: CREATE as GQL writes it.
    mutating func insert() throws(Diagnostic) -> Clause.Kind {
        try expect(.insert)
        if current.kind == .identifier, text(current.range).uppercased() == "INTO" {
            throw SyntaxProblem.unsupported(
                "INSERT INTO",
                hints: [Dialects.Foreign("SQL", "INSERT (:Label {key: value}), or CREATE, or LOAD CSV for a file").hint]
            )
            .diagnostic(at: current.range)
        }
        inserts = true
        defer { inserts = false }
        return .create(try patternList())
    }

    /// Grammar: `Merge`.
    mutating func merge() throws(Diagnostic) -> Clause.Kind {
        try expect(.merge)
        let pattern = try pathPattern()
        var onCreate: [SetItem] = []
        var onMatch: [SetItem] = []
        while at(.on) {
            note(.subclause)
            advance()
            if accept(.create) {
                onCreate += try setItems()
            } else if accept(.match) {
                onMatch += try setItems()
            } else {
                try reportExpected(["CREATE", "MATCH"], near: [.create, .match])
            }
        }
        return .merge(pattern, onCreate: onCreate, onMatch: onMatch)
    }

    /// Grammar: `Set`.
    mutating func set() throws(Diagnostic) -> Clause.Kind {
        if peek(2).kind == .identifier, peek(2).keyword != .is_,
            let foreign = Dialects.settings[text(peek().range).uppercased()]
        {
            throw SyntaxProblem.unsupported("SET \(text(peek().range))", hints: [foreign.hint]).diagnostic(
                at: peek().range)
        }
        return .set(try setItems())
    }

    private mutating func setItems() throws(Diagnostic) -> [SetItem] {
        try expect(.set)
        var items: [SetItem] = []
        repeat { items.append(try setItem()) } while accept(.comma)
        return items
    }

    /// Grammar: `SetItem`.
    private mutating func setItem() throws(Diagnostic) -> SetItem {
        if isVariable(current) {
            switch peek().kind {
            case .colon: return .labels(try variable(), try labelNames())
            case .identifier where peek().keyword == .is_: return .labels(try variable(), try labelNames())
            case .equal:
                let target = try variable()
                advance()
                return .replace(target, value: try expression())
            case .plusEqual:
                let target = try variable()
                advance()
                return .merge(target, value: try expression())
            default: break
            }
        }
        let target = try propertyTarget()
        switch target.kind {
        case .property(let owner, let key):
            if !accept(.equal) {
                let hints =
                    at(.plusEqual) ? ["write n.key = n.key + 1; `+=` adds the properties of a map to a node"] : []
                try reportExpected(["`=`"], hints: hints)
                if at(.plusEqual) { advance() }
            }
            return .property(owner, key: key, value: try expression())
        case .subscript_(let owner, let key):
            try expect(.equal)
            return .dynamicProperty(owner, key: key, value: try expression())
        default:
            let key = try missingName(
                errorExpected(["`.` and a property key", "`=`", "`+=`", "`:` and a label"]))
            return .property(target, key: key, value: Expression(.hole, key.range))
        }
    }

    /// Grammar: `PropertyTarget`: an atom with property lookups, no operators.
    mutating func propertyTarget() throws(Diagnostic) -> Expression {
        let outer = height
        let expression = try postfix(labels: false)
        height = max(outer, height)
        return expression
    }

    /// Grammar: `LabelNames`: `:A:B` or `IS A:B`.
    private mutating func labelNames() throws(Diagnostic) -> [LabelName] {
        var names: [LabelName] = accept(.is_) ? [try labelName()] : []
        while accept(.colon) { names.append(try labelName()) }
        if at(.ampersand) || at(.bar) {
            try reportExpected(["`:` and a label"], hints: ["several labels are set as n:A:B"])
        }
        return names
    }

    /// Grammar: `Remove`.
    mutating func remove() throws(Diagnostic) -> Clause.Kind {
        try expect(.remove)
        var items: [RemoveItem] = []
        repeat { items.append(try removeItem()) } while accept(.comma)
        return .remove(items)
    }

    /// Grammar: `RemoveItem`.
    private mutating func removeItem() throws(Diagnostic) -> RemoveItem {
        if isVariable(current), peek().kind == .colon || peek().keyword == .is_ {
            return .labels(try variable(), try labelNames())
        }
        let target = try propertyTarget()
        switch target.kind {
        case .property(let owner, let key): return .property(owner, key: key)
        case .subscript_(let owner, let key): return .dynamicProperty(owner, key: key)
        default:
            let error = errorExpected(["`.` and a property key", "`:` and a label"])
            return .property(target, key: try missingName(error))
        }
    }

    /// Grammar: `Delete`.
    mutating func delete() throws(Diagnostic) -> Clause.Kind {
        let detach = accept(.detach)
        if !detach { _ = accept(.nodetach) }
        try expect(.delete)
        var targets: [Expression] = []
        repeat { targets.append(try expression()) } while accept(.comma)
        return .delete(targets, detach: detach)
    }

    /// Grammar: `Foreach`.
    mutating func foreach() throws(Diagnostic) -> Clause.Kind {
        try enter()
        try expect(.foreach)
        let opening = index
        try expect(.leftParenthesis)
        let variable = try variable()
        try expect(.in_)
        let outerBar = barLimit
        barLimit = topLevel(after: opening).firstBar
        let list = try expression()
        barLimit = outerBar
        note(.body)
        try expect(.bar)
        recovery?.openings.append(opening)
        var clauses: [Clause] = []
        while current.keyword.beginsClause { clauses.append(try clause()) }
        if clauses.isEmpty { try reportExpected(["a clause that writes, such as SET or CREATE"]) }
        recovery?.openings.removeLast()
        try expectClosing(opening, or: ["a clause"])
        leave()
        return .foreach(variable: variable, list: list, clauses)
    }
}
