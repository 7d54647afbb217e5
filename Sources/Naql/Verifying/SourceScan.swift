import Machine
import PropertyGraph
import Synchronization
import Text

/// Finds the articles that may hold what a draft quotes, in one walk through all texts: by pairs of words that stand side by
/// side, or with one between, of each quotation those that are rarest.
struct SourceScan {
    /// A quotation as it is sought.
    struct Sought: Hashable {
        let words: [UInt64]
        /// Words of the name of who speaks: an article that has them comes before others.
        let speaker: [UInt64]
    }

    /// An article that shares words with a quotation.
    struct Candidate {
        /// The place among ``articles``.
        let article: Int
        let score: Int
    }

    /// The articles' nodes.
    let articles: [UInt32]
    private let graph: Graph
    private let texts: GatheredColumn
    private let workers: Int

    /// Of one quotation the most pairs that are sought, and the most articles that are looked at.
    private static let most = (pairs: 12, candidates: 24, words: 400)

    init(_ graph: Graph, workers: Int) {
        self.graph = graph
        self.workers = workers
        guard let label = graph.findLabel("Article"), let key = graph.findKey("text") else {
            (articles, texts) = ([], .allNull)
            return
        }
        articles = graph.nodes(with: label).ids
        texts = articles.withUnsafeBufferPointer { graph.gather(key, nodes: $0) }
    }

    /// The candidates of each quotation, the best first.
    func candidates(_ sought: [Sought], _ isCancelled: @escaping @Sendable () -> Bool) -> [[Candidate]] {
        let all = sought.map { Self.pairs(of: $0.words) }
        var counts = PairCounts(all.flatMap { $0 })
        for article in stride(from: 0, to: articles.count, by: max(1, articles.count / 500)) {
            withScalars(article) { counts.add($0) }
        }
        let chosen = all.map { pairs in
            Array(Set(pairs).sorted { (counts[$0], $0) < (counts[$1], $1) }.prefix(Self.most.pairs))
        }
        let table = SoughtTable(chosen, names: sought.map(\.speaker))
        let best = Mutex(sought.map { _ in [Candidate]() })
        let next = Atomic<Int>(0)
        let step = 128
        let total = articles.count
        Workers.run(min(workers, max(1, total / step))) { [self] in
            var own = sought.map { _ in [Candidate]() }
            var counts = SoughtTable.Counts(quotations: sought.count)
            while !isCancelled() {
                let first = next.wrappingAdd(step, ordering: .relaxed).oldValue
                guard first < total else { break }
                for article in first..<min(first + step, total) {
                    withScalars(article) { scalars in
                        table.hits(scalars, &counts) { quotation, score in
                            Self.keep(Candidate(article: article, score: score), in: &own[quotation])
                        }
                    }
                }
            }
            best.withLock { all in
                for quotation in own.indices {
                    for candidate in own[quotation] { Self.keep(candidate, in: &all[quotation]) }
                }
            }
        }
        return best.withLock { $0 }
    }

    private static func keep(_ candidate: Candidate, in list: inout [Candidate]) {
        func isBefore(_ a: Candidate, _ b: Candidate) -> Bool {
            a.score == b.score ? a.article < b.article : a.score > b.score
        }
        if list.count == most.candidates, let last = list.last, !isBefore(candidate, last) { return }
        list.insert(candidate, at: list.partitioningIndex { isBefore(candidate, $0) })
        if list.count > most.candidates { list.removeLast() }
    }

    /// The text of an article.
    func text(_ article: Int) -> [UInt32] { withScalars(article) { Array($0) } ?? [] }

    @discardableResult
    private func withScalars<Result>(
        _ article: Int, _ body: (UnsafeBufferPointer<UInt32>) -> Result
    ) -> Result? {
        switch texts {
        case .strings(let ids):
            guard ids[article] != .max else { return nil }
            return Self.decode(graph.strings.utf8(ids[article]), body)
        case .values(let values):
            guard case .string(var text) = values[article] else { return nil }
            return text.withUTF8 { Self.decode($0, body) }
        default: return nil
        }
    }

    private static func decode<Result>(
        _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt32>) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: bytes.count + 1) { room in
            var (index, count) = (0, 0)
            while index < bytes.count {
                let lead = UInt32(bytes[index])
                let size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
                var scalar = size == 1 ? lead : lead & (0xFF >> UInt32(size + 1))
                for next in 1..<max(size, 1) where index + next < bytes.count {
                    scalar = scalar << 6 | UInt32(bytes[index + next]) & 0x3F
                }
                room[count] = scalar
                index &+= size
                count &+= 1
            }
            return body(UnsafeBufferPointer(start: room.baseAddress, count: count))
        }
    }

    // MARK: Pairs

    /// The pairs of a quotation; a single word stands for itself.
    private static func pairs(of words: [UInt64]) -> [UInt64] {
        let words = words.prefix(most.words)
        guard words.count > 1 else { return words.map { SoughtTable.single($0) } }
        var pairs: [UInt64] = []
        for index in words.indices.dropFirst() {
            pairs.append(SoughtTable.pair(words[index - 1], words[index]))
            if index > 1 { pairs.append(SoughtTable.gap(words[index - 2], words[index])) }
        }
        return pairs
    }
}

/// How often pairs of words stand in a sample of the texts.
private struct PairCounts {
    private var counts: [UInt64: Int]

    init(_ pairs: [UInt64]) { counts = Dictionary(pairs.map { ($0, 0) }, uniquingKeysWith: { a, _ in a }) }

    subscript(_ pair: UInt64) -> Int { counts[pair] ?? 0 }

    mutating func add(_ scalars: UnsafeBufferPointer<UInt32>) {
        var (before, last): (UInt64, UInt64) = (0, 0)
        WordCutter().forEachWord(scalars) { _, _, key in
            for pair in [SoughtTable.single(key), SoughtTable.pair(last, key), SoughtTable.gap(before, key)] {
                if let count = counts[pair] { counts[pair] = count + 1 }
            }
            (before, last) = (last, key)
        }
    }
}
