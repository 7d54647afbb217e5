import CypherRuntime
import CypherSyntax

extension TransactionTally {
    /// Which transactions of `CALL { … } IN TRANSACTIONS` came to nothing: unless it is said, the rest is taken for all.
    var note: Diagnostic? {
        guard let (error, place) = firstError else { return nil }
        let count = failed == 1 ? "1 transaction was" : "\(failed) transactions were"
        let kept = kept == 1 ? "1 is kept" : "\(kept) are kept"
        return Diagnostic(
            code: "TransactionFailed", at: error.range ?? place,
            message: "\(count) undone, \(kept); the first error: \(error.message)")
    }
}
