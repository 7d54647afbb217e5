import PropertyGraph
import Reporting

/// The people and organizations of a graph by their names and aliases, folded.
struct PeopleIndex {
    private let graph: Graph
    private let name: KeyID?
    private let aliases: KeyID?
    private var byName: [String: [NodeID]] = [:]

    init(_ graph: Graph) {
        self.graph = graph
        name = graph.findKey("name")
        aliases = graph.findKey("aliases")
        var seen: Set<NodeID> = []
        for label in ["Person", "Organization"] {
            guard let label = graph.findLabel(label) else { continue }
            let nodes = graph.nodes(with: label)
            for position in 0..<nodes.count {
                let node = NodeID(nodes[position])
                if seen.insert(node).inserted { add(node) }
            }
        }
    }

    private mutating func add(_ node: NodeID) {
        for key in Set(forms(of: node).map(Self.key)) where !key.isEmpty { byName[key, default: []].append(node) }
    }

    /// The form in which names are compared.
    static func key(_ name: String) -> String { NameKey.key(of: name, .standard) }

    /// Those whose name or alias this is, in the order of the graph.
    func nodes(called name: String) -> [NodeID] { byName[Self.key(name)] ?? [] }

    /// All names with those who bear them, for ``NearNames``.
    var names: [String: [NodeID]] { byName }

    /// What a node is called, in words.
    func title(of node: NodeID) -> String {
        if let name, case .string(let text) = graph.property(node, name) { return text }
        return "a node without a name"
    }

    private func forms(of node: NodeID) -> [String] {
        var forms: [String] = []
        if let name, case .string(let text) = graph.property(node, name) { forms.append(text) }
        if let aliases, case .list(let all) = graph.property(node, aliases) {
            forms += all.compactMap { if case .string(let text) = $0 { text } else { nil } }
        }
        return forms
    }
}
