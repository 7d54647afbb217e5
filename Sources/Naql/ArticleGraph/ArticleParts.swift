import PropertyGraph

extension Graph {
    /// The articles that sentences, paragraphs and sections belong to, each once; an article is its own.
    func articles(above parts: [NodeID]) -> [NodeID] {
        guard let article = findLabel("Article") else { return [] }
        var nodes = parts
        for type in ["HAS_SENTENCE", "HAS_PARAGRAPH", "HAS_SECTION"] {
            var seen: Set<NodeID> = []
            nodes = nodes.flatMap { node in
                let above = neighbours(of: node, type, .incoming)
                return above.isEmpty ? [node] : above
            }
            .filter { seen.insert($0).inserted }
        }
        return nodes.filter { hasLabel($0, article) }
    }
}
