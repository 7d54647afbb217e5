import CypherSyntax

extension CursorSearch {
    /// Goes through an expression; `property` is whose value it is or is compared with.
    mutating func visit(_ expression: Expression?, of property: CursorPlace.PropertyPlace? = nil) throws(CursorPlace) {
        guard let expression, isIn(expression.range) else { return }
        switch expression.kind {
        // A form that is written with others in the tree has variables that are not there in the text.
        case .variable(let name): if name == word { throw found(.value(of: property)) }
        case .list(let elements): for element in elements { try visit(element, of: property) }
        case .map(let entries): try visit(properties: entries)
        case .property(let owner, let key): try visit(key, of: owner)
        case .subscript_(let owner, let index): try visit(computed: index, of: owner)
        case .hasLabels(let owner, let labels):
            try visit(owner)
            try visit(labels, .test(of: owner, kind(of: owner)))
        case .binary(let operation, let left, let right):
            try visit(left)
            try visit(right, of: compared(left, by: operation))
        case .comparison(_, let operands):
            try visit(operands.first)
            for (left, right) in zip(operands, operands.dropFirst()) { try visit(right, of: compared(left, by: nil)) }
        case .case_(let subject, let branches, let otherwise):
            try visit(subject)
            for branch in branches {
                try visit(branch.condition, of: subject.flatMap { compared($0, by: nil) })
                try visit(branch.result)
            }
            try visit(otherwise)
        case .mapProjection(let base, let items): try visit(base, items)
        case .listComprehension, .patternComprehension, .quantifier, .reduce, .pattern, .subquery:
            let outer = (scope, hasReturned)
            try visitScoped(expression.kind)
            (scope, hasReturned) = outer
        default: for part in Self.parts(of: expression.kind) { try visit(part) }
        }
        // A word by itself may stand for a function: x IS NORMALIZED.
        if case .call(let name, _, _) = expression.kind { try check(name, .newName) }
    }

    /// The parts of a form that says nothing of them.
    private static func parts(of kind: Expression.Kind) -> [Expression] {
        switch kind {
        case .unary(_, let operand), .isNull(let operand, _), .isTyped(let operand, _, _): [operand]
        case .and(let operands), .or(let operands): operands
        case .call(_, _, let arguments): arguments
        case .slice(let base, let from, let to): [base] + [from, to].compactMap(\.self)
        default: []
        }
    }

    /// The property whose values stand on the other side of an operator.
    private func compared(
        _ left: Expression, by operation: Expression.BinaryOperator?
    ) -> CursorPlace.PropertyPlace? {
        guard case .property(let owner, let key) = left.kind else { return nil }
        switch operation {
        case .in_, .startsWith, nil: return .init(kind: kind(of: owner), key: key.text)
        case .contains, .endsWith: return .init(kind: kind(of: owner), key: key.text, matchesWithin: true)
        default: return nil
        }
    }

    private mutating func visit(properties entries: [Expression.MapEntry]) throws(CursorPlace) {
        for entry in entries {
            try check(entry.key, .newName)
            try visit(entry.value)
        }
    }

    private mutating func visit(
        _ base: Expression, _ items: [Expression.MapProjectionItem]
    ) throws(CursorPlace) {
        try visit(base)
        for item in items {
            switch item {
            case .property(let key): try check(key, .mapKey(kind(of: base)))
            case .entry(let entry): try visit(properties: [entry])
            case .variable(let name): try check(name, .variable)
            case .allProperties: break
            }
        }
    }

