import CypherRuntime
import CypherSemantics
import CypherSyntax
import PropertyGraph

/// The words about a comparison that cannot hold.
struct KindNote {
    let diagnostic: Diagnostic

    /// What is plain of a comparison before it runs; nil where it may hold.
    init?(_ comparison: BoundExpression, _ facts: KindFacts, _ source: QuerySource) {
        let (left, right, relation): (BoundExpression, BoundExpression, Relation)
        let kinds: ValueKinds?
        switch comparison.kind {
        case .compare(let operation, let a, let b):
            (left, right, relation) = (a, b, Relation(operation))
            kinds = facts.kinds(of: b)
        case .binary(.in_, let a, let b):
            (left, right, relation) = (a, b, .element)
            kinds = facts.kinds(ofElementsOf: b)
        case .binary(let operation, let a, let b):
            guard let (operand, kinds) = facts.operandThatIsNoText(a, b) else { return nil }
            let remedy = Remedy.of(noText: Side(operand, facts, source), operand)
            diagnostic = Self.diagnostic(
                "a \(kinds.name) is no text, so `\(operation.rawValue)` never holds" + remedy, at: comparison.range)
            return
        default: return nil
        }
        if let other = Self.operand(besideNull: left, right, relation) {
            let remedy = Remedy.of(null: Side(other, facts, source), relation)
            diagnostic = Self.diagnostic(
                "a comparison with null has no answer, so it never holds" + remedy, code: "ComparisonWithNull",
                at: comparison.range)
            return
        }
        guard let first = facts.kinds(of: left), let second = kinds else { return nil }
        let sides = (Side(left, facts, source), Side(right, facts, source))
        if let remedy = Remedy.of(number: first, sides.0, second, sides.1) {
            diagnostic = Self.diagnostic(relation.sentence(first, second) + ": " + remedy, at: comparison.range)
            return
        }
        guard first.clashes(with: second) else { return nil }
        let remedy = Remedy.of(first, sides.0, second, sides.1)
        diagnostic = Self.diagnostic(relation.sentence(first, second) + ": " + remedy, at: comparison.range)
    }

    /// What a query met while it ran.
    init(_ clash: KindClashes.Clash) {
        let remedy = Remedy.of(clash.left, Side(text: "…"), clash.right, Side(text: "…"))
        diagnostic = Self.diagnostic(
            "some comparisons here had no answer, for \(Relation.order.sentence(clash.left, clash.right)): \(remedy)",
            at: clash.place)
    }

    /// What is compared with a null that the query writes out; nil where it writes none, or nothing else.
    private static func operand(
        besideNull left: BoundExpression, _ right: BoundExpression, _ relation: Relation
    ) -> BoundExpression? {
        guard left.type == .null || right.type == .null, left.type != right.type else { return nil }
        // A null is in no empty list, which is an answer.
        return right.type == .null ? left : relation == .element ? nil : right
    }

    private static func diagnostic(
        _ message: String, code: String = "IncomparableKinds", at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(code: code, at: range, message: message)
    }

    /// What a comparison asks.
    enum Relation {
        case equal, unequal, order, element

        init(_ operation: Expression.ComparisonOperator) {
            switch operation {
            case .equal: self = .equal
            case .notEqual: self = .unequal
            default: self = .order
            }
        }

        func sentence(_ left: ValueKinds, _ right: ValueKinds) -> String {
            switch self {
            case .equal: "a \(left.name) is never equal to a \(right.name)"
            case .unequal: "a \(left.name) and a \(right.name) are always different"
            case .order: "a \(left.name) is never comparable with a \(right.name)"
            case .element: "a \(left.name) is never in a list of \(right.name)s"
            }
        }
    }

    /// An operand as a remedy shows it.
    struct Side {
        /// As written in the query.
        var text: String
        /// The text that it stands for, where it is a literal or parameter.
        var value: String?
        var parameter: String?
    }
}

extension KindNote.Side {
    init(text: String) { self.text = text }

    fileprivate init(_ expression: BoundExpression, _ facts: KindFacts, _ source: QuerySource) {
        text = Self.written(expression, source)
        switch expression.kind {
        case .string(let literal): value = literal
        case .list(let elements): if case .string(let literal)? = elements.first?.kind { value = literal }
        case .constants(let list): if case .string(let literal)? = list.elements.first { value = literal }
        case .parameter(let name):
            parameter = name
            switch facts.parameters[name] {
            case .string(let given)?: value = given
            case .list(let elements)?: if case .string(let given)? = elements.first { value = given }
            default: break
            }
        default: break
        }
    }

    private static func written(_ expression: BoundExpression, _ source: QuerySource) -> String {
        switch expression.kind {
        case .variable(let variable) where !variable.isAnonymous: return variable.name
        case .property(let base, let key):
            let text = written(base, source)
            return text == "…" ? "…" : "\(text).\(key)"
        case .parameter(let name): return "$\(name)"
        case .call:
            let text = SourceText(source.text).text(expression.range)
            return text.count > 40 || text.contains("\n") ? "…" : text
        default: return "…"
        }
    }
}
