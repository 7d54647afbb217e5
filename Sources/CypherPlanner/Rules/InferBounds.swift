import CypherSemantics
import CypherSyntax

/// **What**: Comparisons that follow from those of a pattern are known to it, too: `a.k >= 50 AND a.k < b.k` implies `b.k > 50`.
///
/// **When**: The pattern has more than one test. What is implied is kept apart: rows need not be tested for it.
///
/// **Why**: An implied bound may start the pattern by an index, or cut it short.
struct InferBounds: PlanRule {
    let rule = OptimizerRule.inferBounds

    func apply(to plan: inout LogicalPlan, in context: PlanningContext) {
        plan.rewrite(context.watch) { node in
            guard case .match(var graph) = node.step, graph.predicates.count > 1 else { return nil }
            graph.implied = BoundInference(graph.predicates).implied
            return graph.implied.isEmpty ? nil : LogicalPlan(.match(graph), node.inputs, cardinality: node.cardinality)
        }
    }
}

/// What follows from comparisons that are all true: `a.k >= 50 AND a.k < b.k` gives `b.k > 50`.
///
/// Orders of comparable values are transitive, and a comparison of others is not true.
struct BoundInference {
    /// How one term stands to another.
    private enum Order: Int { case unknown, notAbove, below }

    /// More terms than this are left alone: the work grows with their cube.
    private static let mostTerms = 16

    private var terms: [BoundExpression] = []
    private var given: [[Order]] = []
    /// Variables that are equal to others in every row.
    private let aliases: [Slot: Variable]

    init(_ predicates: [BoundExpression], aliases: [Slot: Variable] = [:]) {
        self.aliases = aliases
        for predicate in predicates {
            guard case .compare(let comparison, let left, let right) = predicate.kind, comparison != .notEqual,
                let a = number(left), let b = number(right), a != b
            else { continue }
            switch comparison {
            case .less: note(a, b, .below)
            case .lessOrEqual: note(a, b, .notAbove)
            case .greater: note(b, a, .below)
            case .greaterOrEqual: note(b, a, .notAbove)
            case .equal:
                note(a, b, .notAbove)
                note(b, a, .notAbove)
            case .notEqual: break
            }
        }
    }

    /// Comparisons that follow and were not given; of several constants on one side the nearest.
    var implied: [BoundExpression] { comparisons { all, a, b in all[a][b].rawValue > given[a][b].rawValue } }

    /// All comparisons between terms that read only the given slots, and with constants.
    func known(of slots: SlotSet) -> [BoundExpression] {
        comparisons { _, a, b in terms[a].reads.isSubset(of: slots) && terms[b].reads.isSubset(of: slots) }
    }

    private func comparisons(where isWanted: ([[Order]], Int, Int) -> Bool) -> [BoundExpression] {
        guard terms.count > 1 else { return [] }
        let all = closed()
        var result: [BoundExpression] = []
        for a in terms.indices {
            for b in terms.indices where a != b && all[a][b] != .unknown && isWanted(all, a, b) {
                if terms[a].reads.isEmpty && terms[b].reads.isEmpty { continue }
                // A constant that lies between says more.
                let isOutdone = terms.indices.contains { other in
                    other != a && other != b && terms[other].reads.isEmpty && all[a][other] != .unknown
                        && all[other][b] != .unknown
                }
                if isOutdone && (terms[a].reads.isEmpty || terms[b].reads.isEmpty) { continue }
                // Both ways is equality, which was given.
                if all[b][a] != .unknown { continue }
                result.append(
                    BoundExpression(
                        .compare(all[a][b] == .below ? .less : .lessOrEqual, terms[a], terms[b]), type: .boolean,
                        range: SourceRange(0, 0)))
            }
        }
        return result
    }

    /// All that follows (after Floyd and Warshall).
    private func closed() -> [[Order]] {
        var all = given
        for (a, first) in terms.enumerated() {
            for (b, second) in terms.enumerated() where first.isBelow(second) { all[a][b] = .below }
        }
        for middle in terms.indices {
            for a in terms.indices where all[a][middle] != .unknown {
                for b in terms.indices where all[middle][b] != .unknown {
                    let order = max(all[a][middle].rawValue, all[middle][b].rawValue)
                    if order > all[a][b].rawValue { all[a][b] = Order(rawValue: order) ?? .below }
                }
            }
        }
        return all
    }

    private mutating func note(_ a: Int, _ b: Int, _ order: Order) {
        if order.rawValue > given[a][b].rawValue { given[a][b] = order }
    }

    /// The number of a property or constant; nil for anything else.
    private mutating func number(_ expression: BoundExpression) -> Int? {
        var term = expression
        switch expression.kind {
        case .integer, .string, .parameter: break
        case .property(let operand, let key):
            guard let variable = operand.variable else { return nil }
            if let other = aliases[variable.id] {
                let property = BoundExpression.Kind.property(.read(other), key: key)
                term = BoundExpression(property, type: expression.type, range: expression.range)
            }
        default: return nil
        }
        if let known = terms.firstIndex(of: term) { return known }
        guard terms.count < Self.mostTerms else { return nil }
        for index in given.indices { given[index].append(.unknown) }
        terms.append(term)
        given.append(Array(repeating: .unknown, count: terms.count))
        return terms.count - 1
    }
}

extension BoundExpression {
    /// Whether it is a literal below another.
    fileprivate func isBelow(_ other: BoundExpression) -> Bool {
        switch (kind, other.kind) {
        case (.integer(let a), .integer(let b)): a < b
        default: false
        }
    }
}