    /// Goes through a form that has variables of its own.
    private mutating func visitScoped(_ form: Expression.Kind) throws(CursorPlace) {
        switch form {
        case .listComprehension(let variable, let list, let predicate, let projection):
            try declare(variable, in: list)
            try visit(predicate)
            try visit(projection)
        case .quantifier(_, let variable, let list, let predicate):
            try declare(variable, in: list)
            try visit(predicate)
        case .reduce(let accumulator, let initial, let variable, let list, let step):
            try visit(initial)
            try declare(accumulator, kind(of: initial))
            try declare(variable, in: list)
            try visit(step)
        case .patternComprehension(let path, let predicate, let projection):
            try visit([path])
            try visit(predicate)
            try visit(projection)
        case .pattern(let path): try visit([path])
        case .subquery(_, .pattern(let paths, let predicate)):
            try visit(paths)
            try visit(predicate)
        case .subquery(_, .query(let query)): _ = try visit(query)
        default: break
        }
    }

    private mutating func declare(_ variable: Name, in list: Expression) throws(CursorPlace) {
        try visit(list)
        try declare(variable, kind(of: list))
    }

    // MARK: What an expression is

    /// Functions that give what they are given, or a list of it.
    private static let keepsKind: Set<String> = [
        "collect", "collect_list", "head", "last", "tail", "reverse", "coalesce", "properties", "nodes", "startnode",
        "endnode", "toset",
    ]

    /// What is known of a value: a variable, one collected or taken out of a list, a map that is written out.
    func kind(of expression: Expression) -> VariablesInScope.Kind {
        switch expression.kind {
        case .variable(let name): scope.kinds[name] ?? .init()
        case .property(let owner, let key):
            kind(of: owner).fields?.first { $0.name == key.text }?.kind ?? .init()
        case .list(let elements): elements.first.map(kind) ?? .init()
        case .map(let entries): .init(fields: entries.map(field))
        case .mapProjection(let base, let items): kind(of: base, items)
        case .subscript_(let list, _), .slice(let list, _, _): kind(of: list)
        case .binary(.add, let left, let right), .binary(.concatenate, let left, let right):
            kind(of: left).isKnown ? kind(of: left) : kind(of: right)
        case .call(let name, _, let arguments) where Self.keepsKind.contains(name.text.lowercased()):
            arguments.first.map(kind) ?? .init()
        case .case_(_, let branches, let otherwise):
            (branches.map(\.result) + [otherwise].compactMap(\.self)).lazy.map(kind).first(where: \.isKnown) ?? .init()
        case .listComprehension(_, let list, _, let projection): inside(expression.kind, projection ?? list)
        case .patternComprehension(_, _, let projection): inside(expression.kind, projection)
        case .reduce(_, let initial, _, _, _): kind(of: initial)
        case .subquery(.collect, .query(let query)): column(of: query)
        default: .init()
        }
    }

    private func field(_ entry: Expression.MapEntry) -> VariablesInScope.Field {
        .init(name: entry.key.text, kind: kind(of: entry.value))
    }

    private func kind(of base: Expression, _ items: [Expression.MapProjectionItem]) -> VariablesInScope.Kind {
        var kind = kind(of: base)
        let whole = kind
        kind.fields = []
        for item in items {
            switch item {
            case .property(let key): kind.fields?.append(.init(name: key.text, kind: whole.kind(ofField: key.text)))
            case .entry(let entry): kind.fields?.append(field(entry))
            case .variable(let name):
                kind.fields?.append(.init(name: name.text, kind: scope.kinds[name.text] ?? .init()))
            case .allProperties:
                kind.fields? += whole.fields ?? []
                kind.hasOthers = whole.fields == nil || whole.hasOthers
            }
        }
        return kind
    }

    /// What a part of a form is that has variables of its own.
    private func inside(_ form: Expression.Kind, _ part: Expression) -> VariablesInScope.Kind {
        var search = self
        try? search.visitScoped(form)
        return search.kind(of: part)
    }

    private func column(of query: Query) -> VariablesInScope.Kind {
        var search = self
        let columns = try? search.visit(query)
        return columns?.names.last.flatMap { columns?.kinds[$0] } ?? .init()
    }
}

extension VariablesInScope.Kind {
    fileprivate var isKnown: Bool { !names.isEmpty || fields != nil }

    /// What stands behind a key.
    func kind(ofField name: String) -> Self { fields?.first { $0.name == name }?.kind ?? .init() }
}
