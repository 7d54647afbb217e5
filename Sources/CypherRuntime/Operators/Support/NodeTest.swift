import CypherPlanner
import PropertyGraph

/// A label filter made ready for one run: a comparison of ids where the label is a range, else a table by label set.
enum NodeTest {
    case any
    case none
    /// Ids in `lower ..< lower + width`.
    case range(lower: UInt32, width: UInt32)
    /// By the number of the node's label set.
    case table([Bool], Graph)
    /// By a mark for each node.
    case marked(BitMarks)

    init(_ filter: LabelFilter, in graph: Graph) {
        switch filter {
        case .any: self = .any
        case .none: self = .none
        case .label(let label):
            let nodes = graph.nodes(with: label)
            if nodes.count == 0 {
                self = .none
            } else if let range = nodes.asRange {
                self = .range(lower: range.lowerBound, width: UInt32(range.count))
            } else {
                self = .table(Self.table(filter, in: graph), graph)
            }
        case .and, .or, .not: self = .table(Self.table(filter, in: graph), graph)
        }
    }

    /// Whether the node passes; `Column.nullID` does only where there is no test.
    @inline(__always)
    func matches(_ node: UInt32) -> Bool {
        switch self {
        case .any: return true
        case .none: return false
        case .range(let lower, let width): return node &- lower < width
        case .table(let table, let graph):
            if node == Column.nullID { return false }
            let set = Int(graph.labelSet(of: NodeID(node)))
            return set < table.count && table[set]
        case .marked(let marks): return node < marks.capacity && marks[node]
        }
    }

    private static func table(_ filter: LabelFilter, in graph: Graph) -> [Bool] {
        (0..<graph.labelSetCount).map { passes(Set(graph.labels(inSet: UInt32($0))), filter) }
    }

    static func passes(_ labels: Set<LabelID>, _ filter: LabelFilter) -> Bool {
        switch filter {
        case .any: true
        case .none: false
        case .label(let label): labels.contains(label)
        case .and(let parts): parts.allSatisfy { passes(labels, $0) }
        case .or(let parts): parts.contains { passes(labels, $0) }
        case .not(let part): !passes(labels, part)
        }
    }
}
