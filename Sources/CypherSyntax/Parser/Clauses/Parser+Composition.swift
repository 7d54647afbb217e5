/// Queries made of queries (Cypher 25, GQL): UNION, braces, NEXT and WHEN. They are written with CALL subqueries in the
/// tree, so that no later stage knows of them.
extension Parser {
    /// Grammar: `Query`.
    mutating func query() throws(Diagnostic) -> Query {
        let imports = mayImport
        mayImport = false
        var query = try united()
        while at(.next) {
            let place = current.range
            if imports { try refuseNext(behind: query) }
            try requireColumns(of: query)
            note(.clause)
            advance()
            query = try chained(query, try united(), at: place)
        }
        return query
    }

    /// What is imported by WITH, as of old, is seen in one query alone.
    private mutating func refuseNext(behind query: Query) throws(Diagnostic) {
        guard query.branches[0].clauses.first?.passesVariablesOn == true else { return }
        try report(
            .composition(
                "NEXT cannot stand in a subquery that imports by WITH",
                hint: "import before the braces: CALL (a, b) { … NEXT … }"), at: current.range)
    }

    /// Grammar: `UnitedQuery`.
    private mutating func united() throws(Diagnostic) -> Query {
        let first = current
        var query = try part()
        guard at(.union) else { return query }
        try refuseCondition(at: first)
        if query.branches.count > 1 { query = Query(branches: [wrapped(query)]) }
        while at(.union) {
            let start = index
            note(.clause)
            advance()
            let all = accept(.all)
            if !all { _ = accept(.distinct) }
            query.unions.append(Query.Union(all: all, range: range(from: start)))
            try refuseCondition(at: current)
            let next = try part()
            query.branches.append(next.branches.count == 1 ? next.branches[0] : wrapped(next))
        }
        return query
    }

    /// A conditional query that UNION joins to others stands in braces, so that it can be seen what belongs to a branch.
    private mutating func refuseCondition(at first: Token) throws(Diagnostic) {
        guard first.keyword == .when else { return }
        try report(
            .composition(
                "a query that begins with WHEN stands in braces beside UNION",
                hint: "{ WHEN … THEN … } UNION …, or put the UNION into the braces of a branch"),
            at: first.range)
    }

    /// Grammar: `QueryPart`.
    private mutating func part() throws(Diagnostic) -> Query {
        if at(.leftBrace) { return try braced() }
        if at(.when) { return try conditional() }
        return Query(branches: [try singleQuery()])
    }

    /// Grammar: `BracedQuery`.
    mutating func braced() throws(Diagnostic) -> Query {
        let opening = index
        note(.query)
        try expect(.leftBrace)
        try enter()
        recovery?.openings.append(opening)
        let query = try query()
        recovery?.openings.removeLast()
        leave()
        try expectClosing(opening, or: ["a clause"])
        return query
    }

    /// Grammar: `ConditionalQuery`. Which branch runs is found once for a row, before anything of a branch is done; then each
    /// is a part of a UNION ALL behind the number of its own.
    private mutating func conditional() throws(Diagnostic) -> Query {
        let first = current.range
        let name = Name("  when \(first.lower)", first)
        var conditions: [Expression.CaseBranch] = []
        var query = Query(branches: [])
        func number(_ value: Int, _ range: SourceRange) -> Expression { Expression(.integer(Int64(value)), range) }
        func add(_ body: Query, _ range: SourceRange) {
            let value = query.branches.count
            if value > 0 { query.unions.append(Query.Union(all: true, range: range, joinsBranches: true)) }
            let isMeant = Expression(
                .comparison(
                    operators: [.equal], operands: [Expression(.variable(name.text), range), number(value, range)]),
                range)
            query.branches.append(SingleQuery(clauses: [Clause(.filter(isMeant), range)] + wrapped(body).clauses))
        }
        repeat {
            let start = index
            note(.clause)
            try expect(.when)
            let condition = try expression()
            try expect(.then)
            let body = try branchBody()
            let range = range(from: start)
            conditions.append(.init(condition: condition, result: number(conditions.count, range)))
            add(body, range)
        } while at(.when)
        var otherwise: Expression?
        if at(.else_) {
            let start = index
            note(.clause)
            advance()
            let body = try branchBody()
            otherwise = number(conditions.count, range(from: start))
            add(body, range(from: start))
        }
        let choice = Expression(.case_(subject: nil, branches: conditions, otherwise: otherwise), first)
        let item = ProjectionItem(expression: choice, alias: name, text: name.text)
        return Query(branches: [SingleQuery(clauses: [Clause(.let_([item]), first)] + wrapped(query).clauses)])
    }

    private mutating func branchBody() throws(Diagnostic) -> Query {
        if at(.leftBrace) { return try braced() }
        try enter()
        defer { leave() }
        return Query(branches: [try singleQuery()])
    }

    // MARK: Parts as subqueries

    /// A query as one chain of clauses: a subquery whose columns are returned.
    private func wrapped(_ query: Query) -> SingleQuery {
        let range = query.range
        let imports = SubqueryImports([Name("*", range)], isPart: true)
        var clauses = [
            Clause(.subquery(imports: imports, query, inTransactions: nil, optional: false), range)
        ]
        if let projection = query.branches.first?.returned {
            clauses.append(Clause(.return_(projection.columnsAlone(range)), range))
        }
        return SingleQuery(clauses: clauses)
    }

