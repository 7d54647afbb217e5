import PropertyGraph

extension Graph {
    /// All nodes and relationships by what they hold, sorted: equal for graphs that differ in nothing but numbers.
    var lines: [String] {
        var names: [UInt32: String] = [:]
        for index in 0..<UInt32(nodeCapacity) where isAlive(NodeID(index)) {
            let node = NodeID(index)
            let labels = labels(of: node).map { name(of: $0) }.sorted().joined(separator: ":")
            names[index] = labels + text(properties(of: node))
        }
        var lines = Array(names.values)
        for index in 0..<UInt32(relationshipCapacity) where isAlive(RelationshipID(index)) {
            let id = RelationshipID(index)
            let (from, to) = (names[source(of: id).index] ?? "", names[target(of: id).index] ?? "")
            lines.append("\(from) -\(name(of: type(of: id)))\(text(properties(of: id)))- \(to)")
        }
        return lines.sorted()
    }

    private func text(_ properties: [(KeyID, Value)]) -> String {
        "{" + properties.map { "\(name(of: $0)): \($1)" }.sorted().joined(separator: ", ") + "}"
    }

    /// A property of all nodes with a label, as texts.
    func values(of label: String, _ key: String) -> [String] {
        guard let label = findLabel(label), let key = findKey(key) else { return [] }
        return nodes(with: label).ids.compactMap { property(NodeID($0), key).scalarText }
    }
}
