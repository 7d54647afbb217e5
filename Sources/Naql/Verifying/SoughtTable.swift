/// The pairs of words that are sought, each with the quotations that have it.
///
/// Unchecked: it is filled before the threads start that read it.
final class SoughtTable: @unchecked Sendable {
    /// A bit for each pair by its lowest bits: most words of an archive end there.
    private let filter: UnsafeMutablePointer<UInt64>
    private static let filterBits = 20
    private var quotations: [UInt64: [Int32]] = [:]
    /// Words of names, likewise.
    private var names: [UInt64: [Int32]] = [:]
    private let sizes: [Int]

    init(_ pairs: [[UInt64]], names: [[UInt64]]) {
        filter = .allocate(capacity: 1 << (Self.filterBits - 6))
        filter.initialize(repeating: 0, count: 1 << (Self.filterBits - 6))
        sizes = pairs.map(\.count)
        for (number, list) in pairs.enumerated() {
            for pair in list {
                quotations[pair, default: []].append(Int32(number))
                mark(pair)
            }
        }
        for (number, words) in names.enumerated() {
            for word in Set(words) {
                self.names[Self.name(word), default: []].append(Int32(number))
                mark(Self.name(word))
            }
        }
    }

    deinit { filter.deallocate() }

    /// What stands for one word, for two side by side, for two with one between, and for a word of a name.
    @inline(__always) static func single(_ word: UInt64) -> UInt64 { mixed(word ^ 0x51) }
    @inline(__always) static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { mixed(first &* 3 &+ second) }
    @inline(__always) static func gap(_ first: UInt64, _ second: UInt64) -> UInt64 { mixed(first &* 7 &+ second) }
    @inline(__always) static func name(_ word: UInt64) -> UInt64 { mixed(word ^ 0xA7) }

    @inline(__always) private static func mixed(_ value: UInt64) -> UInt64 {
        let value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        return value ^ (value >> 27)
    }

    private func mark(_ pair: UInt64) {
        let bit = Int(pair & (1 << UInt64(Self.filterBits) - 1))
        filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    @inline(__always) private func mayHave(_ pair: UInt64) -> Bool {
        let bit = Int(pair & (1 << UInt64(Self.filterBits) - 1))
        return filter[bit >> 6] & (1 << UInt64(bit & 63)) != 0
    }

    /// Counts of one thread, used again for each text.
    struct Counts {
        fileprivate var scores: [Int32]
        fileprivate var isNamed: [Bool]
        fileprivate var found: [Int32] = []
        fileprivate var named: [Int32] = []

        init(quotations: Int) {
            scores = Array(repeating: 0, count: quotations)
            isNamed = Array(repeating: false, count: quotations)
        }
    }

    @inline(__always) private func add(_ pair: UInt64, _ counts: inout Counts) {
        guard mayHave(pair), let list = quotations[pair] else { return }
        for quotation in list {
            if counts.scores[Int(quotation)] == 0 { counts.found.append(quotation) }
            counts.scores[Int(quotation)] += 2
        }
    }

    /// Calls `body` with each quotation that shares pairs with a text, and with how much it shares.
    func hits(
        _ scalars: UnsafeBufferPointer<UInt32>, _ counts: inout Counts, _ body: (_ quotation: Int, _ score: Int) -> Void
    ) {
        var (before, last): (UInt64, UInt64) = (0, 0)
        WordCutter().forEachWord(scalars) { _, _, key in
            add(Self.pair(last, key), &counts)
            add(Self.gap(before, key), &counts)
            add(Self.single(key), &counts)
            let name = Self.name(key)
            if mayHave(name) {
                for quotation in names[name] ?? [] where !counts.isNamed[Int(quotation)] {
                    counts.isNamed[Int(quotation)] = true
                    counts.named.append(quotation)
                }
            }
            (before, last) = (last, key)
        }
        for quotation in counts.found {
            let number = Int(quotation)
            // What stands often in a text counts no more than what stands there whole.
            let score = min(Int(counts.scores[number]), 2 * sizes[number])
            body(number, score + (counts.isNamed[number] ? sizes[number] + 1 : 0))
            counts.scores[number] = 0
        }
        for quotation in counts.named { counts.isNamed[Int(quotation)] = false }
        counts.found.removeAll(keepingCapacity: true)
        counts.named.removeAll(keepingCapacity: true)
    }
}
