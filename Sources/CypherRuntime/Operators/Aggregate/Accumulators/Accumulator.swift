/// The state of one aggregating function for all groups.
protocol Accumulator: AnyObject {
    /// Makes room for `groups` groups; new ones are empty.
    func grow(to groups: Int)
    /// Takes a value for each row into the row's group; `weights` says how often a row counts.
    func update(_ groups: [UInt32], _ arguments: [Column], weights: [Int64]?) throws(ExecutionError)
    /// Takes the groups of another accumulator of the same kind: its group i goes into group `mapping[i]` here.
    func merge(_ other: any Accumulator, mapping: [UInt32]) throws(ExecutionError)
    /// The result of each group.
    func result(groups: Int) throws(ExecutionError) -> Column
}
