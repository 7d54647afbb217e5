/// The optimiser's rules, by the names that ``PlannerOptions/disabledRules`` takes.
public enum OptimizerRule: String, CaseIterable, Sendable {
    /// Computes what is constant.
    case foldConstants = "fold-constants"
    /// Plans consecutive MATCH clauses as one pattern.
    case mergeMatches = "merge-matches"
    /// Moves filters below projections and into patterns.
    case pushPredicates = "push-predicates"
    /// Knows comparisons that follow from others.
    case inferBounds = "infer-bounds"
    /// Runs EXISTS and comparisons of COUNT with zero as semi-joins.
    case existsToSemiJoin = "exists-to-semi-join"
    /// Orders joins by estimated cost; else in order of writing.
    case joinOrder = "join-order"
    /// Starts from property lookups.
    case indexSeek = "index-seek"
    /// Starts from all relationships of a type.
    case relationshipScan = "relationship-scan"
    /// Joins separate parts by hash where an equality links them.
    case hashJoin = "hash-join"
    /// Finds distinct ends of a part once and joins them, instead of following it from every row.
    case separateJoin = "separate-join"
    /// Leaves out DISTINCT where rows are distinct.
    case redundantDistinct = "redundant-distinct"
    /// Leaves out label tests that the counts prove.
    case redundantLabels = "redundant-labels"
    /// Leaves out tests for different relationships that cannot be the same.
    case redundantUniqueness = "redundant-uniqueness"
    /// Plans a quantified path of one relationship as variable length.
    case quantifiedToVariableLength = "quantified-to-variable-length"
    /// Multiplies by a degree instead of expanding a last hop that nobody reads.
    case countByDegree = "count-by-degree"
    /// Answers counts of whole labels and types from statistics.
    case countFromStatistics = "count-from-statistics"
    /// Reads one node for each set of labels where only labels matter.
    case labelSets = "label-sets"
    /// Searches breadth-first where only distinct ends of a variable length matter.
    case distinctEnds = "distinct-ends"
    /// Keeps only the first rows while sorting.
    case limitToTop = "limit-to-top"
    /// Computes columns after LIMIT where sorting does not need them.
    case lateProjection = "late-projection"
    /// Runs an OPTIONAL MATCH of which only the absence is wanted as an anti-join.
    case countZeroToAntiJoin = "count-zero-to-anti-join"
}
