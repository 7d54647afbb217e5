import PropertyGraph

/// Finds who could be meant by a name that nobody bears: those who share words with it, one letter more or less forgiven.
struct NearNames {
    /// Nodes by the words of their names, and by those words with a letter left out.
    private var byWord: [String: Set<NodeID>] = [:]

    /// Words with fewer letters are compared whole.
    private static let shortest = 4

    init(_ index: PeopleIndex) {
        for (name, nodes) in index.names {
            for word in name.split(separator: " ") {
                for form in Self.forms(of: word) { byWord[form, default: []].formUnion(nodes) }
            }
        }
    }

    /// At most three, those with the most words first.
    func nodes(near name: String) -> [NodeID] {
        var shared: [NodeID: Int] = [:]
        for word in Set(PeopleIndex.key(name).split(separator: " ")) {
            var found: Set<NodeID> = []
            for form in Self.forms(of: word) { found.formUnion(byWord[form] ?? []) }
            for node in found { shared[node, default: 0] += 1 }
        }
        return shared.sorted { ($1.value, $0.key.index) < ($0.value, $1.key.index) }.prefix(3).map(\.key)
    }

    /// A word, and what is left of it without each of its letters in turn.
    private static func forms(of word: Substring) -> [String] {
        let letters = Array(word.unicodeScalars)
        guard letters.count >= shortest else { return [String(word)] }
        return [String(word)]
            + letters.indices.map { left in
                var text = String.UnicodeScalarView()
                for (place, letter) in letters.enumerated() where place != left { text.append(letter) }
                return String(text)
            }
    }
}
