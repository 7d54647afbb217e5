import Foundation
import Naql
import Testing

/// Random queries over random graphs: the engine answers as a naive evaluator does.
///
/// `NAQL_SEED` chooses other queries, `NAQL_RANDOM_QUERIES` how many.
@Suite struct DifferentialTests {
    private static let seed = number("NAQL_SEED") ?? 1
    private static let count = Int(number("NAQL_RANDOM_QUERIES") ?? 20_000)

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
        var campaign = Campaign(seed: Self.seed &* 100 &+ 4, disabling: Campaign.everyRule)
        campaign.ask(Self.count / 20, Self.reading)
        Self.check(campaign, "reading queries, each optimiser rule switched off in turn")
    }

    @Test func writingQueriesAgree() {
        var campaign = Campaign(seed: Self.seed &* 100 &+ 5)
        campaign.ask(Self.count / 10) { seed in
            var generator = QueryGenerator(seed: seed)
            return generator.nextWriting()
        }
        Self.check(campaign, "writing queries")
    }

    private static func reading(_ seed: UInt64) -> (text: String, isOrdered: Bool) {
        var generator = QueryGenerator(seed: seed)
        return generator.next()
    }

    private static func check(_ campaign: Campaign, _ what: String) {
        print("\(campaign.asked) \(what), seed \(campaign.seed), \(campaign.skipped) too big")
        for report in campaign.reports { Issue.record("\(report)") }
        #expect(campaign.skipped < campaign.asked / 10 + 1)
    }
}
