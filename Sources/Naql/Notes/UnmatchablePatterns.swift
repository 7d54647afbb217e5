import CypherSemantics
import CypherSyntax
import PropertyGraph

/// Patterns that the graph cannot have, whatever the data of its nodes: an arrow against the direction of its type, labels that
/// never stand together. The answer is empty, and the note says why.
enum UnmatchablePatterns {
    /// A note on each.
    static func notes(on statement: BoundStatement, in graph: Graph) -> [Diagnostic] {
        var told: Set<SourceRange> = []
        return statement.readPatterns.compactMap { UnmatchableNote($0, graph)?.diagnostic }
            .filter { told.insert($0.range).inserted }
    }
}

/// The words about a pattern that the graph cannot have.
private struct UnmatchableNote {
    let diagnostic: Diagnostic

    /// Nil where the graph may have it, or where a name in it is not known, which is told by itself.
    init?(_ pattern: ReadPattern, _ graph: Graph) {
        switch pattern {
        case .labels(let names):
            guard let note = Self.together(names, graph) else { return nil }
            diagnostic = note
        case .relationship(let from, let types, let to, let direction, let range):
            guard graph.hasExactEndCounts, !from.isEmpty || !to.isEmpty,
                let ends = Ends(from, types, to, direction, graph), let note = ends.note(at: range)
            else { return nil }
            diagnostic = note
        }
    }

    private static func together(_ names: [Name], _ graph: Graph) -> Diagnostic? {
        let labels = names.compactMap { graph.findLabel($0.text) }
        guard labels.count == names.count, let last = names.last else { return nil }
        let isThere = (0..<UInt32(graph.labelSetCount)).contains { set in
            graph.count(labelSet: set) > 0 && labels.allSatisfy(graph.labels(inSet: set).contains)
        }
        if isThere { return nil }
        let texts = names.map { "`\($0.text)`" }
        return Diagnostic(
            code: "UnmatchableLabels", at: last.range,
            message: "no node has the labels \(texts.joined(separator: " and "))",
            hints: names.count == 2 ? ["write \(names[0].text)|\(names[1].text) for nodes that have either"] : [])
    }

    /// A relationship with the labels of its ends.
    private struct Ends {
        let graph: Graph
        let from: [LabelID]
        let types: [TypeID]
        let to: [LabelID]
        let direction: RelationshipPattern.Direction
        let isTyped: Bool

        init?(
            _ from: [Name], _ types: [Name], _ to: [Name], _ direction: RelationshipPattern.Direction, _ graph: Graph
        ) {
            (self.graph, self.direction, isTyped) = (graph, direction, !types.isEmpty)
            self.from = from.compactMap { graph.findLabel($0.text) }
            self.to = to.compactMap { graph.findLabel($0.text) }
            let known = types.compactMap { graph.findType($0.text) }
            guard self.from.count == from.count, self.to.count == to.count, known.count == types.count else {
                return nil
            }
            self.types = isTyped ? known : (0..<UInt32(graph.typeCount)).map { TypeID($0) }
        }

        func note(at range: SourceRange) -> Diagnostic? {
            switch direction {
            case .outgoing: return has(from, to) ? nil : note(at: range, going: from, to)
            case .incoming: return has(to, from) ? nil : note(at: range, going: to, from)
            case .undirected:
                if has(from, to) || has(to, from) { return nil }
                return diagnostic(
                    "no \(subject) joins \([from, to].filter { !$0.isEmpty }.map(text).joined(separator: " and "))", [],
                    range)
            }
        }

        private func note(at range: SourceRange, going source: [LabelID], _ target: [LabelID]) -> Diagnostic {
            let ways = [("from", source), ("to", target)].filter { !$0.1.isEmpty }.map { "\($0.0) \(text($0.1))" }
            let message = "no \(subject) goes \(ways.joined(separator: " "))"
            if has(target, source) {
                let arrow = direction == .outgoing ? "<-[…]-" : "-[…]->"
                return diagnostic(message, ["it goes the other way: write \(arrow)"], range)
            }
            return diagnostic(message, isTyped ? known : [], range)
        }

        private func diagnostic(_ message: String, _ hints: [String], _ range: SourceRange) -> Diagnostic {
            Diagnostic(code: "UnmatchableRelationship", at: range, message: message, hints: hints)
        }

        private var subject: String {
            guard isTyped else { return "relationship" }
            return types.map { "`\(graph.name(of: $0))`" }.joined(separator: " or ")
        }

        private func text(_ labels: [LabelID]) -> String { "`\(labels.map(graph.name).joined(separator: ":"))`" }

        /// Whether a relationship goes from nodes of all these labels to nodes of all those.
        private func has(_ source: [LabelID], _ target: [LabelID]) -> Bool {
            // Nil is any node.
            let sources: [LabelID?] = source.isEmpty ? [nil] : source
            let targets: [LabelID?] = target.isEmpty ? [nil] : target
            return types.contains { type in
                sources.allSatisfy { source in
                    targets.allSatisfy { graph.count(source: source, type: type, target: $0) > 0 }
                }
            }
        }

        /// What the types do join, the most frequent first.
        private var known: [String] {
            let labels = (0..<UInt32(graph.labelCount)).map { LabelID($0) }
            var pairs: [(text: String, count: Int)] = []
            for type in types {
                for source in labels where graph.count(source: source, type: type, target: nil) > 0 {
                    for target in labels {
                        let count = graph.count(source: source, type: type, target: target)
                        let text = "`\(graph.name(of: type))` goes from \(text([source])) to \(text([target]))"
                        if count > 0 { pairs.append((text, count)) }
                    }
                }
            }
            return pairs.sorted { ($1.count, $0.text) < ($0.count, $1.text) }.prefix(3).map(\.text)
        }
    }
}
