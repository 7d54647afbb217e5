import PropertyGraph
import Text

/// Nodes and relationships on one line, wherever they stand in a value: long texts of theirs are folded and it is said how
/// much, properties beyond a width are counted. Other values are shown whole.
struct FoldedValue {
    let graph: Graph
    /// Cells that an entity is to take; its labels and its first property may need more.
    let width: Int

    /// The fewest cells that an entity is given.
    static let narrowest = 36
    /// Letters of a text that are shown at most.
    private static let textLimit = 40
    /// Keys that say what a node is, shown first.
    private static let firstKeys = ["name", "headline", "title", "text"]

    /// The value with its entities in short; nil where it can hold none.
    func text(of value: Value) -> String? {
        switch value {
        case .node(let node): text(of: node)
        case .relationship(let relationship): text(of: relationship)
        case .path(let path): text(of: path)
        case .list(let values): "[" + values.map(element).joined(separator: ", ") + "]"
        case .map(let map):
            "{" + zip(map.keys, map.values).map { "\($0): \(element($1))" }.joined(separator: ", ") + "}"
        default: nil
        }
    }

    private func element(_ value: Value) -> String { text(of: value) ?? value.literal(in: graph) }

    private func text(of node: NodeID) -> String {
        guard graph.isAlive(node) else { return Value.node(node).literal(in: graph) }
        let labels = graph.labels(of: node).map { ":" + graph.name(of: $0) }.joined()
        let properties = graph.properties(of: node).map { (graph.name(of: $0.0), $0.1) }
        let first = Self.firstKeys.compactMap { key in properties.first { $0.0 == key } }
        let ordered = first + properties.filter { !Self.firstKeys.contains($0.0) }
        return "(" + labels + entries(ordered, beside: labels, isFirst: !labels.isEmpty) + ")"
    }

    private func text(of relationship: RelationshipID) -> String {
        guard graph.isAlive(relationship) else { return Value.relationship(relationship).literal(in: graph) }
        let type = ":" + graph.name(of: graph.type(of: relationship))
        let properties = graph.properties(of: relationship).map { (graph.name(of: $0.0), $0.1) }
        return "[" + type + entries(properties, beside: type, isFirst: true) + "]"
    }

    private func text(of path: PathValue) -> String {
        let short = FoldedValue(graph: graph, width: Self.narrowest)
        var text = path.nodes.first.map(short.text) ?? ""
        for (node, relationship) in zip(path.nodes.dropFirst(), path.relationships) {
            let isForward = graph.target(of: relationship) == node
            text += (isForward ? "-" : "<-") + short.text(of: relationship) + (isForward ? "->" : "-")
            text += short.text(of: node)
        }
        return text
    }

    private func entries(_ properties: [(String, Value)], beside name: String, isFirst: Bool) -> String {
        guard !properties.isEmpty else { return "" }
        let all = properties.map { "\($0): \(folded($1))" }
        // Round and curly brackets, and then what counts the rest.
        let room = width - DisplayWidth.of(name) - 6
        var taken = 0
        let widths = all.map { DisplayWidth.of($0) + 2 }
        guard widths.reduce(0, +) > room else { return (isFirst ? " {" : "{") + all.joined(separator: ", ") + "}" }
        let count = max(
            1,
            widths.prefix {
                taken += $0
                return taken <= room - 10
            }.count)
        var parts = Array(all.prefix(count))
        if count < all.count { parts.append("…+\(all.count - count) key\(all.count - count == 1 ? "" : "s")") }
        return (isFirst ? " {" : "{") + parts.joined(separator: ", ") + "}"
    }

    private func folded(_ value: Value) -> String {
        guard case .string(let text) = value else { return element(value) }
        let room = min(Self.textLimit, max(width - 30, 10))
        let left = text.count - room
        // What says how much is left out takes room, too.
        guard left > 12 else { return value.literal(in: graph) }
        var shown = Value.quoted(String(text.prefix(room)))
        shown.removeLast()
        return shown + "…+\(GroupedNumber.text(left)) letters'"
    }
}
