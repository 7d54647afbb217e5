import Articles
import CypherRuntime
import CypherSemantics
import PropertyGraph
import Text

/// `article.diff`: the statements that were added, dropped and changed between an article's versions.
enum ArticleDiff {
    static let procedure = Procedure(
        ProcedureSignature(
            "article.diff", inputs: [.init("article", .node)],
            outputs: [
                .init("step", .integer), .init("change", .string), .init("who", .string), .init("text", .string),
                .init("whoBefore", .string), .init("before", .string), .init("statement", .node),
            ],
            summary:
                "The statements that were added, dropped or changed from each version of an article to the next "
                + "(step 1 is from "
                + "the first to the second): who says what now, and who said what before. Earlier versions are "
                + "read again for "
                + "it; statement is the node, of the present version alone.")
    ) { arguments, context throws(ExecutionError) in
        guard case .node(let article) = arguments[0] else { return [] }
        var records = StoredArticles.versions(of: article, in: context.graph)
        guard records.count > 1 else { return [] }
        let present = reported(article, in: context.graph)
        records.removeLast()
        var rows: [[Value]] = []
        var before: [Reported]?
        for (step, version) in (records.map(Optional.some) + [nil]).enumerated() {
            try context.checkpoint()
            let now = version.map { reported($0) } ?? present
            if let before { rows += changes(from: before, to: now).map { [.integer(Int64(step))] + $0 } }
            before = now
        }
        return rows
    }

    /// A statement of a version.
    private struct Reported {
        let node: NodeID?
        let who: String?
        let text: String
        let words: Set<String>

        init(node: NodeID?, who: String?, text: String) {
            (self.node, self.who, self.text) = (node, who, text)
            words = Set(Words.of(text).map(\.folded))
        }

        /// How many of the words of both they share.
        func likeness(_ other: Reported) -> Double {
            let all = words.union(other.words).count
            return all == 0 ? 0 : Double(words.intersection(other.words).count) / Double(all)
        }
    }

    private static func reported(_ record: ArticleRecord) -> [Reported] {
        let graph = ArticleArchive.graph(of: record)
        guard let article = graph.findLabel("Article"), let node = graph.nodes(with: article).ids.first else {
            return []
        }
        return reported(NodeID(node), in: graph).map { Reported(node: nil, who: $0.who, text: $0.text) }
    }

    private static func reported(_ article: NodeID, in graph: Graph) -> [Reported] {
        func text(_ node: NodeID, _ key: String) -> String? {
            graph.findKey(key).flatMap { graph.property(node, $0).scalarText }
        }
        var seen: Set<NodeID> = []
        let parts = graph.neighbours(of: article, "HAS_SECTION").flatMap { graph.neighbours(of: $0, "HAS_PARAGRAPH") }
            .flatMap { graph.neighbours(of: $0, "HAS_SENTENCE") }.flatMap { graph.neighbours(of: $0, "IN", .incoming) }
        return parts.filter { seen.insert($0).inserted }.map { statement in
            Reported(
                node: statement,
                who: graph.neighbours(of: statement, "SAID", .incoming).first.flatMap { text($0, "name") },
                text: text(statement, "text") ?? "")
        }
    }

    // MARK: Changes

    /// What is as it was is left out; of the rest the most alike are one statement that changed.
    private static func changes(from old: [Reported], to new: [Reported]) -> [[Value]] {
        var (old, new) = (old, new)
        for statement in old {
            guard let same = new.firstIndex(where: { $0.text == statement.text && $0.who == statement.who }),
                let place = old.firstIndex(where: { $0.text == statement.text && $0.who == statement.who })
            else { continue }
            new.remove(at: same)
            old.remove(at: place)
        }
        var pairs: [(old: Int, new: Int, likeness: Double)] = []
        for (a, before) in old.enumerated() {
            for (b, now) in new.enumerated() {
                let likeness = before.likeness(now)
                if likeness >= (before.who == now.who ? 0.3 : 0.5) { pairs.append((a, b, likeness)) }
            }
        }
        var (usedOld, usedNew): (Set<Int>, [Int: Int]) = ([], [:])
        for pair in pairs.sorted(by: { ($1.likeness, $0.old, $0.new) < ($0.likeness, $1.old, $1.new) })
        where !usedOld.contains(pair.old) && usedNew[pair.new] == nil {
            usedOld.insert(pair.old)
            usedNew[pair.new] = pair.old
        }
        let present = new.enumerated().map { number, now in
            row(usedNew[number] == nil ? "added" : "changed", now, usedNew[number].map { old[$0] })
        }
        return present + old.indices.filter { !usedOld.contains($0) }.map { row("dropped", nil, old[$0]) }
    }

    private static func row(_ change: String, _ now: Reported?, _ before: Reported?) -> [Value] {
        func text(_ value: String?) -> Value { value.map(Value.string) ?? .null }
        return [
            .string(change), text(now?.who), text(now?.text), text(before?.who), text(before?.text),
            now?.node.map(Value.node) ?? .null,
        ]
    }
}
