import CypherPlanner
import PropertyGraph

/// Tests a relationship, or a list of them, that an earlier clause bound, and gives its ends.
final class BoundRelationshipOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let plan: BoundRelationshipMatch
    private let predicate: (any Predicate)?
    private let carrier: Carrier
    private var types: Set<TypeID>?
    private var used = UsedRelationships()

    private struct Output {
        var rows: [UInt32] = []
        var froms: [UInt32] = []
        var tos: [UInt32] = []
    }

    init(
        _ context: ExecutionContext, input: any BatchOperator, plan: BoundRelationshipMatch, kept: SlotSet
    ) throws(ExecutionError) {
        self.context = context
        self.input = input
        self.plan = plan
        predicate =
            plan.predicates.isEmpty ? nil : try ExpressionCompiler(context).compilePredicate(plan.predicates)
        carrier = Carrier(kept, except: [plan.fromIsBound ? nil : plan.from, plan.toIsBound ? nil : plan.to])
        if case .types(let list) = plan.types { types = Set(list) }
    }

    func open(argument: Batch?) throws(ExecutionError) { try input.open(argument: argument) }

    func next() throws(ExecutionError) -> Batch? {
        while let batch = try input.next() {
            try context.checkpoint()
            let bound = batch.column(plan.bound)
            let froms = plan.fromIsBound ? try batch.nodes(plan.from) : nil
            let tos = plan.toIsBound ? try batch.nodes(plan.to) : nil
            used.take(batch, plan.distinctFrom)
            var output = Output()
            for row in 0..<batch.count {
                guard let path = relationships(bound.value(at: row, in: context.graph)) else { continue }
                used.move(to: row)
                if path.contains(where: { used.ids.contains($0.index) }) { continue }
                if path.contains(where: { !(types?.contains(context.graph.type(of: $0)) ?? true) }) { continue }
                if try !fulfils(path, batch, row) { continue }
                for (from, to) in ends(of: path, from: froms?[row]) {
                    if plan.from == plan.to && from != to { continue }
                    if let froms, froms[row] != from { continue }
                    if let tos, tos[row] != to { continue }
                    output.rows.append(UInt32(row))
                    output.froms.append(from)
                    output.tos.append(to)
                }
            }
            if output.rows.isEmpty { continue }
            var result = carrier.gather(batch, output.rows, slotCount: context.slotCount)
            if !plan.fromIsBound { result.columns[plan.from] = .nodes(output.froms) }
            if !plan.toIsBound { result.columns[plan.to] = .nodes(output.tos) }
            return result
        }
        return nil
    }

    /// The relationships of a bound value; nil where it is null or nothing of the kind.
    private func relationships(_ value: Value) -> [RelationshipID]? {
        switch value {
        case .relationship(let relationship) where !plan.isList: return [relationship]
        case .list(let elements) where plan.isList:
            if elements.count < plan.minimum || elements.count > plan.maximum ?? .max { return nil }
            var path: [RelationshipID] = []
            for element in elements {
                guard case .relationship(let relationship) = element else { return nil }
                if path.contains(relationship) { return nil }
                path.append(relationship)
            }
            return path
        default: return nil
        }
    }

    private func fulfils(_ path: [RelationshipID], _ batch: Batch, _ row: Int) throws(ExecutionError) -> Bool {
        guard let predicate, !path.isEmpty else { return true }
        var candidates = batch.gather([UInt32](repeating: UInt32(row), count: path.count))
        candidates.columns[plan.each] = .relationships(path.map(\.index))
        guard let rows = try predicate.select(candidates) else { return true }
        return rows.count == path.count
    }

    /// The ends of the path, each way in which it can be walked.
    private func ends(of path: [RelationshipID], from: UInt32?) -> [(UInt32, UInt32)] {
        guard let first = path.first else { return from.map { [($0, $0)] } ?? [] }
        let graph = context.graph
        let (source, target) = (graph.source(of: first).index, graph.target(of: first).index)
        var starts: [UInt32] = []
        if plan.direction != .incoming { starts.append(source) }
        if plan.direction == .incoming || (plan.direction == .both && target != source) { starts.append(target) }
        return starts.compactMap { start in
            var node = start
            for relationship in path {
                let (source, target) = (graph.source(of: relationship).index, graph.target(of: relationship).index)
                switch plan.direction {
                case .outgoing:
                    if source != node { return nil }
                    node = target
                case .incoming:
                    if target != node { return nil }
                    node = source
                case .both:
                    if source == node { node = target } else if target == node { node = source } else { return nil }
                }
            }
            return (start, node)
        }
    }
}
