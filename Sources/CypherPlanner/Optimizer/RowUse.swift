/// What the operators above a plan do with its rows.
public struct RowUse: Sendable {
    /// Slots that they read; nil where that is not known.
    public var reads: SlotSet?
    /// What equal rows mean to them.
    public var duplicates = Duplicates.kept

    /// What becomes of equal rows.
    public enum Duplicates: Sendable {
        /// Each is wanted.
        case kept
        /// Only how many there are.
        case counted
        /// Nothing: one is as good as many.
        case ignored
    }
}
