extension Parser {
    /// Grammar: `PatternList`.
    mutating func patternList() throws(Diagnostic) -> [PathPattern] {
        var patterns: [PathPattern] = []
        repeat { patterns.append(try pathPattern()) } while accept(.comma)
        return patterns
    }

    /// Grammar: `PathPattern`.
    mutating func pathPattern() throws(Diagnostic) -> PathPattern {
        let start = index
        var name: Name?
        if isName(current), peek().kind == .equal {
            name = try variable()
            advance()
        }
        if beginsShortestPathCall { return try shortestPathCall(variable: name, from: start) }
        let selector = try pathSelector()
        let elements = try pathElements()
        return PathPattern(variable: name, selector: selector, elements: elements, range: range(from: start))
    }

    var beginsShortestPathCall: Bool {
        (at(.shortestPath) || at(.allShortestPaths)) && peek().kind == .leftParenthesis
    }

    /// Grammar: `ShortestPathCall`.
    mutating func shortestPathCall(variable: Name?, from start: Int) throws(Diagnostic) -> PathPattern {
        let selector: PathSelector = at(.shortestPath) ? .shortestPath : .allShortestPaths
        mark(.name)
        advance()
        let opening = index
        mark(.tightBefore)
        try expect(.leftParenthesis)
        let elements = try pathElements()
        try expectClosing(opening)
        return PathPattern(variable: variable, selector: selector, elements: elements, range: range(from: start))
    }

    /// Grammar: `PathSelector`.
    private mutating func pathSelector() throws(Diagnostic) -> PathSelector {
        if accept(.all) {
            let shortest = accept(.shortest)
            acceptPathWord()
            return shortest ? .allShortest : .all
        }
        if accept(.any) {
            if accept(.shortest) {
                acceptPathWord()
                return .shortest(1)
            }
            let count = try optionalCount() ?? 1
            acceptPathWord()
            return .any(count)
        }
        guard accept(.shortest) else { return .all }
        let count = try optionalCount()
        acceptPathWord()
        if accept(.group) || accept(.groups) { return .shortestGroups(count ?? 1) }
        guard let count else { throw errorExpected(["the number of paths after SHORTEST"]) }
        return .shortest(count)
    }

    private mutating func acceptPathWord() {
        if !accept(.path) { _ = accept(.paths) }
    }

    private mutating func optionalCount() throws(Diagnostic) -> Int? {
        guard at(.integer) else { return nil }
        let token = current
        let count = try bound()
        if count == 0 {
            throw SyntaxProblem.unexpected(found: "0", expected: ["a number of paths from 1 on"], hints: [])
                .diagnostic(at: token.range)
        }
        return count
    }

    /// Grammar: `PathElements`.
    mutating func pathElements() throws(Diagnostic) -> [PatternElement] {
        var elements = try pathFactor()
        while true {
            try watch.step()
            if beginsRelationship {
                if case .quantified = elements.last {
                    throw errorExpected(["a node"], hints: ["put () between a quantified path and a relationship"])
                }
                elements.append(.relationship(try relationshipPattern()))
                guard at(.leftParenthesis) else { throw errorExpected(["a node in parentheses"]) }
                mark(.tightBefore)
                if beginsGroup {
                    throw errorExpected(["a node"], hints: ["put () between a relationship and a quantified path"])
                }
                elements.append(.node(try nodePattern()))
            } else if at(.leftParenthesis) {
                let start = index
                mark(.tightBefore)
                let factor = try pathFactor()
                if case .node = elements.last, case .node = factor.first {
                    index = start
                    throw errorExpected(["a relationship such as -->", "`,`"])
                }
                elements += factor
            } else {
                return elements
            }
        }
    }

    /// Grammar: `PathFactor`: a node, or a path in parentheses.
    private mutating func pathFactor() throws(Diagnostic) -> [PatternElement] {
        guard at(.leftParenthesis) else {
            throw errorExpected(["a pattern such as (n)-->(m)"], near: [.shortestPath, .allShortestPaths])
        }
        return beginsGroup ? try quantifiedPath() : [.node(try nodePattern())]
    }

    /// Whether `(` opens a path and not a node.
    private var beginsGroup: Bool {
        at(.leftParenthesis)
            && (peek().kind == .leftParenthesis
                || isName(peek()) && peek(2).kind == .equal && peek(3).kind == .leftParenthesis)
    }

    /// Grammar: `QuantifiedPath`. Without a quantifier the parentheses say nothing and are not kept.
    private mutating func quantifiedPath() throws(Diagnostic) -> [PatternElement] {
        let start = index
        try enter()
        advance()
        if isName(current) {
            throw SyntaxProblem.unsupported("a path variable inside a quantified path", hints: ["name the whole path"])
                .diagnostic(at: current.range)
        }
        let elements = try pathElements()
        let predicate = try optionalWhere()
        try expectClosing(start)
        leave()
        guard let bounds = try quantifier() else {
            guard predicate == nil else {
                throw SyntaxProblem.unsupported(
                    "WHERE in a path without a quantifier", hints: ["move it to the WHERE of the clause"]
                )
                .diagnostic(at: range(from: start))
            }
            return elements
        }
        for element in elements {
            guard case .quantified(let inner) = element else { continue }
            throw SyntaxProblem.unsupported("a quantified path inside another", hints: []).diagnostic(at: inner.range)
        }
        guard elements.count > 1 else {
            throw SyntaxProblem.relationshipPattern(
                "a quantified path needs a relationship", hint: "write ((a)-[:TYPE]->(b)){1,3}"
            )
            .diagnostic(at: range(from: start))
        }
        return [
            .quantified(
                QuantifiedPattern(
                    elements: elements, predicate: predicate, minimum: bounds.minimum ?? 0, maximum: bounds.maximum,
                    range: range(from: start)))
        ]
    }

    /// Grammar: `Quantifier`: `*`, `+`, `{n}`, `{m,n}`; nil where there is none.
    mutating func quantifier() throws(Diagnostic) -> (minimum: Int?, maximum: Int?)? {
        if at(.star) || at(.plus) || at(.leftBrace) { mark(.tightBefore) }
        if accept(.star) { return (0, nil) }
        if accept(.plus) { return (1, nil) }
        let opening = index
        guard accept(.leftBrace) else { return nil }
        let minimum = at(.integer) ? try bound() : nil
        if minimum != nil, at(.rightBrace) {
            advance()
            return (minimum, minimum)
        }
        guard accept(.comma) else {
            throw errorExpected(
                [minimum == nil ? "a number" : "`}`", "`,`"], hints: ["quantifiers are {n}, {m,n}, {m,}, {,n}"])
        }
        markLast(.tight)
        let maximum = at(.integer) ? try bound() : nil
        try expectClosing(opening)
        if let maximum, maximum == 0 || maximum < minimum ?? 0 {
            throw SyntaxProblem.relationshipPattern(
                "the upper bound \(maximum) allows nothing", hint: "it must be at least 1 and not below the lower bound"
            )
            .diagnostic(at: range(from: opening))
        }
        return (minimum ?? 0, maximum)
    }

    /// A bound of a length: an integer that fits.
    mutating func bound() throws(Diagnostic) -> Int {
        let token = current
        guard let magnitude = IntegerLiteral.magnitude(bytes[Int(token.lower)..<Int(token.upper)]),
            let bound = Int(exactly: magnitude)
        else {
            throw SyntaxProblem.integerOverflow(text(token.range)).diagnostic(at: token.range)
        }
        advance()
        return bound
    }
}
