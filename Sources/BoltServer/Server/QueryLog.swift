public import Machine
import Naql
import PropertyGraph
import Synchronization
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A line of JSON about each query that ended: when, who, how long, how many rows, and what it was. Values of parameters are
/// not told.
public final class QueryLog: Sendable {
    /// Bytes of a query that are written at most.
    private static let longestQuery = 2_000

    private let descriptor: Int32
    private let lock = Mutex(())

    /// A log that is added to at the end of a file, which is made where there is none; `-` is standard error.
    ///
    /// - Throws: ``FileError`` where it cannot be written to.
    public init(_ path: String) throws(FileError) {
        if path == "-" {
            descriptor = 2
            return
        }
        let opened = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw FileError(path: path, code: errno) }
        descriptor = opened
    }

    /// What is told of a query.
    struct Entry {
        var connection: Int
        var user: String?
        var query: String
        var rows: Int
        var milliseconds: Double
        /// A code and a sentence; nil where it ended well.
        var failure: (code: String, message: String)?
    }

    func add(_ entry: Entry) {
        var bytes = Array("{\"time\":".utf8)
        JSONText.appendQuoted(Self.time(), to: &bytes)
        bytes += Array(",\"connection\":\(entry.connection)".utf8)
        func put(_ name: String, _ text: String) {
            bytes += Array(",\"\(name)\":".utf8)
            JSONText.appendQuoted(text, to: &bytes)
        }
        if let user = entry.user { put("user", user) }
        let rounded = (entry.milliseconds * 1000).rounded() / 1000
        bytes += Array(",\"milliseconds\":\(rounded),\"rows\":\(entry.rows)".utf8)
        if let failure = entry.failure {
            put("code", failure.code)
            put("error", failure.message)
        }
        let isLong = entry.query.utf8.count > Self.longestQuery
        put("query", isLong ? String(entry.query.prefix(Self.longestQuery)) + "…" : entry.query)
        bytes += Array("}\n".utf8)
        // A line at a time, whole: other programs may write to the same file. Where it fails nothing can be done.
        lock.withLock { _ in
            bytes.withUnsafeBytes { writeAll($0) }
        }
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count > 0 {
            let written = write(descriptor, start, rest.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }

    private static func time() -> String {
        let now = Clock.now()
        let moment = ZonedDateTime(
            secondsSinceEpoch: now / 1_000_000_000, nanosecond: now % 1_000_000_000 / 1_000_000 * 1_000_000, zone: .utc)
        return moment.map { Value.dateTime($0).dataText(in: Graph()) } ?? ""
    }
}
