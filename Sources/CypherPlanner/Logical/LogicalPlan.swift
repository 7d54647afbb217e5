import CypherSyntax

/// A plan as a value: a tree of steps, of which some may still be patterns without an order of joins.
///
/// Rules rewrite it; ``PatternSolver`` replaces every pattern by operators; ``Lowering`` makes the physical plan.
public struct LogicalPlan: Sendable {
    /// What this node does.
    public var step: Step
    /// Where its rows come from.
    public var inputs: [LogicalPlan]
    /// Estimated rows.
    public var cardinality: Double

    /// A pattern still to be solved, or an operator.
    public enum Step: Sendable {
        /// Matches a pattern for each row of the input.
        case match(QueryGraph)
        /// An operator.
        case run(Operator)
    }

    /// Makes a node.
    public init(_ step: Step, _ inputs: [LogicalPlan] = [], cardinality: Double = 1) {
        self.step = step
        self.inputs = inputs
        self.cardinality = cardinality
    }

    /// Makes an operator over inputs.
    init(_ kind: Operator, _ inputs: LogicalPlan..., cardinality: Double? = nil) {
        self.step = .run(kind)
        self.inputs = inputs
        self.cardinality = cardinality ?? inputs.first?.cardinality ?? 1
    }

    /// The operator, unless this is a pattern.
    var kind: Operator? {
        if case .run(let kind) = step { return kind }
        return nil
    }

    /// Whether this is the single empty row.
    var isUnit: Bool {
        if case .run(.unit) = step { return true }
        return false
    }

    /// Passes every node, leaves first, through `change`, which gives what stands in its place, or nil to keep it. Leaves
    /// off where the watch says so.
    mutating func rewrite(_ watch: CompilationWatch, _ change: (LogicalPlan) -> LogicalPlan?) {
        if watch.shouldStop(after: 200) { return }
        for index in inputs.indices { inputs[index].rewrite(watch, change) }
        if let replacement = change(self) { self = replacement }
    }

    /// Whether a leaf reads the rows of an outer plan.
    var hasArgument: Bool {
        contains {
            if case .run(.argument) = $0.step { return true }
            return false
        }
    }

    /// Whether any node fulfils the test.
    func contains(_ test: (LogicalPlan) -> Bool) -> Bool {
        if test(self) { return true }
        for input in inputs where input.contains(test) { return true }
        return false
    }
}
