import CypherRuntime
import PropertyGraph
import Synchronization

/// Ranks statements by whether they say the same as another: what turns its sense comes behind what does not, however like its
/// words are.
///
/// It does not hold the graph, which may go while its index is still remembered.
///
/// Unchecked: memory and index are used under the lock.
final class SimilarStatements: @unchecked Sendable {
    /// A statement that is like another.
    struct Hit {
        let node: UInt32
        /// From 0 to 1.
        let score: Double
        /// How it turns the sense; nil where it does not.
        let turn: SenseComparison.Turn?

        /// Of roles an order of words tells, which is less certain than the words themselves.
        var rank: Int { turn.map { $0 == .roles ? 1 : 2 } ?? 0 }
    }

    private let memory = ReadingMemory()
    private let index: StatementIndex
    private let names: NamedNodes
    private let lock = Mutex<Void>(())
    private static let mostCandidates = 400

    init(_ graph: Graph, _ meter: ExecutionMeter) throws(ExecutionError) {
        let reader = StatementReader(graph, memory)
        let statements = graph.findLabel("Statement").map { graph.nodes(with: $0).ids } ?? []
        index = try StatementIndex(statements, meter) { reader.statement($0)?.concepts ?? [] }
        names = try NamedNodes(reader, meter)
    }

    /// The statements like one of the graph, without itself.
    func like(statement: NodeID, in graph: Graph, _ meter: ExecutionMeter) throws(ExecutionError) -> [Hit] {
        try reading(graph) { reader throws(ExecutionError) in
            guard let reading = reader.statement(statement.index) else { return [] }
            return try hits(reading, reader, meter).filter { $0.node != statement.index }
        }
    }

    /// The statements like a text.
    func like(text: String, in graph: Graph, _ meter: ExecutionMeter) throws(ExecutionError) -> [Hit] {
        try reading(graph) { reader throws(ExecutionError) in
            try hits(reader.text(text, names: names.named(in: text)), reader, meter)
        }
    }

    /// Words are looked up in tables that grow: one search at a time.
    private func reading(
        _ graph: Graph, _ body: (StatementReader) throws(ExecutionError) -> [Hit]
    ) throws(ExecutionError) -> [Hit] {
        let outcome = lock.withLock { _ in
            do throws(ExecutionError) {
                return Result<[Hit], ExecutionError>.success(try body(StatementReader(graph, memory)))
            } catch { return Result<[Hit], ExecutionError>.failure(error) }
        }
        return try outcome.get()
    }

    private func hits(
        _ reading: StatementReader.Reading, _ reader: StatementReader, _ meter: ExecutionMeter
    ) throws(ExecutionError) -> [Hit] {
        // What has all of the words and what has the names and figures are two lists: the one would hide the other.
        var candidates = index.candidates(reading.concepts, most: Self.mostCandidates)
        candidates += index.candidates(reading.freeConcepts, most: Self.mostCandidates)
        var seen: Set<Int> = []
        var hits: [Hit] = []
        for number in candidates where seen.insert(number).inserted {
            try meter.charge(work: 20_000)
            guard let other = reader.statement(index.statements[number]) else { continue }
            let score = likeness(reading, other)
            guard score > 0 else { continue }
            hits.append(Hit(node: index.statements[number], score: score, turn: turn(reading, other, reader)))
        }
        return hits.sorted { a, b in
            if a.rank != b.rank { return a.rank < b.rank }
            return a.score == b.score ? a.node < b.node : a.score > b.score
        }
    }

    private func turn(
        _ mine: StatementReader.Reading, _ theirs: StatementReader.Reading, _ reader: StatementReader
    ) -> SenseComparison.Turn? {
        let named = Set(mine.about + theirs.about).sorted().map(reader.named)
        if let turn = SenseComparison(mine.sense, theirs.sense, named: named).turn { return turn }
        // Each speaks of the other.
        let isExchanged =
            !mine.speakers.isEmpty && Set(mine.speakers).isDisjoint(with: theirs.speakers)
            && mine.speakers.contains(where: theirs.about.contains)
            && theirs.speakers.contains(where: mine.about.contains)
        return isExchanged ? .roles : nil
    }

    private func likeness(_ mine: StatementReader.Reading, _ theirs: StatementReader.Reading) -> Double {
        if mine.sense.isArabic != theirs.sense.isArabic {
            let (own, others) = (mine.freeConcepts, theirs.freeConcepts)
            let shared = weight(Set(own).intersection(others))
            // One name alone is shared by chance.
            return 0.9 * cosine(own, others) * shared / (shared + 4)
        }
        let words = cosine(mine.sense.concepts, theirs.sense.concepts)
        return min(1, 0.85 * words + 0.15 * pairs(mine.sense, theirs.sense))
    }

    private func cosine(_ own: [UInt64], _ others: [UInt64]) -> Double {
        let shared = weight(Set(own).intersection(others))
        let all = weight(Set(own)) * weight(Set(others))
        return all > 0 ? shared / all.squareRoot() : 0
    }

    private func weight(_ concepts: Set<UInt64>) -> Double {
        // In an order of its own, so that the sum is the same each time.
        concepts.sorted().reduce(0) { $0 + index.weight($1) }
    }

    /// The part of neighbouring words that the other has as neighbours, too, in whatever order.
    private func pairs(_ mine: SenseText, _ theirs: SenseText) -> Double {
        func pairs(_ text: SenseText) -> Set<UInt64> {
            Set(zip(text.words, text.words.dropFirst()).map { ($0.concept &* 31) ^ ($1.concept &* 31) })
        }
        let (own, others) = (pairs(mine), pairs(theirs))
        guard !own.isEmpty, !others.isEmpty else { return mine.concepts == theirs.concepts ? 1 : 0 }
        return Double(own.intersection(others).count) / Double(min(own.count, others.count))
    }
}

/// The index made last; it is made again when its graph has changed.
final class SimilarStatementsCache: Sendable {
    private struct Entry {
        weak var graph: Graph?
        let changeCount: Int
        let statements: SimilarStatements
    }

    private let entry = Mutex<Entry?>(nil)

    func statements(of context: ExecutionContext) throws(ExecutionError) -> SimilarStatements {
        let graph = context.graph
        let known = entry.withLock { entry in
            entry.flatMap { $0.graph === graph && $0.changeCount == graph.changeCount ? $0.statements : nil }
        }
        if let known { return known }
        let made = try SimilarStatements(graph, context.meter)
        entry.withLock { $0 = Entry(graph: graph, changeCount: graph.changeCount, statements: made) }
        return made
    }
}
