import PropertyGraph

/// Some of many by chance, so many of each part as it is large, and of each part at least one where there is room.
struct StratifiedSample {
    private var chance: SplitMix64

    /// - Parameter seed: the same seed takes the same ones.
    init(seed: UInt64) { chance = SplitMix64(seed: seed) }

    /// The places of those that are taken.
    mutating func take(_ count: Int, of parts: [String]) -> [Int] {
        var members: [String: [Int]] = [:]
        for (place, part) in parts.enumerated() { members[part, default: []].append(place) }
        let names = members.keys.sorted()
        let shares = Self.shares(names.map { members[$0]!.count }, count)
        var taken: [Int] = []
        for (name, share) in zip(names, shares) { taken += shuffled(members[name]!).prefix(share) }
        return taken
    }

    /// How many of each part, by largest remainders.
    static func shares(_ sizes: [Int], _ count: Int) -> [Int] {
        let total = sizes.reduce(0, +)
        guard count < total else { return sizes }
        let least = count >= sizes.count ? 1 : 0
        var shares = sizes.map { max(least, $0 * count / total) }
        func left(_ part: Int) -> Double { Double(sizes[part]) * Double(count) / Double(total) - Double(shares[part]) }
        while shares.reduce(0, +) < count {
            let part = sizes.indices.filter { shares[$0] < sizes[$0] }.max { (left($0), $1) < (left($1), $0) }!
            shares[part] += 1
        }
        // Where small parts got one each, the others together give way.
        while shares.reduce(0, +) > count {
            let part = sizes.indices.filter { shares[$0] > least }.min { (left($0), $0) < (left($1), $1) }!
            shares[part] -= 1
        }
        return shares
    }

    /// Fisher and Yates.
    private mutating func shuffled(_ list: [Int]) -> [Int] {
        var list = list
        for place in list.indices.dropLast() { list.swapAt(place, place + chance.below(list.count - place)) }
        return list
    }
}
