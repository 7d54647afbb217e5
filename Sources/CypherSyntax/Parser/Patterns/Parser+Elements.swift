extension Parser {
    /// Grammar: `NodePattern`.
    mutating func nodePattern() throws(Diagnostic) -> NodePattern {
        let opening = index
        try expect(.leftParenthesis)
        var node = NodePattern(range: current.range)
        if beginsPatternVariable { node.variable = try variable() }
        node.labels = try patternLabels()
        node.properties = try patternProperties()
        node.predicate = try optionalWhere()
        if node.labels != nil { try refuseSeveralLabels() }
        try expectClosing(opening, or: node.predicate == nil ? ["`:` and a label", "`{` and properties"] : [])
        node.range = range(from: opening)
        return node
    }

    /// Refuses labels that are joined by words or commas.
    @inline(never)
    private mutating func refuseSeveralLabels() throws(Diagnostic) {
        guard at(.comma) || at(.or) || at(.and) || current.kind == .identifier && !current.keyword.beginsClause else {
            return
        }
        try reportExpected(["`{` and properties", "WHERE", "`)`"], hints: [Misplaced.severalLabels])
    }

    /// Whether a variable stands first in a node or relationship; `(WHERE …)` and `(IS A)` have none.
    private var beginsPatternVariable: Bool { isName(current) && !at(.where_) && !at(.is_) }

    /// Grammar: `PatternLabels`: `:A|B` or `IS A|B`.
    private mutating func patternLabels(ofRelationship: Bool = false) throws(Diagnostic) -> LabelExpression? {
        if at(.doubleColon) {
            try reportExpected(["`:` and a label"])
            advance()
            return try labelExpression()
        }
        guard accept(.colon) || accept(.is_) else { return nil }
        return try ofRelationship ? relationshipTypes() : labelExpression()
    }

    /// Grammar: `PatternProperties`: a map or a parameter.
    private mutating func patternProperties() throws(Diagnostic) -> Expression? {
        let outerInserts = inserts
        inserts = false
        defer { inserts = outerInserts }
        while at(.equal) {
            try report(exactProperties())
            advance()
        }
        if at(.leftBrace) {
            let outer = height
            height = 0
            let map = try mapLiteral()
            height = max(outer, height)
            return map
        }
        return at(.parameter) ? try parameter() : nil
    }

    /// The error for AGE's form of properties that must be all there are.
    private func exactProperties() -> Diagnostic {
        let foreign = Dialects.Foreign("AGE", "{key: value} alone, or WHERE properties(n) = {key: value}")
        return SyntaxProblem.unsupported("`=` before the properties of a pattern", hints: [foreign.hint])
            .diagnostic(at: current.range)
    }

    // MARK: Relationships

    /// Whether an arrow begins here.
    var beginsRelationship: Bool {
        switch current.kind {
        case .minus, .dashVariant, .lessVariant: true
        case .less: peek().kind == .minus || peek().kind == .dashVariant || isTilde(peek())
        case .invalid: isTilde(current)
        default: false
        }
    }

    /// The sign of GQL's edges without a direction, which its own message refuses.
    private func isTilde(_ token: Token) -> Bool { token.kind == .invalid && text(token.range) == "~" }

    mutating func expectDash() throws(Diagnostic) {
        guard at(.minus) || at(.dashVariant) else {
            try reportExpected(["`-`"])
            if at(.invalid) { advance() }
            return
        }
        note(.joint)
        advance()
    }

    /// Grammar: `RelationshipPattern`.
    mutating func relationshipPattern() throws(Diagnostic) -> RelationshipPattern {
        let start = index
        let pointsLeft = at(.less) || at(.lessVariant)
        if pointsLeft {
            note(.joint)
            advance()
        }
        try expectDash()
        var relationship = RelationshipPattern(direction: .undirected, range: current.range)
        let isAbbreviated = isAbbreviatedArrow
        if at(.leftBracket) { try relationshipDetail(&relationship) }
        if !isAbbreviated {
            if at(.minus) || at(.dashVariant) {
                note(.joint)
                advance()
            } else {
                try reportExpected(["`-`"], hints: [Misplaced.arrow])
            }
        }
        let pointsRight = at(.greater) || at(.greaterVariant)
        if pointsRight {
            note(.joint)
            advance()
        }
        if pointsLeft != pointsRight { relationship.direction = pointsLeft ? .incoming : .outgoing }
        if at(.plus) || at(.star) || at(.leftBrace) {
            if relationship.length != nil {
                try reportExpected(
                    ["a node in parentheses"], hints: ["the length is given once: inside or after the arrow"])
            }
            if let bounds = try quantifier() {
                relationship.length = RelationshipPattern.Length(
                    minimum: bounds.minimum, maximum: bounds.maximum, isQuantifier: true)
            }
        }
        relationship.range = range(from: start)
        return relationship
    }

    /// Whether the arrow is one of GQL's with a single dash: `->`, `<-`, `-`.
    private var isAbbreviatedArrow: Bool {
        switch current.kind {
        case .greater, .greaterVariant, .leftParenthesis: true
        default: false
        }
    }

    /// Grammar: `RelationshipDetail`.
    private mutating func relationshipDetail(_ relationship: inout RelationshipPattern) throws(Diagnostic) {
        let opening = index
        try expect(.leftBracket)
        if beginsPatternVariable { relationship.variable = try variable() }
        relationship.types = try patternLabels(ofRelationship: true)
        if at(.doubleDot) {
            try report(.relationshipPattern("the range of a length needs a `*` before it", hint: "write *.. or *1..3"))
        }
        if at(.star) {
            relationship.length = try variableLength()
            if at(.leftBrace), peek().kind == .integer || peek().kind == .comma {
                try reportExpected(["`]`"], hints: [Misplaced.length])
                index = max(index, Int(current.link) + 1)
            }
            if at(.comma) { try reportExpected(["`..`", "`]`"], hints: [Misplaced.length]) }
            try refuseFilter()
        }
        relationship.properties = try patternProperties()
        relationship.predicate = try optionalWhere()
        try expectClosing(
            opening, or: relationship.predicate == nil ? ["`:` and a type", "`*`", "`{` and properties"] : [])
    }

    /// Names the condition on each step that Memgraph and Kùzu put behind a length.
    private mutating func refuseFilter() throws(Diagnostic) {
        guard at(.leftParenthesis) else { return }
        let foreign = Dialects.Foreign("Memgraph and Kùzu", "((a)-[r:TYPE]->(b) WHERE r.key > 1){1,3}")
        try report(.unsupported("a condition on each step behind a length", hints: [foreign.hint]))
    }

    /// Grammar: `VariableLength`.
    private mutating func variableLength() throws(Diagnostic) -> RelationshipPattern.Length {
        note(.suffix)
        if peek().kind == .integer || peek().kind == .doubleDot { note(.joint) }
        try expect(.star)
        try refuseBound()
        if current.kind == .identifier, let foreign = Dialects.expansions[text(current.range).uppercased()] {
            try report(.unsupported("`*\(text(current.range))`", hints: [foreign.hint]))
        }
        let minimum = at(.integer) ? try bound() : nil
        guard accept(.doubleDot) else { return RelationshipPattern.Length(minimum: minimum, maximum: minimum) }
        try refuseBound()
        let maximum = at(.integer) ? try bound() : nil
        return RelationshipPattern.Length(minimum: minimum, maximum: maximum)
    }

    private mutating func refuseBound() throws(Diagnostic) {
        if at(.parameter) {
            try report(
                .relationshipPattern(
                    "the bounds of a length are numbers, not parameters",
                    hint: "MATCH p = (a)-[*]->(b) WHERE length(p) <= $name"))
        } else if at(.minus) {
            try report(
                .relationshipPattern("the bounds of a length are not negative", hint: "write *2, *1..3, *..3 or *"))
        }
    }
}
