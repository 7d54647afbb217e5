import Naql

/// Many trials from one seed.
struct Campaign {
    var seed: UInt64
    /// How many queries are asked of one graph.
    var queriesPerGraph = 10
    /// Sets of optimiser rules to switch off; each query is asked once for each.
    var disabling: [Set<String>] = [[]]

    private(set) var asked = 0
    private(set) var skipped = 0
    private(set) var reports: [String] = []

    init(seed: UInt64, disabling: [Set<String>] = [[]]) {
        self.seed = seed
        self.disabling = disabling
    }

    /// Every rule switched off by itself, and all of them.
    static var everyRule: [Set<String>] {
        OptimizerRule.allCases.map { [$0.rawValue] } + [Set(OptimizerRule.allCases.map(\.rawValue))]
    }

    /// Asks `count` queries; stops after some mismatches.
    mutating func ask(_ count: Int, _ make: (UInt64) -> (text: String, isOrdered: Bool), limit: Int = 5) {
        var seeds = SplitMix64(seed: seed)
        while asked < count && reports.count < limit {
            var generator = GraphGenerator(seed: seeds.next())
            let graph = generator.next()
            for _ in 0..<min(queriesPerGraph, count - asked) {
                let seed = seeds.next()
                let (text, isOrdered) = make(seed)
                asked += 1
                attempt(Trial(graph: graph, text: text, isOrdered: isOrdered), seed)
            }
        }
    }

    private mutating func attempt(_ trial: Trial, _ seed: UInt64) {
        switch trial.run(disabling: disabling) {
        case .same: break
        case .skipped: skipped += 1
        case .different:
            let small = Shrinker(disabling: disabling, isOrdered: trial.isOrdered).shrink(trial)
            guard case .different(let expected, let got, let reason) = small.run(disabling: disabling) else { return }
            reports.append(
                """
                query seed \(seed): \(reason)
                \(small.graph.createStatement());
                \(small.text)
                expected \(Self.describe(expected))
                got      \(Self.describe(got))
                as made: \(trial.text)
                """)
        }
    }

    private static func describe(_ answer: Answer) -> String {
        switch answer {
        case .failure: "an error"
        case .rows(let rows): "\(rows.count) rows: " + rows.prefix(12).joined(separator: " ; ")
        }
    }
}
