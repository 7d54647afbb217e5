import CypherSemantics
import CypherSyntax
import PropertyGraph

/// Prints bound expressions as Cypher, for EXPLAIN; long literals are cut.
struct ExpressionPrinter {
    /// Elements of a list and characters of a string that are shown.
    private static let limit = 8
    private static let textLimit = 60

    func print(_ expression: BoundExpression) -> String { print(expression, above: 0) }

    /// `above` is the precedence of the operator around it: a weaker one is put in parentheses.
    private func print(_ expression: BoundExpression, above: Int) -> String {
        switch expression.kind {
        case .or(let operands): return infix(operands, "OR", 1, above)
        case .xor(let a, let b): return infix([a, b], "XOR", 2, above)
        case .and(let operands): return infix(operands, "AND", 3, above)
        case .not(let operand): return enclose("NOT " + print(operand, above: 4), 4, above)
        case .compare(let comparison, let a, let b): return infix([a, b], comparison.rawValue, 5, above)
        case .binary(let operation, let a, let b): return infix([a, b], operation.rawValue, operation.strength, above)
        case .negate(let operand): return enclose("-" + print(operand, above: 9), 9, above)
        case .isNull(let operand, let negated):
            return enclose(print(operand, above: 6) + (negated ? " IS NOT NULL" : " IS NULL"), 5, above)
        case .isTyped(let operand, let type, let negated):
            return enclose(print(operand, above: 6) + (negated ? " IS NOT :: " : " IS :: ") + type.text, 5, above)
        case .hasLabels(let operand, let labels): return print(operand, above: 10) + ":" + labels.text
        case .property(let operand, let key): return print(operand, above: 10) + "." + key.quotedName
        case .subscript_(let operand, let index): return print(operand, above: 10) + "[" + print(index) + "]"
        case .slice(let operand, let from, let to):
            return print(operand, above: 10) + "[" + (from.map(print) ?? "") + ".." + (to.map(print) ?? "") + "]"
        default: return atom(expression)
        }
    }

    private func atom(_ expression: BoundExpression) -> String {
        switch expression.kind {
        case .null: return "null"
        case .boolean(let value): return value ? "true" : "false"
        case .integer(let value): return String(value)
        case .float(let value): return String(value)
        case .string(let value): return Self.quote(value)
        case .parameter(let name): return "$" + name.quotedName
        case .variable(let variable): return name(variable)
        case .list(let items): return "[" + list(items) + "]"
        case .constants(let constants):
            let items = constants.elements.prefix(Self.limit).map { BoundExpression($0, at: expression.range) }
            return "[" + list(items, of: constants.elements.count) + "]"
        case .map(let entries): return "{" + self.entries(entries) + "}"
        case .mapWithAll(let operand, let entries):
            let rest = entries.isEmpty ? "" : ", " + self.entries(entries)
            return print(operand, above: 10) + " {.*" + rest + "}"
        case .call(let function, let arguments): return function + "(" + list(arguments) + ")"
        case .case_(let subject, let branches, let otherwise):
            var text = "CASE" + (subject.map { " " + print($0) } ?? "")
            for branch in branches { text += " WHEN " + print(branch.condition) + " THEN " + print(branch.result) }
            return text + (otherwise.map { " ELSE " + print($0) } ?? "") + " END"
        case .listComprehension(let variable, let source, let predicate, let projection):
            return "[" + name(variable) + " IN " + print(source) + (predicate.map { " WHERE " + print($0) } ?? "")
                + (projection.map { " | " + print($0) } ?? "") + "]"
        case .quantifier(let quantifier, let variable, let source, let predicate):
            return quantifier.rawValue + "(" + name(variable) + " IN " + print(source) + " WHERE " + print(predicate)
                + ")"
        case .reduce(let accumulator, let initial, let variable, let source, let body):
            return "reduce(" + name(accumulator) + " = " + print(initial) + ", " + name(variable) + " IN "
                + print(source) + " | " + print(body) + ")"
        case .subquery(let kind, _): return kind.rawValue.uppercased() + " {…}"
        case .path(let steps): return "path(" + steps.map(text).joined(separator: ", ") + ")"
        default: return "?"
        }
    }

    // MARK: Parts

    private func infix(_ operands: [BoundExpression], _ symbol: String, _ strength: Int, _ above: Int) -> String {
        var parts = operands.prefix(Self.limit).map { print($0, above: strength + 1) }
        if operands.count > Self.limit { parts.append("…") }
        return enclose(parts.joined(separator: " " + symbol + " "), strength, above)
    }

    private func enclose(_ text: String, _ strength: Int, _ above: Int) -> String {
        strength < above ? "(" + text + ")" : text
    }

    private func list(_ items: [BoundExpression]) -> String { list(items, of: items.count) }

    private func list(_ items: [BoundExpression], of count: Int) -> String {
        var parts = items.prefix(Self.limit).map(print)
        if count > Self.limit { parts.append("… \(count) in all") }
        return parts.joined(separator: ", ")
    }

    private func entries(_ entries: [BoundExpression.Entry]) -> String {
        entries.map { $0.key.quotedName + ": " + print($0.value) }.joined(separator: ", ")
    }

    private func text(_ step: BoundExpression.PathStep) -> String {
        switch step {
        case .node(let variable), .relationship(let variable), .relationships(let variable): name(variable)
        case .group(let variables): variables.map(name).joined(separator: " ")
        }
    }

    private func name(_ variable: Variable) -> String {
        variable.isAnonymous ? "_\(variable.id)" : variable.name.quotedName
    }

    /// A string literal, cut where it is long.
    static func quote(_ text: String) -> String {
        let start = text.unicodeScalars.prefix(textLimit)
        return Value.quoted(start.endIndex == text.endIndex ? text : String(start) + "…")
    }
}

extension Expression.BinaryOperator {
    /// Precedence, the stronger the higher.
    fileprivate var strength: Int {
        switch self {
        case .xor: 2
        case .in_, .startsWith, .endsWith, .contains, .matches: 5
        case .add, .subtract, .concatenate: 6
        case .multiply, .divide, .modulo: 7
        case .power: 8
        }
    }
}

extension String {
    /// As an identifier, in back quotes where it must be.
    var quotedName: String {
        let isPlain =
            !isEmpty
            && unicodeScalars.enumerated().allSatisfy { index, scalar in
                scalar == "_" || scalar.properties.isXIDContinue && (index > 0 || scalar.properties.isXIDStart)
            }
        return isPlain
            ? self : "`" + split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``") + "`"
    }
}

extension LabelExpression {
    /// As written, without the first colon.
    var text: String { text(above: 0) }

    private func text(above: Int) -> String {
        switch self {
        case .label(let name): name.text.quotedName
        case .wildcard: "%"
        case .computed: "$(…)"
        case .not(let operand): "!" + operand.text(above: 3)
        case .and(let a, let b):
            above > 2 ? "(" + text(above: 0) + ")" : a.text(above: 2) + "&" + b.text(above: 2)
        case .or(let a, let b): above > 1 ? "(" + text(above: 0) + ")" : a.text(above: 1) + "|" + b.text(above: 1)
        }
    }
}

extension TypeName {
    /// As written.
    fileprivate var text: String {
        switch self {
        case .named(let name, let notNull): name + (notNull ? " NOT NULL" : "")
        case .list(let element, let notNull): "LIST<" + element.text + ">" + (notNull ? " NOT NULL" : "")
        case .union(let types): types.map(\.text).joined(separator: " | ")
        }
    }
}
