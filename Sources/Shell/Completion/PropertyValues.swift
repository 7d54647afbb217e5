import Naql
import PropertyGraph
import Text

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
        let wanted = Wanted(typed, within: within)
        let entries = Array(entries(Place(kind: kind, key: key)))
        // Numbers first, for comparing the texts of all takes longer than all else.
        var found: [(order: Int, index: Int)] = []
        for index in entries.indices {
            guard let rank = wanted.rank(of: entries[index]) else { continue }
            found.append((rank << 40 - min(entries[index].weight, 1 << 39), index))
        }
        found.sort { $0.order < $1.order }
        if found.count > Self.offered {
            let last = found[Self.offered - 1].order
            found = Array(found.prefix { $0.order <= last })
        }
        let best = found.map { (order: $0.order, text: entries[$0.index].text) }
        return best.sorted { ($0.order, $0.text) < ($1.order, $1.text) }.prefix(Self.offered).map(\.text)
    }

    /// What is sought, folded.
    private struct Wanted {
        let bytes: [UInt8]
        /// From one of the words on.
        let word: [UInt8]
        let within: Bool

        init(_ typed: String, within: Bool) {
            bytes = Array(Folding.fold(typed).utf8)
            word = [0x20] + bytes
            self.within = within
        }

        /// How well an entry fits, the best first; nil where it does not.
        func rank(of entry: ValueGathering.Entry) -> Int? {
            if entry.folded.starts(with: bytes) { return 0 }
            if Self.holds(entry.folded, word) { return 1 }
            if entry.aliases.contains(where: { $0.starts(with: bytes) || Self.holds($0, word) }) { return 2 }
            return within && Self.holds(entry.folded, bytes) ? 3 : nil
        }

        private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
            guard text.count >= part.count, let first = part.first else { return text.count >= part.count }
            return (0...(text.count - part.count)).contains { text[$0] == first && text[$0...].starts(with: part) }
        }
    }

    private func entries(_ place: Place) -> Dictionary<String, ValueGathering.Entry>.Values {
        _ = gather(place, atMost: .max)
        return known[place, default: (0, ValueGathering())].gathering.entries.values
    }

    /// Gathers some of the values of a property; whether there are more.
    func prepare(_ kind: VariablesInScope.Kind, _ key: String) -> Bool {
        gather(Place(kind: kind, key: key), atMost: Self.step)
    }

    private func gather(_ place: Place, atMost limit: Int) -> Bool {
        let graph = session.graph
        let count = graph.nodeCount + graph.relationshipCount
        if known[place]?.count != count { known[place] = (count, ValueGathering(place.kind, place.key, in: graph)) }
        // Within the dictionary, where it is not copied.
        return known[place]?.gathering.read(from: graph, atMost: limit) ?? false
    }
}
