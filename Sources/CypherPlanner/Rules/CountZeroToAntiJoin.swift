import CypherSemantics
import CypherSyntax

/// **What**: `OPTIONAL MATCH (a)-…->(b) WITH a, count(b) AS n WHERE n = 0` becomes an anti-join, and n the constant 0.
///
/// **When**: The counted variable is bound by the optional pattern, which depends on nothing outside but the keys of
/// the groups.
///
/// **Why**: An anti-join stops at the first match of a row, and groups nothing.
struct CountZeroToAntiJoin: PlanRule {
    let rule = OptimizerRule.countZeroToAntiJoin

    func apply(to plan: inout LogicalPlan, in context: PlanningContext) {
        plan.rewrite(context.watch) { node in
            guard case .run(.filter(let predicates)) = node.step,
                case .run(.aggregate(let groups, let aggregates)) = node.inputs[0].step, aggregates.count == 1,
                case .run(.apply(.optional)) = node.inputs[0].inputs[0].step
            else { return nil }
            let optional = node.inputs[0].inputs[0]
            let (outer, inner) = (optional.inputs[0], optional.inputs[1])
            let count = aggregates[0]
            guard let zero = predicates.firstIndex(where: { $0.asksForNone(count.variable) }),
                count.function == "count", count.arguments.count == 1, let counted = count.arguments[0].variable,
                case .match(let graph) = inner.step, graph.binds(counted.id),
                groups.allSatisfy({ $0.expression.variable == $0.variable })
            else { return nil }
            // Rows of one group must agree on whether there is a match: it depends on the group's variables alone.
            let keys = SlotSet(groups.map(\.variable.id))
            let bound = SlotSet(graph.nodes.lazy.filter { !$0.isBound }.map(\.variable.id))
                .union(graph.connections.flatMap { $0.connection.produced })
                .union(graph.produced)
            let outerReads = graph.reads.subtracting(bound).subtracting(graph.innerSlots)
            guard outerReads.isSubset(of: keys), !keys.isEmpty else { return nil }
            var result = LogicalPlan(.apply(.anti), outer, inner)
            result = LogicalPlan(.distinct(groups.map(\.variable.id)), result)
            let none = BoundExpression(.integer(0), type: .integer, range: SourceRange(0, 0))
            result = LogicalPlan(.project([.init(variable: count.variable, expression: none)]), result)
            var rest = predicates
            rest.remove(at: zero)
            return rest.isEmpty ? result : LogicalPlan(.filter(rest), result)
        }
    }
}

extension BoundExpression {
    /// Whether it holds of a count just where that is 0: `variable = 0`, `variable < 1`, `0 >= variable`, …
    fileprivate func asksForNone(_ variable: Variable) -> Bool {
        switch kind {
        case .not(let operand): operand.asksForSome(variable)
        case .compare(let comparison, let a, let b):
            if a.variable == variable, case .integer(let bound) = b.kind {
                comparison.asksOfCount(bound) == .anti
            } else if b.variable == variable, case .integer(let bound) = a.kind {
                comparison.flipped.asksOfCount(bound) == .anti
            } else {
                false
            }
        default: false
        }
    }

    private func asksForSome(_ variable: Variable) -> Bool {
        guard case .compare(let comparison, let a, let b) = kind else { return false }
        if a.variable == variable, case .integer(let bound) = b.kind { return comparison.asksOfCount(bound) == .semi }
        guard b.variable == variable, case .integer(let bound) = a.kind else { return false }
        return comparison.flipped.asksOfCount(bound) == .semi
    }
}

extension QueryGraph {
    /// Whether the slot is a node or relationship that this pattern binds: never null in a match.
    fileprivate func binds(_ slot: Slot) -> Bool {
        nodes.contains { !$0.isBound && $0.variable.id == slot }
            || connections.contains { $0.connection.produced.contains(slot) }
    }

    /// Slots inside repeated connections.
    fileprivate var innerSlots: SlotSet {
        var slots = SlotSet()
        func visit(_ connection: BoundConnection) {
            switch connection.kind {
            case .relationship: break
            case .variableLength(_, _, _, let each, _, _): slots.insert(each.id)
            case .quantified(let inner, _, _, _, _, _, _):
                for node in inner.nodes { slots.insert(node.variable.id) }
                for connection in inner.connections {
                    slots.formUnion(connection.produced)
                    visit(connection)
                }
            }
        }
        for connection in connections { visit(connection.connection) }
        return slots
    }
}
