@_exported public import CypherSemantics
public import PropertyGraph

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
public typealias SlotSet = Set<Slot>

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
    /// Run, explain or profile.
    public var mode: Statement.Mode

    /// Makes a planned statement.
    public init(
        plan: PhysicalPlan, columns: [(name: String, slot: Slot)], slotCount: Int,
        subplans: [BoundSubquery: PhysicalPlan], writes: Bool, mode: Statement.Mode
    ) {
        self.plan = plan
        self.subplans = subplans
        self.columns = columns
        self.slotCount = slotCount
        self.writes = writes
        self.mode = mode
    }
}

/// Which relationships an expansion follows.
public enum ExpandTypes: Hashable, Sendable {
    /// Every type.
    case all
    /// These types, each known to the graph; empty matches nothing.
    case types([TypeID])
}

/// Seen from the node that is expanded.
public enum ExpandDirection: Hashable, Sendable { case outgoing, incoming, both }

/// The physical operators. Expressions read slots by `Variable.id`; label and key names in them are resolved by the
/// runtime when it compiles them.
public indirect enum Operator: Sendable {
    // MARK: Leaves
    /// One row with no slots.
    case unit
    /// The rows of the outer operator, inside an apply.
    case argument
    /// All nodes, or those with a label (nil label id: no such label, so no rows).
    case nodeScan(Slot, label: LabelFilter)
    /// Nodes of `label` whose `key` equals the value (a list where `many`: any element of it). The expression reads
    /// only the rows of the input, if there is one (an apply in one operator), parameters and constants.
    case nodeIndexSeek(Slot, label: LabelID, key: KeyID, value: BoundExpression, many: Bool)
    /// Nodes of `label` whose `key` lies in a range or has a prefix.
    case nodeIndexRange(Slot, label: LabelID, key: KeyID, RangeBounds)
    /// Nodes by `id(n) =` or `elementId(n) =`; `many` for a list.
    case nodeByID(Slot, value: BoundExpression, many: Bool)
    /// Every relationship of the types, with its ends: (relationship, start, end).
    case relationshipScan(Slot, start: Slot, end: Slot, types: ExpandTypes)

    // MARK: Expansion. One input.
    /// For each row, each relationship at `from` and its other end. `label` filters the other end; `distinctFrom` are
    /// slots of relationships (or lists of them) that it must differ from. A nil relationship slot is not kept.
    case expand(
        from: Slot, relationship: Slot?, to: Slot, types: ExpandTypes, direction: ExpandDirection, label: LabelFilter,
        distinctFrom: [Slot])
    /// As `expand`, where `to` is already in the row.
    case expandInto(
        from: Slot, relationship: Slot?, to: Slot, types: ExpandTypes, direction: ExpandDirection,
        distinctFrom: [Slot])
    case variableLengthExpand(VariableLength)
    /// Repeats the inner plan (inputs[1], over `argument` that carries `first`) from `from`: quantified path patterns.
    case repeatPattern(RepeatPattern)
    /// Selected paths between two nodes of the row.
    case shortestPath(ShortestPath)
    /// Replaces the expansion of a last hop that nobody reads: multiplies the row's multiplicity by the degree.
    case degree(from: Slot, types: ExpandTypes, direction: ExpandDirection, label: LabelFilter)

    // MARK: Rows. One input.
    case filter([BoundExpression])
    /// Adds slots.
    case project([BoundProjection.Computed])
    case unwind(BoundExpression, Slot)
    /// Groups; without keys one row comes out even of no input.
    case aggregate(groups: [BoundProjection.Computed], aggregates: [BoundAggregate])
    case distinct([Slot])
    case sort([SortSpecification])
    /// The first `limit` (after `skip`) rows in order.
    case top([SortSpecification], skip: BoundExpression?, limit: BoundExpression)
    case skip(BoundExpression)
    case limit(BoundExpression)
    /// Reads all of its input before its first row: a barrier between reads and writes.
    case eager
    case loadCSV(withHeaders: Bool, from: BoundExpression, Slot, fieldTerminator: BoundExpression?)
    case procedureCall(BoundCall)
    /// Runs its input for its effects and passes no rows.
    case emptyResult

    // MARK: Two inputs. inputs[0] is outer or left, inputs[1] inner or right.
    /// For each outer row the rows of the inner plan, whose leaf is `argument`.
    case apply(ApplyKind)
    case cartesianProduct
    /// Joins where the key expressions are equal (nulls never); the right side is built.
    case hashJoin(left: [BoundExpression], right: [BoundExpression])
    /// Rows of the left, then of the right; `mapping[k]` gives the output slot and its source slots.
    case unionAll([UnionColumn])

    // MARK: Writes. One input (two for merge and foreach: the inner plan over `argument`).
    case create(BoundCreate)
    /// inputs[1] is the match over `argument`.
    case merge(BoundMerge)
    case set([BoundSetItem])
    case remove([BoundRemoveItem])
    case delete([BoundExpression], detach: Bool)
    /// inputs[1] is run for each element, over `argument` that carries the element in `slot`.
    case foreach(Slot, list: BoundExpression)
}

