extension Printer {
    mutating func statement(_ statement: Statement) {
        if let version = statement.version { write("CYPHER \(version) ") }
        switch statement.mode {
        case .run: break
        case .explain: write("EXPLAIN ")
        case .profile: write("PROFILE ")
        }
        switch statement.body {
        case .query(let body): query(body)
        case .schema(let command): schema(command)
        }
    }

    mutating func query(_ query: Query) {
        for (index, branch) in query.branches.enumerated() {
            if index > 0 { write(query.unions[index - 1].all ? " UNION ALL " : " UNION ") }
            list(branch.clauses, separator: " ") { $0.clause($1) }
        }
    }

    mutating func clause(_ clause: Clause) {
        switch clause.kind {
        case .match(let optional, let repeats, let patterns, let hints, let predicate):
            write(optional ? "OPTIONAL MATCH " : "MATCH ")
            if repeats { write("REPEATABLE ELEMENTS ") }
            list(patterns) { $0.path($1) }
            for hint in hints { self.hint(hint) }
            condition(predicate)
        case .unwind(let expression, let name):
            write("UNWIND ")
            self.expression(expression)
            write(" AS ")
            variable(name)
        case .numberedUnwind(let list, let name, let number, let from):
            write("FOR ")
            variable(name)
            write(" IN ")
            self.expression(list)
            write(from == 0 ? " WITH OFFSET " : " WITH ORDINALITY ")
            variable(number)
        case .with(let body, let predicate):
            write("WITH ")
            projection(body)
            condition(predicate)
        case .return_(let body):
            write("RETURN ")
            projection(body)
        case .let_(let items):
            write("LET ")
            list(items) { printer, item in
                if let alias = item.alias { printer.variable(alias) }
                printer.assignment(" = ", item.expression)
            }
        case .filter(let predicate):
            write("FILTER ")
            expression(predicate)
        case .page(let projection): paging(projection)
        case .call(let call): self.call(call)
        case .subquery(let imports, let body, let inTransactions, let optional):
            subquery(imports.names, body, inTransactions, optional)
        case .loadCSV(let withHeaders, let source, let name, let terminator):
            write(withHeaders ? "LOAD CSV WITH HEADERS FROM " : "LOAD CSV FROM ")
            expression(source)
            write(" AS ")
            variable(name)
            if let terminator {
                write(" FIELDTERMINATOR ")
                expression(terminator)
            }
        case .finish: write("FINISH")
        case .hole: write("…")
        case .create, .merge, .set, .remove, .delete, .foreach: writingClause(clause)
        }
    }

    private mutating func writingClause(_ clause: Clause) {
        switch clause.kind {
        case .create(let patterns):
            write("CREATE ")
            list(patterns) { $0.path($1) }
        case .merge(let pattern, let onCreate, let onMatch):
            write("MERGE ")
            path(pattern)
            if !onCreate.isEmpty { setItems(" ON CREATE SET ", onCreate) }
            if !onMatch.isEmpty { setItems(" ON MATCH SET ", onMatch) }
        case .set(let items): setItems("SET ", items)
        case .remove(let items):
            write("REMOVE ")
            list(items) { printer, item in
                switch item {
                case .property(let owner, let key):
                    printer.operand(owner, .postfix)
                    printer.write(".")
                    printer.name(key)
                case .dynamicProperty(let owner, let key):
                    printer.operand(owner, .postfix)
                    printer.write("[")
                    printer.expression(key)
                    printer.write("]")
                case .labels(let name, let labels): printer.labelList(name, labels)
                }
            }
        case .delete(let targets, let detach):
            write(detach ? "DETACH DELETE " : "DELETE ")
            list(targets) { $0.expression($1) }
        case .foreach(let name, let source, let clauses):
            write("FOREACH (")
            variable(name)
            write(" IN ")
            withBar { $0.expression(source) }
            write(" | ")
            list(clauses, separator: " ") { $0.clause($1) }
            write(")")
        default: break
        }
    }

    private mutating func setItems(_ keyword: String, _ items: [SetItem]) {
        write(keyword)
        list(items) { printer, item in
            switch item {
            case .property(let owner, let key, let value):
                printer.operand(owner, .postfix)
                printer.write(".")
                printer.name(key)
                printer.assignment(" = ", value)
            case .dynamicProperty(let owner, let key, let value):
                printer.operand(owner, .postfix)
                printer.write("[")
                printer.expression(key)
                printer.write("]")
                printer.assignment(" = ", value)
            case .replace(let name, let value):
                printer.variable(name)
                printer.assignment(" = ", value)
            case .merge(let name, let value):
                printer.variable(name)
                printer.assignment(" += ", value)
            case .labels(let name, let labels): printer.labelList(name, labels)
            }
        }
    }

