import PropertyGraph

/// Looks at what a graph is made of.
struct SchemaSurvey {
    /// Properties are looked for in so many nodes or relationships of each kind, spread evenly, unless told.
    private static let sampleSize = 1_000

    private let context: ExecutionContext
    private let graph: Graph
    private let size: Int

    init(_ context: ExecutionContext, sampling size: Int = sampleSize) {
        self.context = context
        graph = context.graph
        self.size = max(1, size)
    }

    /// Labels that nodes have.
    var labels: [LabelID] {
        (0..<graph.labelCount).map { LabelID(UInt32($0)) }.filter { graph.count(label: $0) > 0 }
    }

    /// Types that relationships have.
    var types: [TypeID] { (0..<graph.typeCount).map { TypeID(UInt32($0)) }.filter { graph.count(type: $0) > 0 } }

    /// A label joined to another by a type.
    struct Join {
        var source: LabelID
        var type: TypeID
        var target: LabelID
        /// How many relationships join them.
        var count: Int
    }

    /// All that are joined.
    func joins() throws(ExecutionError) -> [Join] {
        var joins: [Join] = []
        for type in types {
            for source in labels {
                try context.checkpoint()
                if graph.count(source: source, type: type, target: nil) == 0 { continue }
                for target in labels {
                    let count = graph.count(source: source, type: type, target: target)
                    if count > 0 { joins.append(Join(source: source, type: type, target: target, count: count)) }
                }
            }
        }
        return joins
    }

    /// What properties entities have.
    struct Kinds {
        /// How many entities were looked at.
        private(set) var total = 0
        /// The types of value by key.
        private(set) var types: [KeyID: Set<String>] = [:]
        /// How many have each key.
        private(set) var counts: [KeyID: Int] = [:]

        mutating func add(_ properties: [(KeyID, Value)]) {
            total += 1
            for (key, value) in properties {
                types[key, default: []].insert(value.typeWithElements)
                counts[key, default: 0] += 1
            }
        }

        /// The types of a key as a list.
        func list(_ key: KeyID) -> Value { .list((types[key] ?? []).sorted().map(Value.string)) }
    }

    /// The properties of a sample of a label's nodes.
    func sampled(_ label: LabelID) throws(ExecutionError) -> Kinds {
        try sampled(graph.nodes(with: label)) { graph.properties(of: NodeID($0)) }
    }

    /// The properties of a sample of a type's relationships.
    func sampled(_ type: TypeID) throws(ExecutionError) -> Kinds {
        try sampled(graph.relationships(of: type)) { graph.properties(of: RelationshipID($0)) }
    }

    private func sampled(_ set: NodeSet, _ read: (UInt32) -> [(KeyID, Value)]) throws(ExecutionError) -> Kinds {
        var kinds = Kinds()
        for position in stride(from: 0, to: set.count, by: max(1, set.count / size)) {
            try context.meter.charge(work: 256)
            kinds.add(read(set[position]))
        }
        return kinds
    }
}

extension Value {
    /// The name of the value's type, as `IS ::` has it: lists with their elements.
    var typeWithElements: String {
        guard case .list(let elements) = self else { return typeName }
        return "LIST<\(elements.first?.typeName ?? "ANY")>"
    }
}
