import CypherPlanner
import PropertyGraph

/// For each row the relationships between two nodes that are both in it: a search in the shorter of two sorted lists.
final class ExpandIntoOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let from: Slot
    private let relationship: Slot?
    private let to: Slot
    private let types: ExpandTypes
    private let direction: ExpandDirection
    private let distinctFrom: [Slot]
    private let carrier: Carrier

    private var batch: Batch?
    private var sources: [UInt32] = []
    private var targets: [UInt32] = []
    private var used = UsedRelationships()
    private var row = 0
    /// Found for the current row and not yet passed on.
    private var found: [UInt32] = []
    private var cursor = 0

    init(
        _ context: ExecutionContext, input: any BatchOperator, from: Slot, relationship: Slot?, to: Slot,
        types: ExpandTypes, direction: ExpandDirection, distinctFrom: [Slot], kept: SlotSet
    ) {
        self.context = context
        self.input = input
        self.from = from
        self.relationship = relationship.flatMap { kept.contains($0) ? $0 : nil }
        self.to = to
        self.types = types
        self.direction = direction
        self.distinctFrom = distinctFrom
        carrier = Carrier(kept, except: [relationship])
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batch = nil
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else { return nil }
                batch = next
                sources = try next.nodes(from)
                targets = try next.nodes(to)
                if !distinctFrom.isEmpty { used.take(next, distinctFrom) }
                row = -1
                (found, cursor) = ([], 0)
            }
            guard let batch else { return nil }
            try context.checkpoint()
            let pairs = legPairs()
            var rows: [UInt32] = []
            var relationships: [UInt32] = []
            rows.reserveCapacity(Batch.capacity)
            while rows.count < Batch.capacity {
                if cursor == found.count {
                    row += 1
                    if row == batch.count { break }
                    (found, cursor) = (found, 0)
                    search(pairs)
                    continue
                }
                rows.append(UInt32(row))
                if relationship != nil { relationships.append(found[cursor]) }
                cursor += 1
            }
            if row == batch.count { self.batch = nil }
            if rows.isEmpty { continue }
            var result = carrier.gather(batch, rows, slotCount: context.slotCount)
            if let relationship { result.columns[relationship] = .relationships(relationships) }
            return result
        }
    }

    /// Each adjacency with the same relationships seen from the other end.
    private func legPairs() -> [(near: ExpandLeg, far: ExpandLeg)] {
        var pairs: [(ExpandLeg, ExpandLeg)] = []
        let graph = context.graph
        for type in types.resolved(in: graph) where graph.count(type: type) > 0 {
            let outgoing = ExpandLeg(adjacency: graph.adjacency(type, .outgoing), skipsLoops: false)
            let incoming = ExpandLeg(adjacency: graph.adjacency(type, .incoming), skipsLoops: direction == .both)
            if direction != .incoming { pairs.append((outgoing, incoming)) }
            if direction != .outgoing { pairs.append((incoming, outgoing)) }
        }
        return pairs
    }

    private func search(_ pairs: [(near: ExpandLeg, far: ExpandLeg)]) {
        found.removeAll(keepingCapacity: true)
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

    private func search(_ adjacency: Adjacency, at node: UInt32, for other: UInt32) {
        let (nodes, first) = adjacency.neighbours(node)
        var low = ExpandLeg.lowerBound(nodes, other)
        while low < nodes.count, nodes[low] == other {
            let identifier = adjacency.relationship(at: first &+ low)
            if distinctFrom.isEmpty || !used.ids.contains(identifier) { found.append(identifier) }
            low &+= 1
        }
    }
}
