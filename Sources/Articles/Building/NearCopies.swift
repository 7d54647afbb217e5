/// The pairs of neighbouring words of a text, or of a long one a sample that is the same for all texts.
struct WordSketch: Sendable {
    /// Sorted, each once.
    private var pairs: [UInt64] = []
    /// Pairs whose lowest bits, so many of them, are 0 are in the sample.
    private var bits: UInt64 = 0
    private var words = 0
    private var telling: [UInt64] = []
    private static let most = 96

    init(_ keys: [UInt64], telling: [UInt64]) {
        words = keys.count
        self.telling = telling.sorted()
        var all: Set<UInt64> = []
        for (key, next) in zip(keys, keys.dropFirst()) { all.insert(WordSketch.mixed(key &* 3 &+ next)) }
        pairs = all.sorted()
        while pairs.count > WordSketch.most {
            bits += 1
            pairs.removeAll { $0 & (1 << bits - 1) != 0 }
        }
    }

    init() {}

    /// Spreads the bits of a number over all of it.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    fileprivate var sample: [UInt64] { pairs }

    /// Whether one of both is a copy of the other, or of a part of it, with few words changed.
    func isNear(_ other: WordSketch, _ likeness: Double, isStrict: Bool) -> Bool {
        let mask: UInt64 = 1 << max(bits, other.bits) - 1
        var (common, mine, others) = (0, 0, 0)
        var (a, b) = (0, 0)
        while a < pairs.count || b < other.pairs.count {
            let left = a < pairs.count ? pairs[a] : .max
            let right = b < other.pairs.count ? other.pairs[b] : .max
            let counts = min(left, right) & mask == 0
            if left == right, counts { common += 1 }
            if left <= right {
                a += 1
                if counts { mine += 1 }
            }
            if right <= left {
                b += 1
                if counts { others += 1 }
            }
        }
        let fewer = min(mine, others)
        guard fewer >= 4, Double(common) >= likeness * Double(fewer) else { return false }
        return !isStrict || agrees(other)
    }

    /// Whether numbers and negations are the same; of a part, whether the whole has them.
    private func agrees(_ other: WordSketch) -> Bool {
        let (shorter, longer) = words <= other.words ? (self, other) : (other, self)
        if longer.words * 3 <= shorter.words * 4 { return shorter.telling == longer.telling }
        var rest = longer.telling[...]
        for word in shorter.telling {
            guard let found = rest.firstIndex(of: word) else { return false }
            rest = rest[(found + 1)...]
        }
        return true
    }
}

extension WordSketch: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(hashes: &pairs)
        try packer.pass(&bits)
        guard bits < 64 else { throw Packer.Malformed() }
        try packer.pass(&words)
        try packer.pass(hashes: &telling)
    }
}

/// Which texts may be near-copies of one: those that share pairs of words with it. Of a pair that many texts have only the
/// first are kept, so that a text costs what it holds.
struct NearCopies {
    private var holders: [UInt64: [Int32]] = [:]
    private static let mostHolders = 16
    private static let mostCandidates = 8

    /// Adds a text by its number.
    mutating func add(_ sketch: WordSketch, _ number: Int) {
        for pair in sketch.sample where holders[pair, default: []].count < NearCopies.mostHolders {
            holders[pair, default: []].append(Int32(number))
        }
    }

    /// The numbers of the texts that share most pairs with one.
    func candidates(_ sketch: WordSketch) -> [Int] {
        var shared: [Int32: Int] = [:]
        for pair in sketch.sample { for number in holders[pair] ?? [] { shared[number, default: 0] += 1 } }
        let sorted = shared.filter { $0.value > 1 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return sorted.prefix(NearCopies.mostCandidates).map { Int($0.key) }
    }
}
