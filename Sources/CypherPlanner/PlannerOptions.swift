/// What the planner may do.
public struct PlannerOptions: Sendable {
    /// Names of rules that are switched off; see ``OptimizerRule``. Answers are the same without them.
    public var disabledRules: Set<String>
    /// Whether rules that pay only for many rows are applied to few as well, so that small tests reach them.
    public var ignoresCosts: Bool

    /// Makes options.
    public init(disabledRules: Set<String> = [], ignoresCosts: Bool = false) {
        self.disabledRules = disabledRules
        self.ignoresCosts = ignoresCosts
    }
}
