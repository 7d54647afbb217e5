import NIOCore
import Naql

/// A result that is being read: its rows are encoded as they are asked for.
final class OpenResult {
    let result: QueryResult
    let query: String
    /// When it began, in nanoseconds of the monotonic clock.
    let began: Int64
    /// What was to be told before its first row.
    let notes: [Reply]
    /// Rows that were given, or passed over.
    private(set) var count = 0

    private var rows: Rows?
    private var next = 0
    private var isExhausted = false
    /// Records that were encoded before they were asked for, since the graph was about to change.
    private var kept: ArraySlice<ByteBuffer> = []

    init(_ result: QueryResult, query: String, began: Int64, notes: [Reply]) {
        (self.result, self.query, self.began, self.notes) = (result, query, began, notes)
    }

    /// Whether no row is left.
    func isAtEnd() throws(NaqlError) -> Bool {
        if !kept.isEmpty { return false }
        return try !advance()
    }

    /// Writes rows, as many as are asked for or until the writer holds as many bytes; returns how many were written. Rows
    /// of a damaged archive are taken back.
    func write(_ wanted: Int?, into out: inout MessageWriter, until bytes: Int) throws(NaqlError) -> Int {
        let start = out.count
        var written = 0
        while written < wanted ?? .max, out.count < bytes, try !isAtEnd() {
            if let record = kept.popFirst() {
                out.append(record)
            } else if let rows {
                out.record(rows, next)
                next += 1
            }
            written += 1
        }
        do throws(NaqlError) { try result.confirm() } catch {
            out.truncate(to: start)
            throw error
        }
        count += written
        return written
    }

    /// Passes rows over.
    func skip(_ wanted: Int) throws(NaqlError) {
        var left = wanted
        while left > 0, try !isAtEnd() {
            if kept.popFirst() == nil { next += 1 }
            left -= 1
            count += 1
        }
    }

    /// Encodes all rows that are left, so that they stay what they are whatever becomes of the graph; false where they are
    /// more bytes than that.
    func keep(atMost limit: Int) throws(NaqlError) -> Bool {
        var more: [ByteBuffer] = []
        var bytes = 0
        while try advance(), let rows {
            while next < rows.count {
                var writer = MessageWriter()
                writer.record(rows, next)
                next += 1
                bytes += writer.count
                more.append(writer.take())
                if bytes > limit { return false }
            }
        }
        try result.confirm()
        kept += more
        return true
    }

    /// Whether a row is left in a batch, the next one if need be.
    private func advance() throws(NaqlError) -> Bool {
        while next >= rows?.count ?? 0 {
            if isExhausted { return false }
            rows = try result.next()
            next = 0
            isExhausted = rows == nil
        }
        return true
    }
}
