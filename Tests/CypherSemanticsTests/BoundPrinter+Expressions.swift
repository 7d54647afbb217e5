import CypherSemantics
import CypherSyntax

extension BoundPrinter {
    static func text(_ expression: BoundExpression) -> String {
        switch expression.kind {
        case .null: return "null"
        case .boolean(let value): return "\(value)"
        case .integer(let value): return "\(value)"
        case .float(let value): return "\(value)"
        case .string(let value): return "'\(value)'"
        case .parameter(let name): return "$\(name)"
        case .variable(let variable): return name(variable)
        case .list(let elements): return "[\(elements.map(text).joined(separator: ", "))]"
        case .constants(let constants):
            return
                "[\(constants.elements.map { text(BoundExpression($0, at: expression.range)) }.joined(separator: ", "))]"
        case .map(let entries): return "{\(text(entries))}"
        case .property(let base, let key): return "\(text(base)).\(key)"
        case .subscript_(let base, let index): return "\(text(base))[\(text(index))]"
        case .slice(let base, let from, let to):
            return "\(text(base))[\(from.map(text) ?? "")..\(to.map(text) ?? "")]"
        case .not(let operand): return "not(\(text(operand)))"
        case .negate(let operand): return "-(\(text(operand)))"
        case .and(let operands): return "(\(operands.map(text).joined(separator: " and ")))"
        case .or(let operands): return "(\(operands.map(text).joined(separator: " or ")))"
        case .xor(let left, let right): return "(\(text(left)) xor \(text(right)))"
        case .compare(let operation, let left, let right): return "\(text(left)) \(operation.rawValue) \(text(right))"
        case .binary(let operation, let left, let right): return "(\(text(left)) \(operation.rawValue) \(text(right)))"
        case .isNull(let operand, let negated): return "\(text(operand)) is \(negated ? "not " : "")null"
        case .isTyped(let operand, _, let negated): return "\(text(operand)) is \(negated ? "not " : "")typed"
        case .hasLabels(let operand, let labels): return "\(text(operand)):\(text(labels))"
        case .call(let name, let arguments): return "\(name)(\(arguments.map(text).joined(separator: ", ")))"
        case .case_(let subject, let branches, let otherwise):
            let cases = branches.map { "when \(text($0.condition)) then \(text($0.result))" }.joined(separator: " ")
            return
                "case \(subject.map { text($0) + " " } ?? "")\(cases)\(otherwise.map { " else " + text($0) } ?? "") end"
        case .listComprehension(let variable, let list, let predicate, let projection):
            return "[\(name(variable)) in \(text(list))\(predicate.map { " where " + text($0) } ?? "")"
                + "\(projection.map { " | " + text($0) } ?? "")]"
        case .quantifier(let quantifier, let variable, let list, let predicate):
            return "\(quantifier.rawValue)(\(name(variable)) in \(text(list)) where \(text(predicate)))"
        case .reduce(let accumulator, let initial, let variable, let list, let body):
            return "reduce(\(name(accumulator)) = \(text(initial)), \(name(variable)) in \(text(list)) | \(text(body)))"
        case .subquery(let kind, let subquery):
            let body = lines(subquery.query, indent: "").joined(separator: "; ")
            return "\(kind.rawValue)[\(subquery.imports.map(name).joined(separator: ", "))]{\(body)}"
        case .path: return "path"
        case .mapWithAll(let base, let entries): return "{\(text(base)).*, \(text(entries))}"
        }
    }

    private static func text(_ entries: [BoundExpression.Entry]) -> String {
        entries.map { "\($0.key): \(text($0.value))" }.joined(separator: ", ")
    }
}
