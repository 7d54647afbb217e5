import CypherSyntax

extension Expression {
    /// Its direct parts that are evaluated in its own row: neither subqueries nor patterns.
    var parts: [Expression] {
        switch kind {
        case .null, .boolean, .integer, .float, .string, .constants, .parameter, .variable, .countStar, .pattern,
            .subquery, .patternComprehension, .hole:
            []
        case .list(let elements): elements
        case .map(let entries): entries.map(\.value)
        case .property(let base, _): [base]
        case .subscript_(let base, let index): [base, index]
        case .slice(let base, let from, let to): [base] + [from, to].compactMap(\.self)
        case .unary(_, let operand): [operand]
        case .binary(_, let left, let right): [left, right]
        case .comparison(_, let operands): operands
        case .and(let operands), .or(let operands): operands
        case .isNull(let operand, _), .isTyped(let operand, _, _), .hasLabels(let operand, _): [operand]
        case .call(_, _, let arguments): arguments
        case .case_(let subject, let branches, let otherwise):
            [subject].compactMap(\.self) + branches.flatMap { [$0.condition, $0.result] }
                + [otherwise].compactMap(\.self)
        case .listComprehension(_, let list, let predicate, let projection):
            [list] + [predicate, projection].compactMap(\.self)
        case .quantifier(_, _, let list, let predicate): [list, predicate]
        case .reduce(_, let initial, _, let list, let expression): [initial, list, expression]
        case .mapProjection(let base, let items):
            (base.variableName == nil ? [base] : [])
                + items.compactMap { if case .entry(let entry) = $0 { entry.value } else { nil } }
        }
    }

    /// Its first operand, where it is a link of a chain.
    var base: Expression? {
        switch kind {
        case .property(let base, _), .subscript_(let base, _), .slice(let base, _, _), .unary(_, let base),
            .binary(_, let base, _), .isNull(let base, _), .isTyped(let base, _, _), .hasLabels(let base, _):
            base
        default: nil
        }
    }

    /// Whether a pattern may stand as its first operand.
    var takesPatterns: Bool {
        switch kind {
        case .unary(.not, _), .binary(.xor, _, _): true
        default: false
        }
    }

    /// Whether it or a part of it fulfils `test`. Iterative, for deep trees.
    func contains(where test: (Expression) -> Bool) -> Bool { first(where: test) != nil }

    /// The first part, outermost and leftmost, that fulfils `test`.
    func first(where test: (Expression) -> Bool) -> Expression? {
        var pending = [self]
        while let next = pending.popLast() {
            if test(next) { return next }
            pending.append(contentsOf: next.parts.reversed())
        }
        return nil
    }

    /// Whether a variable of this name is read, as far as can be seen without entering subqueries: those count.
    func mentions(_ name: String) -> Bool {
        contains {
            switch $0.kind {
            case .variable(let other): other == name
            case .mapProjection(let other, let items):
                other.variableName == name
                    || items.contains { if case .variable(let v) = $0 { v.text == name } else { false } }
            case .pattern, .subquery, .patternComprehension: true
            default: false
            }
        }
    }

    /// Its name, where it is a variable.
    var variableName: String? {
        if case .variable(let name) = kind { return name }
        return nil
    }

    /// A literal or a parameter.
    var isConstant: Bool {
        switch kind {
        case .null, .boolean, .integer, .float, .string, .constants, .parameter: true
        default: false
        }
    }

    /// A variable, or a property of one: what may stand beside an aggregate where it is a grouping key.
    var isSimpleKey: Bool {
        var current = self
        while case .property(let base, _) = current.kind { current = base }
        if case .variable = current.kind { return true }
        return false
    }
}

extension Expression.Kind {
    /// Tells the forms apart cheaply.
    var ordinal: Int {
        switch self {
        case .null: 0
        case .boolean: 1
        case .integer: 2
        case .float: 3
        case .string: 4
        case .parameter: 5
        case .variable: 6
        case .list: 7
        case .map: 8
        case .property: 9
        case .subscript_: 10
        case .slice: 11
        case .unary: 12
        case .binary: 13
        case .comparison: 14
        case .and: 15
        case .or: 16
        case .isNull: 17
        case .isTyped: 18
        case .hasLabels: 19
        case .call: 20
        case .countStar: 21
        case .case_: 22
        case .listComprehension: 23
        case .patternComprehension: 24
        case .quantifier: 25
        case .reduce: 26
        case .pattern: 27
        case .subquery: 28
        case .mapProjection: 29
        case .constants: 30
        case .hole: 31
        }
    }
}
