/// A running operator: rows are pulled from it, a batch at a time.
///
/// An inner plan is opened again for each batch of outer rows, so `open` puts the operator back to its start whatever
/// it did before.
public protocol BatchOperator: AnyObject {
    /// Starts. `argument` holds the rows that an `argument` leaf below passes on; nil where there is no outer row.
    func open(argument: Batch?) throws(ExecutionError)
    /// The next rows, never an empty batch; nil at the end, and nil again after it.
    func next() throws(ExecutionError) -> Batch?
}
