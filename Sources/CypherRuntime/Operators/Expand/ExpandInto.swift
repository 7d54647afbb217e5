import CypherPlanner
import PropertyGraph

/// For each row the relationships between two nodes that are both in it: a search in the shorter of two sorted lists.
struct ExpandInto: RowExpansion {
    private let context: ExecutionContext
    private let from: Slot
    private let relationship: Slot?
    private let to: Slot
    private let types: ExpandTypes
    private let direction: ExpandDirection
    private let distinctFrom: [Slot]

    /// Each adjacency with the same relationships seen from the other end.
    private var pairs: [(near: ExpandLeg, far: ExpandLeg)] = []
    private var sources: [UInt32] = []
    private var targets: [UInt32] = []
    private var used = UsedRelationships()
    /// Found for the current row; those before the cursor were passed on.
    private var found: [UInt32] = []
    private var cursor = 0
    private var relationships: [UInt32] = []

    init(
        _ context: ExecutionContext, from: Slot, relationship: Slot?, to: Slot, types: ExpandTypes,
        direction: ExpandDirection, distinctFrom: [Slot], kept: SlotSet
    ) {
        self.context = context
        self.from = from
        self.relationship = relationship.flatMap { kept.contains($0) ? $0 : nil }
        self.to = to
        self.types = types
        self.direction = direction
        self.distinctFrom = distinctFrom
    }

    mutating func open(argument: Batch?) { relationships = [] }

    mutating func take(_ batch: Batch) throws(ExecutionError) {
        sources = try batch.nodes(from)
        targets = try batch.nodes(to)
        if !distinctFrom.isEmpty { used.take(batch, distinctFrom) }
        pairs = []
        let graph = context.graph
        for type in types.resolved(in: graph) where graph.count(type: type) > 0 {
            let outgoing = ExpandLeg(adjacency: graph.adjacency(type, .outgoing), skipsLoops: false)
            let incoming = ExpandLeg(adjacency: graph.adjacency(type, .incoming), skipsLoops: direction == .both)
            if direction != .incoming { pairs.append((outgoing, incoming)) }
            if direction != .outgoing { pairs.append((incoming, outgoing)) }
        }
    }

    mutating func begin(row: Int) {
        found.removeAll(keepingCapacity: true)
        cursor = 0
        let (source, target) = (sources[row], targets[row])
        if source == Column.nullID || target == Column.nullID { return }
        if !distinctFrom.isEmpty { used.move(to: row) }
        for (near, far) in pairs {
            if near.skipsLoops && source == target { continue }
            if near.adjacency.degree(source) <= far.adjacency.degree(target) {
                search(near.adjacency, at: source, for: target)
            } else {
                search(far.adjacency, at: target, for: source)
            }
        }
    }

    private mutating func search(_ adjacency: Adjacency, at node: UInt32, for other: UInt32) {
        let (nodes, first) = adjacency.neighbours(node)
        var low = ExpandLeg.lowerBound(nodes, other)
        while low < nodes.count, nodes[low] == other {
            let identifier = adjacency.relationship(at: first &+ low)
            if distinctFrom.isEmpty || !used.ids.contains(identifier) { found.append(identifier) }
            low &+= 1
        }
    }

    mutating func make(upTo room: Int) -> Int {
        let end = min(found.count, cursor + room)
        if relationship != nil, end > cursor { relationships.append(contentsOf: found[cursor..<end]) }
        defer { cursor = end }
        return end - cursor
    }

    mutating func finish(_ result: inout Batch) {
        guard let relationship else { return }
        result.columns[relationship] = .relationships(relationships)
        relationships = []
    }
}