/// What an apply does with the inner rows.
public enum ApplyKind: Hashable, Sendable {
    /// Joins them to the outer row.
    case inner
    /// As inner; an outer row without any passes with the given slots null.
    case optional(nulls: [Slot])
    /// Passes the outer row where there is at least one.
    case semi
    /// Passes the outer row where there is none.
    case anti
    /// Runs the inner plan for its effects, and passes the outer row once.
    case unit
}

/// One column of a UNION.
public struct UnionColumn: Hashable, Sendable {
    /// The slot that comes out.
    public var output: Slot
    /// The slot in rows of the left input.
    public var left: Slot
    /// The slot in rows of the right input.
    public var right: Slot
    /// Makes a column.
    public init(output: Slot, left: Slot, right: Slot) { (self.output, self.left, self.right) = (output, left, right) }
}

/// A sort key over a slot. Ascending order is the global order of values, null last.
public struct SortSpecification: Hashable, Sendable {
    /// The key's slot.
    public var slot: Slot
    /// `DESC`
    public var descending: Bool
    /// Makes a key.
    public init(slot: Slot, descending: Bool) { (self.slot, self.descending) = (slot, descending) }
}

/// A test on a node's labels, resolved against the graph.
public indirect enum LabelFilter: Hashable, Sendable {
    /// No test.
    case any
    /// Never true: a label that the graph does not have.
    case none
    case label(LabelID)
    case and([LabelFilter])
    case or([LabelFilter])
    case not(LabelFilter)
}

/// Bounds of an index range; expressions are constants, parameters or slots of the input.
public enum RangeBounds: Hashable, Sendable {
    case range(lower: BoundExpression?, includesLower: Bool, upper: BoundExpression?, includesUpper: Bool)
    case prefix(BoundExpression)
}

/// `(from)-[relationships:types*minimum..maximum]-(to)`
public struct VariableLength: Sendable {
    /// Where it starts.
    public var from: Slot
    /// Holds the list of relationships, in the order written in the query; nil where nobody reads it and no
    /// uniqueness check needs it.
    public var relationships: Slot?
    /// The other end.
    public var to: Slot
    /// Whether `to` is already in the row.
    public var toIsBound: Bool
    /// Types.
    public var types: ExpandTypes
    /// Seen from `from`.
    public var direction: ExpandDirection
    /// Bounds.
    public var minimum: Int
    /// Bounds.
    public var maximum: Int?
    /// The slot of the relationship inside `predicates`.
    public var each: Slot
    /// Tests on each relationship.
    public var predicates: [BoundExpression]
    /// Test on the last node.
    public var label: LabelFilter
    /// Relationship slots that must not be met again.
    public var distinctFrom: [Slot]
    /// Whether the list was matched from right to left and must be reversed to stand as written.
    public var reversed: Bool
    /// Whether only distinct (start, end) pairs matter, so that a breadth-first search with a visited set is enough.
    public var distinctEnds: Bool

