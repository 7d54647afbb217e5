import CypherRuntime
import PropertyGraph
import Text

/// People, organizations and places of a graph by what they are called, to be found in texts that are not part of it.
final class NamedNodes {
    private var nodes: [UInt64: UInt32] = [:]
    private static let longest = 6

    init(_ reader: StatementReader, _ meter: ExecutionMeter) throws(ExecutionError) {
        let graph = reader.graph
        for label in ["Place", "Organization", "Person"] {
            guard let label = graph.findLabel(label) else { continue }
            let members = graph.nodes(with: label)
            for position in 0..<members.count {
                let node = members[position]
                try meter.charge(work: 1000)
                for name in reader.names(node) {
                    let words = Words.of(name).map(\.folded)
                    guard (1...Self.longest).contains(words.count) else { continue }
                    let key = Self.key(words[...])
                    // Of several of one name the first counts, so that the same is found whenever it is asked.
                    if nodes[key] == nil { nodes[key] = node }
                }
            }
        }
    }

    /// Those that a text names, each once.
    func named(in text: String) -> [UInt32] {
        let words = Words.of(text).map(\.folded)
        var found: [UInt32] = []
        var index = 0
        while index < words.count {
            var taken = 1
            search: for length in stride(from: min(Self.longest, words.count - index), to: 0, by: -1) {
                let phrase = words[index..<(index + length)]
                for form in Self.forms(phrase) {
                    guard let node = nodes[Self.key(form)] else { continue }
                    if !found.contains(node) { found.append(node) }
                    taken = length
                    break search
                }
            }
            index += taken
        }
        return found.sorted()
    }

    /// A phrase as it stands, and without a letter that is written together with its first word.
    private static func forms(_ phrase: ArraySlice<String>) -> [ArraySlice<String>] {
        guard let first = phrase.first, first.unicodeScalars.count > 3,
            let letter = first.unicodeScalars.first?.value, clitics.contains(letter)
        else { return [phrase] }
        var bare = phrase
        bare[bare.startIndex] = String(first.unicodeScalars.dropFirst())
        return [phrase, bare]
    }

    /// و ف ب ل ك
    private static let clitics: Set<UInt32> = [0x648, 0x641, 0x628, 0x644, 0x643]

    private static func key(_ words: ArraySlice<String>) -> UInt64 {
        var hash = FNV1a()
        for word in words {
            for byte in word.utf8 { hash.add(UInt64(byte)) }
            hash.add(0x20)
        }
        return hash.value
    }
}
