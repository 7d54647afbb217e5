public import CypherSemantics

extension BoundExpression {
    /// Calls `body` with each direct operand; those inside subqueries are not operands.
    public func forEachChild(_ body: (BoundExpression) -> Void) {
        switch kind {
        case .null, .boolean, .integer, .float, .string, .constants, .parameter, .variable, .path, .subquery: break
        case .list(let items), .and(let items), .or(let items), .call(_, let items): items.forEach(body)
        case .map(let entries): for entry in entries { body(entry.value) }
        case .property(let operand, _), .not(let operand), .negate(let operand), .isNull(let operand, _),
            .isTyped(let operand, _, _), .hasLabels(let operand, _):
            body(operand)
        case .subscript_(let a, let b), .xor(let a, let b), .compare(_, let a, let b), .binary(_, let a, let b):
            body(a)
            body(b)
        case .slice(let operand, let from, let to):
            body(operand)
            if let from { body(from) }
            if let to { body(to) }
        case .case_(let subject, let branches, let otherwise):
            if let subject { body(subject) }
            for branch in branches {
                body(branch.condition)
                body(branch.result)
            }
            if let otherwise { body(otherwise) }
        case .listComprehension(_, let list, let predicate, let projection):
            body(list)
            if let predicate { body(predicate) }
            if let projection { body(projection) }
        case .quantifier(_, _, let list, let predicate):
            body(list)
            body(predicate)
        case .reduce(_, let initial, _, let list, let expression):
            body(initial)
            body(list)
            body(expression)
        case .mapWithAll(let operand, let entries):
            body(operand)
            for entry in entries { body(entry.value) }
        }
    }

    /// The expression with its direct operands passed through `body`.
    func mapChildren(_ body: (BoundExpression) -> BoundExpression) -> BoundExpression {
        var copy = self
        switch kind {
        case .null, .boolean, .integer, .float, .string, .constants, .parameter, .variable, .path, .subquery:
            return self
        case .list(let items): copy.kind = .list(items.map(body))
        case .and(let items): copy.kind = .and(items.map(body))
        case .or(let items): copy.kind = .or(items.map(body))
        case .call(let name, let items): copy.kind = .call(name, items.map(body))
        case .map(let entries): copy.kind = .map(entries.map { Entry(key: $0.key, value: body($0.value)) })
        case .property(let operand, let key): copy.kind = .property(body(operand), key: key)
        case .not(let operand): copy.kind = .not(body(operand))
        case .negate(let operand): copy.kind = .negate(body(operand))
        case .isNull(let operand, let negated): copy.kind = .isNull(body(operand), negated: negated)
        case .isTyped(let operand, let type, let negated): copy.kind = .isTyped(body(operand), type, negated: negated)
        case .hasLabels(let operand, let labels): copy.kind = .hasLabels(body(operand), labels)
        case .subscript_(let a, let b): copy.kind = .subscript_(body(a), index: body(b))
        case .xor(let a, let b): copy.kind = .xor(body(a), body(b))
        case .compare(let comparison, let a, let b): copy.kind = .compare(comparison, body(a), body(b))
        case .binary(let operation, let a, let b): copy.kind = .binary(operation, body(a), body(b))
        case .slice(let operand, let from, let to):
            copy.kind = .slice(body(operand), from: from.map(body), to: to.map(body))
        case .case_(let subject, let branches, let otherwise):
            copy.kind = .case_(
                subject: subject.map(body),
                branches.map { Branch(condition: body($0.condition), result: body($0.result)) },
                otherwise: otherwise.map(body))
        case .listComprehension(let variable, let list, let predicate, let projection):
            copy.kind = .listComprehension(
                variable, list: body(list), predicate: predicate.map(body), projection: projection.map(body))
        case .quantifier(let quantifier, let variable, let list, let predicate):
            copy.kind = .quantifier(quantifier, variable, list: body(list), predicate: body(predicate))
        case .reduce(let accumulator, let initial, let variable, let list, let expression):
            copy.kind = .reduce(
                accumulator: accumulator, initial: body(initial), variable, list: body(list),
                expression: body(expression))
        case .mapWithAll(let operand, let entries):
            copy.kind = .mapWithAll(body(operand), entries.map { Entry(key: $0.key, value: body($0.value)) })
        }
        return copy
    }

    /// The expression with variables replaced, or nil where a subquery or a path reads one of them.
    func substituting(_ replacements: [Slot: BoundExpression]) -> BoundExpression? {
        var failed = false
        func replace(_ expression: BoundExpression) -> BoundExpression {
            switch expression.kind {
            case .variable(let variable): return replacements[variable.id] ?? expression
            case .subquery(_, let subquery):
                if subquery.imports.contains(where: { replacements[$0.id] != nil }) { failed = true }
                return expression
            case .path:
                if !expression.reads.isDisjoint(with: replacements.keys) { failed = true }
                return expression
            default: return expression.mapChildren(replace)
            }
        }
        let result = replace(self)
        return failed ? nil : result
    }
}
