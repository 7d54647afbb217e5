public import PropertyGraph

/// The values of one slot in the rows of a batch, in the narrowest form that the producer knows.
///
/// Every form has one element a row. Ids and strings mark null by `UInt32.max`; booleans are 0, 1 or 2 for null.
public enum Column: Sendable {
    /// Node ids; `Column.nullID` is null.
    case nodes([UInt32])
    /// Relationship ids; `Column.nullID` is null.
    case relationships([UInt32])
    /// Integers; a set bit in `nulls` marks null (its value is then 0).
    case integers([Int64], nulls: Bitmap?)
    /// Floats, as integers.
    case floats([Double], nulls: Bitmap?)
    /// 0 false, 1 true, 2 null.
    case booleans([UInt8])
    /// Ids into the graph's string arena; `Column.nullID` is null.
    case strings([UInt32])
    /// Anything, boxed: the slow form.
    case values([Value])
    /// The same value in every row.
    case constant(Value, count: Int)

    /// The id that stands for null.
    public static let nullID = UInt32.max
}

/// Rows of a fixed order: one column a slot.
///
/// A batch is dense: a filter compacts, so kernels run over `0..<count` without a selection. Operators produce at most
/// ``Batch/capacity`` rows at a time where they can.
public struct Batch: Sendable {
    /// Rows that an operator aims at: within the cache, and large enough to hide one call a batch.
    public static let capacity = 1024

    /// How many rows.
    public var count: Int
    /// By slot; nil where the slot is not carried.
    public var columns = SlotColumns()
    /// How often each row counts, from a degree operator; nil is once each.
    public var multiplicity: [Int64]?

    /// A batch of rows without slots.
    public init(count: Int, slotCount: Int) {
        self.count = count
        self.multiplicity = nil
    }
}
