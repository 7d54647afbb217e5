import PropertyGraph

/// Computes a function of one argument for all rows of a column, where the column comes in a form that it knows; else nil.
typealias ColumnKernel = (_ column: Column, _ graph: Graph) -> Column?

/// A way to compute a function besides a row at a time.
enum FunctionShortcut: Sendable {
    /// A whole column at once. The maker is called for each place in a query, so that a kernel may keep what it once found.
    case column(@Sendable () -> ColumnKernel)
    /// The first argument that is not null: those behind it are not computed.
    case firstKnown
    /// Integers from a start to an end by a step, which need not become a list to be gone through.
    case integers
}
