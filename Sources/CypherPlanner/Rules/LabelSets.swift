import CypherSemantics
import PropertyGraph

/// **What**: An aggregation over all nodes reads one node for each set of labels, which counts as often as there are
/// such nodes.
///
/// **When**: Groups and arguments read nothing of the nodes but their labels, and the aggregates can count a row
/// several times.
///
/// **Why**: There are few sets of labels, and many nodes.
struct LabelSets: PlanRule {
    let rule = OptimizerRule.labelSets

    func apply(to plan: inout LogicalPlan, in context: PlanningContext) {
        plan.rewrite(context.watch) { node in
            guard case .run(.aggregate(let groups, let aggregates)) = node.step,
                case .run(.nodeScan(let slot, label: .any)) = node.inputs[0].step, node.inputs[0].inputs.isEmpty,
                aggregates.allSatisfy({ $0.distinct || ["count(*)", "count", "min", "max"].contains($0.function) }),
                groups.allSatisfy({ $0.expression.readsOnlyLabels(of: slot) }),
                aggregates.allSatisfy({ $0.arguments.allSatisfy { $0.readsOnlyLabels(of: slot) } })
            else { return nil }
            let scan = LogicalPlan(.run(.labelSetScan(slot)), cardinality: Double(context.graph.labelSetCount))
            return LogicalPlan(node.step, [scan], cardinality: scan.cardinality)
        }
    }
}

extension BoundExpression {
    /// Whether two nodes with the same labels give the same value.
    fileprivate func readsOnlyLabels(of slot: Slot) -> Bool {
        switch kind {
        case .variable(let variable): return variable.id != slot
        case .call(let name, let arguments) where name.lowercased() == "labels":
            return arguments.allSatisfy { $0.variable != nil || $0.readsOnlyLabels(of: slot) }
        case .hasLabels(let operand, _): return operand.variable != nil || operand.readsOnlyLabels(of: slot)
        case .subquery, .path: return false
        default:
            var result = !isVolatile
            forEachChild { if result { result = $0.readsOnlyLabels(of: slot) } }
            return result
        }
    }
}
