extension Printer {
    /// How tightly a form binds; each production of the grammar is a level.
    enum Level: Int, Comparable {
        case disjunction, exclusive, conjunction, negation, comparison, predicate
        case additive, multiplicative, power, signed, labelled, postfix
        static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
    }

    /// Writes an expression where a form that binds at least as tightly as `least` is wanted.
    mutating func operand(_ expression: Expression, _ least: Level) {
        parenthesized(level(expression) < least) { $0.expression(expression) }
    }

    private func level(_ expression: Expression) -> Level {
        switch expression.kind {
        case .or: return .disjunction
        case .and: return .conjunction
        case .unary(.not, _): return .negation
        case .unary: return .signed
        case .comparison: return .comparison
        case .isNull: return .predicate
        case .isTyped: return barEndsExpression ? .postfix : .predicate
        case .hasLabels: return barEndsExpression ? .postfix : .labelled
        case .integer(let value): return value < 0 ? .signed : .postfix
        case .float(let value): return value.sign == .minus ? .signed : .postfix
        case .binary(let operation, _, _): return level(operation).own
        case .pattern(let pattern):
            // An arithmetic minus after it would be read as an arrow.
            return pattern.selector == .all ? .negation : .postfix
        default: return .postfix
        }
    }

    private func level(_ operation: Expression.BinaryOperator) -> (own: Level, right: Level) {
        switch operation {
        case .xor: (.exclusive, .conjunction)
        case .in_, .startsWith, .endsWith, .contains, .matches: (.predicate, .additive)
        case .add, .subtract, .concatenate: (.additive, .multiplicative)
        case .multiply, .divide, .modulo: (.multiplicative, .power)
        case .power: (.power, .signed)
        }
    }

    /// Writes what stands inside a comprehension, where a bare `|` would be read as its separator.
    mutating func withBar(_ write: (inout Printer) -> Void) {
        let outer = barEndsExpression
        barEndsExpression = true
        write(&self)
        barEndsExpression = outer
    }

    mutating func expression(_ expression: Expression) {
        switch expression.kind {
        case .and(let operands): list(operands, separator: " AND ") { $0.operand($1, .negation) }
        case .or(let operands): list(operands, separator: " OR ") { $0.operand($1, .exclusive) }
        case .unary(let operation, let inner): unary(operation, inner)
        case .binary(let operation, let left, let right):
            let levels = level(operation)
            operand(left, levels.own)
            write(" \(operation.rawValue) ")
            operand(right, levels.right)
        case .comparison(let operators, let operands):
            for (index, operand) in operands.enumerated() {
                if index > 0 { write(" \(operators[index - 1].rawValue) ") }
                self.operand(operand, .predicate)
            }
        case .isNull(let inner, let negated):
            operand(inner, .predicate)
            write(negated ? " IS NOT NULL" : " IS NULL")
        case .isTyped(let inner, let type, let negated):
            parenthesized(barEndsExpression) { printer in
                printer.operand(inner, .predicate)
                printer.write(negated ? " IS NOT :: " : " IS :: ")
                printer.type(type)
            }
        case .hasLabels(let inner, let labels):
            parenthesized(barEndsExpression) { printer in
                printer.operand(inner, .postfix)
                printer.write(":")
                printer.labels(labels)
            }
        default: postfixOrAtom(expression)
        }
    }

    private mutating func unary(_ operation: Expression.UnaryOperator, _ inner: Expression) {
        guard operation != .not else {
            write("NOT ")
            operand(inner, .negation)
            return
        }
        write(operation.rawValue)
        // A minus before bare digits would be read as part of the number.
        var isBareNumber = false
        switch inner.kind {
        case .integer(let value): isBareNumber = value >= 0
        case .float(let value): isBareNumber = value.sign == .plus
        default: break
        }
        parenthesized(operation == .minus && isBareNumber) { $0.operand(inner, .signed) }
    }

    private mutating func postfixOrAtom(_ expression: Expression) {
        switch expression.kind {
        case .property(let owner, let key):
            postfixOwner(owner)
            write(".")
            name(key)
        case .subscript_(let owner, let index):
            postfixOwner(owner)
            write("[")
            self.expression(index)
            write("]")
        case .slice(let owner, let from, let to):
            postfixOwner(owner)
            write("[")
            if let from { self.expression(from) }
            write("..")
            if let to { self.expression(to) }
            write("]")
        case .call(let name, let distinct, let arguments): call(name, distinct, arguments)
        case .countStar: write("count(*)")
        case .case_(let subject, let branches, let otherwise): caseExpression(subject, branches, otherwise)
        case .listComprehension, .patternComprehension, .quantifier, .reduce: comprehension(expression)
        case .pattern(let pattern): path(pattern)
        case .subquery(let kind, let body):
            write(kind.rawValue.uppercased() + " { ")
            switch body {
            case .pattern(let patterns, let predicate):
                list(patterns) { $0.path($1) }
                condition(predicate)
            case .query(let query): self.query(query)
            }
            write(" }")
        case .mapProjection(let owner, let items): mapProjection(owner, items)
        default: literal(expression)
        }
    }

    /// What a lookup or subscript follows: digits and maps in parentheses, for people's sake.
    mutating func postfixOwner(_ owner: Expression) {
        switch owner.kind {
        case .integer, .float: parenthesized(true) { $0.expression(owner) }
        default: operand(owner, .postfix)
        }
    }

    private mutating func call(_ name: Name, _ distinct: Bool, _ arguments: [Expression]) {
        // A name in back quotes may spell a form with a grammar of its own.
        var isAmbiguous = false
        switch (QuotedName.keyword(name.text), arguments.first?.kind) {
        case (.all, .binary(.in_, _, _)), (.any, .binary(.in_, _, _)), (.none, .binary(.in_, _, _)),
            (.single, .binary(.in_, _, _)), (.extract, .binary(.in_, _, _)), (.filter, .binary(.in_, _, _)),
            (.reduce, .comparison), (.shortestPath, _), (.allShortestPaths, _):
            isAmbiguous = true
        case (let word, _) where !word.isReserved && word != .none_:
            write(name.text)
            openCall(distinct, arguments)
            return
        default: break
        }
        if isAmbiguous { write(QuotedName.quoted(name.text)) } else { qualifiedName(name) }
        openCall(distinct, arguments)
    }

    private mutating func openCall(_ distinct: Bool, _ arguments: [Expression]) {
        write(distinct ? "(DISTINCT " : "(")
        list(arguments) { $0.expression($1) }
        write(")")
    }

    private mutating func caseExpression(
        _ subject: Expression?, _ branches: [Expression.CaseBranch], _ otherwise: Expression?
    ) {
        write("CASE")
        if let subject {
            write(" ")
            expression(subject)
        }
        for branch in branches {
            write(" WHEN ")
            expression(branch.condition)
            write(" THEN ")
            expression(branch.result)
        }
        if let otherwise {
            write(" ELSE ")
            expression(otherwise)
        }
        write(" END")
    }

    mutating func type(_ type: TypeName) {
        switch type {
        case .named(let name, let notNull): write(notNull ? name + " NOT NULL" : name)
        case .list(let element, let notNull):
            write("LIST<")
            self.type(element)
            write(notNull ? "> NOT NULL" : ">")
        case .union(let alternatives):
            list(alternatives, separator: " | ") { printer, alternative in
                if case .union = alternative {
                    printer.write("ANY<")
                    printer.type(alternative)
                    printer.write(">")
                } else {
                    printer.type(alternative)
                }
            }
        }
    }
}
