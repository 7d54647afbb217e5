import CypherPlanner
import CypherSemantics
import CypherSyntax
import Testing

/// Plans honour the order of clauses, and a plan that does not is found out.
@Suite(.serialized) struct PlanCheckTests {
    /// Of this suite alone: planning what writes makes names known to the graph.
    private static let graph = NewsGraph.make()

    private static func planned(_ query: String, _ options: PlannerOptions) throws -> (BoundStatement, PhysicalPlan) {
        let bound = try Binder(catalog: PlanFixture.catalog).bind(Parser.parse(query))
        return (bound, try Planner(graph: graph, options: options).plan(bound).plan)
    }

    private static func violations(_ plan: PhysicalPlan, _ bound: BoundStatement) -> [String] {
        PlanCheck.violations(of: plan, for: bound, in: graph)
    }

    private static let queries: [String] = {
        ["writes", "order"].flatMap { file in
            (PlanTests.read(PlanTests.folder + "/" + file + ".txt") ?? "").split(separator: "\n===\n")
                .map { String($0.split(separator: "\n---\n", maxSplits: 1)[0]).trimmed }
        }
    }()

    @Test func plansHonourTheOrderOfClauses() throws {
        var options = (0..<20).map { PlannerOptions(chanceSeed: $0) }
        options += OptimizerRule.allCases.map { PlannerOptions(disabledRules: [$0.rawValue], ignoresCosts: true) }
        for query in Self.queries {
            for option in options {
                let (bound, plan) = try Self.planned(query, option)
                #expect(Self.violations(plan, bound) == [], "\(query)")
            }
        }
    }

    /// Without any one of its barriers a plan is out of order: so each is needed, and its lack is seen.
    @Test func barriersAreNeeded() throws {
        var barriers = 0
        for query in Self.queries {
            let (bound, plan) = try Self.planned(query, PlannerOptions())
            for number in 0..<plan.barriers {
                barriers += 1
                var left = number
                #expect(Self.violations(plan.without(barrier: &left), bound) != [], "\(query)")
            }
        }
        #expect(barriers > 20)
    }

    /// A join whose sides change places runs what writes behind what reads.
    @Test func swappedJoinsAreSeen() throws {
        var joins = 0
        for query in Self.queries {
            let (bound, plan) = try Self.planned(query, PlannerOptions())
            guard plan.hasWritingJoin else { continue }
            joins += 1
            #expect(Self.violations(plan.swapped, bound) != [], "\(query)")
        }
        #expect(joins > 5)
    }
}

extension PhysicalPlan {
    fileprivate var barriers: Int {
        if case .eager = kind { return 1 + inputs.reduce(0) { $0 + $1.barriers } }
        return inputs.reduce(0) { $0 + $1.barriers }
    }

    fileprivate func with(_ inputs: [PhysicalPlan]) -> PhysicalPlan {
        PhysicalPlan(kind, inputs: inputs, live: live, cardinality: cardinality)
    }

    /// Leaves out the barrier of a number, counted from the root.
    fileprivate func without(barrier number: inout Int) -> PhysicalPlan {
        if case .eager = kind {
            number -= 1
            if number == -1 { return inputs[0] }
        }
        var changed: [PhysicalPlan] = []
        for input in inputs { changed.append(input.without(barrier: &number)) }
        return with(changed)
    }

    fileprivate var hasWritingJoin: Bool {
        if kind.facts.evaluation == .builds && inputs[0].writes { return true }
        return inputs.contains { $0.hasWritingJoin }
    }

    /// With the sides of every join changed over.
    fileprivate var swapped: PhysicalPlan {
        let inner = inputs.map(\.swapped)
        return with(kind.facts.evaluation == .builds ? inner.reversed() : inner)
    }
}
