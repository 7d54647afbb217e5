import CypherPlanner
import CypherSyntax

/// Makes a failing trial smaller while it still fails in the same way.
struct Shrinker {
    let variants: [PlannerOptions]
    /// The order of the answer counts: sort keys stay.
    let isOrdered: Bool

    func shrink(_ trial: Trial) -> Trial {
        guard let kind = failure(trial) else { return trial }
        var best = trial
        var improved = true
        while improved {
            improved = false
            for candidate in smallerQueries(best) + smallerGraphs(best) where failure(candidate) == kind {
                (best, improved) = (candidate, true)
                break
            }
        }
        return best
    }

    /// The first word of why a trial fails; nil where it does not.
    private func failure(_ trial: Trial) -> String? {
        guard case .different(_, _, let reason) = trial.run(variants) else { return nil }
        return reason.split(separator: ":").first.map { String($0.split(separator: " without")[0]) }
    }

    private func smallerGraphs(_ trial: Trial) -> [Trial] {
        var result: [Trial] = []
        func add(_ change: (inout ModelGraph) -> Void) {
            var smaller = trial
            change(&smaller.graph)
            result.append(smaller)
        }
        for index in trial.graph.relationships.indices { add { $0.relationships.remove(at: index) } }
        for index in trial.graph.nodes.indices {
            add { graph in
                graph.relationships.removeAll { $0.source == index || $0.target == index }
                graph.nodes.remove(at: index)
                for position in graph.relationships.indices {
                    if graph.relationships[position].source > index { graph.relationships[position].source -= 1 }
                    if graph.relationships[position].target > index { graph.relationships[position].target -= 1 }
                }
            }
            for label in trial.graph.nodes[index].labels { add { $0.nodes[index].labels.remove(label) } }
            for key in trial.graph.nodes[index].properties.keys where key != "k" {
                add { $0.nodes[index].properties[key] = nil }
            }
        }
        return result
    }

    private func smallerQueries(_ trial: Trial) -> [Trial] {
        guard let statement = try? Parser.parse(trial.text), case .query(let query) = statement.body else { return [] }
        var queries = query.branches.count > 1 ? query.branches.map { Query(branches: [$0]) } : []
        for (branch, single) in query.branches.enumerated() {
            for clauses in smaller(single.clauses) {
                var smaller = query
                smaller.branches[branch].clauses = clauses
                queries.append(smaller)
            }
        }
        return queries.map { query in
            Trial(
                graph: trial.graph, text: Printer.print(query), isOrdered: trial.isOrdered, rowLimit: trial.rowLimit)
        }
        .filter { $0.text.utf8.count < trial.text.utf8.count }
    }

    private func smaller(_ clauses: [Clause]) -> [[Clause]] {
        var result: [[Clause]] = []
        for index in clauses.indices.dropLast() {
            var fewer = clauses
            fewer.remove(at: index)
            result.append(fewer)
        }
        for index in clauses.indices {
            for kind in smaller(clauses[index].kind) {
                var changed = clauses
                changed[index].kind = kind
                result.append(changed)
            }
        }
        return result
    }

    private func smaller(_ clause: Clause.Kind) -> [Clause.Kind] {
        switch clause {
        case .match(let optional, let repeats, let paths, let hints, let predicate):
            func match(
                _ paths: [PathPattern], _ predicate: Expression?, optional: Bool, repeats: Bool
            ) -> Clause.Kind {
                .match(optional: optional, repeats: repeats, paths, hints: hints, predicate: predicate)
            }
            return smaller(predicate).map { match(paths, $0, optional: optional, repeats: repeats) }
                + (optional ? [match(paths, predicate, optional: false, repeats: repeats)] : [])
                + smaller(paths).map { match($0, predicate, optional: optional, repeats: repeats) }
        case .with(let projection, let predicate):
            return smaller(predicate).map { .with(projection, predicate: $0) }
                + smaller(projection).map { .with($0, predicate: predicate) }
        case .return_(let projection): return smaller(projection).map { .return_($0) }
        case .create(let paths): return smaller(paths).map { .create($0) }
        case .subquery(let imports, let query, let mark, let optional):
            return smaller(query.branches[0].clauses).map {
                .subquery(
                    imports: imports, Query(branches: [SingleQuery(clauses: $0)]), inTransactions: mark,
                    optional: optional)
            }
        default: return []
        }
    }

    private func smaller(_ projection: Projection) -> [Projection] {
        var result: [Projection] = []
        func add(_ change: (inout Projection) -> Void) {
            var smaller = projection
            change(&smaller)
            result.append(smaller)
        }
        if !isOrdered { add { $0.orderBy = [] } }
        add { $0.skip = nil }
        add { $0.limit = nil }
        add { $0.distinct = false }
        for index in projection.items.indices {
            if projection.items.count > 1 && !isOrdered { add { $0.items.remove(at: index) } }
            for expression in parts(projection.items[index].expression) {
                add { $0.items[index].expression = expression }
            }
        }
        return result
    }

    private func smaller(_ predicate: Expression?) -> [Expression?] {
        guard let predicate else { return [] }
        return [nil] + parts(predicate)
    }

    /// Expressions within an expression.
    private func parts(_ expression: Expression) -> [Expression] {
        switch expression.kind {
        case .and(let items), .or(let items), .list(let items): items
        case .unary(_, let inner), .isNull(let inner, _): [inner]
        case .binary(_, let a, let b): [a, b]
        case .call(_, _, let arguments): arguments
        case .case_(_, let branches, let otherwise):
            branches.flatMap { [$0.condition, $0.result] } + (otherwise.map { [$0] } ?? [])
        case .subquery(let kind, .pattern(let paths, let predicate)):
            smaller(predicate).map { Expression(.subquery(kind, .pattern(paths, predicate: $0)), expression.range) }
                + smaller(paths).map {
                    Expression(.subquery(kind, .pattern($0, predicate: predicate)), expression.range)
                }
        default: []
        }
    }

    private func smaller(_ paths: [PathPattern]) -> [[PathPattern]] {
        var result: [[PathPattern]] = []
        for (index, path) in paths.enumerated() {
            func add(_ change: (inout PathPattern) -> Void) {
                var smaller = paths
                change(&smaller[index])
                result.append(smaller)
            }
            if paths.count > 1 {
                var fewer = paths
                fewer.remove(at: index)
                result.append(fewer)
            }
            if path.variable != nil { add { $0.variable = nil } }
            if path.elements.count > 2 {
                add { $0.elements.removeLast(2) }
                add { $0.elements.removeFirst(2) }
            }
            for position in path.elements.indices {
                guard case .node(var node) = path.elements[position] else { continue }
                (node.labels, node.properties, node.predicate) = (nil, nil, nil)
                add { $0.elements[position] = .node(node) }
                node.variable = nil
                add { $0.elements[position] = .node(node) }
            }
        }
        return result
    }
}
