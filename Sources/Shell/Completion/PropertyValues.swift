import Naql

/// The texts that a property has, for completion: gathered once, and again when the graph has grown.
final class PropertyValues {
    private let session: Session
    private var known: [Place: (count: Int, values: [Entry])] = [:]

    private struct Place: Hashable {
        let kind: VariablesInScope.Kind
        let key: String
    }

    /// A text with how often it occurs and what else it is found by.
    private struct Entry {
        let text: String
        var folded: String
        var aliases: [String]
        var weight: Int
    }

    /// Longer texts are no names.
    private static let longest = 120
    /// So many nodes are looked at, spread evenly.
    private static let sampleSize = 200_000
    /// So many are offered.
    private static let offered = 200

    init(session: Session) { self.session = session }

    /// The values that begin as what is typed, whole or from one of their words on, without regard to case, marks and forms
    /// of letters; or of which another name does. Those that occur most come first.
    func values(of kind: VariablesInScope.Kind, _ key: String, matching typed: String, within: Bool) -> [String] {
        let wanted = Folding.fold(typed)
        var found: [(rank: Int, entry: Entry)] = []
        for entry in entries(Place(kind: kind, key: key)) {
            guard let rank = Self.rank(of: entry, for: wanted, within: within) else { continue }
            found.append((rank, entry))
        }
        found.sort { ($0.rank, -$0.entry.weight, $0.entry.text) < ($1.rank, -$1.entry.weight, $1.entry.text) }
        return found.prefix(Self.offered).map(\.entry.text)
    }

    private static func rank(of entry: Entry, for wanted: String, within: Bool) -> Int? {
        if wanted.isEmpty || entry.folded.hasPrefix(wanted) { return 0 }
        if entry.folded.contains(" " + wanted) { return 1 }
        if entry.aliases.contains(where: { $0.hasPrefix(wanted) || $0.contains(" " + wanted) }) { return 2 }
        return within && entry.folded.contains(wanted) ? 3 : nil
    }

    private func entries(_ place: Place) -> [Entry] {
        let graph = session.graph
        let count = graph.nodeCount + graph.relationshipCount
        if let known = known[place], known.count == count { return known.values }
        var entries: [String: Entry] = [:]
        if let key = graph.findKey(place.key) {
            place.kind.isRelationship
                ? gatherRelationships(place.kind, key, into: &entries) : gatherNodes(place.kind, key, into: &entries)
        }
        let values = entries.values.map { $0 }
        known[place] = (count, values)
        return values
    }

    private func gatherNodes(_ kind: VariablesInScope.Kind, _ key: KeyID, into entries: inout [String: Entry]) {
        let graph = session.graph
        let aliases = graph.findKey("aliases")
        for node in nodes(of: kind) where graph.isAlive(node) {
            guard case .string(let text) = graph.property(node, key) else { continue }
            // What is said and mentioned often is looked for often.
            add(text, weight: 1 + graph.degree(of: node), to: &entries) {
                guard let aliases, case .list(let names) = graph.property(node, aliases) else { return [] }
                return names.compactMap { if case .string(let name) = $0 { Folding.fold(name) } else { nil } }
            }
        }
    }

    private func gatherRelationships(
        _ kind: VariablesInScope.Kind, _ key: KeyID, into entries: inout [String: Entry]
    ) {
        let graph = session.graph
        let types = kind.names.isEmpty ? [] : kind.names.compactMap(graph.findType)
        for type in types {
            let relationships = graph.relationships(of: type)
            for position in Self.sample(relationships.count) {
                if case .string(let text) = graph.property(RelationshipID(relationships[position]), key) {
                    add(text, weight: 1, to: &entries) { [] }
                }
            }
        }
    }

    private func add(_ text: String, weight: Int, to entries: inout [String: Entry], aliases: () -> [String]) {
        guard text.utf8.count <= Self.longest, !text.isEmpty else { return }
        if entries[text] != nil {
            entries[text]?.weight += weight
            entries[text]?.aliases += aliases()
        } else {
            entries[text] = Entry(text: text, folded: Folding.fold(text), aliases: aliases(), weight: weight)
        }
    }

    private func nodes(of kind: VariablesInScope.Kind) -> [NodeID] {
        let graph = session.graph
        let labels = kind.names.compactMap(graph.findLabel)
        guard !labels.isEmpty else {
            // A label that there is not has no values; without one all nodes may be meant.
            return kind.names.isEmpty ? Self.sample(graph.nodeCapacity).map { NodeID(UInt32($0)) } : []
        }
        return labels.flatMap { label in
            let members = graph.nodes(with: label)
            return Self.sample(members.count).map { NodeID(members[$0]) }
        }
    }

    private static func sample(_ count: Int) -> StrideTo<Int> {
        stride(from: 0, to: count, by: max(1, (count + sampleSize - 1) / sampleSize))
    }
}
