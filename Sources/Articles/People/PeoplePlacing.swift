import PropertyGraph

/// Puts rows of people on the nodes that they name.
struct PeoplePlacing {
    private let graph: Graph
    private let index: PeopleIndex
    private var near: NearNames?
    /// Which row has set a node.
    private var setBy: [NodeID: String] = [:]
    private(set) var report = PeopleArchive.Report()

    init(_ graph: Graph) {
        self.graph = graph
        index = PeopleIndex(graph)
    }

    /// Sets a row's columns on whom its names call: each name one alone. Of a kept row nobody is told again.
    mutating func put(_ row: PeopleRow, isKept: Bool) {
        let called = ([row.name] + row.aliases).map { (name: $0, nodes: index.nodes(called: $0)) }
        // The names of a row are one person's, so that two nodes for one person are both set.
        let nodes = Set(called.flatMap(\.nodes)).sorted { $0.index < $1.index }
        let several = called.first { $0.nodes.count > 1 }
        let taken = nodes.first { setBy[$0] != nil }
        if !isKept {
            if let several { return report.unmatched.append(words(row, several.name, several.nodes)) }
            if nodes.isEmpty { return report.unmatched.append(nobody(row)) }
            if let taken {
                return report.unmatched.append(
                    "\(row.place): \(row.name) is \(index.title(of: taken)), whom \(setBy[taken] ?? "") has set already"
                )
            }
            report.matched += 1
        } else if several != nil {
            return
        }
        for node in nodes {
            set(row, on: node)
            if !isKept { setBy[node] = row.place }
        }
    }

    private func set(_ row: PeopleRow, on node: NodeID) {
        for (key, value) in zip(row.keys, row.values) {
            guard key.lowercased() == PersonGender.key else {
                graph.setProperty(node, graph.internKey(key), value)
                continue
            }
            graph.setProperty(node, graph.internKey(PersonGender.key), PersonGender.value(value))
            graph.setProperty(node, graph.internKey(PersonGender.sourceKey), .string(PersonGender.byFile))
        }
    }

    private mutating func nobody(_ row: PeopleRow) -> String {
        let names = near ?? NearNames(index)
        near = names
        let titles = names.nodes(near: row.name).map(index.title)
        return "\(row.place): \(row.name) is nobody here"
            + (titles.isEmpty ? "" : "; near are \(titles.joined(separator: ", "))")
    }

    private func words(_ row: PeopleRow, _ name: String, _ nodes: [NodeID]) -> String {
        let some = nodes.prefix(5).map(index.title).joined(separator: ", ")
        let rest = nodes.count > 5 ? " and \(nodes.count - 5) more" : ""
        return "\(row.place): \(name) could be \(nodes.count): \(some)\(rest); write a name that one alone has"
    }
}
