/// PageRank by repeated passes; what nodes without a way out hold is spread over all.
enum PageRank {
    static func scores(
        _ projection: Projection, _ options: Projection.Options, _ context: ExecutionContext
    ) throws(ExecutionError) -> [Double] {
        let count = projection.count
        if count == 0 { return [] }
        var totals = [Double](repeating: 0, count: count)
        for place in 0..<count {
            let range = projection.offsets[place]..<projection.offsets[place + 1]
            totals[place] = projection.weights.map { $0[range].reduce(0, +) } ?? Double(range.count)
        }
        var scores = [Double](repeating: 1 / Double(count), count: count)
        for _ in 0..<options.iterations {
            try context.meter.charge(work: 16 * count)
            var next = [Double](repeating: 0, count: count)
            var lost = 0.0
            for place in 0..<count {
                try context.meter.charge(work: 8 + 4 * projection.neighbours(place).count)
                if totals[place] == 0 {
                    lost += scores[place]
                    continue
                }
                let share = scores[place] / totals[place]
                for index in projection.offsets[place]..<projection.offsets[place + 1] {
                    next[Int(projection.targets[index])] += share * (projection.weights?[index] ?? 1)
                }
            }
            let base = (1 - options.damping + options.damping * lost) / Double(count)
            var change = 0.0
            for place in 0..<count {
                let score = base + options.damping * next[place]
                change += abs(score - scores[place])
                scores[place] = score
            }
            if change < 1e-10 { break }
        }
        return scores
    }
}
