/// What the planner may do.
public struct PlannerOptions: Hashable, Sendable {
    /// Names of rules that are switched off; see ``OptimizerRule``. Answers are the same without them.
    public var disabledRules: Set<String>
    /// Whether rules that pay only for many rows are applied to few as well, so that small tests reach them.
    public var ignoresCosts: Bool
    /// Takes any of the orders and ways that give the right answer, by chance from this seed, instead of the cheapest:
    /// for tests, since what is right must not hang on what is chosen.
    public var chanceSeed: UInt64?

    /// Makes options.
    public init(disabledRules: Set<String> = [], ignoresCosts: Bool = false, chanceSeed: UInt64? = nil) {
        self.disabledRules = disabledRules
        self.ignoresCosts = ignoresCosts
        self.chanceSeed = chanceSeed
    }
}
