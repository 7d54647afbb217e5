import CypherRuntime
import PropertyGraph

/// Parts of articles in the text of the whole.
struct ArticlePlaces: TextPlaces {
    func whole(of node: NodeID, in graph: Graph) -> (node: NodeID, start: Int)? {
        SourcePlace(of: node, in: graph).map { ($0.article, $0.start) }
    }

    func text(of whole: NodeID, in graph: Graph) -> String? {
        guard let key = graph.findKey("text"), case .string(let text) = graph.property(whole, key) else { return nil }
        return text
    }

    func whereabouts(of node: NodeID, in graph: Graph) -> String? {
        guard let place = SourcePlace(of: node, in: graph) else { return nil }
        let words = SourceCitation(of: node, at: place, in: graph).whereabouts
        return words.isEmpty ? nil : words
    }
}
