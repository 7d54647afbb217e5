import CypherRuntime
public import Naql
public import PropertyGraph

/// What a page shows of a result: its rows, the graph in them, what happened when, and the articles that it came from.
public struct ViewContent {
    /// The query.
    public var title: String
    /// The names of the columns.
    public var columns: [String]
    /// Rows of values.
    public var rows: [[Value]]
    /// The graph that they are of.
    public var graph: Graph
    /// How many rows the result had.
    public var rowCount: Int
    /// Where a row, numbered from 0, stands in an article.
    public var places: [Int: ArticlePlace] = [:]
    /// The articles of those places, each once.
    public var readings: [ArticleReading] = []
    /// The sentence in which a node stands, to be shown when it is pointed at.
    public var sentences: [NodeID: String] = [:]

    /// Content without places.
    public init(title: String, columns: [String], rows: [[Value]], graph: Graph, rowCount: Int) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.graph = graph
        self.rowCount = rowCount
    }

    /// The nodes that the rows show, in order, for ``sentences``.
    public var nodes: [NodeID] { shown.nodes }

    /// The nodes and relationships in the rows.
    var shown: ShownEntities {
        var shown = ShownEntities()
        let columns = self.columns.indices.map { column in Column.values(rows.map { $0[column] }) }
        if !rows.isEmpty { shown.collect(Rows(count: rows.count, columns: columns, graph: graph)) }
        return shown
    }
}
