import CypherPlanner
import PropertyGraph

/// One adjacency that an expansion walks: one type in one direction.
struct ExpandLeg {
    let adjacency: Adjacency
    /// In an undirected expansion a loop stands in both directions; the second leg leaves it out.
    let skipsLoops: Bool

    /// The legs of an expansion, as the graph is now.
    static func legs(_ types: ExpandTypes, _ direction: ExpandDirection, in graph: Graph) -> [ExpandLeg] {
        var legs: [ExpandLeg] = []
        for type in types.resolved(in: graph) where graph.count(type: type) > 0 {
            if direction != .incoming {
                legs.append(ExpandLeg(adjacency: graph.adjacency(type, .outgoing), skipsLoops: false))
            }
            if direction != .outgoing {
                legs.append(ExpandLeg(adjacency: graph.adjacency(type, .incoming), skipsLoops: direction == .both))
            }
        }
        return legs
    }

    /// The first position in a sorted list that is not below `node`. The ends are looked at first: often all
    /// neighbours lie on one side.
    @inline(__always)
    static func lowerBound(_ nodes: UnsafeBufferPointer<UInt32>, _ node: UInt32) -> Int {
        if nodes.count == 0 || nodes[0] >= node { return 0 }
        if nodes[nodes.count &- 1] < node { return nodes.count }
        var low = 0
        var high = nodes.count
        while low < high {
            let middle = (low &+ high) >> 1
            if nodes[middle] < node { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}

extension ExpandDirection {
    /// Seen from the other end.
    var reversed: ExpandDirection {
        switch self {
        case .outgoing: .incoming
        case .incoming: .outgoing
        case .both: .both
        }
    }
}

/// Relationships of a row that a new one must differ from.
struct UsedRelationships {
    private var columns: [Column] = []
    /// The relationships of the only column, where there is one and it holds nothing else: the common case.
    private var only: [UInt32] = []
    private var hasOnly = false
    private(set) var ids: [UInt32] = []

    /// Takes the columns of a batch.
    mutating func take(_ batch: Batch, _ slots: [Slot]) {
        columns = slots.map { batch.column($0) }
        (only, hasOnly) = ([], false)
        if columns.count == 1, case .relationships(let relationships) = columns[0] {
            (only, hasOnly) = (relationships, true)
        }
        ids = []
    }

    /// Takes the ids of a row.
    mutating func move(to row: Int) {
        ids.removeAll(keepingCapacity: true)
        if hasOnly {
            if only[row] != Column.nullID { ids.append(only[row]) }
            return
        }
        for column in columns {
            switch column {
            case .relationships(let relationships):
                if relationships[row] != Column.nullID { ids.append(relationships[row]) }
            case .values(let values): Self.add(values[row], to: &ids)
            case .constant(let value, _): Self.add(value, to: &ids)
            default: break
            }
        }
    }

    private static func add(_ value: Value, to ids: inout [UInt32]) {
        switch value {
        case .relationship(let relationship): ids.append(relationship.index)
        case .list(let elements): for element in elements { add(element, to: &ids) }
        case .path(let path): for relationship in path.relationships { ids.append(relationship.index) }
        default: break
        }
    }
}
