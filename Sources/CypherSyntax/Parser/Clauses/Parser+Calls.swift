extension Parser {
    /// Grammar: `Call`: of a subquery or of a procedure.
    mutating func call(optional: Bool) throws(Diagnostic) -> Clause.Kind {
        try expect(.call)
        if at(.leftBrace) || at(.leftParenthesis) { return try callSubquery(optional: optional) }
        return .call(try callProcedure(optional: optional))
    }

    /// Grammar: `CallSubquery`.
    private mutating func callSubquery(optional: Bool) throws(Diagnostic) -> Clause.Kind {
        var imports: [Name]?
        if at(.leftParenthesis) {
            let opening = index
            advance()
            var names: [Name] = []
            if at(.star) {
                names.append(Name("*", current.range))
                advance()
            } else if !at(.rightParenthesis) {
                repeat { names.append(try variable()) } while accept(.comma)
            }
            try expectClosing(opening, or: ["`,`"])
            imports = names
        }
        mayImport = imports == nil
        let query = try braced()
        let transactions = at(.in_) ? try inTransactions() : nil
        return .subquery(imports: SubqueryImports(imports), query, inTransactions: transactions, optional: optional)
    }

    /// Grammar: `InTransactions`. One thread writes, so how many transactions run at a time is read and not kept.
    private mutating func inTransactions() throws(Diagnostic) -> TransactionBatches {
        let start = index
        try expect(.in_)
        if !at(.transactions), !at(.transaction) {
            if !at(.concurrent) { _ = try propertyTarget() }
            _ = accept(.concurrent)
        }
        if !accept(.transactions), !accept(.transaction) { try reportExpected(["TRANSACTIONS"], near: [.transactions]) }
        var batches = TransactionBatches(range: current.range)
        while true {
            if accept(.of) {
                batches.rows = try expression()
                if !accept(.rows), !accept(.row) { try reportExpected(["ROWS"], near: [.rows]) }
            } else if accept(.on) {
                try expect(.error)
                batches.onError = acceptWord("RETRY") ? try reactionAfterRetries() : try reactionToError()
            } else if acceptWord("DISJOINT") {
                try disjointness()
            } else if at(.report, .status) {
                index += 2
                try expect(.as_)
                batches.status = try variable()
            } else {
                batches.range = range(from: start)
                return batches
            }
        }
    }

    /// Grammar: `Disjointness`, of transactions that run at the same time: read and not kept.
    private mutating func disjointness() throws(Diagnostic) {
        try expect(.by)
        if acceptWord("NONE") || acceptWord("AUTO") { return }
        let opening = index
        try expect(.leftParenthesis)
        repeat { _ = try expression() } while accept(.comma)
        try expectClosing(opening)
    }

    /// Grammar: `Retries`. Only what other transactions cause is tried again, and there are none at the same time: what is
    /// to be done afterwards is done at once.
    private mutating func reactionAfterRetries() throws(Diagnostic) -> TransactionBatches.OnError {
        if accept(.for_) || at(.integer) || at(.float) || at(.parameter) {
            _ = try propertyTarget()
            if !acceptWord("SECONDS"), !acceptWord("SECOND"), !acceptWord("SEC") { try reportExpected(["SECONDS"]) }
        }
        return accept(.then) ? try reactionToError() : .fail
    }

    /// Grammar: `ReactionToError`.
    private mutating func reactionToError() throws(Diagnostic) -> TransactionBatches.OnError {
        if accept(.continue_) { return .proceed }
        if accept(.break_) { return .stop }
        if !accept(.fail) {
            try reportExpected(["CONTINUE", "BREAK", "FAIL", "RETRY"], near: [.continue_, .break_, .fail])
        }
        return .fail
    }

    /// Grammar: `CallProcedure`.
    private mutating func callProcedure(optional: Bool) throws(Diagnostic) -> ProcedureCall {
        let name = try qualifiedName("a procedure's name or `{`")
        var arguments: [Expression]?
        if at(.leftParenthesis) {
            let opening = index
            note(.suffix)
            advance()
            var list: [Expression] = []
            if !at(.rightParenthesis) {
                repeat { list.append(try expression()) } while accept(.comma)
            }
            try expectClosing(opening, or: ["`,`"])
            arguments = list
        }
        let yield = at(.yield) ? try yieldClause() : nil
        return ProcedureCall(name: name, arguments: arguments, yield: yield, optional: optional)
    }

    /// Grammar: `Yield`.
    mutating func yieldClause() throws(Diagnostic) -> ProcedureCall.Yield {
        try expect(.yield)
        if accept(.star) { return .star }
        if accept(.minus) { return .items([], predicate: nil) }
        var items: [ProcedureCall.YieldItem] = []
        repeat { items.append(try yieldItem()) } while accept(.comma)
        return .items(items, predicate: try clauseWhere())
    }

    /// Grammar: `YieldItem`.
    private mutating func yieldItem() throws(Diagnostic) -> ProcedureCall.YieldItem {
        let field = try name("a column of the procedure")
        return ProcedureCall.YieldItem(field: field, alias: accept(.as_) ? try variable() : nil)
    }
}
