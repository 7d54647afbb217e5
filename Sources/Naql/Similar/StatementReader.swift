import PropertyGraph

/// What was found out about words and names while statements were read; it holds for the graph that they are of, but does not
/// hold that.
final class ReadingMemory {
    fileprivate var table = ConceptTable()
    fileprivate var actors: [UInt32: Set<UInt64>] = [:]
}

/// Reads statements of a graph for comparison: their words, who speaks, and who and what they are about. It is made for one
/// search, and holds the graph no longer.
struct StatementReader {
    let graph: Graph
    private let memory: ReadingMemory
    private let text: KeyID?
    private let act: KeyID?
    private let name: KeyID?
    private let aliases: KeyID?
    private let place: LabelID?
    private let said: Adjacency?
    private let about: Adjacency?

    init(_ graph: Graph, _ memory: ReadingMemory = ReadingMemory()) {
        (self.graph, self.memory) = (graph, memory)
        text = graph.findKey("text")
        act = graph.findKey("act")
        name = graph.findKey("name")
        aliases = graph.findKey("aliases")
        place = graph.findLabel("Place")
        said = graph.findType("SAID").map { graph.adjacency($0, .incoming) }
        about = graph.findType("ABOUT").map { graph.adjacency($0, .outgoing) }
    }

    /// A statement, or a text that is none, with whom it names.
    struct Reading {
        var sense: SenseText
        var speakers: [UInt32] = []
        var about: [UInt32] = []

        /// What is the same in every language: figures, opposites, and nodes of the graph.
        var freeConcepts: [UInt64] {
            sense.freeConcepts + about.map { ConceptTable.node($0, isSpeaker: false) }
                + speakers.map { ConceptTable.node($0, isSpeaker: true) }
        }

        /// All of them.
        var concepts: [UInt64] {
            sense.concepts + about.map { ConceptTable.node($0, isSpeaker: false) }
                + speakers.map { ConceptTable.node($0, isSpeaker: true) }
        }
    }

    /// A statement of the graph; nil where it has no text.
    func statement(_ node: UInt32) -> Reading? {
        guard let text, case .string(let words) = graph.property(NodeID(node), text) else { return nil }
        var reading = Reading(sense: SenseText(words, &memory.table))
        reading.speakers = said.map { Array($0.neighbours(node).nodes) } ?? []
        reading.about = about.map { Array(Set($0.neighbours(node).nodes)).sorted() } ?? []
        if let act, case .string(let act) = graph.property(NodeID(node), act) {
            reading.sense.isDenied = act == "deny" || act == "reject"
        }
        return reading
    }

    /// A text that is no statement of the graph.
    func text(_ words: String, names: [UInt32]) -> Reading {
        var reading = Reading(sense: SenseText(words, &memory.table))
        reading.about = names
        return reading
    }

    /// Who a node is to comparisons.
    func named(_ node: UInt32) -> SenseComparison.Named {
        SenseComparison.Named(
            concepts: actorConcepts(node), isPlace: place.map { graph.hasLabel(NodeID(node), $0) } ?? false)
    }

    /// The concepts of the words that somebody is called.
    private func actorConcepts(_ node: UInt32) -> Set<UInt64> {
        if let known = memory.actors[node] { return known }
        var concepts: Set<UInt64> = []
        for name in names(node) {
            // What has an opposite may stand for an action as well: "Construction".
            concepts.formUnion(SenseText(name, &memory.table).words.filter { !$0.isPole && $0.key != 0 }.map(\.concept))
        }
        memory.actors[node] = concepts
        return concepts
    }

    /// The forms of a node's name.
    func names(_ node: UInt32) -> [String] {
        var names: [String] = []
        if let name, case .string(let own) = graph.property(NodeID(node), name) { names.append(own) }
        if let aliases, case .list(let others) = graph.property(NodeID(node), aliases) {
            for case .string(let other) in others { names.append(other) }
        }
        return names
    }
}
