/// Betweenness by a breadth-first search from each source, and dependencies summed on the way back.
enum Betweenness {
    /// Up to so many nodes every node is a source.
    static let exactLimit = 10_000
    /// Sources of an estimate.
    static let usualSamples = 1_000

    static func scores(
        _ projection: Projection, _ options: Projection.Options, _ context: ExecutionContext
    ) throws(ExecutionError) -> ([Double], isExact: Bool) {
        let count = projection.count
        let samples = min(count, options.samples ?? (count <= exactLimit ? count : usualSamples))
        var scores = [Double](repeating: 0, count: count)
        if count == 0 { return (scores, true) }
        var search = Search(count: count)
        for sample in 0..<samples {
            try search.run(from: sample * count / samples, projection, &scores, context)
        }
        // Undirected, each pair was met from both ends.
        let scale = Double(count) / Double(samples) / (options.direction == .both ? 2 : 1)
        return (scores.map { $0 * scale }, samples == count)
    }

    private struct Search {
        var distances: [Int32]
        var paths: [Double]
        var dependencies: [Double]
        var order: [UInt32] = []

        init(count: Int) {
            distances = Array(repeating: -1, count: count)
            paths = Array(repeating: 0, count: count)
            dependencies = Array(repeating: 0, count: count)
        }

        mutating func run(
            from source: Int, _ projection: Projection, _ scores: inout [Double], _ context: ExecutionContext
        ) throws(ExecutionError) {
            for place in order {
                distances[Int(place)] = -1
                paths[Int(place)] = 0
                dependencies[Int(place)] = 0
            }
            order = [UInt32(source)]
            distances[source] = 0
            paths[source] = 1
            var next = 0
            while next < order.count {
                let place = Int(order[next])
                next += 1
                try context.meter.charge(work: 32 + 8 * projection.neighbours(place).count)
                for other in projection.neighbours(place) {
                    let other = Int(other)
                    if distances[other] < 0 {
                        distances[other] = distances[place] + 1
                        order.append(UInt32(other))
                    }
                    if distances[other] == distances[place] + 1 { paths[other] += paths[place] }
                }
            }
            for place in order.reversed() {
                let place = Int(place)
                try context.meter.charge(work: 32 + 8 * projection.neighbours(place).count)
                for other in projection.neighbours(place) where distances[Int(other)] == distances[place] + 1 {
                    dependencies[place] += paths[place] / paths[Int(other)] * (1 + dependencies[Int(other)])
                }
                if place != source { scores[place] += dependencies[place] }
            }
        }
    }
}
