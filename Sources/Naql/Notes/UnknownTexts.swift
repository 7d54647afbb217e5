import CypherRuntime
import CypherSemantics
import CypherSyntax
import PropertyGraph
import Text

/// Texts that a property is compared with and that stand nowhere in the graph: a name in another spelling, mostly.
enum UnknownTexts {
    /// A note on each, with texts that are spelled alike or hold it as a word. Those are looked for within the limits of the
    /// statement, which has not begun.
    static func notes(
        on statement: BoundStatement, in graph: Graph, given parameters: [String: Value], _ meter: ExecutionMeter
    ) -> [Diagnostic] {
        var unknown: [(key: String, text: String, range: SourceRange)] = []
        var told: Set<String> = []
        for comparison in statement.comparisons {
            guard let (key, text) = wanted(by: comparison, parameters), graph.findKey(key) != nil,
                text.utf8.count <= StringArena.internLimit, graph.strings.find(text) == nil,
                told.insert(text).inserted
            else { continue }
            unknown.append((key, text, comparison.range))
        }
        if unknown.isEmpty { return [] }
        let like = LikeTexts(unknown.map(\.text), in: graph.strings, meter)
        return unknown.enumerated().map { number, comparison in
            Diagnostic(
                code: "UnknownText", at: comparison.range,
                message: "nothing has the `\(comparison.key)` \(Value.quoted(comparison.text))",
                hints: like.found(number).map { "there is \(Value.quoted($0))" })
        }
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

/// Texts of a graph that are like some that are sought: the same but for case, marks and forms of letters, else longer by
/// words.
struct LikeTexts {
    /// A text that is sought, and what was found for it.
    private struct Sought {
        let folded: String
        let lengths: ClosedRange<Int>
        var same: [String] = []
        var longer: [String] = []

        init(_ text: String) {
            folded = Folding.fold(text)
            lengths = text.utf8.count / 2...(text.utf8.count + LikeTexts.excess)
        }

        var isFound: Bool { folded.isEmpty || same.count == LikeTexts.most }

        mutating func compare(_ candidate: String, folded other: String) {
            if other == folded {
                same.append(candidate)
            } else if longer.count < LikeTexts.most, " \(other) ".contains(" \(folded) ") {
                longer.append(candidate)
            }
        }
    }

    private var sought: [Sought]

    /// So many are named.
    private static let most = 3
    /// For so many texts of a statement like ones are sought: more notes than that nobody reads.
    private static let mostSought = 5
    /// So many texts are folded at most: more would be felt.
    private static let largest = 100_000
    /// What is longer than the text by more bytes is no name of the same.
    private static let excess = 40
    /// What folding a text costs, in the units of a meter.
    private static let foldingCost = 1000

    /// Looks through the texts once.
    init(_ texts: [String], in strings: StringArena, _ meter: ExecutionMeter) {
        sought = texts.prefix(Self.mostSought).map(Sought.init)
        var open = sought.indices.filter { !sought[$0].isFound }
        var left = Self.largest
        for id in 0..<UInt32(strings.count) where !open.isEmpty {
            let length = strings.utf8(id).count
            guard open.contains(where: { sought[$0].lengths.contains(length) }) else { continue }
            left -= 1
            // Where the time is up the statement tells so itself.
            guard left >= 0, (try? meter.charge(work: Self.foldingCost)) != nil else { break }
            let candidate = strings.string(id)
            let folded = Folding.fold(candidate)
            for index in open where sought[index].lengths.contains(length) {
                sought[index].compare(candidate, folded: folded)
            }
            open.removeAll { sought[$0].isFound }
        }
    }

    /// What is like a text, by its number.
    func found(_ number: Int) -> [String] {
        guard sought.indices.contains(number) else { return [] }
        return sought[number].same.isEmpty ? sought[number].longer : sought[number].same
    }
}
