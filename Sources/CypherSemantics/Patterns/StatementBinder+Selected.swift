import CypherSyntax

extension StatementBinder {
    /// Declares a path with a selector. Its ends are nodes of the pattern around; the rest is solved as a whole.
    func declareSelected(
        _ path: PathPattern, _ builder: PatternBuilder, before: Scope, in scope: inout Scope
    ) throws(Diagnostic) {
        try checkSelected(path)
        let inner = PatternBuilder(baseline: builder.baseline, declares: builder.declares, repeats: builder.repeats)
        let declared = try declareElements(path.elements, inner, before: before, in: &scope)
        let (from, to) = (declared.first, declared.last)
        let nodes = inner.nodes
        for node in nodes where node.variable == from || node.variable == to {
            builder.addNode(node.variable, labels: node.labels, isBound: node.isBound)
        }
        builder.pending += inner.pending.filter { $0.connection == nil && ($0.subject == from || $0.subject == to) }
        inner.pending.removeAll { $0.connection == nil && ($0.subject == from || $0.subject == to) }
        var boundPath: BoundPath?
        if let variable = try declarePathVariable(of: path, in: &scope) {
            boundPath = BoundPath(variable: variable, steps: declared.steps)
            if let test = modeTest(of: path, variable, repeats: builder.repeats) { inner.predicates.append(test) }
        }
        if let condition = path.predicate { inner.conditions.append(condition) }
        try bindPending(of: inner, in: scope)
        // What speaks of the ends alone is the same for all paths between them: pairs are tested before paths are sought.
        let ends: Set<Variable> = [from, to]
        let own = inner.predicates.filter { predicate in
            let speaksOfPath = predicate.freeVariables.contains { !ends.contains($0) && !builder.isBound($0) }
            if !speaksOfPath { builder.predicates.append(predicate) }
            return speaksOfPath
        }
        let innerNodes = nodes.map { node in
            node.variable == from || node.variable == to
                ? BoundNode(variable: node.variable, labels: nil, isBound: true) : node
        }
        builder.selected.append(
            BoundSelectedPath(
                selector: path.selector,
                pattern: BoundPattern(
                    nodes: innerNodes, connections: inner.pattern.connections, paths: [], repeats: builder.repeats),
                predicates: own, from: from, to: to, path: boundPath))
    }

    /// `shortestPath((a)-[…]-(b))` takes exactly one relationship, from zero or one hops on.
    private func checkSelected(_ path: PathPattern) throws(Diagnostic) {
        switch path.selector {
        case .any, .shortest, .shortestGroups:
            if case .parameter(let name)? = path.selector.count { use(parameter: name.text, at: name.range) }
            return
        case .shortestPath, .allShortestPaths: break
        case .all, .allShortest: return
        }
        let word = path.selector == .shortestPath ? "shortestPath" : "allShortestPaths"
        guard path.elements.count == 3, case .relationship(let relationship) = path.elements[1] else {
            try report(
                Diagnostic(
                    code: "UnexpectedSyntax", at: path.range,
                    message: "`\(word)` takes a pattern of two nodes and one relationship",
                    hints: ["for other patterns write ANY SHORTEST or ALL SHORTEST before the path"]))
            return
        }
        if relationship.length?.isQuantifier == true {
            try report(
                Diagnostic(
                    code: "UnexpectedSyntax", at: relationship.range,
                    message: "`\(word)` takes a length in the relationship's brackets and no quantifier",
                    hints: ["write -[:TYPE*1..3]->, or ANY SHORTEST or ALL SHORTEST before the path"]))
            return
        }
        guard let minimum = relationship.length?.minimum, minimum > 1 else { return }
        try report(
            Diagnostic(
                code: "UnexpectedSyntax", at: relationship.range,
                message: "`\(word)` cannot have a least length of \(minimum): only 0 or 1",
                hints: ["write SHORTEST 1 with a quantifier, or filter with WHERE length(path) >= \(minimum)"]))
    }

    /// Moves the conjuncts of a WHERE that speak of a shortest path as such into it: they decide which paths count,
    /// not whether the one that was found stays.
    func moveIntoShortestPaths(_ conjuncts: [BoundExpression], _ builder: PatternBuilder) -> [BoundExpression] {
        conjuncts.filter { conjunct in
            let free = conjunct.freeVariables
            for (index, selected) in builder.selected.enumerated() {
                guard selected.selector == .shortestPath || selected.selector == .allShortestPaths else { continue }
                var own: Set<Variable> = []
                if let path = selected.path { own.insert(path.variable) }
                for connection in selected.pattern.connections {
                    if let variable = connection.relationshipVariable { own.insert(variable) }
                }
                let ends: Set<Variable> = [selected.from, selected.to]
                guard !free.isDisjoint(with: own),
                    free.subtracting(own).subtracting(ends).allSatisfy({ builder.isBound($0) })
                else { continue }
                builder.selected[index].predicates.append(conjunct)
                return false
            }
            return true
        }
    }
}

extension BoundConnection {
    /// The variable of its relationship or of its list of relationships.
    var relationshipVariable: Variable? {
        switch kind {
        case .relationship(let relationship, _), .variableLength(let relationship, _, _, _, _, _): relationship.variable
        case .quantified: nil
        }
    }
}
