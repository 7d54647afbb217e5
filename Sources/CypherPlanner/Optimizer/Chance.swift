import PropertyGraph

extension PlanningContext {
    /// What the costs say, or the throw of a coin where chance chooses.
    func prefers(_ isCheaper: @autoclosure () -> Bool) -> Bool {
        chance == nil ? isCheaper() : pick(of: 2) == 0
    }

    /// One of so many ways, by chance.
    func pick(of count: Int) -> Int { chance?.below(count) ?? 0 }
}
