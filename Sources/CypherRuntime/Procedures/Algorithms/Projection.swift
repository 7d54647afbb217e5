import PropertyGraph

/// The part of the graph that an algorithm works on: the nodes with a label, the relationships of a type between them,
/// as compressed rows of its own.
struct Projection {
    /// What is projected, and how the algorithm runs.
    struct Options {
        var direction: ExpandSide = .both
        var weight: String?
        var iterations = 100
        var damping = 0.85
        var resolution = 1.0
        var samples: Int?

        enum ExpandSide { case outgoing, incoming, both }

        /// Reads a map; `known` are the options of the procedure.
        init(_ value: Value, known: Set<String>, procedure: String, direction: ExpandSide) throws(ExecutionError) {
            self.direction = direction
            guard case .map(let map) = value else { return }
            for (key, value) in zip(map.keys, map.values) {
                guard known.contains(key) else {
                    throw .argumentError(
                        detail: "InvalidArgumentValue",
                        message:
                            "\(procedure) has no option `\(key)`; there are \(known.sorted().joined(separator: ", "))")
                }
                guard take(key, value) else {
                    throw .argumentError(
                        detail: "InvalidArgumentValue",
                        message: "this value of the option `\(key)` of \(procedure) is not valid")
                }
            }
        }

        private mutating func take(_ key: String, _ value: Value) -> Bool {
            switch (key, value) {
            case ("direction", .string("outgoing")): direction = .outgoing
            case ("direction", .string("incoming")): direction = .incoming
            case ("direction", .string("both")): direction = .both
            case ("weight", .string(let name)): weight = name
            case ("iterations", .integer(let number)) where number > 0: iterations = Int(number)
            case ("damping", .float(let number)) where number >= 0 && number < 1: damping = number
            case ("resolution", .float(let number)) where number > 0: resolution = number
            case ("resolution", .integer(let number)) where number > 0: resolution = Double(number)
            case ("samples", .integer(let number)) where number > 0: samples = Int(number)
            default: return false
            }
            return true
        }
    }

    /// The node of each place.
    let nodes: [UInt32]
    /// Neighbours of place i: `targets[offsets[i] ..< offsets[i + 1]]`.
    let offsets: [Int]
    let targets: [UInt32]
    /// Parallel to `targets`; nil where all weigh 1.
    let weights: [Double]?

    var count: Int { nodes.count }

    /// The neighbours of a place.
    @inline(__always)
    func neighbours(_ place: Int) -> ArraySlice<UInt32> { targets[offsets[place]..<offsets[place + 1]] }

    /// Projects the nodes with `label` (all where null) and relationships of `type` (all where null).
    init(label: Value, type: Value, _ options: Options, _ context: ExecutionContext) throws(ExecutionError) {
        let graph = context.graph
        let members = try Self.members(label, graph)
        let types = try Self.types(type, graph)
        let account = MemoryAccount(context.budget)
        try account.charge(graph.nodeCapacity * 4 + members.count * 12)
        let nodes = members.ids
        var places = [UInt32](repeating: .max, count: graph.nodeCapacity)
        for (place, node) in nodes.enumerated() { places[Int(node)] = UInt32(place) }
        let key = options.weight.flatMap { graph.findKey($0) }
        var offsets = [0]
        offsets.reserveCapacity(nodes.count + 1)
        var targets: [UInt32] = []
        var weights: [Double]? = options.weight == nil ? nil : []
        let legs = Self.legs(types, options, graph)
        for node in nodes {
            try context.meter.charge(work: 32)
            for (adjacency, skipsLoops) in legs {
                let (others, first) = adjacency.neighbours(node)
                try context.meter.charge(work: (weights == nil ? 8 : 64) * others.count)
                try context.meter.chargeGrowth(of: targets, by: others.count)
                for index in 0..<others.count {
                    let place = places[Int(others[index])]
                    if place == .max || (skipsLoops && others[index] == node) { continue }
                    targets.append(place)
                    if weights != nil {
                        let relationship = RelationshipID(adjacency.relationship(at: first + index))
                        weights?.append(try Self.weight(key.map { graph.property(relationship, $0) } ?? .null))
                    }
                }
            }
            offsets.append(targets.count)
        }
        try account.charge(targets.count * 12)
        self.nodes = nodes
        self.offsets = offsets
        self.targets = targets
        self.weights = weights
    }

    private static func members(_ label: Value, _ graph: Graph) throws(ExecutionError) -> NodeSet {
        guard case .string(let name) = label else { return graph.allNodes() }
        guard let found = graph.findLabel(name) else { throw unknown("label", name) }
        return graph.nodes(with: found)
    }

    private static func types(_ type: Value, _ graph: Graph) throws(ExecutionError) -> [TypeID] {
        guard case .string(let name) = type else { return (0..<graph.typeCount).map { TypeID(UInt32($0)) } }
        guard let found = graph.findType(name) else { throw unknown("relationship type", name) }
        return [found]
    }

    /// The rows that are followed, and whether a loop was seen in others already.
    private static func legs(
        _ types: [TypeID], _ options: Options, _ graph: Graph
    ) -> [(Adjacency, skipsLoops: Bool)] {
        var legs: [(Adjacency, skipsLoops: Bool)] = []
        for type in types where graph.count(type: type) > 0 {
            if options.direction != .incoming { legs.append((graph.adjacency(type, .outgoing), false)) }
            if options.direction != .outgoing {
                legs.append((graph.adjacency(type, .incoming), options.direction == .both))
            }
        }
        return legs
    }

    private static func weight(_ value: Value) throws(ExecutionError) -> Double {
        switch value {
        case .null: return 1
        case .integer(let number) where number >= 0: return Double(number)
        case .float(let number) where number >= 0: return number
        default:
            throw .argumentError(
                detail: "InvalidArgumentValue",
                message: "the weight of a relationship is a number that is not negative")
        }
    }

    private static func unknown(_ kind: String, _ name: String) -> ExecutionError {
        .argumentError(detail: "InvalidArgumentValue", message: "the graph has no \(kind) `\(name)`")
    }
}
