import CypherRuntime
import CypherSemantics
import CypherSyntax
import PropertyGraph

/// Comparisons that cannot hold because of the kinds of their values: a DATE with a STRING, two kinds of moment, a number with
/// a text. An empty answer that comes of one explains itself.
extension Session {
    /// Tells what is plain before the query runs; the places told.
    func tellKinds(
        of statement: BoundStatement, in source: QuerySource, given parameters: [String: Value]
    ) -> Set<SourceRange> {
        guard let onNote, !statement.comparisons.isEmpty else { return [] }
        // What a statement writes may be of other kinds than what is there now.
        let facts = KindFacts(graph: statement.writes ? nil : graph, parameters: parameters)
        var told: Set<SourceRange> = []
        for comparison in statement.comparisons {
            guard let note = KindNote(comparison, facts, source), told.insert(comparison.range).inserted else {
                continue
            }
            onNote(note.diagnostic, source)
        }
        return told
    }

    /// What tells, at the end of a statement, what showed when it ran and was not plain before.
    func tellClashes(of context: ExecutionContext, in source: QuerySource) -> () -> Void {
        let (told, onNote, clashes) = (toldPlaces, onNote, context.clashes)
        return {
            guard let onNote else { return }
            for clash in clashes.take() where !told.contains(where: { $0.overlaps(clash.place) }) {
                onNote(KindNote(clash).diagnostic, source)
            }
        }
    }
}
