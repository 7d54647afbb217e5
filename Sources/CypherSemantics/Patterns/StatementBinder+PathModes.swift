import CypherSyntax

/// What paths may meet again: modes of paths, and REPEATABLE ELEMENTS (GQL).
extension StatementBinder {
    /// The variable of a path, where it has a name or a mode that tests it.
    func declarePathVariable(of path: PathPattern, in scope: inout Scope) throws(Diagnostic) -> Variable? {
        guard let name = path.variable ?? path.innerVariable else {
            return path.mode.map(\.isTested) == true ? makeAnonymous(.path) : nil
        }
        let variable = try declarePathVariable(name, in: &scope)
        if let inner = path.innerVariable, inner.text != name.text {
            if scope[inner.text] != nil { try report(alreadyBound(inner)) }
            scope.declare(variable, as: inner.text)
        }
        return variable
    }

    /// The test that a path keeps to its mode; nil where all paths of the match do.
    func modeTest(of path: PathPattern, _ variable: Variable, repeats: Bool) -> BoundExpression? {
        let function: String
        switch path.mode {
        case nil, .walk: return nil
        case .trail:
            guard repeats else { return nil }
            function = "path.isTrail"
        case .acyclic: function = "path.isAcyclic"
        case .simple: function = "path.isSimple"
        }
        let read = BoundExpression(.variable(variable), type: .path, range: path.range)
        return BoundExpression(.call(function, [read]), type: .boolean, range: path.range)
    }

    /// Reports a path with a selector beside other relationships: it would have to be chosen without knowing theirs, and then
    /// might share one with them.
    func checkSelectorsStandAlone(_ paths: [PathPattern]) throws(Diagnostic) {
        let withRelationships = paths.filter { $0.elements.contains { !$0.isNode } }
        guard withRelationships.count > 1, let selected = paths.first(where: { $0.selector.isOfGQL }) else { return }
        try report(
            Diagnostic(
                code: "InvalidClauseComposition", at: selected.range,
                message: "a path with a selector cannot stand beside other relationships in one MATCH",
                hints: [
                    "give each a MATCH of its own, or write MATCH REPEATABLE ELEMENTS, where they may share relationships"
                ]))
    }

    /// Reports a path without end: where relationships may be met again, a length needs a bound or a selector.
    func checkBounds(of path: PathPattern) throws(Diagnostic) {
        let isSearched = path.selector != .all && path.elements.count == 3
        for element in path.elements {
            let place: SourceRange
            switch element {
            case .relationship(let relationship):
                guard let length = relationship.length, length.maximum == nil, !isSearched else { continue }
                place = relationship.range
            case .quantified(let group):
                guard group.maximum == nil else { continue }
                place = group.range
            case .node: continue
            }
            try report(
                Diagnostic(
                    code: "InvalidRelationshipPattern", at: place,
                    message: "REPEATABLE ELEMENTS lets a path go round for ever, so its length needs an upper bound",
                    hints: ["write a bound such as {1,5}, or a selector such as SHORTEST 1 before one relationship"]))
        }
    }
}

extension PatternElement {
    fileprivate var isNode: Bool {
        if case .node = self { return true }
        return false
    }
}

extension PathSelector {
    /// Whether it is one of GQL's, which choose among all paths before anything else is asked of them.
    fileprivate var isOfGQL: Bool {
        switch self {
        case .all, .shortestPath, .allShortestPaths: false
        case .any, .shortest, .allShortest, .shortestGroups: true
        }
    }
}

extension PathMode {
    /// Whether a path must be looked at to know that it keeps to the mode.
    fileprivate var isTested: Bool { self != .walk }
}
