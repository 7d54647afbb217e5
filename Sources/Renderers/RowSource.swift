public import Naql

/// Rows to be printed, as they come: of a query that runs, or kept from an earlier one.
public protocol RowSource: AnyObject {
    /// The names of the columns; empty where a statement returns nothing.
    var columns: [String] { get }
    /// The next rows, or nil at the end.
    func next() throws(NaqlError) -> Rows?
    /// Throws where what was read so far is not sound.
    func confirm() throws(NaqlError)
}

extension QueryResult: RowSource {}
