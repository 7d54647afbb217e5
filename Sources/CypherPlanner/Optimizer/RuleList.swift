/// All rules over whole plans, in the order in which they are tried.
enum RuleList {
    /// Rules over patterns that have no order yet.
    static let beforeJoins: [any PlanRule] = [
        FoldConstants(), PushPredicates(), MergeMatches(), CountZeroToAntiJoin(), CountRows(), InferBounds(),
    ]

    /// Rules over operators.
    static let afterJoins: [any PlanRule] = [RedundantDistinct(), LimitToTop(), CountFromStatistics(), LabelSets()]
}
