/// Choices by chance instead of by cost; the same seed chooses the same.
struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A number below `count`. SplitMix64, after Steele, Lea and Flood.
    mutating func below(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(count))
    }
}

extension PlanningContext {
    /// What the costs say, or the throw of a coin where chance chooses.
    func prefers(_ isCheaper: @autoclosure () -> Bool) -> Bool {
        chance == nil ? isCheaper() : pick(of: 2) == 0
    }

    /// One of so many ways, by chance.
    func pick(of count: Int) -> Int { chance?.below(count) ?? 0 }
}
