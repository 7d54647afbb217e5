import PropertyGraph

/// Small random graphs: labels that overlap, loops, parallel relationships, properties that are missing or of mixed types.
///
/// Every node and relationship has an integer `k` of its own. `a` and `w` are numbers or missing, `b` is a string or
/// missing, `c` is anything.
struct GraphGenerator {
    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed ^ 0x6772_6170_6800) }

    mutating func next() -> ModelGraph {
        let mixed = random.chance(20)
        var graph = ModelGraph()
        let labels = ["A", "B", "C", "D"]
        for key in 0..<(2 + random.below(6)) {
            var properties: [String: Value] = ["k": .integer(Int64(key))]
            if random.chance(70) { properties["a"] = number(mixed) }
            if random.chance(60) { properties["b"] = .string(random.pick(["x", "xy", "y", "", "ل"])) }
            if random.chance(60) { properties["c"] = anything(mixed) }
            let chosen = labels.filter { _ in random.chance(35) }
            graph.nodes.append(.init(labels: Set(chosen), properties: properties))
        }
        for key in 0..<random.below(graph.nodes.count * 3 / 2 + 2) {
            var properties: [String: Value] = ["k": .integer(Int64(100 + key))]
            if random.chance(50) { properties["w"] = number(mixed) }
            let source = random.below(graph.nodes.count)
            graph.relationships.append(
                .init(
                    type: random.pick(["R", "R", "S", "T"]), source: source,
                    target: random.chance(12) ? source : random.below(graph.nodes.count), properties: properties))
        }
        return graph
    }

    /// A graph of about `count` nodes, none of them small ones of ``next()``: few labels, `k` numbers them, few relationships.
    mutating func next(count: Int) -> ModelGraph {
        var graph = ModelGraph()
        for key in 0..<count {
            let labels = random.pick([["A"], ["A"], ["A", "B"], ["B"], []])
            var properties: [String: Value] = ["k": .integer(Int64(key))]
            if random.chance(10) { properties["z"] = .integer(Int64(random.below(3))) }
            graph.nodes.append(.init(labels: Set(labels), properties: properties))
        }
        for key in 0..<min(count, 40) {
            graph.relationships.append(
                .init(
                    type: random.pick(["R", "S"]), source: random.below(count), target: random.below(count),
                    properties: ["k": .integer(Int64(100 + key))]))
        }
        return graph
    }

    private mutating func number(_ mixed: Bool) -> Value {
        switch random.below(mixed ? 8 : 6) {
        case 0...4: .integer(Int64(random.below(4)))
        case 5: .float(Double(random.below(4)) + 0.5)
        case 6: .float(Double(random.below(3)))
        default: .float(-0.0)
        }
    }

    private mutating func anything(_ mixed: Bool) -> Value {
        switch random.below(8) {
        case 0, 1: number(mixed)
        case 2, 3: .string(random.pick(["x", "y", "1"]))
        case 4: .boolean(random.chance(50))
        case 5: .list((0..<random.below(3)).map { _ in .integer(Int64(random.below(3))) })
        case 6: .float(.nan)
        default: .list([.string("x"), .string("y")])
        }
    }
}
