/// Annotates articles on several threads and delivers them in order.
enum ParallelAnnotation {
    /// Articles of one round: enough to keep the workers busy, few enough to hold in memory with all that is found in them.
    private static let batchSize = 256

    /// - Parameters:
    ///   - ledger: knows what was found in some of them before, and hears what is found in the others.
    ///   - deliver: gets the number of the first article of a round, and what was found in those of the round.
    static func run(
        _ records: [ArticleRecord], _ annotator: ArticleAnnotator, _ ledger: ImportLedger? = nil,
        _ deliver: (_ first: Int, _ found: [Findings]) throws(LoadCancelled) -> Void
    ) throws(LoadCancelled) {
        var start = 0
        while start < records.count {
            let end = min(start + batchSize, records.count)
            let found = try ParallelMap.run(
                Array(start..<end), workers: annotator.options.workers, cancellation: annotator.cancellation
            ) { number -> (findings: Findings, isNew: Bool) in
                if let findings = ledger?.findings(number) { return (findings, false) }
                return (Findings(annotator.annotate(records[number])), true)
            }
            if let ledger {
                // What was given up for want of time is tried again the next time.
                for (offset, result) in found.enumerated() where result.isNew && !result.findings.isUnsearched {
                    ledger.note(start + offset, result.findings)
                }
            }
            try deliver(start, found.map(\.findings))
            start = end
        }
    }
}
