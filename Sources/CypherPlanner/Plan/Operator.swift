public import CypherSemantics
public import CypherSyntax
public import PropertyGraph

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
    /// One row for each set of labels that nodes have: a node that has it, with multiplicity the number of such nodes.
    case labelSetScan(Slot)
    /// One row with the number of nodes that pass the filter.
    case nodeCount(Slot, label: LabelFilter)
    /// One row with the number of relationships of the types, optionally between ends that pass the filters.
    case relationshipCount(Slot, types: ExpandTypes, source: LabelFilter, target: LabelFilter)
    /// Every relationship of the types, with its ends: (relationship, start, end).
    case relationshipScan(Slot, start: Slot, end: Slot, types: ExpandTypes)
    /// A command on indexes or constraints, or SHOW, whose columns go to the slots in their order.
    case schema(SchemaCommand)

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
    /// Solves a relationship or a list of relationships that is already in the row: tests it and gives its ends.
    case boundRelationship(BoundRelationshipMatch)
    /// Keeps the rows of the least (or the k least) values of an integer slot, as a path selector asks.
    case selectPaths(PathSelector, length: Slot)
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
    /// Runs the inner plan in transactions of a number of outer rows each, which stay whatever becomes of the statement, and
    /// joins its rows; of one without columns passes the outer row. Where a transaction fails the given slots are null.
    case batches(BoundBatches, nulls: [Slot], isUnit: Bool, optional: Bool)
}

/// One column of a UNION.
public struct UnionColumn: Hashable, Sendable {
    /// The slot that comes out.
    public var output: Slot
    /// The slot in rows of the left input.
    public var left: Slot
    /// The slot in rows of the right input.
    public var right: Slot
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
    /// A string that has this one in it.
    case contains(BoundExpression)
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
