import CypherPlanner
import CypherSemantics
import CypherSyntax
import PropertyGraph

extension OperatorCompiler {
    /// A scan of an index.
    func compileRange(
        _ place: PlanPlace, _ slot: Slot, _ label: LabelID, _ key: KeyID, _ bounds: RangeBounds
    ) throws(ExecutionError) -> any BatchOperator {
        switch bounds {
        case .prefix(let prefix): return try seek(place, slot, .prefix(label, key, try compile(prefix)), at: nil)
        case .contains(let needle) where place.plan.inputs.isEmpty:
            let scan = SubstringScanOperator(context, slot: slot, label: label, key: key, needle: try compile(needle))
            return try over(place, scan)
        case .contains(let needle): return try seek(place, slot, .contains(label, key, try compile(needle)), at: nil)
        case .range(let lower, let opens, let upper, let closes):
            let range = NodeSeek.Kind.range(
                label, key, lower: try compile(lower), includesLower: opens, upper: try compile(upper),
                includesUpper: closes)
            return try seek(place, slot, range, at: (lower ?? upper)?.range)
        }
    }

    /// Nodes found for each row of the input.
    func seek(
        _ place: PlanPlace, _ slot: Slot, _ kind: NodeSeek.Kind, at range: SourceRange?
    ) throws(ExecutionError) -> any BatchOperator {
        expander(place, try input(place), NodeSeek(context, slot: slot, kind: kind, at: range), made: [slot])
    }
}
