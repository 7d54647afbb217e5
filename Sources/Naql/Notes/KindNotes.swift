import CypherRuntime
import CypherSemantics
import CypherSyntax
import PropertyGraph

/// Comparisons that cannot hold because of the kinds of their values: a DATE with a STRING, two kinds of moment, a number with
/// a text. An empty answer that comes of one explains itself.
enum KindNotes {
    /// What is plain before a query runs, a note a place.
    static func notes(
        on statement: BoundStatement, of source: QuerySource, in graph: Graph, given parameters: [String: Value]
    ) -> [Diagnostic] {
        guard !statement.comparisons.isEmpty else { return [] }
        // What a statement writes may be of other kinds than what is there now.
        let facts = KindFacts(graph: statement.writes ? nil : graph, parameters: parameters)
        var told: Set<SourceRange> = []
        return statement.comparisons.compactMap { KindNote($0, facts, source)?.diagnostic }
            .filter { told.insert($0.range).inserted }
    }

    /// What showed when it ran, and was not plain before.
    static func notes(on clashes: KindClashes, besides told: Set<SourceRange>) -> [Diagnostic] {
        clashes.take().filter { clash in !told.contains { $0.overlaps(clash.place) } }.map { KindNote($0).diagnostic }
    }
}
