import PropertyGraph

/// A reference to a statement or another part of an article, as it is pasted into a text: `who, role: “words” (outlet, day,
/// paragraph 3, address)`, with the signs of the article's language.
struct SourceCitation {
    private let graph: Graph
    private let node: NodeID
    private let place: SourcePlace

    init(of node: NodeID, at place: SourcePlace, in graph: Graph) {
        (self.node, self.place, self.graph) = (node, place, graph)
    }

    var text: String {
        let quotes = isArabic ? ("«", "»") : ("“", "”")
        let words = property(node, node == place.article ? "headline" : "text").map { quotes.0 + $0 + quotes.1 }
        let head = speaker.joined(separator: comma)
        let said = [head.isEmpty ? nil : head + ":", words].compactMap { $0 }.joined(separator: " ")
        return [said.isEmpty ? nil : said, whereabouts.isEmpty ? nil : "(\(whereabouts))"].compactMap { $0 }.joined(
            separator: " ")
    }

    /// Outlet, day, paragraph and address; empty where none is known.
    var whereabouts: String {
        [outlet, day, paragraph.map { "¶ \($0)" }, address].compactMap { $0 }.joined(separator: comma)
    }

    private var isArabic: Bool { property(place.article, "language")?.hasPrefix("ar") ?? false }
    private var comma: String { isArabic ? "، " : ", " }

    /// Who says it, and the role as written.
    private var speaker: [String] {
        guard let said = graph.links(of: node, "SAID", .incoming).first else { return [] }
        let role = graph.findKey("role").flatMap { text(graph.property(said.relationship, $0)) }
        return [property(said.node, "name"), role].compactMap { $0 }
    }

    private var outlet: String? {
        graph.neighbours(of: place.article, "PUBLISHED_BY").first.flatMap { property($0, "name") }
    }

    private var day: String? { property(place.article, "day") ?? property(place.article, "published") }

    private var address: String? {
        property(place.article, "uri") ?? property(place.article, "path") ?? property(place.article, "id")
    }

    /// The number of the paragraph, counted from the first.
    private var paragraph: Int? {
        guard node != place.article, let sections = graph.findType("HAS_SECTION"),
            let paragraphs = graph.findType("HAS_PARAGRAPH"), let start = graph.findKey("start")
        else { return nil }
        var count = 0
        for section in graph.adjacency(sections, .outgoing).neighbours(place.article.index).nodes {
            for paragraph in graph.adjacency(paragraphs, .outgoing).neighbours(section).nodes {
                if case .integer(let first) = graph.property(NodeID(paragraph), start), first <= Int64(place.start) {
                    count += 1
                }
            }
        }
        return count > 0 ? count : nil
    }

    private func property(_ node: NodeID, _ key: String) -> String? {
        graph.findKey(key).flatMap { text(graph.property(node, $0)) }
    }

    private func text(_ value: Value) -> String? { value.scalarText.flatMap { $0.isEmpty ? nil : $0 } }
}
