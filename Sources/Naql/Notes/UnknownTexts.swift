import CypherSemantics
import CypherSyntax
import PropertyGraph
import Text

/// Texts that a property is compared with and that stand nowhere in the graph: a name in another spelling, mostly.
enum UnknownTexts {
    /// A note on each, with texts that are spelled alike or hold it as a word.
    static func notes(
        on statement: BoundStatement, in graph: Graph, given parameters: [String: Value]
    ) -> [Diagnostic] {
        var told: Set<String> = []
        var notes: [Diagnostic] = []
        for comparison in statement.comparisons {
            guard let (key, text) = wanted(by: comparison, parameters), graph.findKey(key) != nil,
                text.utf8.count <= StringArena.internLimit, graph.strings.find(text) == nil,
                told.insert(text).inserted
            else { continue }
            notes.append(
                Diagnostic(
                    code: "UnknownText", at: comparison.range,
                    message: "nothing has the `\(key)` \(Value.quoted(text))",
                    hints: LikeTexts(text, in: graph.strings).found.map { "there is \(Value.quoted($0))" }))
        }
        return notes
    }

    /// The property of a node or relationship and the text that it is to be equal to; nil for other comparisons.
    private static func wanted(
        by comparison: BoundExpression, _ parameters: [String: Value]
    ) -> (key: String, text: String)? {
        guard case .compare(.equal, let left, let right) = comparison.kind else { return nil }
        for (side, other) in [(left, right), (right, left)] {
            guard case .property(let base, let key) = side.kind, base.type == .node || base.type == .relationship else {
                continue
            }
            switch other.kind {
            case .string(let text): return (key, text)
            case .parameter(let name): if case .string(let text)? = parameters[name] { return (key, text) }
            default: break
            }
        }
        return nil
    }
}

/// Texts of a graph that are like one that is sought: the same but for case, marks and forms of letters, else longer by words.
struct LikeTexts {
    private(set) var found: [String] = []

    /// So many are named.
    private static let most = 3
    /// So many texts are folded at most: more would be felt.
    private static let largest = 100_000
    /// What is longer than the text by more bytes is no name of the same.
    private static let excess = 40

    /// Looks through the texts once.
    init(_ text: String, in strings: StringArena) {
        let wanted = Folding.fold(text)
        guard !wanted.isEmpty else { return }
        var longer: [String] = []
        let lengths = text.utf8.count / 2...(text.utf8.count + Self.excess)
        var left = Self.largest
        for id in 0..<UInt32(strings.count) where lengths.contains(strings.utf8(id).count) {
            left -= 1
            if left < 0 || found.count == Self.most { break }
            let candidate = strings.string(id)
            let folded = Folding.fold(candidate)
            if folded == wanted {
                found.append(candidate)
            } else if longer.count < Self.most, " \(folded) ".contains(" \(wanted) ") {
                longer.append(candidate)
            }
        }
        if found.isEmpty { found = longer }
    }
}
