import CypherPlanner
import Foundation
import PropertyGraph

/// Many trials from one seed.
struct Campaign {
    var seed: UInt64
    /// How many queries are asked of one graph.
    var queriesPerGraph = 10
    /// A query that makes more rows by the way is left out.
    var rowLimit = 1500
    /// Ways to plan, given the number of the query; it is asked once for each.
    var variants: (Int) -> [PlannerOptions]

    private(set) var asked = 0
    private(set) var skipped = 0
    private(set) var refused = 0
    private(set) var reports: [String] = []

    init(seed: UInt64, variants: @escaping (Int) -> [PlannerOptions] = { _ in [PlannerOptions()] }) {
        self.seed = seed
        self.variants = variants
    }

    /// Every rule switched off by itself, and all of them.
    static let everyRule: [PlannerOptions] =
        OptimizerRule.allCases.map { PlannerOptions(disabledRules: [$0.rawValue]) }
        + [PlannerOptions(disabledRules: Set(OptimizerRule.allCases.map(\.rawValue)))]

    /// The usual way, one rule switched off in its turn with costs ignored, and an order by chance.
    static func turns(_ number: Int) -> [PlannerOptions] {
        var turn = everyRule[number % everyRule.count]
        turn.ignoresCosts = true
        return [PlannerOptions(), turn, PlannerOptions(chanceSeed: UInt64(number))]
    }

    /// Asks `count` queries; stops after some mismatches.
    mutating func ask(
        _ count: Int, limit: Int = 5, graph make: (UInt64) -> ModelGraph = Self.small,
        _ ask: (UInt64, ModelGraph) -> (text: String, isOrdered: Bool)
    ) {
        var seeds = SplitMix64(seed: seed)
        while asked < count && reports.count < limit {
            let graph = make(seeds.next())
            for _ in 0..<min(queriesPerGraph, count - asked) {
                let seed = seeds.next()
                let (text, isOrdered) = ask(seed, graph)
                asked += 1
                attempt(Trial(graph: graph, text: text, isOrdered: isOrdered, rowLimit: rowLimit), seed)
            }
        }
    }

    /// The file that `NAQL_TRACE` names holds the query that is asked just now: what was asked where the program ends.
    private static let trace = ProcessInfo.processInfo.environment["NAQL_TRACE"]

    /// A small graph of every kind.
    static func small(_ seed: UInt64) -> ModelGraph {
        var generator = GraphGenerator(seed: seed)
        return generator.next()
    }

    private mutating func attempt(_ trial: Trial, _ seed: UInt64) {
        let variants = variants(asked)
        if let file = Self.trace { try? trial.description.write(toFile: file, atomically: false, encoding: .utf8) }
        switch trial.run(variants) {
        case .same: break
        case .skipped: skipped += 1
        case .refused: refused += 1
        case .different:
            let small = Shrinker(variants: variants, isOrdered: trial.isOrdered).shrink(trial)
            guard case .different(let expected, let got, let reason) = small.run(variants) else { return }
            reports.append(
                """
                query seed \(seed): \(reason)
                \(small.graph.createStatement());
                \(small.text)
                expected \(Self.describe(expected))
                got      \(Self.describe(got))
                as made: \(trial.text)
                """)
            // A long campaign may be ended before its end.
            FileHandle.standardError.write(Data("\(reports.last ?? "")\n".utf8))
        }
    }

    private static func describe(_ answer: Answer) -> String {
        switch answer {
        case .failure: "an error"
        case .rows(let rows): "\(rows.count) rows: " + rows.prefix(12).joined(separator: " ; ")
        }
    }
}
