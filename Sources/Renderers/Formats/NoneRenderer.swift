import Naql

/// Shows nothing.
final class NoneRenderer: ResultRenderer {
    /// A renderer for one result.
    init() {}
    func begin(columns: [String], into output: inout ByteBuffer) {}
    func write(_ rows: Rows, into output: inout ByteBuffer) {}
    func end(into output: inout ByteBuffer) {}
}
