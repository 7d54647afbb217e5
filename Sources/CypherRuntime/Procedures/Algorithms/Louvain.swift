/// Communities: nodes move to the neighbouring community that gains most modularity, then communities become nodes.
enum Louvain {
    /// A graph of one level: neighbours with weights, and what each node has within itself.
    private struct Level {
        var neighbours: [[Int: Double]]
        var inside: [Double]
        var count: Int { inside.count }
    }

    /// The community of each place.
    static func communities(
        _ projection: Projection, _ options: Projection.Options, _ context: ExecutionContext
    ) throws(ExecutionError) -> [Int] {
        var level = Level(
            neighbours: Array(repeating: [:], count: projection.count),
            inside: Array(repeating: 0, count: projection.count))
        for place in 0..<projection.count {
            try context.meter.charge(work: 64 + 128 * projection.neighbours(place).count)
            try context.meter.charge(bytes: 64 * projection.neighbours(place).count)
            for index in projection.offsets[place]..<projection.offsets[place + 1] {
                let other = Int(projection.targets[index])
                let weight = projection.weights?[index] ?? 1
                if other == place {
                    level.inside[place] += 2 * weight
                } else {
                    level.neighbours[place][other, default: 0] += weight
                }
            }
        }
        var result = Array(0..<projection.count)
        for _ in 0..<options.iterations {
            let (communities, count) = try move(level, options.resolution, context)
            if count == level.count { break }
            result = result.map { communities[$0] }
            level = try aggregate(level, communities, count, context)
        }
        return result
    }

    /// Moves nodes until none gains; communities numbered from 0, and how many there are.
    private static func move(
        _ level: Level, _ resolution: Double, _ context: ExecutionContext
    ) throws(ExecutionError) -> ([Int], Int) {
        let degrees = (0..<level.count).map { level.inside[$0] + level.neighbours[$0].values.reduce(0, +) }
        let total = degrees.reduce(0, +)
        if total == 0 { return (Array(0..<level.count), level.count) }
        var community = Array(0..<level.count)
        var sums = degrees
        var moved = true
        var passes = 0
        while moved, passes < 100 {
            moved = false
            passes += 1
            for node in 0..<level.count {
                try context.meter.charge(work: 128 + 256 * level.neighbours[node].count)
                var links: [Int: Double] = [:]
                for (other, weight) in level.neighbours[node] { links[community[other], default: 0] += weight }
                let own = community[node]
                sums[own] -= degrees[node]
                var best = own
                var bestGain = (links[own] ?? 0) - resolution * sums[own] * degrees[node] / total
                // In order of number, so that runs agree.
                for (candidate, weight) in links.sorted(by: { $0.key < $1.key }) where candidate != own {
                    let gain = weight - resolution * sums[candidate] * degrees[node] / total
                    if gain > bestGain + 1e-12 { (best, bestGain) = (candidate, gain) }
                }
                sums[best] += degrees[node]
                if best != own {
                    community[node] = best
                    moved = true
                }
            }
        }
        return numbered(community)
    }

    /// Communities by numbers from 0 without gaps, and how many there are.
    private static func numbered(_ communities: [Int]) -> ([Int], Int) {
        var numbers: [Int: Int] = [:]
        let dense = communities.map { name in
            let number = numbers[name] ?? numbers.count
            numbers[name] = number
            return number
        }
        return (dense, numbers.count)
    }

    private static func aggregate(
        _ level: Level, _ communities: [Int], _ count: Int, _ context: ExecutionContext
    ) throws(ExecutionError) -> Level {
        var next = Level(
            neighbours: Array(repeating: [:], count: count), inside: Array(repeating: 0, count: count))
        for node in 0..<level.count {
            let own = communities[node]
            try context.meter.charge(work: 64 + 128 * level.neighbours[node].count)
            next.inside[own] += level.inside[node]
            for (other, weight) in level.neighbours[node] {
                if communities[other] == own {
                    next.inside[own] += weight
                } else {
                    next.neighbours[own][communities[other], default: 0] += weight
                }
            }
        }
        return next
    }
}
