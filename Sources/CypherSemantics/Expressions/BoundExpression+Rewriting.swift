extension BoundExpression {
    /// Its direct parts, in order; the insides of subqueries are not parts.
    public var parts: [BoundExpression] {
        switch kind {
        case .null, .boolean, .integer, .float, .string, .constants, .parameter, .variable, .subquery, .path: []
        case .list(let elements): elements
        case .map(let entries): entries.map(\.value)
        case .property(let base, _): [base]
        case .subscript_(let base, let index): [base, index]
        case .slice(let base, let from, let to): [base] + [from, to].compactMap(\.self)
        case .not(let operand), .negate(let operand): [operand]
        case .and(let operands), .or(let operands): operands
        case .xor(let left, let right), .compare(_, let left, let right), .binary(_, let left, let right):
            [left, right]
        case .isNull(let operand, _), .isTyped(let operand, _, _), .hasLabels(let operand, _): [operand]
        case .call(_, let arguments): arguments
        case .case_(let subject, let branches, let otherwise):
            [subject].compactMap(\.self) + branches.flatMap { [$0.condition, $0.result] }
                + [otherwise].compactMap(\.self)
        case .listComprehension(_, let list, let predicate, let projection):
            [list] + [predicate, projection].compactMap(\.self)
        case .quantifier(_, _, let list, let predicate): [list, predicate]
        case .reduce(_, let initial, _, let list, let expression): [initial, list, expression]
        case .mapWithAll(let base, let entries): [base] + entries.map(\.value)
        }
    }

    /// The same with each direct part replaced by what `transform` makes of it.
    public func mapParts<Failure: Error>(
        _ transform: (BoundExpression) throws(Failure) -> BoundExpression
    ) throws(Failure) -> BoundExpression {
        func optional(_ part: BoundExpression?) throws(Failure) -> BoundExpression? {
            guard let part else { return nil }
            return try transform(part)
        }
        func all(_ parts: [BoundExpression]) throws(Failure) -> [BoundExpression] {
            var result: [BoundExpression] = []
            result.reserveCapacity(parts.count)
            for part in parts { result.append(try transform(part)) }
            return result
        }
        func values(_ entries: [Entry]) throws(Failure) -> [Entry] {
            var result: [Entry] = []
            for entry in entries { result.append(Entry(key: entry.key, value: try transform(entry.value))) }
            return result
        }
        let mapped: Kind
        switch kind {
        case .null, .boolean, .integer, .float, .string, .constants, .parameter, .variable, .subquery, .path:
            return self
        case .list(let elements): mapped = .list(try all(elements))
        case .map(let entries): mapped = .map(try values(entries))
        case .property(let base, let key): mapped = .property(try transform(base), key: key)
        case .subscript_(let base, let index): mapped = .subscript_(try transform(base), index: try transform(index))
        case .slice(let base, let from, let to):
            mapped = .slice(try transform(base), from: try optional(from), to: try optional(to))
        case .not(let operand): mapped = .not(try transform(operand))
        case .negate(let operand): mapped = .negate(try transform(operand))
        case .and(let operands): mapped = .and(try all(operands))
        case .or(let operands): mapped = .or(try all(operands))
        case .xor(let left, let right): mapped = .xor(try transform(left), try transform(right))
        case .compare(let operation, let left, let right):
            mapped = .compare(operation, try transform(left), try transform(right))
        case .binary(let operation, let left, let right):
            mapped = .binary(operation, try transform(left), try transform(right))
        case .isNull(let operand, let negated): mapped = .isNull(try transform(operand), negated: negated)
        case .isTyped(let operand, let type, let negated):
            mapped = .isTyped(try transform(operand), type, negated: negated)
        case .hasLabels(let operand, let labels): mapped = .hasLabels(try transform(operand), labels)
        case .call(let name, let arguments): mapped = .call(name, try all(arguments))
        case .case_(let subject, let branches, let otherwise):
            var mappedBranches: [Branch] = []
            let mappedSubject = try optional(subject)
            for branch in branches {
                mappedBranches.append(
                    Branch(condition: try transform(branch.condition), result: try transform(branch.result)))
            }
            mapped = .case_(subject: mappedSubject, mappedBranches, otherwise: try optional(otherwise))
        case .listComprehension(let variable, let list, let predicate, let projection):
            mapped = .listComprehension(
                variable, list: try transform(list), predicate: try optional(predicate),
                projection: try optional(projection))
        case .quantifier(let quantifier, let variable, let list, let predicate):
            mapped = .quantifier(
                quantifier, variable, list: try transform(list), predicate: try transform(predicate))
        case .reduce(let accumulator, let initial, let variable, let list, let expression):
            mapped = .reduce(
                accumulator: accumulator, initial: try transform(initial), variable, list: try transform(list),
                expression: try transform(expression))
        case .mapWithAll(let base, let entries): mapped = .mapWithAll(try transform(base), try values(entries))
        }
        return BoundExpression(mapped, type: type, range: range)
    }

    /// The variables that it reads and does not bind itself.
    public var freeVariables: Set<Variable> {
        var result: Set<Variable> = []
        collectFreeVariables(into: &result)
        return result
    }

    private func collectFreeVariables(into result: inout Set<Variable>) {
        var bound: [Variable] = []
        switch kind {
        case .variable(let variable): result.insert(variable)
        case .subquery(_, let subquery): result.formUnion(subquery.imports)
        case .path(let steps):
            for step in steps {
                switch step {
                case .node(let variable), .relationship(let variable), .relationships(let variable):
                    result.insert(variable)
                case .group(let variables): result.formUnion(variables)
                }
            }
        case .listComprehension(let variable, _, _, _), .quantifier(_, let variable, _, _): bound = [variable]
        case .reduce(let accumulator, _, let variable, _, _): bound = [accumulator, variable]
        default: break
        }
        for part in parts { part.collectFreeVariables(into: &result) }
        result.subtract(bound)
    }
}
