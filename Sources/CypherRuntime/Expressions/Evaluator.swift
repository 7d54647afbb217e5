/// A compiled expression: computes one column from the rows of a batch, with one virtual call a batch.
protocol Evaluator: AnyObject {
    /// The expression's value in each row; the result has `batch.count` rows.
    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column
}

/// A compiled condition: finds the rows where it is true.
protocol Predicate: AnyObject {
    /// The rows where the condition is true, ascending; nil where it is true in all of them.
    func select(_ batch: Batch) throws(ExecutionError) -> [UInt32]?
}
