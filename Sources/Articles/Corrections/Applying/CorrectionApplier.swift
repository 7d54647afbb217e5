public import PropertyGraph

/// Does corrections to a graph. Those that name things are done as a set: who is who first, then what is a statement
/// and
/// whose, then remarks; what comes of it does not depend on the order in which they were made. What queries changed
/// is done
/// after that, session after session.
public struct CorrectionApplier {
    private let graph: TracedGraph
    private let finder: ThingFinder
    private var parts: [Correction.Thing: NodeID] = [:]
    private var left: [String] = []

    private init(_ graph: TracedGraph) {
        self.graph = graph
        finder = ThingFinder(graph)
    }

    /// Does all of a set.
    ///
    /// - Parameter trace: what corrections did to the graph so far.
    /// - Returns: what had nothing to be done to, in words.
    public static func apply(_ set: CorrectionSet, to graph: Graph, trace: inout CorrectionTrace) -> [String] {
        let traced = TracedGraph(graph, trace)
        var applier = CorrectionApplier(traced)
        applier.apply(set.named)
        trace = traced.trace
        return applier.left + EditReplay.apply(set.sessions.map(\.edits), to: graph, besides: trace)
    }

    /// How much of what a set is about is there.
    public static func countFound(_ set: CorrectionSet, in graph: Graph) -> Int {
        let finder = ThingFinder(TracedGraph(graph, CorrectionTrace()))
        let named = set.named.count { correction in
            let thing = correction.thing
            return thing.isPart
                ? finder.part(thing) != nil
                : !finder.named(thing.words, thing.label).isEmpty
                    || !finder.named(correction.value, thing.label).isEmpty
        }
        if set.sessions.isEmpty { return named }
        let keys = NodeKeys(graph)
        return named + set.sessions.reduce(0) { $0 + $1.edits.keys.count { keys.node($0) != nil } }
            + (set.sessions.contains { $0.edits.keys.isEmpty } ? 1 : 0)
    }

    private mutating func apply(_ corrections: [Correction]) {
        func all(_ kinds: Correction.Kind...) -> [Correction] { corrections.filter { kinds.contains($0.kind) } }
        // Statements are known by the words that the program found, before any are changed.
        for correction in corrections where correction.thing.isPart {
            if parts[correction.thing] == nil { parts[correction.thing] = finder.part(correction.thing) }
        }
        let names = NameCorrections(graph: graph, finder: finder)
        let (joins, splits) = (all(.same, .alias), all(.split))
        let unjoined = names.join(joins)
        leave(names.split(splits))
        // A name that came of a split may be another's, too.
        leave(splits.isEmpty ? unjoined : names.join(joins))
        leave(names.drop(all(.drop).filter { !$0.thing.isPart }))
        let statements = StatementCorrections(graph: graph, finder: finder)
        eachPart(all(.span)) { node, correction in statements.span(node, correction.value) }
        eachPart(all(.said)) { node, correction in
            statements.say(node, by: correction.value, correction.label)
            return true
        }
        eachPart(all(.drop).filter(\.thing.isPart)) { node, _ in
            statements.drop(node)
            return true
        }
        remark(all(.note, .mark))
    }

    private mutating func leave(_ corrections: [Correction]) { left += corrections.map(\.text) }

    /// Does something to the nodes of parts of articles; what is not there any more, or cannot be done, is left.
    private mutating func eachPart(_ corrections: [Correction], _ body: (NodeID, Correction) -> Bool) {
        for correction in corrections {
            let node = parts[correction.thing] ?? finder.part(correction.thing)
            guard let node, graph.isAlive(node) else {
                // What is dropped needs to be dropped no more.
                if correction.kind != .drop || node == nil { left.append(correction.text) }
                continue
            }
            if !body(node, correction) { left.append(correction.text) }
        }
    }

    private mutating func remark(_ corrections: [Correction]) {
        let graph = graph
        let onParts = corrections.filter { correction in
            correction.thing.isPart && parts[correction.thing].map(graph.isAlive) ?? true
        }
        eachPart(onParts) { node, correction in
            Self.remark(correction, on: node, in: graph)
            return true
        }
        for correction in corrections where !correction.thing.isPart {
            let nodes = finder.named(correction.thing.words, correction.thing.label)
            if nodes.isEmpty { left.append(correction.text) }
            for node in nodes { Self.remark(correction, on: node, in: graph) }
        }
    }

    private static func remark(_ correction: Correction, on node: NodeID, in graph: TracedGraph) {
        if correction.kind == .note {
            let notes = graph.list(node, "notes")
            if notes.contains(correction.value) { return }
            return graph.set(node, "notes", .list((notes + [correction.value]).map(Value.string)))
        }
        let words = correction.value.split(separator: " ", maxSplits: 1).map(String.init)
        graph.set(node, "mark", words.first.map(Value.string) ?? .null)
        graph.set(node, "fault", words.count > 1 ? .string(words[1]) : .null)
    }
}
