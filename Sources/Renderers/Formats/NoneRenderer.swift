public import Naql

/// Shows nothing.
public final class NoneRenderer: ResultRenderer {
    /// A renderer for one result.
    public init() {}
    public func begin(columns: [String], into output: inout ByteBuffer) {}
    public func write(_ rows: Rows, into output: inout ByteBuffer) {}
    public func end(into output: inout ByteBuffer) {}
}
