extension Parser {
    /// Grammar: `Match`.
    mutating func match() throws(Diagnostic) -> Clause.Kind {
        let optional = accept(.optional)
        try expect(.match)
        let repeats = try matchMode()
        let patterns = try patternList()
        var hints: [IndexHint] = []
        while at(.using) { hints += try indexHints() }
        return .match(optional: optional, repeats: repeats, patterns, hints: hints, predicate: try clauseWhere())
    }

    /// Grammar: `MatchMode`. Whether relationships may be met again; without a mode they may not.
    mutating func matchMode() throws(Diagnostic) -> Bool {
        if at(.repeatable), peek().kind != .equal {
            advance()
            if accept(.elements) { return true }
            if !accept(.element) { try reportExpected(["ELEMENTS"], near: [.elements], hints: [Misplaced.matchMode]) }
            acceptBindings()
            return true
        }
        if at(.different), peek().kind != .equal {
            advance()
            if accept(.relationships) || acceptWord("EDGES") { return false }
            if !accept(.relationship), !acceptWord("EDGE") {
                try reportExpected(["RELATIONSHIPS"], near: [.relationships], hints: [Misplaced.matchMode])
            }
            acceptBindings()
        }
        return false
    }

    /// BINDINGS behind ELEMENT, RELATIONSHIP or EDGE, where it does not begin the pattern.
    private mutating func acceptBindings() {
        if peek().kind != .equal { _ = acceptWord("BINDINGS") }
    }

    /// Goes on behind a word that is no keyword.
    mutating func acceptWord(_ word: String) -> Bool {
        guard current.kind == .identifier, text(current.range).uppercased() == word else { return false }
        advance()
        return true
    }

    /// WHERE of a clause, on a line of its own.
    mutating func clauseWhere() throws(Diagnostic) -> Expression? {
        if at(.where_) { note(.clause) }
        return try optionalWhere()
    }

    /// Grammar: `Where`.
    mutating func optionalWhere() throws(Diagnostic) -> Expression? {
        accept(.where_) ? try expression() : nil
    }

    /// Grammar: `IndexHint`.
    private mutating func indexHints() throws(Diagnostic) -> [IndexHint] {
        note(.subclause)
        try expect(.using)
        if at(.periodic) {
            throw SyntaxProblem.removedSyntax(
                "USING PERIODIC COMMIT is no longer part of the language", hint: "leave it out"
            )
            .diagnostic(at: current.range)
        }
        if accept(.join) {
            try expect(.on)
            var variables = [try variable()]
            while accept(.comma) { variables.append(try variable()) }
            return [IndexHint(kind: .join, variables: variables, label: nil, keys: [])]
        }
        if acceptWord("EXPAND") { return try expandHints() }
        if accept(.scan) {
            let variable = try variable()
            try expect(.colon)
            return [IndexHint(kind: .scan, variables: [variable], label: try name("a label"), keys: [])]
        }
        if peek().keyword == .index, at(.range) || at(.text) || at(.point) || at(.btree) { advance() }
        if !accept(.index) { try reportExpected(["INDEX", "SCAN", "JOIN", "EXPAND"], near: [.index, .scan, .join]) }
        _ = accept(.seek)
        let variable = try variable()
        try expect(.colon)
        let label = try name("a label")
        let opening = index
        note(.suffix)
        try expect(.leftParenthesis)
        var keys = [try name("a property key")]
        while accept(.comma) { keys.append(try name("a property key")) }
        try expectClosing(opening)
        return [IndexHint(kind: .index, variables: [variable], label: label, keys: keys)]
    }

    /// Grammar: `ExpandHint`, each step a hint of its own.
    private mutating func expandHints() throws(Diagnostic) -> [IndexHint] {
        var hints: [IndexHint] = []
        repeat {
            if !accept(.all) { _ = acceptWord("INTO") }
            var variables: [Name] = []
            if accept(.from) {
                variables.append(try variable())
                if !acceptWord("TO") { try reportExpected(["TO"]) }
                variables.append(try variable())
            }
            if acceptWord("VIA") { variables.append(try variable()) }
            if variables.isEmpty { try reportExpected(["FROM", "VIA"]) }
            hints.append(IndexHint(kind: .expand, variables: variables, label: nil, keys: []))
        } while accept(.comma)
        return hints
    }

    /// Grammar: `Unwind`.
    mutating func unwind() throws(Diagnostic) -> Clause.Kind {
        try expect(.unwind)
        let list = try expression()
        if !accept(.as_) { try reportExpected(["AS and a variable"], near: [.as_]) }
        return .unwind(list, variable: try variable())
    }

    /// Grammar: `For`: UNWIND as GQL writes it.
    mutating func forIn() throws(Diagnostic) -> Clause.Kind {
        try expect(.for_)
        let name = try variable()
        try expect(.in_)
        let list = try expression()
        guard at(.with), peek(2).kind == .quotedIdentifier || peek(2).kind == .identifier && peek(2).keyword == .none_
        else { return .unwind(list, variable: name) }
        let start = index
        advance()
        let isOffset = accept(.offset)
        guard isOffset || acceptWord("ORDINALITY") else {
            index = start
            return .unwind(list, variable: name)
        }
        return .numberedUnwind(list, variable: name, number: try variable(), from: isOffset ? 0 : 1)
    }

    /// Grammar: `LoadCSV`.
    mutating func loadCSV() throws(Diagnostic) -> Clause.Kind {
        try expect(.load)
        if !accept(.csv) {
            let foreign = Dialects.Foreign("Kùzu or Memgraph", "LOAD CSV WITH HEADERS FROM 'file.csv' AS row")
            try reportExpected(["CSV"], near: [.csv], hints: [foreign.hint])
        }
        var withHeaders = false
        if accept(.with) {
            try expect(.headers)
            withHeaders = true
        }
        try expect(.from)
        let source = try expression()
        if at(.with) || current.kind == .identifier && ["NO", "WITHOUT"].contains(text(current.range).uppercased()) {
            let foreign = Dialects.Foreign("Memgraph", "WITH HEADERS before FROM, or nothing where there are none")
            throw errorExpected(["AS"], hints: [foreign.hint])
        }
        try expect(.as_)
        let variable = try variable()
        let terminator = accept(.fieldTerminator) ? try expression() : nil
        return .loadCSV(withHeaders: withHeaders, from: source, variable: variable, fieldTerminator: terminator)
    }
}
