import CypherSemantics
import CypherSyntax

/// **What**: NOT, AND, OR and comparisons of integers are computed where they are of literals; conjuncts that are true
/// go.
///
/// **When**: The result is certain, and no operand that is left out could fail.
///
/// **Why**: Generated queries have such tests, and each would be run once a row.
struct FoldConstants: PlanRule {
    let rule = OptimizerRule.foldConstants

    func apply(to plan: inout LogicalPlan, in context: PlanningContext) {
        plan.rewrite(context.watch) { node in
            switch node.step {
            case .match(var graph):
                guard !graph.predicates.isEmpty else { return nil }
                graph.predicates = Self.conjuncts(graph.predicates)
                return LogicalPlan(.match(graph), node.inputs)
            case .run(.filter(let predicates)):
                let rest = Self.conjuncts(predicates)
                return rest.isEmpty ? node.inputs[0] : LogicalPlan(.run(.filter(rest)), node.inputs)
            default: return nil
            }
        }
    }

    /// Folded conjuncts without those that are true.
    private static func conjuncts(_ predicates: [BoundExpression]) -> [BoundExpression] {
        predicates.flatMap { $0.folded.conjuncts }.filter { $0.kind != .boolean(true) }
    }
}

extension BoundExpression {
    /// With connectives of literals computed.
    fileprivate var folded: BoundExpression {
        switch kind {
        case .not(let operand):
            let operand = operand.folded
            if case .boolean(let value) = operand.kind { return literal(.boolean(!value)) }
            if case .null = operand.kind { return operand }
            if case .not(let inner) = operand.kind, inner.type == .boolean { return inner }
            return with(.not(operand))
        case .and(let operands): return connective(operands, neutral: true)
        case .or(let operands): return connective(operands, neutral: false)
        case .compare(let comparison, let a, let b):
            guard case .integer(let left) = a.kind, case .integer(let right) = b.kind else { return self }
            let result: Bool =
                switch comparison {
                case .equal: left == right
                case .notEqual: left != right
                case .less: left < right
                case .lessOrEqual: left <= right
                case .greater: left > right
                case .greaterOrEqual: left >= right
                }
            return literal(.boolean(result))
        default: return self
        }
    }

    /// AND (neutral true) or OR (neutral false). A literal that decides does so only where the other operands cannot
    /// fail, so only leading ones count.
    private func connective(_ operands: [BoundExpression], neutral: Bool) -> BoundExpression {
        var rest: [BoundExpression] = []
        for operand in operands.lazy.map(\.folded) {
            guard case .boolean(let value) = operand.kind else {
                rest.append(operand)
                continue
            }
            if value != neutral && rest.isEmpty { return operand }
            if value != neutral { rest.append(operand) }
        }
        switch rest.count {
        case 0: return literal(.boolean(neutral))
        case 1 where rest[0].type == .boolean: return rest[0]
        default: return with(neutral ? .and(rest) : .or(rest))
        }
    }

    private func literal(_ kind: Kind) -> BoundExpression { BoundExpression(kind, type: .boolean, range: range) }

    private func with(_ kind: Kind) -> BoundExpression { BoundExpression(kind, type: type, range: range) }
}