    private mutating func assignment(_ sign: String, _ value: Expression) {
        write(sign)
        expression(value)
    }

    private mutating func labelList(_ owner: Name, _ labels: [LabelName]) {
        variable(owner)
        for label in labels {
            write(":")
            switch label {
            case .written(let written): name(written)
            case .computed(let expression): self.labels(.computed(expression, any: false))
            }
        }
    }

    /// ` WHERE predicate`, if there is one.
    mutating func condition(_ predicate: Expression?) {
        guard let predicate else { return }
        write(" WHERE ")
        expression(predicate)
    }

    mutating func projection(_ projection: Projection) {
        if projection.distinct { write("DISTINCT ") }
        if projection.star { write(projection.items.isEmpty ? "*" : "*, ") }
        list(projection.items) { printer, item in
            printer.expression(item.expression)
            if let alias = item.alias {
                printer.write(" AS ")
                printer.name(alias)
            }
        }
        switch projection.grouping {
        case .all: write(" GROUP BY ALL")
        case .keys(let keys):
            write(keys.isEmpty ? " GROUP BY ()" : " GROUP BY ")
            list(keys) { $0.expression($1) }
        case nil: break
        }
        paging(projection)
    }

    /// ORDER BY, SKIP and LIMIT, each after a space but for what begins a clause.
    mutating func paging(_ projection: Projection) {
        func space() -> String { text.isEmpty || text.hasSuffix(" ") ? "" : " " }
        if !projection.orderBy.isEmpty {
            write(space() + "ORDER BY ")
            list(projection.orderBy) { printer, item in
                printer.expression(item.expression)
                if item.descending { printer.write(" DESC") }
            }
        }
        if let skip = projection.skip { assignment(space() + "SKIP ", skip) }
        if let limit = projection.limit { assignment(space() + "LIMIT ", limit) }
    }

    private mutating func subquery(_ imports: [Name]?, _ body: Query, _ batches: TransactionBatches?, _ optional: Bool)
    {
        write(optional ? "OPTIONAL CALL " : "CALL ")
        if let imports {
            write("(")
            list(imports) { $1.text == "*" ? $0.write("*") : $0.variable($1) }
            write(") ")
        }
        write("{ ")
        query(body)
        write(" }")
        guard let batches else { return }
        write(" IN TRANSACTIONS")
        if let rows = batches.rows {
            assignment(" OF ", rows)
            write(" ROWS")
        }
        switch batches.onError {
        case .fail: break
        case .stop: write(" ON ERROR BREAK")
        case .proceed: write(" ON ERROR CONTINUE")
        }
        if let status = batches.status {
            write(" REPORT STATUS AS ")
            variable(status)
        }
    }

    private mutating func call(_ call: ProcedureCall) {
        write(call.optional ? "OPTIONAL CALL " : "CALL ")
        qualifiedName(call.name)
        if let arguments = call.arguments {
            write("(")
            list(arguments) { $0.expression($1) }
            write(")")
        }
        if let yield = call.yield { self.yield(yield) }
    }

    mutating func yield(_ yield: ProcedureCall.Yield) {
        switch yield {
        case .star: write(" YIELD *")
        case .items(let items, _) where items.isEmpty: write(" YIELD -")
        case .items(let items, let predicate):
            write(" YIELD ")
            list(items) { printer, item in
                printer.name(item.field)
                if let alias = item.alias {
                    printer.write(" AS ")
                    printer.variable(alias)
                }
            }
            condition(predicate)
        }
    }

    private mutating func hint(_ hint: IndexHint) {
        switch hint.kind {
        case .index: write(" USING INDEX ")
        case .scan: write(" USING SCAN ")
        case .join: write(" USING JOIN ON ")
        case .expand: return expandHint(hint.variables)
        }
        list(hint.variables) { $0.variable($1) }
        if let label = hint.label {
            write(":")
            name(label)
        }
        if hint.kind == .index {
            write("(")
            list(hint.keys) { $0.name($1) }
            write(")")
        }
    }

    private mutating func expandHint(_ variables: [Name]) {
        write(" USING EXPAND")
        let words = variables.count == 1 ? [" VIA "] : [" FROM ", " TO ", " VIA "]
        for (word, name) in zip(words, variables) {
            write(word)
            variable(name)
        }
    }
}
