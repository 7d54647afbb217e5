import Naql

/// The texts that a property has, for completion: gathered once, and again when the graph has grown.
final class PropertyValues {
    private let session: Session
    private var known: [Place: (count: Int, gathering: ValueGathering)] = [:]

    private struct Place: Hashable {
        let kind: VariablesInScope.Kind
        let key: String
    }

    /// So many are offered.
    private static let offered = 200
    /// So many nodes or relationships are read at a time while a key is awaited; that takes a millisecond or two.
    private static let step = 1000

    init(session: Session) { self.session = session }

    /// The values that begin as what is typed, whole or from one of their words on, without regard to case, marks and forms
    /// of letters; or of which another name does. Those that occur most come first.
    func values(of kind: VariablesInScope.Kind, _ key: String, matching typed: String, within: Bool) -> [String] {
        let wanted = Folding.fold(typed)
        var found: [(rank: Int, entry: ValueGathering.Entry)] = []
        for entry in entries(Place(kind: kind, key: key)) {
            guard let rank = Self.rank(of: entry, for: wanted, within: within) else { continue }
            found.append((rank, entry))
        }
        found.sort { ($0.rank, -$0.entry.weight, $0.entry.text) < ($1.rank, -$1.entry.weight, $1.entry.text) }
        return found.prefix(Self.offered).map(\.entry.text)
    }

    private static func rank(of entry: ValueGathering.Entry, for wanted: String, within: Bool) -> Int? {
        if wanted.isEmpty || entry.folded.hasPrefix(wanted) { return 0 }
        if entry.folded.contains(" " + wanted) { return 1 }
        if entry.aliases.contains(where: { $0.hasPrefix(wanted) || $0.contains(" " + wanted) }) { return 2 }
        return within && entry.folded.contains(wanted) ? 3 : nil
    }

    /// Gathers some of the values of a property; whether there are more.
    func prepare(_ kind: VariablesInScope.Kind, _ key: String) -> Bool {
        gather(Place(kind: kind, key: key), atMost: Self.step)
    }

    private func entries(_ place: Place) -> Dictionary<String, ValueGathering.Entry>.Values {
        _ = gather(place, atMost: .max)
        return known[place, default: (0, ValueGathering())].gathering.entries.values
    }

    private func gather(_ place: Place, atMost limit: Int) -> Bool {
        let graph = session.graph
        let count = graph.nodeCount + graph.relationshipCount
        if known[place]?.count != count { known[place] = (count, ValueGathering(place.kind, place.key, in: graph)) }
        // Within the dictionary, where it is not copied.
        return known[place]?.gathering.read(from: graph, atMost: limit) ?? false
    }
}
