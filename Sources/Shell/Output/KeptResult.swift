import CypherRuntime
import Naql
import PropertyGraph
import Renderers

/// The rows of the last result, to be shown again.
final class KeptResult {
    let columns: [String]
    private(set) var batches: [Rows] = []
    private(set) var count = 0
    /// Whether there were more rows than are kept.
    private(set) var isCut = false

    /// Rows of more than this are not kept: a stream of millions is not to stay in memory.
    static let limit = 200_000
    /// The same for scripts, whose memory is to be flat.
    static let scriptLimit = 1000
    /// The most rows that this one keeps.
    let limit: Int

    init(columns: [String], limit: Int = KeptResult.limit) {
        self.columns = columns
        self.limit = limit
    }

    /// Rows that are no query's.
    convenience init(columns: [String], rows: [[Value]], graph: Graph) {
        self.init(columns: columns)
        if rows.isEmpty { return }
        let cells = columns.indices.map { column in Column.values(rows.map { $0[column] }) }
        add(Rows(count: rows.count, columns: cells, graph: graph))
    }

    func add(_ rows: Rows) {
        count += rows.count
        guard !isCut, count <= limit else {
            isCut = true
            batches = []
            return
        }
        batches.append(rows)
    }

    /// Values that rows have beside those that are shown.
    private var beside: [Value] = []

    /// Gives each row a value that is not shown.
    func hide(_ values: [Value]) { beside = values }

    /// What a row, numbered from 1, has beside what is shown.
    func hidden(_ number: Int) -> [Value] { beside.indices.contains(number - 1) ? [beside[number - 1]] : [] }

    /// Whether a row tells that nothing was found: what its own words are about is not to be guessed.
    func isOfNothing(_ number: Int) -> Bool { hidden(number).first?.isNull ?? false }

    /// The values of a row, numbered from 1; nil where there is none.
    func row(_ number: Int) -> (values: [Value], graph: Graph)? {
        var left = number - 1
        guard left >= 0 else { return nil }
        for rows in batches {
            if left < rows.count {
                return (rows.columns.indices.map { rows.value(row: left, column: $0) }, rows.graph)
            }
            left -= rows.count
        }
        return nil
    }

    /// The rows once more, those of `numbers` alone where it is given.
    func source(only number: Int? = nil) -> any RowSource {
        guard let number, let (values, graph) = row(number) else { return KeptRows(columns: columns, batches) }
        return KeptRows(columns: columns, [Rows(count: 1, columns: values.map { .values([$0]) }, graph: graph)])
    }
}

/// Kept rows as they are pulled.
private final class KeptRows: RowSource {
    let columns: [String]
    private var rest: ArraySlice<Rows>

    init(columns: [String], _ batches: [Rows]) {
        self.columns = columns
        rest = batches[...]
    }

    func next() throws(NaqlError) -> Rows? { rest.popFirst() }
    func confirm() throws(NaqlError) {}
}

/// Rows of a query that are kept while they pass.
final class RecordedRows: RowSource {
    private let result: any RowSource
    let kept: KeptResult
    private let onCount: (Int) -> Void
    var columns: [String] { result.columns }

    init(_ result: any RowSource, limit: Int, onCount: @escaping (Int) -> Void) {
        self.result = result
        self.onCount = onCount
        kept = KeptResult(columns: result.columns, limit: limit)
    }

    func next() throws(NaqlError) -> Rows? {
        guard let rows = try result.next() else { return nil }
        kept.add(rows)
        onCount(kept.count)
        return rows
    }

    func confirm() throws(NaqlError) { try result.confirm() }
}

extension Value {
    /// Whether it stands for itself, in this graph and any other: no node, relationship or path is in it.
    var isKeepable: Bool {
        switch self {
        case .node, .relationship, .path: false
        case .list(let values): values.allSatisfy(\.isKeepable)
        case .map(let map): map.values.allSatisfy(\.isKeepable)
        default: true
        }
    }
}
