import CypherPlanner
import PropertyGraph

/// Tests a relationship, or a list of them, that an earlier clause bound, and gives its ends.
struct BoundRelationship: RowExpansion {
    private let context: ExecutionContext
    private let plan: BoundRelationshipMatch
    private let predicate: (any Predicate)?
    private var types: Set<TypeID>?
    private var used = UsedRelationships()

    /// The columns of the current batch; those of ends only where they are bound.
    private var batch = Batch(count: 0, slotCount: 0)
    private var bound = Column.allNull(0)
    private var froms: [UInt32]?
    private var tos: [UInt32]?
    /// The ends of the current row that were not handed on yet.
    private var ends: ArraySlice<(from: UInt32, to: UInt32)> = []
    private var made: [(from: UInt32, to: UInt32)] = []

    init(_ context: ExecutionContext, plan: BoundRelationshipMatch) throws(ExecutionError) {
        self.context = context
        self.plan = plan
        predicate =
            plan.predicates.isEmpty ? nil : try ExpressionCompiler(context).compilePredicate(plan.predicates)
        if case .types(let list) = plan.types { types = Set(list) }
    }

    mutating func take(_ batch: Batch) throws(ExecutionError) {
        self.batch = batch
        bound = batch.column(plan.bound)
        froms = plan.fromIsBound ? try batch.nodes(plan.from) : nil
        tos = plan.toIsBound ? try batch.nodes(plan.to) : nil
        used.take(batch, plan.distinctFrom)
    }

    mutating func begin(row: Int) throws(ExecutionError) {
        ends = []
        guard let path = relationships(bound.value(at: row, in: context.graph)) else { return }
        used.move(to: row)
        if path.contains(where: { used.ids.contains($0.index) }) { return }
        if path.contains(where: { !(types?.contains(context.graph.type(of: $0)) ?? true) }) { return }
        if try !fulfils(path, row) { return }
        let (boundFrom, boundTo) = (froms?[row], tos?[row])
        ends =
            ends(of: path, from: boundFrom).filter { from, to in
                (plan.from != plan.to || from == to) && boundFrom ?? from == from && boundTo ?? to == to
            }[...]
    }

    mutating func make(upTo room: Int) -> Int {
        let part = ends.prefix(room)
        made += part
        ends = ends.dropFirst(room)
        return part.count
    }

    mutating func finish(_ result: inout Batch) {
        if !plan.fromIsBound { result.columns[plan.from] = .nodes(made.map(\.from)) }
        if !plan.toIsBound { result.columns[plan.to] = .nodes(made.map(\.to)) }
        made = []
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

    private func fulfils(_ path: [RelationshipID], _ row: Int) throws(ExecutionError) -> Bool {
        guard let predicate, !path.isEmpty else { return true }
        var candidates = batch.gather([UInt32](repeating: UInt32(row), count: path.count))
        candidates.columns[plan.each] = .relationships(path.map(\.index))
        guard let rows = try predicate.select(candidates) else { return true }
        return rows.count == path.count
    }

    /// The ends of the path, each way in which it can be walked.
    private func ends(of path: [RelationshipID], from: UInt32?) -> [(from: UInt32, to: UInt32)] {
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
