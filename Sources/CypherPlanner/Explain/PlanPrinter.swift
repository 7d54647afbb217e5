public import PropertyGraph

/// Prints a physical plan as a tree, for EXPLAIN and PROFILE.
public struct PlanPrinter {
    /// What was measured at one operator.
    public struct Measure: Sendable {
        /// Rows that came out.
        public var rows: Int
        /// Time within it, that of its inputs left out, in nanoseconds.
        public var nanoseconds: Int64
        /// Makes a measure.
        public init(rows: Int, nanoseconds: Int64) { (self.rows, self.nanoseconds) = (rows, nanoseconds) }
    }

    /// One operator of the printed tree.
    public struct Row: Sendable, Hashable {
        /// The operator's name behind the lines of the tree.
        public var operatorName: String
        /// Variables, patterns and expressions, as Cypher.
        public var details: String
        /// Estimated rows.
        public var estimatedRows: Double
        /// Rows that came out; nil without a profile.
        public var rows: Int?
        /// Milliseconds; nil without a profile.
        public var milliseconds: Double?
    }

    private let description: OperatorDescription
    private let profile: [ObjectIdentifier: Measure]

    /// Makes a printer. `profile` has what was measured at operators, by their identity.
    public init(graph: Graph, slotNames: [String], profile: [ObjectIdentifier: Measure] = [:]) {
        description = OperatorDescription(graph: graph, slotNames: slotNames)
        self.profile = profile
    }

    /// The columns that ``rows(_:)`` fill; the last two only with a profile.
    public static let columns = ["operator", "details", "estimatedRows", "rows", "milliseconds"]

    /// The tree from its root, one row an operator. The last input goes straight down; others are indented.
    public func rows(_ plan: PhysicalPlan) -> [Row] {
        var rows: [Row] = []
        append(plan, prefix: "", to: &rows)
        return rows
    }

    /// The plan as a tree, for programs.
    public func tree(_ plan: PhysicalPlan) -> PlanTree {
        let measure = profile[ObjectIdentifier(plan)]
        return PlanTree(
            operatorName: plan.kind.name, details: description.details(of: plan.kind), estimatedRows: plan.cardinality,
            rows: measure?.rows, milliseconds: measure.map { Double($0.nanoseconds) / 1e6 },
            inputs: plan.inputs.map { tree($0) })
    }

    private func append(_ plan: PhysicalPlan, prefix: String, to rows: inout [Row]) {
        let measure = profile[ObjectIdentifier(plan)]
        rows.append(
            Row(
                operatorName: prefix + plan.kind.name, details: description.details(of: plan.kind),
                estimatedRows: plan.cardinality, rows: measure?.rows,
                milliseconds: measure.map { Double($0.nanoseconds) / 1e6 }))
        let line = prefix.replacing("+ ", with: "| ")
        for input in plan.inputs.dropFirst().reversed() { append(input, prefix: line + "+ ", to: &rows) }
        if let first = plan.inputs.first { append(first, prefix: line, to: &rows) }
    }
}
