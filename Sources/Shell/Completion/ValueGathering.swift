import PropertyGraph
import Text

/// The values of one property, read from the graph bit by bit.
struct ValueGathering {
    /// A text with how often it occurs and what else it is found by.
    struct Entry {
        let text: String
        /// Folded, in UTF-8: texts are looked through at each Tab.
        let folded: [UInt8]
        var aliases: [[UInt8]]
        var weight: Int
    }

    private(set) var entries: [String: Entry] = [:]
    private var key: KeyID?
    /// What is yet to be read.
    private var nodes: ArraySlice<NodeID> = []
    private var relationships: ArraySlice<RelationshipID> = []

    /// Longer texts are no names.
    private static let longest = 120
    /// So many nodes are looked at, spread evenly.
    private static let sampleSize = 200_000

    /// None.
    init() {}

    /// Those of a key of labels or types.
    init(_ kind: VariablesInScope.Kind, _ key: String, in graph: Graph) {
        self.key = graph.findKey(key)
        guard self.key != nil else { return }
        if kind.isRelationship {
            relationships =
                kind.names.compactMap(graph.findType).flatMap { type in
                    let members = graph.relationships(of: type)
                    return Self.sample(members.count).map { RelationshipID(members[$0]) }
                }[...]
        } else if kind.names.isEmpty {
            // Without a label all nodes may be meant.
            nodes = Self.sample(graph.nodeCapacity).map { NodeID(UInt32($0)) }[...]
        } else {
            // A label that there is not has no values.
            nodes =
                kind.names.compactMap(graph.findLabel).flatMap { label in
                    let members = graph.nodes(with: label)
                    return Self.sample(members.count).map { NodeID(members[$0]) }
                }[...]
        }
    }

    /// Reads at most so many nodes or relationships on; whether there are more.
    mutating func read(from graph: Graph, atMost limit: Int) -> Bool {
        guard let key else { return false }
        let aliases = graph.findKey("aliases")
        for node in nodes.prefix(limit) where graph.isAlive(node) {
            guard case .string(let text) = graph.property(node, key) else { continue }
            // What is said and mentioned often is looked for often.
            add(text, weight: 1 + graph.degree(of: node)) {
                guard let aliases, case .list(let names) = graph.property(node, aliases) else { return [] }
                return names.compactMap {
                    if case .string(let name) = $0 { Array(Folding.fold(name).utf8) } else { nil }
                }
            }
        }
        nodes = nodes.dropFirst(limit)
        for relationship in relationships.prefix(limit) {
            if case .string(let text) = graph.property(relationship, key) { add(text, weight: 1) { [] } }
        }
        relationships = relationships.dropFirst(limit)
        return !nodes.isEmpty || !relationships.isEmpty
    }

    private mutating func add(_ text: String, weight: Int, aliases: () -> [[UInt8]]) {
        guard text.utf8.count <= Self.longest, !text.isEmpty else { return }
        if entries[text] != nil {
            entries[text]?.weight += weight
            entries[text]?.aliases += aliases()
        } else {
            entries[text] = Entry(
                text: text, folded: Array(Folding.fold(text).utf8), aliases: aliases(), weight: weight)
        }
    }

    private static func sample(_ count: Int) -> StrideTo<Int> {
        stride(from: 0, to: count, by: max(1, (count + sampleSize - 1) / sampleSize))
    }
}
