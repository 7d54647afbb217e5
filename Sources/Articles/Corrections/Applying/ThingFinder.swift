import PropertyGraph

/// Finds the nodes of a graph that corrections are about.
final class ThingFinder {
    private let graph: TracedGraph
    private lazy var articles = makeArticles()
    private lazy var names = makeNames()

    init(_ graph: TracedGraph) { self.graph = graph }

    // MARK: Articles

    private struct Articles {
        var byName: [String: NodeID] = [:]
        /// By the last part of their paths.
        var byFile: [String: [NodeID]] = [:]
    }

    private func makeArticles() -> Articles {
        var all = Articles()
        for node in graph.nodes("Article") {
            for key in ["uri", "id"] {
                let name = graph.text(node, key)
                if !name.isEmpty { all.byName[name] = node }
            }
            all.byFile[Self.file(graph.text(node, "id")), default: []].append(node)
        }
        return all
    }

    private static func file(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The article of an id or uri.
    func article(_ name: String) -> NodeID? { articles.byName[name] }

    /// The article, or those whose files are called so: the same file lies elsewhere on another's machine.
    private func candidates(_ name: String) -> [NodeID] {
        article(name).map { [$0] } ?? articles.byFile[Self.file(name)] ?? []
    }

    // MARK: Parts

    /// The node of something that stands in an article; nil where it does not.
    func part(_ thing: Correction.Thing) -> NodeID? {
        let all = candidates(thing.article)
        if thing.label == "Article" { return all.count == 1 ? all[0] : nil }
        let isNamed = article(thing.article) != nil
        let found = all.compactMap { part(thing, of: $0, mayDiffer: isNamed) }
        return found.count == 1 ? found[0] : nil
    }

    private func part(_ thing: Correction.Thing, of article: NodeID, mayDiffer: Bool) -> NodeID? {
        let parts = thing.label == "Statement" ? statements(of: article) : sentences(of: article)
        func nearest(_ nodes: [NodeID]) -> NodeID? {
            nodes.min { distance($0, thing) < distance($1, thing) }
        }
        if let node = nearest(parts.filter { graph.text($0, "text") == thing.words }) { return node }
        let words = LooseText.fold(thing.words)
        if let node = nearest(parts.filter { LooseText.fold(graph.text($0, "text")) == words }) { return node }
        return mayDiffer && thing.label == "Statement" ? overlapping(thing, parts, of: article) : nil
    }

    private func distance(_ node: NodeID, _ thing: Correction.Thing) -> Int {
        abs((graph.number(node, "start") ?? 0) - (thing.start ?? 0))
    }

    /// The statement whose words are most of those that are meant, where they stand: a word more or less is found by
    /// another
    /// version of the program.
    private func overlapping(_ thing: Correction.Thing, _ parts: [NodeID], of article: NodeID) -> NodeID? {
        guard let range = place(of: thing.words, near: thing.start ?? 0, in: article) else { return nil }
        let shares = parts.compactMap { node -> (NodeID, Double)? in
            guard let start = graph.number(node, "start"), let end = graph.number(node, "end"), start < end else {
                return nil
            }
            let common = min(end, range.upperBound) - max(start, range.lowerBound)
            let all = max(end, range.upperBound) - min(start, range.lowerBound)
            return common > 0 ? (node, Double(common) / Double(all)) : nil
        }
        return shares.max { $0.1 < $1.1 }.flatMap { $0.1 >= 0.6 ? $0.0 : nil }
    }

    /// Where words stand in an article: the place nearest to an offset, in code points.
    func place(of words: String, near offset: Int, in article: NodeID) -> Range<Int>? {
        let text = graph.text(article, "text")
        var (best, from): (Range<Int>?, String.Index) = (nil, text.startIndex)
        guard !words.isEmpty else { return nil }
        var (counted, done) = (0, text.startIndex)
        while let found = text.unicodeScalars[from...].firstRange(of: words.unicodeScalars) {
            counted += text.unicodeScalars.distance(from: done, to: found.lowerBound)
            done = found.lowerBound
            let range = counted..<(counted + words.unicodeScalars.count)
            if best.map({ abs(range.lowerBound - offset) < abs($0.lowerBound - offset) }) ?? true { best = range }
            from = text.unicodeScalars.index(after: found.lowerBound)
        }
        return best
    }

    func sentences(of article: NodeID) -> [NodeID] {
        graph.neighbours(article, "HAS_SECTION").flatMap { graph.neighbours($0, "HAS_PARAGRAPH") }
            .flatMap { graph.neighbours($0, "HAS_SENTENCE") }
    }

    func statements(of article: NodeID) -> [NodeID] {
        var seen: Set<NodeID> = []
        return sentences(of: article).flatMap { graph.neighbours($0, "IN", .incoming) }
            .filter { seen.insert($0).inserted }
    }

    // MARK: Names

    static let labels = ["Person", "Organization", "Place"]

    private struct Names {
        var names: [String: [NodeID]] = [:]
        var aliases: [String: [NodeID]] = [:]
    }

    private func makeNames() -> [String: Names] {
        var all: [String: Names] = [:]
        for label in Self.labels {
            var names = Names()
            for node in graph.nodes(label) {
                names.names[LooseText.fold(graph.text(node, "name")), default: []].append(node)
                for alias in graph.list(node, "aliases") {
                    names.aliases[LooseText.fold(alias), default: []].append(node)
                }
            }
            all[label] = names
        }
        return all
    }

    /// The nodes of a name: those that are called so, else the one that has it as another name.
    func named(_ name: String, _ label: String) -> [NodeID] {
        guard let names = names[label] else { return [] }
        let folded = LooseText.fold(name)
        let found = (names.names[folded] ?? []).filter(graph.isAlive)
        if !found.isEmpty { return found }
        let aliased = (names.aliases[folded] ?? []).filter(graph.isAlive)
        return aliased.count == 1 ? aliased : []
    }

    /// Makes somebody of a name known, or finds who has it.
    func agent(_ name: String, _ label: String) -> NodeID {
        if let node = named(name, label).first { return node }
        var labels = [label]
        if label != "Place" { labels.append("Agent") }
        let node = graph.make(labels, [("name", .string(name)), ("aliases", .list([]))])
        note(node, name, label)
        return node
    }

    /// Notes that a node is called so, or has another name.
    func note(_ node: NodeID, _ name: String, _ label: String, isAlias: Bool = false) {
        let folded = LooseText.fold(name)
        if isAlias {
            names[label]?.aliases[folded, default: []].append(node)
        } else {
            names[label]?.names[folded, default: []].append(node)
        }
    }
}
