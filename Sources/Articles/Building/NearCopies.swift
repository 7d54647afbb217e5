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
        pairs = WordSketch.distinctPairs(keys)
        while pairs.count > WordSketch.most {
            bits += 1
            pairs.removeAll { $0 & (1 << bits - 1) != 0 }
        }
        pairs.sort()
    }

    /// The pairs of neighbouring words, each once, in no order: kept apart by a table that is half empty at least.
    private static func distinctPairs(_ keys: [UInt64]) -> [UInt64] {
        guard keys.count > 1 else { return [] }
        var pairs: [UInt64] = []
        pairs.reserveCapacity(keys.count - 1)
        let size = 1 << (Int.bitWidth - (keys.count * 2 - 1).leadingZeroBitCount)
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: size) { table in
            table.initialize(repeating: -1)
            for index in 1..<keys.count {
                let pair = mixed(keys[index - 1] &* 3 &+ keys[index])
                var slot = Int(truncatingIfNeeded: pair) & (size - 1)
                while table[slot] >= 0, pairs[Int(table[slot])] != pair { slot = (slot + 1) & (size - 1) }
                guard table[slot] < 0 else { continue }
                table[slot] = Int32(pairs.count)
                pairs.append(pair)
            }
        }
        return pairs
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
    /// A table of pairs: the last text that is known to have each, as a place in `texts`, or -1, and how many are.
    private var pairs: [UInt64]
    private var lasts: [Int32]
    private var counts: [UInt8]
    private var used = 0
    /// Texts by their numbers, each with the one before it that has the pair.
    private var texts: [(number: Int32, before: Int32)] = []
    /// How many pairs the text at hand shares with each of those added.
    private var shared: [Int32] = []
    private static let mostHolders = 16
    private static let mostCandidates = 8

    init() {
        pairs = Array(repeating: 0, count: 1 << 10)
        lasts = Array(repeating: -1, count: 1 << 10)
        counts = Array(repeating: 0, count: 1 << 10)
    }

    /// Where a pair stands, or is to stand. A sample's pairs are alike in their lowest bits.
    private func slot(of pair: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: pair >> 32) & (pairs.count - 1)
        while lasts[slot] >= 0, pairs[slot] != pair { slot = (slot + 1) & (pairs.count - 1) }
        return slot
    }

    /// Adds a text by its number; numbers come in order.
    mutating func add(_ sketch: WordSketch, _ number: Int) {
        while shared.count <= number { shared.append(0) }
        for pair in sketch.sample {
            if used * 2 >= pairs.count { grow() }
            let slot = slot(of: pair)
            guard counts[slot] < NearCopies.mostHolders else { continue }
            if lasts[slot] < 0 { used += 1 }
            texts.append((Int32(number), lasts[slot]))
            pairs[slot] = pair
            lasts[slot] = Int32(texts.count - 1)
            counts[slot] += 1
        }
    }

    private mutating func grow() {
        let (oldPairs, oldLasts, oldCounts) = (pairs, lasts, counts)
        pairs = Array(repeating: 0, count: oldPairs.count * 2)
        lasts = Array(repeating: -1, count: oldPairs.count * 2)
        counts = Array(repeating: 0, count: oldPairs.count * 2)
        for old in oldPairs.indices where oldLasts[old] >= 0 {
            let slot = slot(of: oldPairs[old])
            (pairs[slot], lasts[slot], counts[slot]) = (oldPairs[old], oldLasts[old], oldCounts[old])
        }
    }

    /// The numbers of the texts that share most pairs with one.
    mutating func candidates(_ sketch: WordSketch) -> [Int] {
        var met: [Int32] = []
        for pair in sketch.sample {
            var place = lasts[slot(of: pair)]
            while place >= 0 {
                let text = texts[Int(place)]
                if shared[Int(text.number)] == 0 { met.append(text.number) }
                shared[Int(text.number)] += 1
                place = text.before
            }
        }
        let sorted = met.filter { shared[Int($0)] > 1 }.sorted {
            (shared[Int($1)], $0) < (shared[Int($0)], $1)
        }
        for number in met { shared[Int(number)] = 0 }
        return sorted.prefix(NearCopies.mostCandidates).map { Int($0) }
    }
}