    /// Makes it.
    public init(
        from: Slot, relationships: Slot?, to: Slot, toIsBound: Bool, types: ExpandTypes, direction: ExpandDirection,
        minimum: Int, maximum: Int?, each: Slot, predicates: [BoundExpression], label: LabelFilter,
        distinctFrom: [Slot], reversed: Bool, distinctEnds: Bool
    ) {
        self.from = from
        self.relationships = relationships
        self.to = to
        self.toIsBound = toIsBound
        self.types = types
        self.direction = direction
        self.minimum = minimum
        self.maximum = maximum
        self.each = each
        self.predicates = predicates
        self.label = label
        self.distinctFrom = distinctFrom
        self.reversed = reversed
        self.distinctEnds = distinctEnds
    }
}

/// A quantified path pattern between `from` and `to`.
public struct RepeatPattern: Sendable {
    /// Where it starts.
    public var from: Slot
    /// Where it ends.
    public var to: Slot
    /// Whether `to` is already in the row.
    public var toIsBound: Bool
    /// First and last node of the inner pattern.
    public var first: Slot
    /// See ``first``.
    public var last: Slot
    /// Bounds.
    public var minimum: Int
    /// Bounds.
    public var maximum: Int?
    /// Inner relationship slots (single or lists), for trail semantics over all repetitions.
    public var relationships: [Slot]
    /// (inner slot, outer slot that collects its values).
    public var groups: [(inner: Slot, outer: Slot)]
    /// Relationship slots outside that must not be met again.
    public var distinctFrom: [Slot]
    /// Whether it was matched from right to left, so that group lists are to be reversed.
    public var reversed: Bool

    /// Makes it.
    public init(
        from: Slot, to: Slot, toIsBound: Bool, first: Slot, last: Slot, minimum: Int, maximum: Int?,
        relationships: [Slot], groups: [(inner: Slot, outer: Slot)], distinctFrom: [Slot], reversed: Bool
    ) {
        self.from = from
        self.to = to
        self.toIsBound = toIsBound
        self.first = first
        self.last = last
        self.minimum = minimum
        self.maximum = maximum
        self.relationships = relationships
        self.groups = groups
        self.distinctFrom = distinctFrom
        self.reversed = reversed
    }
}

/// Shortest paths along one variable-length relationship between two nodes of the row.
public struct ShortestPath: Sendable {
    /// One, all of the least length, k, or k groups. `maximumPaths` nil is all.
    public var selector: PathSelector
    /// One end.
    public var from: Slot
    /// The other end.
    public var to: Slot
    /// Types.
    public var types: ExpandTypes
    /// Seen from `from`.
    public var direction: ExpandDirection
    /// Bounds.
    public var minimum: Int
    /// Bounds.
    public var maximum: Int?
    /// The slot of one relationship inside `predicates`.
    public var each: Slot
    /// Tests on each relationship.
    public var predicates: [BoundExpression]
    /// Tests on the whole path (they read `path` or `relationships`), applied before the choice of the shortest.
    public var pathPredicates: [BoundExpression]
    /// Holds the list of relationships.
    public var relationships: Slot?
    /// Holds the path.
    public var path: Slot?

    /// Makes it.
    public init(
        selector: PathSelector, from: Slot, to: Slot, types: ExpandTypes, direction: ExpandDirection, minimum: Int,
        maximum: Int?, each: Slot, predicates: [BoundExpression], pathPredicates: [BoundExpression],
        relationships: Slot?, path: Slot?
    ) {
        self.selector = selector
        self.from = from
        self.to = to
        self.types = types
        self.direction = direction
        self.minimum = minimum
        self.maximum = maximum
        self.each = each
        self.predicates = predicates
        self.pathPredicates = pathPredicates
        self.relationships = relationships
        self.path = path
    }
}
