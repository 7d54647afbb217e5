import Articles
import CypherRuntime
import Machine
import Naql
import PropertyGraph
import Renderers

/// The rows of a question that were not there when it was asked last, of the same sources with the same parameters.
public final class NewRows {
    private let path: String
    /// How often each row was there last time, by what it holds.
    private var before: [String: Int] = [:]
    private var now: [String] = []
    /// How many rows are new.
    public private(set) var count = 0
    private var statement = 0

    /// - Parameters:
    ///   - question: name and text.
    ///   - parameters: as they were given.
    ///   - sources: as they were given.
    /// - Throws: ``CommandError`` where there is no folder to remember rows in, ``FileError`` where what was
    /// remembered cannot
    ///   be read.
    init(question: String, parameters: [String], sources: [String]) throws {
        guard let state = UserFolders.state else {
            throw CommandError("there is no home folder to remember rows in: set HOME")
        }
        let parts = [question] + parameters.sorted() + ["\u{1E}"] + sources.map(Self.whole)
        path = state + "/new/" + ContentDigest.hex(of: parts.joined(separator: "\u{1F}")) + ".rows"
        guard Files.exists(path) else { return }
        for line in try Files.text(of: path).split(separator: "\n") where line.count == 32 {
            before[String(line), default: 0] += 1
        }
    }

    /// A source with its folder: the same name elsewhere is another. Asked of the system, for `PWD` is where a shell was that
    /// may have started another program since.
    private static func whole(_ path: String) -> String {
        path == "-" ? path : FilePath(path).whole.text
    }

    /// Those of a result that are new.
    func filter(_ rows: any RowSource) -> any RowSource {
        statement += 1
        return Filtered(rows, self)
    }

    /// Whether a row was not there, or not so often.
    fileprivate func isNew(_ rows: Rows, _ row: Int) -> Bool {
        let values = rows.columns.indices.map { rows.value(row: row, column: $0).literal(in: rows.graph) }
        let text = "\(statement)\u{1E}" + values.joined(separator: "\u{1F}")
        let key = ContentDigest.hex(of: text)
        now.append(key)
        if let left = before[key], left > 0 {
            before[key] = left - 1
            return false
        }
        count += 1
        return true
    }

    /// Remembers the rows of this time, now that they are told.
    ///
    /// - Throws: ``FileError`` where that cannot be written; what was remembered stays.
    public func keep() throws {
        if let folder = path.lastIndex(of: "/") { UserFolders.make(String(path[..<folder])) }
        try OutputFile.replace(path, with: Array(now.map { $0 + "\n" }.joined().utf8))
    }

    private final class Filtered: RowSource {
        private let rows: any RowSource
        private let memory: NewRows
        var columns: [String] { rows.columns }

        init(_ rows: any RowSource, _ memory: NewRows) { (self.rows, self.memory) = (rows, memory) }

        func next() throws(NaqlError) -> Rows? {
            while let batch = try rows.next() {
                let new = (0..<batch.count).filter { memory.isNew(batch, $0) }
                if new.isEmpty { continue }
                if new.count == batch.count { return batch }
                let columns = batch.columns.indices.map { column in
                    Column.values(new.map { batch.value(row: $0, column: column) })
                }
                return Rows(count: new.count, columns: columns, graph: batch.graph)
            }
            return nil
        }

        func confirm() throws(NaqlError) { try rows.confirm() }
    }
}

/// Rows of which the first are at hand: whether there are any is known before they are printed.
final class PeekedRows: RowSource {
    private let rows: any RowSource
    private var first: Rows?
    var columns: [String] { rows.columns }
    /// Whether there is none.
    var isEmpty: Bool { first == nil }

    init(_ rows: any RowSource) throws(NaqlError) {
        self.rows = rows
        first = try rows.next()
    }

    func next() throws(NaqlError) -> Rows? {
        if let first {
            self.first = nil
            return first
        }
        return try rows.next()
    }

    func confirm() throws(NaqlError) { try rows.confirm() }
}
