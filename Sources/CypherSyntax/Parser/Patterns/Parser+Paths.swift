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
        var (selector, mode) = try pathPrefix()
        let outer = pathGroups
        pathGroups = PathGroups()
        let first = index
        let elements = try pathElements()
        let groups = pathGroups ?? PathGroups()
        pathGroups = outer
        // What names or restricts the path inside parentheses must be about all of it.
        if let part = groups.whole, part.tokens != first..<index {
            try report(
                .unsupported(
                    "a path variable or mode for a part of a path",
                    hints: ["name the whole path, or match the part by itself"]),
                at: tokens[part.tokens.lowerBound].range)
        }
        mode = groups.whole?.mode ?? mode
        return PathPattern(
            variable: name, selector: selector, mode: mode, elements: elements, innerVariable: groups.whole?.variable,
            predicate: groups.predicate, range: range(from: start))
    }

    /// Grammar: `PathPrefix`: which of the paths are wanted, and what they may meet again.
    private mutating func pathPrefix() throws(Diagnostic) -> (PathSelector, PathMode?) {
        if let mode = acceptMode() {
            acceptPathWord()
            return (.all, mode)
        }
        return try pathSelector()
    }

    /// Grammar: `PathModeWord`.
    private mutating func acceptMode() -> PathMode? {
        guard beginsPathMode, let mode = pathMode(current) else { return nil }
        advance()
        return mode
    }

    /// Whether a word that names a mode stands before a path.
    var beginsPathMode: Bool {
        guard pathMode(current) != nil else { return false }
        return peek().kind == .leftParenthesis || [.path, .paths, .group, .groups].contains(peek().keyword)
    }

    private func pathMode(_ token: Token) -> PathMode? {
        guard token.kind == .identifier, token.keyword == .none_ else { return nil }
        return PathMode(rawValue: text(token.range).lowercased())
    }

    var beginsShortestPathCall: Bool {
        (at(.shortestPath) || at(.allShortestPaths)) && peek().kind == .leftParenthesis
    }

    /// Grammar: `ShortestPathCall`.
    mutating func shortestPathCall(variable: Name?, from start: Int) throws(Diagnostic) -> PathPattern {
        let selector: PathSelector = at(.shortestPath) ? .shortestPath : .allShortestPaths
        note(.name)
        advance()
        let opening = index
        note(.suffix)
        try expect(.leftParenthesis)
        let elements = try pathElements()
        try expectClosing(opening)
        return PathPattern(variable: variable, selector: selector, elements: elements, range: range(from: start))
    }

    /// Grammar: `PathSelector`.
    private mutating func pathSelector() throws(Diagnostic) -> (PathSelector, PathMode?) {
        if accept(.all) {
            let shortest = accept(.shortest)
            return (shortest ? .allShortest : .all, acceptModeAndPaths())
        }
        if accept(.any) {
            if accept(.shortest) { return (.shortest(1), acceptModeAndPaths()) }
            let count = try optionalCount() ?? 1
            return (.any(count), acceptModeAndPaths())
        }
        guard accept(.shortest) else { return (.all, nil) }
        let count = try optionalCount()
        let mode = acceptModeAndPaths()
        if accept(.group) || accept(.groups) { return (.shortestGroups(count ?? 1), mode) }
        if count == nil {
            try reportExpected(["the number of paths after SHORTEST"], hints: [Misplaced.pathCount])
        }
        return (.shortest(count ?? 1), mode)
    }

    private mutating func acceptModeAndPaths() -> PathMode? {
        let mode = acceptMode()
        acceptPathWord()
        return mode
    }

    private mutating func acceptPathWord() {
        if !accept(.path) { _ = accept(.paths) }
    }

    /// Grammar: `PathCount`.
    private mutating func optionalCount() throws(Diagnostic) -> PathCount? {
        if at(.parameter) {
            let token = current
            advance()
            return .parameter(Name(parameterName(token), token.range))
        }
        guard at(.integer) else { return nil }
        let token = current
        let count = try bound()
        if count == 0 {
            try report(
                .unexpected(found: "0", expected: ["a number of paths from 1 on"], hints: [Misplaced.pathCount]),
                at: token.range)
        }
        return .number(count)
    }

    /// Grammar: `PathElements`.
    mutating func pathElements() throws(Diagnostic) -> [PatternElement] {
        var elements = try pathFactor()
        while true {
            try watch.step()
            if beginsRelationship {
                if case .quantified = elements.last {
                    try reportExpected(["a node"], hints: ["put () between a quantified path and a relationship"])
                }
                elements.append(.relationship(try relationshipPattern()))
                elements += try nodeAfterRelationship()
            } else if at(.leftParenthesis) {
                let start = index
                note(.suffix)
                let factor = try pathFactor()
                if case .node = elements.last, case .node = factor.first {
                    let end = index
                    index = start
                    try reportExpected(["a relationship such as -->", "`,`"])
                    index = end
                }
                elements += factor
            } else {
                return elements
            }
        }
    }

    private mutating func nodeAfterRelationship() throws(Diagnostic) -> [PatternElement] {
        guard at(.leftParenthesis) else { return [try missingNode(nodeExpected())] }
        note(.suffix)
        guard beginsGroup else { return [.node(try nodePattern())] }
        try reportExpected(["a node"], hints: ["put () between a relationship and a quantified path"])
        return try quantifiedPath()
    }

    /// Grammar: `PathFactor`: a node, or a path in parentheses.
    private mutating func pathFactor() throws(Diagnostic) -> [PatternElement] {
        guard at(.leftParenthesis) else {
            let hint = peek().kind == .leftParenthesis ? nil : hintOnBareNode
            let error = errorExpected(
                ["a pattern such as (n)-->(m)"], near: [.shortestPath, .allShortestPaths],
                hints: hint.map { [$0] } ?? [])
            return [try missingNode(error)]
        }
        return beginsGroup ? try quantifiedPath() : [.node(try nodePattern())]
    }

    @inline(never)
    private func nodeExpected() -> Diagnostic {
        errorExpected(["a node in parentheses"], hints: hintOnBareNode.map { [$0] } ?? [])
    }

    /// What to say of a word or number where a node should stand.
    private var hintOnBareNode: String? {
        if pathMode(current) != nil { return Misplaced.pathMode }
        if at(.different) || at(.repeatable) { return Misplaced.matchMode }
        if at(.integer), index > 0, tokens[index - 1].keyword == .shortest { return Misplaced.pathCount }
        guard current.kind == .identifier, !current.keyword.isReserved else { return nil }
        return "nodes stand in parentheses: (\(text(current.range)))"
    }

    /// Whether `(` opens a path and not a node.
    private var beginsGroup: Bool {
        guard at(.leftParenthesis) else { return false }
        if peek().kind == .leftParenthesis { return true }
        let isNamed = isName(peek()) && peek(2).kind == .equal
        let inner = isNamed ? 3 : 1
        if isNamed, peek(inner).kind == .leftParenthesis { return true }
        guard pathMode(peek(inner)) != nil else { return false }
        return peek(inner + 1).kind == .leftParenthesis || [.path, .paths].contains(peek(inner + 1).keyword)
    }

    /// Grammar: `QuantifiedPath`. Without a quantifier the parentheses are not kept; what stands in them is said of the path.
    private mutating func quantifiedPath() throws(Diagnostic) -> [PatternElement] {
        let start = index
        try enter()
        advance()
        let naming = index
        var name: Name?
        if isName(current), peek().kind == .equal {
            name = try variable()
            advance()
        }
        let mode = acceptMode()
        if mode != nil { acceptPathWord() }
        let named = range(from: naming)
        let elements = try pathElements()
        let predicate = try optionalWhere()
        try expectClosing(start)
        leave()
        guard let bounds = try quantifier() else {
            try keepGroup(from: start, name, mode, predicate)
            return elements
        }
        if name != nil || mode != nil {
            try report(
                .unsupported(
                    "a path variable or mode inside a quantified path", hints: ["name the whole path"]), at: named)
        }
        try requireRepeatable(elements, from: start)
        return [
            .quantified(
                QuantifiedPattern(
                    elements: elements, predicate: predicate, minimum: bounds.minimum ?? 0, maximum: bounds.maximum,
                    range: range(from: start)))
        ]
    }

    /// Keeps what stands in parentheses round a part of a path, for the whole path.
    private mutating func keepGroup(
        from start: Int, _ name: Name?, _ mode: PathMode?, _ predicate: Expression?
    ) throws(Diagnostic) {
        guard pathGroups != nil || predicate == nil && name == nil && mode == nil else {
            return try report(
                .unsupported(
                    "WHERE, a path variable or a mode in parentheses in an expression",
                    hints: ["write EXISTS { MATCH … WHERE … } or COUNT { MATCH … WHERE … }"]), at: range(from: start))
        }
        if name != nil || mode != nil {
            pathGroups?.whole = PathGroups.Whole(tokens: start..<index, variable: name, mode: mode)
        }
        if let predicate { pathGroups?.predicates.append(predicate) }
    }

    /// What is repeated has a relationship, and repeats nothing itself.
    private mutating func requireRepeatable(_ elements: [PatternElement], from start: Int) throws(Diagnostic) {
        for element in elements {
            guard case .quantified(let inner) = element else { continue }
            return try report(
                .unsupported(
                    "a quantified path inside another",
                    hints: ["give the lengths to one of them, or write EXISTS { … } in WHERE for the inner one"]),
                at: inner.range)
        }
        if elements.count < 2 {
            try report(
                .relationshipPattern(
                    "a quantified path needs a relationship", hint: "write ((a)-[:TYPE]->(b)){1,3}"),
                at: range(from: start))
        }
    }

    /// The error for a parameter in the braces of a quantifier.
    private func parameterAsBound() -> Diagnostic {
        let hint = "write p = before the path and {1,} for any length, then WHERE length(p) <= $name"
        return errorExpected(["a number"], hints: [hint])
    }

    /// Grammar: `Quantifier`: `*`, `+`, `{n}`, `{m,n}`; nil where there is none.
    mutating func quantifier() throws(Diagnostic) -> (minimum: Int?, maximum: Int?)? {
        if at(.star) || at(.plus) || at(.leftBrace) { note(.suffix) }
        if accept(.star) { return (0, nil) }
        if accept(.plus) { return (1, nil) }
        let opening = index
        guard accept(.leftBrace) else { return nil }
        let minimum = at(.integer) ? try bound() : nil
        if minimum != nil, at(.rightBrace) {
            advance()
            return (minimum, minimum)
        }
        if accept(.comma) {
            noteLast(.joint)
        } else if !at(.parameter) {
            try reportExpected(
                [minimum == nil ? "a number" : "`}`", "`,`"], hints: ["quantifiers are {n}, {m,n}, {m,}, {,n}"])
        }
        let maximum = at(.integer) ? try bound() : nil
        if at(.parameter) { try report(parameterAsBound()) }
        try expectClosing(opening)
        if let maximum, maximum == 0 || maximum < minimum ?? 0 {
            try report(
                .relationshipPattern(
                    "the upper bound \(maximum) allows nothing",
                    hint: "it must be at least 1 and not below the lower bound"), at: range(from: opening))
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
