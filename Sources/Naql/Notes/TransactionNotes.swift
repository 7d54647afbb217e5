import CypherRuntime
import CypherSyntax

extension Session {
    /// Tells which transactions of `CALL { … } IN TRANSACTIONS` came to nothing: unless it is said, the rest is taken for
    /// all.
    func tellTransactions(of context: ExecutionContext, in source: QuerySource) {
        let tally = context.transactions
        guard let onNote, let (error, place) = tally.firstError else { return }
        let count = tally.failed == 1 ? "1 transaction was" : "\(tally.failed) transactions were"
        let kept = tally.kept == 1 ? "1 is kept" : "\(tally.kept) are kept"
        onNote(
            Diagnostic(
                code: "TransactionFailed", at: error.range ?? place,
                message: "\(count) undone, \(kept); the first error: \(error.message)"), source)
    }
}
