/// A plan as a tree of operators, apart from the plan itself.
public struct PlanTree: Sendable {
    /// The operator's name.
    public let operatorName: String
    /// Variables, patterns and expressions, as Cypher.
    public let details: String
    /// Estimated rows.
    public let estimatedRows: Double
    /// Rows that came out; nil without a profile.
    public let rows: Int?
    /// Milliseconds within it; nil without a profile.
    public let milliseconds: Double?
    /// What it takes its rows from.
    public let inputs: [PlanTree]
}
