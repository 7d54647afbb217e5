extension Parser {
    /// Grammar: `With`.
    mutating func with() throws(Diagnostic) -> Clause.Kind {
        try expect(.with)
        let projection = try projection()
        return .with(projection, predicate: try clauseWhere())
    }

    /// Grammar: `Return`.
    mutating func returning() throws(Diagnostic) -> Clause.Kind {
        try expect(.return_)
        return .return_(try projection())
    }

    /// Grammar: `Projection`.
    mutating func projection() throws(Diagnostic) -> Projection {
        var projection = Projection(items: [])
        projection.distinct = accept(.distinct)
        if !projection.distinct, saysAll { advance() }
        if projection.distinct, at(.on), peek().kind == .leftParenthesis {
            throw SyntaxProblem.unsupported("DISTINCT ON", hints: [Dialects.distinctOn.hint])
                .diagnostic(at: current.range)
        }
        projection.star = accept(.star)
        if !projection.star || accept(.comma) {
            repeat { projection.items.append(try projectionItem()) } while accept(.comma)
        }
        if at(.group, .by) { projection.grouping = try groupBy() }
        try paging(&projection)
        if at(.group, .by) {
            try reportExpected(["a clause"], hints: ["GROUP BY stands before ORDER BY, SKIP and LIMIT"])
        }
        return projection
    }

    /// Grammar: `GroupBy`.
    private mutating func groupBy() throws(Diagnostic) -> Grouping {
        note(.clause)
        try expect(.group)
        try expect(.by)
        if at(.all), peek().kind != .leftParenthesis, peek().kind != .dot {
            advance()
            return .all
        }
        if at(.leftParenthesis), peek().kind == .rightParenthesis {
            index += 2
            return .keys([])
        }
        var keys: [Expression] = []
        repeat { keys.append(try expression()) } while accept(.comma)
        return .keys(keys)
    }

    /// Grammar: `ShowPaging`.
    mutating func showPaging() throws(Diagnostic) -> Projection? {
        guard at(.order) || at(.skip) || at(.offset) || at(.limit) else { return nil }
        var projection = Projection(star: true, items: [])
        try paging(&projection)
        return projection
    }

    private mutating func paging(_ projection: inout Projection) throws(Diagnostic) {
        if at(.order) { projection.orderBy = try orderBy() }
        if at(.skip) || at(.offset) { projection.skip = try skip() }
        if at(.limit) { projection.limit = try limit() }
    }

    /// Grammar: `ProjectionItem`. The text names the column where there is no alias.
    private mutating func projectionItem() throws(Diagnostic) -> ProjectionItem {
        let start = index
        let expression = try expression()
        let text = text(range(from: start))
        let end = index
        let alias = accept(.as_) ? try columnName() : nil
        if alias == nil { noteWhole(start..<end) }
        return ProjectionItem(expression: expression, alias: alias, text: text)
    }

    private mutating func columnName() throws(Diagnostic) -> Name {
        guard at(.string) else { return try name("a name after AS") }
        return try name(instead: quotedName("a name after AS"))
    }

    /// The error for a name in the quotes of a text.
    func quotedName(_ expected: String) -> Diagnostic {
        let hint = "names stand without quotes, or in back quotes where they have blanks or signs: `a name`"
        return errorExpected([expected], hints: [hint])
    }

    /// Grammar: `OrderBy`.
    private mutating func orderBy() throws(Diagnostic) -> [SortItem] {
        note(.clause)
        try expect(.order)
        try expect(.by)
        var items: [SortItem] = []
        repeat { items.append(try sortItem()) } while accept(.comma)
        return items
    }

    /// Grammar: `SortItem`.
    private mutating func sortItem() throws(Diagnostic) -> SortItem {
        let expression = try expression()
        if accept(.descending) || accept(.desc) { return SortItem(expression: expression, descending: true) }
        if !accept(.ascending) { _ = accept(.asc) }
        return SortItem(expression: expression, descending: false)
    }

    /// Grammar: `Skip`.
    private mutating func skip() throws(Diagnostic) -> Expression {
        note(.clause)
        if !accept(.offset) { try expect(.skip) }
        return try expression()
    }

    /// Grammar: `Limit`.
    private mutating func limit() throws(Diagnostic) -> Expression {
        note(.clause)
        try expect(.limit)
        return try expression()
    }

    // MARK: Clauses of their own

    /// Grammar: `Let`.
    mutating func letting() throws(Diagnostic) -> Clause.Kind {
        try expect(.let_)
        var items: [ProjectionItem] = []
        repeat {
            // GQL's VALUE says that no table or graph is meant; `LET value = 1` names a variable so.
            if peek().kind != .equal { _ = acceptWord("VALUE") }
            let name = try variable()
            try expect(.equal)
            let start = index
            let expression = try expression()
            items.append(ProjectionItem(expression: expression, alias: name, text: text(range(from: start))))
        } while accept(.comma)
        return .let_(items)
    }

    /// Grammar: `Filter`.
    mutating func filtering() throws(Diagnostic) -> Clause.Kind {
        try expect(.filter)
        _ = accept(.where_)
        return .filter(try expression())
    }

    /// Grammar: `Page`.
    mutating func page() throws(Diagnostic) -> Clause.Kind {
        var projection = Projection(star: true, items: [])
        try paging(&projection)
        return .page(projection)
    }
}
