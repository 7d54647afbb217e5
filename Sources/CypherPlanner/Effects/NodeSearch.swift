import CypherSyntax
import PropertyGraph

/// Nodes that are looked for through the whole graph, as far as their labels tell them from others.
struct NodeSearch: Hashable {
    /// A node that is found has a label of each of these sets.
    private(set) var required: Set<Set<String>> = []

    /// Any node.
    static let any = NodeSearch()

    /// Nodes of which a label expression is true.
    init(_ labels: LabelExpression? = nil) {
        guard let labels else { return }
        switch labels {
        case .label(let name): required = [[name.text]]
        case .wildcard, .computed, .not: break
        case .and(let a, let b): required = NodeSearch(a).required.union(NodeSearch(b).required)
        case .or(let a, let b): self = .either([NodeSearch(a), NodeSearch(b)])
        }
    }

    /// Nodes that pass a filter; nil where none does.
    init?(_ labels: LabelFilter, in graph: Graph) {
        switch labels {
        case .any, .not: break
        case .none: return nil
        case .label(let label): required = [[graph.name(of: label)]]
        case .and(let parts):
            for part in parts {
                guard let search = NodeSearch(part, in: graph) else { return nil }
                required.formUnion(search.required)
            }
        case .or(let parts):
            let searches = parts.compactMap { NodeSearch($0, in: graph) }
            guard !searches.isEmpty else { return nil }
            self = .either(searches)
        }
    }

    /// Nodes that one of several searches finds.
    private static func either(_ searches: [NodeSearch]) -> NodeSearch {
        var result = NodeSearch()
        let first = searches.map { $0.required.min { $0.count < $1.count } }
        if first.contains(nil) { return result }
        result.required = [first.reduce(into: []) { $0.formUnion($1 ?? []) }]
        return result
    }

    /// Asks besides for what another search asks.
    mutating func narrow(by other: NodeSearch) { required.formUnion(other.required) }

    /// Whether it may find a new node that has some of these labels.
    func finds(newNodesWith labels: NameSet) -> Bool {
        labels.all || required.allSatisfy { !$0.isDisjoint(with: labels.names) }
    }
}
