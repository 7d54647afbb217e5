import PropertyGraph

/// What a graph holds, in few words: under 2,000 tokens whatever the graph.
enum MCPSchema {
    private static let mostLabels = 30
    private static let mostKeys = 16
    private static let mostTypes = 40
    /// Nodes of a label that are looked at for their keys.
    private static let sample = 200
    /// The most bytes: about 1,800 tokens.
    private static let longest = 6_000

    static func text(of graph: Graph) -> String {
        var lines = ["Nodes (count): keys"]
        for label in labels(of: graph).prefix(mostLabels) {
            let words = keys(of: label, graph).joined(separator: ", ")
            lines.append("- \(graph.name(of: label)) (\(graph.count(label: label))): \(words)")
        }
        lines.append("Relationships (count): from → to")
        for line in types(of: graph).prefix(mostTypes) { lines.append("- " + line) }
        let hints = [
            "Offsets start and end are code points of Article.text. SAID leads from who speaks to the Statement, VIA from it to whoever "
                + "passed it on (order 1 nearest to the article), IN to its Sentence; Article-HAS_SECTION→HAS_PARAGRAPH→HAS_SENTENCE.",
            "Text: CALL search.text('words') YIELD node, score, snippet; CALL search.kwic('word', {sort: 'R1'}) YIELD left, hit, right, "
                + "source; text.contains(a, b) folds letters; names differ by script: compare p.name or x IN p.aliases.",
            "Counting: CALL stats.share(list) YIELD value, count, total, share, low, high; stats.timeline, stats.collocates, stats.keyness. "
                + "References: source.cite(node).",
        ]
        var text = ""
        for line in lines {
            guard text.utf8.count + line.utf8.count < longest - hints.reduce(0, { $0 + $1.utf8.count }) else {
                text += "… more is left out; `ask` SHOW or CALL db.labels()\n"
                break
            }
            text += line + "\n"
        }
        return text + hints.joined(separator: "\n")
    }

    private static func labels(of graph: Graph) -> [LabelID] {
        (0..<graph.labelCount).map { LabelID(UInt32($0)) }.filter { graph.count(label: $0) > 0 }
            .sorted { (graph.count(label: $1), graph.name(of: $0)) < (graph.count(label: $0), graph.name(of: $1)) }
    }

    private static func keys(of label: LabelID, _ graph: Graph) -> [String] {
        let nodes = graph.nodes(with: label)
        var keys: Set<String> = []
        for position in stride(from: 0, to: nodes.count, by: max(1, nodes.count / sample)) {
            for (key, _) in graph.properties(of: NodeID(nodes[position])) { keys.insert(graph.name(of: key)) }
        }
        return keys.sorted().prefix(mostKeys) + (keys.count > mostKeys ? ["…"] : [])
    }

    private static func types(of graph: Graph) -> [String] {
        var lines: [(String, Int)] = []
        for type in (0..<graph.typeCount).map({ TypeID(UInt32($0)) }) where graph.count(type: type) > 0 {
            let name = graph.name(of: type)
            let all = graph.relationships(of: type)
            var ends: [String: Set<String>] = [:]
            for position in stride(from: 0, to: all.count, by: max(1, all.count / 50)) {
                let relationship = RelationshipID(all[position])
                let from = label(of: graph.source(of: relationship), graph)
                ends[from, default: []].insert(label(of: graph.target(of: relationship), graph))
            }
            let words = ends.keys.sorted().map { "\($0) → \(ends[$0]!.sorted().joined(separator: "|"))" }
            lines.append(("\(name) (\(all.count)): \(words.joined(separator: "; "))", all.count))
        }
        return lines.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
    }

    /// The label that tells what a node is: the rarest of its own.
    private static func label(of node: NodeID, _ graph: Graph) -> String {
        graph.labels(of: node).map { ($0, graph.count(label: $0)) }.filter { graph.name(of: $0.0) != "Outlet" }
            .min { $0.1 < $1.1 }.map { graph.name(of: $0.0) } ?? "node"
    }
}
