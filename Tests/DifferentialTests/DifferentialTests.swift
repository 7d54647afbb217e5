import Foundation
import Testing

/// Random queries over random graphs: the engine answers as a naive evaluator does.
///
/// `NAQL_SEED` chooses other queries, `NAQL_RANDOM_QUERIES` how many; `NAQL_RANDOM_TURNS` how many write and read by turns,
/// else a twentieth of those.
@Suite struct DifferentialTests {
    private static let seed = number("NAQL_SEED") ?? 1
    private static let count = Int(number("NAQL_RANDOM_QUERIES") ?? 20_000)

    private static let turns = Int(number("NAQL_RANDOM_TURNS") ?? UInt64(count / 20))

    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    @Test(arguments: [UInt64](0..<4))
    func readingQueriesAgree(part: UInt64) {
        var campaign = Campaign(seed: Self.seed &* 100 &+ part)
        campaign.ask(Self.count * 85 / 400, Self.reading)
        Self.check(campaign, "reading queries")
    }

    @Test func queriesAgreeWithoutEachRule() {
        var campaign = Campaign(seed: Self.seed &* 100 &+ 4) { _ in Campaign.everyRule }
        campaign.ask(Self.count / 20, Self.reading)
        Self.check(campaign, "reading queries, each optimiser rule switched off in turn")
    }

    @Test func writingQueriesAgree() {
        var campaign = Campaign(seed: Self.seed &* 100 &+ 5)
        campaign.ask(Self.count / 10) { seed, _ in
            var generator = QueryGenerator(seed: seed)
            return generator.nextWriting()
        }
        Self.check(campaign, "writing queries")
    }

    /// A clause sees what those before it did, whatever the plan: each query is planned in three ways.
    @Test(arguments: [UInt64](0..<2))
    func turnsAgree(part: UInt64) {
        var campaign = Campaign(seed: Self.seed &* 100 &+ 6 &+ part, variants: Campaign.turns)
        campaign.ask(
            Self.turns * 45 / 100,
            graph: { seed in seed % 10 == 0 ? ModelGraph() : Campaign.small(seed) }
        ) { seed, _ in
            var generator = QueryGenerator(seed: seed)
            return generator.nextTurns()
        }
        Self.check(campaign, "queries that write and read by turns")
    }

    /// The same over many rows or many nodes.
    @Test func turnsOfAllSizesAgree() {
        var campaign = Campaign(seed: Self.seed &* 100 &+ 8, variants: Campaign.turns)
        (campaign.queriesPerGraph, campaign.rowLimit) = (5, 40_000)
        campaign.ask(
            Self.turns / 10,
            graph: { seed in
                var generator = GraphGenerator(seed: seed)
                let choice = Int(seed % 200)
                let count = choice < 2 ? 5000 + 2500 * choice : choice < 8 ? 1200 : choice < 40 ? 150 : choice % 7
                return generator.next(count: count)
            }
        ) { seed, graph in
            var generator = QueryGenerator(seed: seed)
            return generator.nextSizes(nodes: graph.nodes.count)
        }
        Self.check(campaign, "queries that write and read by turns, over many rows or nodes")
    }

    private static func reading(_ seed: UInt64, _: ModelGraph) -> (text: String, isOrdered: Bool) {
        var generator = QueryGenerator(seed: seed)
        return generator.next()
    }

    private static func check(_ campaign: Campaign, _ what: String) {
        print(
            "\(campaign.asked) \(what), seed \(campaign.seed), \(campaign.skipped) too big, \(campaign.refused) refused"
        )
        for report in campaign.reports { Issue.record("\(report)") }
        #expect(campaign.skipped < campaign.asked / 10 + 1)
        // A predicate that is tested early may meet what a row that is never made would not have shown it; seldom.
        #expect(campaign.refused < campaign.asked / 500 + 1)
    }
}