    /// What NEXT, which stands here, goes on with are columns, each with a name.
    private mutating func requireColumns(of query: Query) throws(Diagnostic) {
        guard let projection = query.branches.first?.returned else {
            return try report(
                .composition("the query before NEXT must end with RETURN", hint: "add RETURN before NEXT"))
        }
        if let item = projection.items.first(where: { !$0.hasName && $0.expression.kind != .hole }) {
            try report(
                Diagnostic(
                    code: "NoExpressionAlias", at: item.expression.range,
                    message: "an expression that RETURN passes on to NEXT must be given a name with AS",
                    hints: ["\(item.text) AS name"]))
        }
    }

    /// `first NEXT second`: the second goes on with the columns of the first.
    private mutating func chained(_ first: Query, _ second: Query, at place: SourceRange) throws(Diagnostic) -> Query {
        guard let projection = first.branches.first?.returned else {
            let before = first.branches.first?.clauses ?? []
            return Query(
                branches: second.branches.map { SingleQuery(clauses: before + $0.clauses) }, unions: second.unions)
        }
        var head: [Clause]
        if first.branches.count == 1 {
            let last = first.branches[0].clauses.last?.range ?? place
            head = first.branches[0].clauses.dropLast() + [Clause(.with(projection.named, predicate: nil), last)]
        } else {
            head = wrapped(first).clauses
            head[1] = Clause(.with(projection.columnsAlone(place), predicate: nil), place)
        }
        if second.branches.count > 1, first.writes {
            try report(
                .composition(
                    "a query that writes cannot stand before NEXT and a UNION, for each part of that would run it",
                    hint: "put the UNION into CALL (*) { … } after NEXT"), at: place)
        }
        return Query(
            branches: second.branches.map { SingleQuery(clauses: head + $0.clauses) }, unions: second.unions)
    }

    // MARK: Versions

    /// Grammar: `Version`: `CYPHER 25 runtime = parallel`, the number where one is given; options have no meaning.
    mutating func acceptVersion() throws(Diagnostic) -> Int? {
        guard current.kind == .identifier, text(current.range).uppercased() == "CYPHER" else { return nil }
        var isVersion = false
        var version: Int?
        if peek().kind == .integer {
            let number = text(peek().range)
            if !["5", "25"].contains(number) {
                try report(
                    .composition(
                        "there is no Cypher \(number) here", hint: "write CYPHER 5 or CYPHER 25, or leave it out"),
                    at: peek().range)
            }
            index += 2
            (isVersion, version) = (true, Int(number))
        } else if isName(peek()), peek(2).kind == .equal {
            index += 1
            isVersion = true
        }
        while isVersion, isName(current), peek().kind == .equal {
            index += 2
            guard isName(current) || at(.integer) || at(.float) else {
                let foreign = Dialects.Foreign("FalkorDB", "the query alone, and its parameters with --param or :param")
                try reportExpected(["the option's value"], hints: [foreign.hint])
                break
            }
            advance()
        }
        return version
    }
}

extension Clause {
    /// Whether it is RETURN.
    var isReturn: Bool {
        if case .return_ = kind { return true }
        return false
    }

    /// Whether it is a WITH of variables alone, as one that imports is.
    var passesVariablesOn: Bool {
        guard case .with(let projection, nil) = kind else { return false }
        return projection.items.allSatisfy { item in
            guard case .variable(let name) = item.expression.kind else { return false }
            return item.alias == nil || item.alias?.text == name
        }
    }

    /// Whether it commits what it does in parts.
    var transactions: TransactionBatches? {
        if case .subquery(_, _, let batches, _) = kind { return batches }
        return nil
    }

    /// Whether it, or what stands in it, changes the graph; calls of procedures do not.
    var writes: Bool {
        if case .subquery(_, let query, _, _) = kind { return query.writes }
        return isUpdating
    }
}

extension SingleQuery {
    /// What its RETURN projects; nil where it has none.
    var returned: Projection? {
        if case .return_(let projection)? = clauses.last?.kind { return projection }
        return nil
    }
}

extension Query {
    /// Whether a clause of it changes the graph.
    var writes: Bool { branches.contains { $0.clauses.contains(where: \.writes) } }

    /// From its first clause to its last.
    var range: SourceRange {
        let clauses = branches.flatMap(\.clauses)
        guard let first = clauses.first, let last = clauses.last else { return SourceRange(0, 0) }
        return first.range.union(last.range)
    }
}

extension ProjectionItem {
    /// Whether its column is named: by AS, or as the variable that it is or projects.
    fileprivate var hasName: Bool { alias != nil || ownName != nil }

    /// What its column is called: its text where nothing names it.
    fileprivate var columnName: String { alias?.text ?? ownName ?? text }

    private var ownName: String? {
        switch expression.kind {
        case .variable(let name): name
        case .mapProjection(let base, _): if case .variable(let name) = base.kind { name } else { nil }
        default: nil
        }
    }
}

extension Projection {
    /// With a name for each item: the text of those that have no other.
    var named: Projection {
        var result = self
        for (index, item) in items.enumerated() where item.alias == nil {
            if case .variable = item.expression.kind { continue }
            result.items[index].alias = Name(item.columnName, item.expression.range)
        }
        return result
    }

    /// Its columns by their names alone, as a query sees them that stands around it.
    func columnsAlone(_ range: SourceRange) -> Projection {
        if star { return Projection(star: true, items: []) }
        return Projection(
            items: named.items.map { item in
                let name = item.columnName
                return ProjectionItem(expression: Expression(.variable(name), range), alias: nil, text: name)
            })
    }
}
