import CypherSyntax

extension StatementBinder {
    /// `CREATE patterns`
    func bindCreate(_ paths: [PathPattern], in scope: inout Scope) throws(Diagnostic) -> BoundCreate {
        writes = true
        var create = BoundCreate(nodes: [], relationships: [], paths: [])
        for path in paths { try addCreation(of: path, by: "CREATE", to: &create, in: &scope) }
        return create
    }

    /// Adds what a path makes.
    private func addCreation(
        of path: PathPattern, by word: String, to create: inout BoundCreate, in scope: inout Scope
    ) throws(Diagnostic) {
        if path.selector != .all { try refuse("A path selector", by: word, at: path.range) }
        var steps: [BoundExpression.PathStep] = []
        var last: Variable?
        var open: (pattern: RelationshipPattern, from: Variable)?
        let isSingle = path.elements.count == 1
        for element in path.elements {
            switch element {
            case .node(let pattern):
                let node = try declareNewNode(pattern, isSingle: isSingle, by: word, to: &create, in: &scope)
                if let (relationship, from) = open {
                    steps.append(
                        .relationship(
                            try declareNewRelationship(
                                relationship, from: from, to: node, by: word, to: &create, in: &scope)))
                }
                steps.append(.node(node))
                (last, open) = (node, nil)
            case .relationship(let pattern):
                if let last { open = (pattern, last) }
            case .quantified(let group):
                try report(
                    Diagnostic(
                        code: "CreatingVarLength", at: group.range,
                        message: "\(word) cannot make a repeated group: its length is not known",
                        hints: [Remedies.eachStep]))
            }
        }
        if let name = path.variable {
            create.paths.append(BoundPath(variable: try declarePathVariable(name, in: &scope), steps: steps))
        }
    }

    private func declareNewNode(
        _ pattern: NodePattern, isSingle: Bool, by word: String, to create: inout BoundCreate, in scope: inout Scope
    ) throws(Diagnostic) -> Variable {
        if let predicate = pattern.predicate { try refuse("WHERE", by: word, at: predicate.range) }
        if let name = pattern.variable, let existing = scope[name.text] {
            use(existing)
            if !existing.type.mayBe(.node) { try report(typeConflict(name, existing, wanted: .node)) }
            if isSingle || pattern.labels != nil || pattern.properties != nil {
                try report(alreadyBound(name, ", so \(word) cannot make it or give it labels or properties"))
            }
            return existing
        }
        // Nodes are made first, then relationships, then paths: what is made later cannot be read.
        let later = create.relationships.map(\.variable.name) + create.paths.map(\.variable.name)
        let labels = try plainLabels(pattern.labels, by: word, at: pattern.range)
        let (computed, properties) = try without(later, of: scope) { visible throws(Diagnostic) in
            (try computedLabels(pattern.labels, in: visible), try bindProperties(pattern.properties, in: visible))
        }
        let variable = pattern.variable.map { makeVariable($0.text, .node) } ?? makeAnonymous(.node)
        if pattern.variable != nil { scope.declare(variable) }
        create.nodes.append(.init(variable: variable, labels: labels, computedLabels: computed, properties: properties))
        return variable
    }

    private func declareNewRelationship(
        _ pattern: RelationshipPattern, from: Variable, to: Variable, by word: String, to create: inout BoundCreate,
        in scope: inout Scope
    ) throws(Diagnostic) -> Variable {
        if let name = pattern.variable, scope[name.text] != nil { try report(alreadyBound(name)) }
        let type = try checkNewRelationship(pattern, by: word)
        let (computed, properties) = try without(create.paths.map(\.variable.name), of: scope) {
            visible throws(Diagnostic) in
            (try computedType(pattern.types, in: visible), try bindProperties(pattern.properties, in: visible))
        }
        let variable =
            try pattern.variable.map { name throws(Diagnostic) in
                try declareNew(name, .relationship, in: &scope)
            } ?? makeAnonymous(.relationship)
        let isIncoming = pattern.direction == .incoming
        create.relationships.append(
            .init(
                variable: variable, type: type, computedType: computed, start: isIncoming ? to : from,
                end: isIncoming ? from : to, properties: properties, range: pattern.range))
        return variable
    }

    /// Binds what may not read some of the names that the clause declares.
    private func without<Bound>(
        _ names: [String], of scope: Scope, _ bind: (Scope) throws(Diagnostic) -> Bound
    ) throws(Diagnostic) -> Bound {
        var visible = scope
        for name in names { visible.remove(name) }
        namesOfCreate = Set(names)
        defer { namesOfCreate = [] }
        return try bind(visible)
    }

    /// Reports whatever a relationship to be made lacks, and gives its type.
    func checkNewRelationship(_ pattern: RelationshipPattern, by word: String) throws(Diagnostic) -> String? {
        if let predicate = pattern.predicate { try refuse("WHERE", by: word, at: predicate.range) }
        if pattern.length != nil {
            try report(
                Diagnostic(
                    code: "CreatingVarLength", at: pattern.range,
                    message: "\(word) cannot make a relationship of variable length", hints: [Remedies.eachStep]))
        }
        if pattern.direction == .undirected, word == "CREATE" {
            try report(
                Diagnostic(
                    code: "RequiresDirectedRelationship", at: pattern.range,
                    message: "CREATE needs to know which way a relationship points", hints: ["write `->` or `<-`"]))
        }
        if case .label(let name)? = pattern.types { return name.text }
        if case .computed(_, any: false)? = pattern.types { return nil }
        try report(
            Diagnostic(
                code: "NoSingleRelationshipType", at: pattern.range,
                message: "\(word) needs exactly one type for each relationship", hints: ["such as -[:KNOWS]->"]))
        return nil
    }

    /// The labels of `:A:B` or `:A&B`.
    func plainLabels(
        _ expression: LabelExpression?, by word: String, at range: SourceRange
    ) throws(Diagnostic) -> [String] {
        switch expression {
        case nil: return []
        case .label(let name): return [name.text]
        case .computed(_, any: false): return []
        case .and(let left, let right):
            let first = try plainLabels(left, by: word, at: range)
            return first + (try plainLabels(right, by: word, at: range)).filter { !first.contains($0) }
        case .or, .not, .wildcard, .computed:
            try refuse(
                "A choice of labels (`|`, `!`, `%`, `$any(…)`)", by: word, at: range,
                hint: "a node is given labels as n:A:B or n:A&B; a computed one is n:$(expression)")
            return []
        }
    }

    func refuse(_ what: String, by word: String, at range: SourceRange, hint: String? = nil) throws(Diagnostic) {
        try report(
            Diagnostic(
                code: "UnexpectedSyntax", at: range, message: "\(what) has no place in \(word)",
                hints: [hint ?? "find with MATCH first what \(word) is to join"]))
    }

    func bindProperties(_ properties: Expression?, in scope: Scope) throws(Diagnostic) -> BoundExpression? {
        guard let properties else { return nil }
        let bound = try bind(properties, in: ExpressionContext(scope: scope))
        try require(bound, oneOf: [.map], by: "A pattern's properties")
        return bound
    }
}
