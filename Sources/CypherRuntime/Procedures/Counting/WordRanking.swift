import PropertyGraph

/// How words with their measures are chosen and sorted.
struct WordRanking {
    /// A word, its counts as columns, and how strongly it goes together with what is asked.
    struct Row {
        var word: String
        var count: Int
        var association: Association
        var counts: [Int]
    }

    /// Words that stand more seldom are left out.
    let least: Int
    private let limit: Int
    private let measure: String

    init(_ options: ProcedureOptions) throws(ExecutionError) {
        least = max(1, try options.count("min", or: 2))
        limit = try options.count("limit", or: 100)
        measure = try options.choice("sort", of: ["logLikelihood", "logRatio", "logDice", "count"])
    }

    /// The first rows, the strongest first, then by the alphabet.
    func rows(of rows: [Row], _ context: ExecutionContext) throws(ExecutionError) -> [[Value]] {
        try context.meter.charge(bytes: 256 * rows.count)
        let scores = rows.map(score)
        let meter = context.meter
        let order = rows.indices.sorted { a, b in
            if meter.shouldStop(afterWork: 16) { return false }
            return scores[a] == scores[b] ? rows[a].word < rows[b].word : scores[a] > scores[b]
        }
        try meter.charge(work: 0)
        return order.prefix(limit).map { place in
            let (row, association) = (rows[place], rows[place].association)
            return [.string(row.word)] + row.counts.map { .integer(Int64($0)) }
                + [
                    .float(association.logLikelihood), .float(association.logRatio),
                    association.logDice.map { .float($0) } ?? .null,
                ]
        }
    }

    private func score(_ row: Row) -> Double {
        switch measure {
        case "logRatio": row.association.logRatio
        case "logDice": row.association.logDice ?? -.infinity
        case "count": Double(row.count)
        default: row.association.logLikelihood
        }
    }
}
