/// Annotates articles on several threads and delivers them in order: while what was found in one round is delivered, the
/// other threads are at the next.
enum ParallelAnnotation {
    /// Articles of one round: enough to keep the workers busy, few enough to hold in memory with all that is found in them.
    private static let batchSize = 256

    private struct Result {
        let findings: Findings
        /// What the ledger is to keep, where it does not have it.
        let packed: [UInt8]?
    }

    /// - Parameters:
    ///   - annotations: what other tools found in them, which comes besides.
    ///   - ledger: knows what was found in some of them before, and hears what is found in the others.
    ///   - deliver: gets the number of the first article of a round, and what was found in those of the round.
    static func run(
        _ records: [ArticleRecord], _ annotator: ArticleAnnotator, _ annotations: AnnotationSet,
        _ ledger: ImportLedger? = nil,
        _ deliver: (_ first: Int, _ found: [Findings]) throws(LoadCancelled) -> Void
    ) throws(LoadCancelled) {
        func start(_ first: Int) -> ParallelMap.Run<Int, Result> {
            let inputs = Array(first..<min(first + batchSize, records.count))
            return ParallelMap.start(
                inputs, workers: annotator.options.workers, cancellation: annotator.cancellation
            ) { number in find(in: records[number], annotator, annotations[number], ledger, number) }
        }
        guard !records.isEmpty else { return }
        var first = 0
        var run: ParallelMap.Run? = start(0)
        while let current = run {
            let found = try current.finish()
            // The ledger is changed only while no other thread asks it.
            if let ledger {
                for (offset, result) in found.enumerated() {
                    if let packed = result.packed { ledger.note(first + offset, packed) }
                }
            }
            let next = first + found.count
            run = next < records.count ? start(next) : nil
            do { try deliver(first, found.map(\.findings)) } catch {
                run?.abandon()
                throw error
            }
            first = next
        }
    }

    /// What is found in one article, with what others found in it.
    private static func find(
        in record: ArticleRecord, _ annotator: ArticleAnnotator, _ others: [AnnotationSet.Placed],
        _ ledger: ImportLedger?, _ number: Int
    ) -> Result {
        // Merging needs the words, which are not kept.
        let known = ledger?.findings(number)
        if let known, others.isEmpty { return Result(findings: known, packed: nil) }
        let article = annotator.annotate(record)
        var findings = Findings(article)
        // What was given up for want of time is tried again the next time.
        let isKept = ledger != nil && known == nil && !findings.isUnsearched
        let packed = isKept ? Packer.bytes(of: findings) : nil
        if !others.isEmpty { findings.merge(others, in: article.document) }
        return Result(findings: findings, packed: packed)
    }
}
