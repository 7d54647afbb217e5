import CypherSemantics
import CypherSyntax

/// Plans conjuncts over a plan: those that ask whether a subquery has rows as semi-joins, the others as one filter.
struct FilterPlanner {
    let context: PlanningContext

    func plan(_ predicates: [BoundExpression], over input: LogicalPlan) throws(Diagnostic) -> LogicalPlan {
        var plain: [BoundExpression] = []
        var joins: [(kind: ApplyKind, subquery: BoundSubquery)] = []
        for predicate in predicates {
            if case .boolean(true) = predicate.kind { continue }
            if context.enabled(.existsToSemiJoin), let join = predicate.semiJoin {
                joins.append(join)
            } else {
                plain.append(predicate)
            }
        }
        var plan = input
        if !plain.isEmpty { plan = LogicalPlan(.filter(plain), plan) }
        for join in joins {
            let inner = try Optimizer(context: context).plan(
                join.subquery.query, over: LogicalPlan(.argument),
                use: RowUse(reads: [], duplicates: .ignored))
            plan = LogicalPlan(.apply(join.kind), plan, inner, cardinality: plan.cardinality * 0.5)
        }
        return plan
    }
}

extension BoundExpression {
    /// A test for rows of a subquery: EXISTS, or COUNT compared with nothing.
    fileprivate var semiJoin: (kind: ApplyKind, subquery: BoundSubquery)? {
        switch kind {
        case .subquery(.exists, let subquery): return (.semi, subquery)
        case .not(let operand):
            guard let join = operand.semiJoin else { return nil }
            return (join.kind == .semi ? .anti : .semi, join.subquery)
        case .compare(let comparison, let a, let b):
            if case .subquery(.count, let subquery) = a.kind, case .integer(let bound) = b.kind {
                return comparison.asksOfCount(bound).map { ($0, subquery) }
            }
            if case .subquery(.count, let subquery) = b.kind, case .integer(let bound) = a.kind {
                return comparison.flipped.asksOfCount(bound).map { ($0, subquery) }
            }
            return nil
        default: return nil
        }
    }
}
