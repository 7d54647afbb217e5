public import CypherSemantics
public import CypherSyntax

/// A slot of a row: the id of the variable that it holds. Slots are numbered over the whole statement.
public typealias Slot = Int

/// A plan that the runtime can run: a tree of operators that pull batches of rows from their inputs.
public final class PhysicalPlan: Sendable {
    /// What this operator does.
    public let kind: Operator
    /// Where its rows come from; the operators say which input is which.
    public let inputs: [PhysicalPlan]
    /// The slots that its rows must carry: all that a later operator reads. Others may be dropped.
    public let live: SlotSet
    /// Estimated rows.
    public let cardinality: Double

    /// Makes a plan node.
    public init(_ kind: Operator, inputs: [PhysicalPlan] = [], live: SlotSet, cardinality: Double) {
        self.kind = kind
        self.inputs = inputs
        self.live = live
        self.cardinality = cardinality
    }
}

/// A set of slots.
public typealias SlotSet = BitSet

/// A statement ready to run.
public struct PlannedStatement: Sendable {
    /// The root. Its rows carry ``columns``.
    public var plan: PhysicalPlan
    /// Output columns: name and slot. Empty for a statement that returns nothing.
    public var columns: [(name: String, slot: Slot)]
    /// How many slots a row has.
    public var slotCount: Int
    /// The plans of the subqueries that still stand inside expressions; their leaf is `argument`.
    public var subplans: [BoundSubquery: PhysicalPlan]
    /// Whether it may change the graph.
    public var writes: Bool
    /// Whether a subquery of it runs in transactions of its own.
    public var commitsBatches = false
    /// Run, explain or profile.
    public var mode: Statement.Mode
    /// Names of the slots, for EXPLAIN; empty for what has none.
    public var slotNames: [String]

    /// Makes a planned statement.
    public init(
        plan: PhysicalPlan, columns: [(name: String, slot: Slot)], slotCount: Int,
        subplans: [BoundSubquery: PhysicalPlan], writes: Bool, mode: Statement.Mode, slotNames: [String] = []
    ) {
        self.plan = plan
        self.subplans = subplans
        self.columns = columns
        self.slotCount = slotCount
        self.writes = writes
        self.mode = mode
        self.slotNames = slotNames
    }
}
